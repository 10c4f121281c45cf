import { App, Button } from 'antd'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import { unitStateAt } from '../../../shared/ledger/unit'
import { useSession } from '../../api/session'
import { useBoard } from './board-data'

let watched: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

function setWatched(next: ReadonlySet<string>) {
  watched = next
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function useWatched(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => watched)
}

/** 提醒我: whether this window tells when a home is for sale again. */
export function useReminder(unitId: string) {
  const isSet = useWatched().has(unitId)
  const toggle = () => {
    const next = new Set(watched)
    if (!next.delete(unitId)) next.add(unitId)
    setWatched(next)
  }
  return { isSet, toggle }
}

/** The pages, and beside them the reminders that were asked for on any of them. */
export function WithReminders() {
  const isAny = useWatched().size > 0
  return (
    <>
      <Outlet />
      {isAny && <Reminders />}
    </>
  )
}

function Reminders() {
  const { t } = useTranslation('board')
  const { notification } = App.useApp()
  const navigate = useNavigate()
  const { project, can } = useSession()
  const waiting = useWatched()
  const { homes, now } = useBoard(project.id)
  const tell = useRef((_unitId: string, _number: string) => {})
  tell.current = (unitId, number) => {
    const key = `free-${unitId}`
    const open = () => {
      notification.destroy(key)
      navigate(can('ticket.write') ? `/tickets/new?unit=${unitId}` : `/board?unit=${unitId}`)
    }
    notification.success({
      key,
      duration: 0,
      placement: 'bottomLeft',
      title: t('reminder.title', { unit: number }),
      description: t('reminder.detail'),
      actions: (
        <Button type="primary" onClick={open}>
          {t(can('ticket.write') ? 'action.openTicket' : 'reminder.see')}
        </Button>
      ),
    })
  }
  useEffect(() => {
    const free = homes.filter((home) => waiting.has(home.id) && unitStateAt(home, now) === 'available')
    if (free.length === 0) return
    setWatched(new Set([...waiting].filter((id) => !free.some((home) => home.id === id))))
    for (const { id, number } of free) tell.current(id, number)
  }, [homes, now, waiting])
  return null
}
