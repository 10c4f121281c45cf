import { App, Button } from 'antd'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import { unitStateAt } from '../../../../shared/ledger/unit'
import { orpc, queryClient } from '../../../api/client'
import { useSession } from '../../../api/session'
import { useBoard } from '../board/board-data'

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

let written: string | null = null

/** A page that writes a ticket for a home says itself when the home is free: no notice over it. */
export function useWrittenHere(unitId: string) {
  useEffect(() => {
    written = unitId
    return () => {
      written = null
    }
  }, [unitId])
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
  const { project, person, can } = useSession()
  const waiting = useWatched()
  const { homes, now } = useBoard(project.id)
  const tell = useRef((_unitId: string, _number: string) => {})
  tell.current = (unitId, number) => {
    const key = `free-${unitId}`
    const open = async () => {
      notification.destroy(key)
      if (!can('ticket.write')) return navigate(`/board?unit=${unitId}`)
      const draft = await ownDraftOf(project.id, person.id, unitId)
      return navigate(draft === null ? `/tickets/new?unit=${unitId}` : `/tickets/${draft}`)
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
    for (const { id, number } of free) if (id !== written) tell.current(id, number)
  }, [homes, now, waiting])
  return null
}

/** The draft this person already has for the home; without an answer there is none, and a blank one opens. */
async function ownDraftOf(projectId: string, personId: string, unitId: string): Promise<string | null> {
  const drafts = orpc.ledger.tickets.list.queryOptions({ input: { projectId, states: ['draft'] } })
  const found = await queryClient.fetchQuery({ ...drafts, staleTime: 0 }).catch(() => [])
  return found.find((draft) => draft.consultantId === personId && draft.unitId === unitId)?.id ?? null
}
