import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useMatches } from 'react-router'
import type { SignedIn } from '../../shared/staff/person'
import { orpc } from '../api/client'
import { setCover, useCover } from '../api/cover'
import { noteActive, useIdle } from '../api/idle'
import { saveBeforeLeaving } from '../api/leaving'
import { enterAs, lock, useStanding } from '../api/session'
import { PeopleSwitch } from '../features/staff/people-switch'
import styles from './cover.module.css'

const RETRY = 3_000

/**
 * 切换人员 and 锁屏: lies over the page of whoever is signed in. What they had on the screen is taken out of the document,
 * input and all, and comes back with them; another person never sees it. Rule SEC-1.
 */
export function Cover() {
  const { kind } = useCover()
  const standing = useStanding().data
  const isOpen = standing?.state === 'signedIn'
  useIdle(standing?.lockAfter ?? 1, isOpen && kind !== 'locked', useIsPersonal(), () => setCover({ kind: 'locked' }))
  useLocking(isOpen && kind === 'locked')
  useSwitchKey(isOpen && kind === null)
  if (kind === null || !standing?.person) return null
  return <Veil key={standing.person.id} kind={kind} person={standing.person} />
}

/** What a route says of a page that shows nothing of anybody, so that it is known before that page has arrived. */
export const NOTHING_PERSONAL = { isPersonal: false }

function useIsPersonal(): boolean {
  return useMatches().every(({ handle }) => handle !== NOTHING_PERSONAL)
}

/** Has the office lock as well; it is told until it has heard. */
function useLocking(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return
    const tell = () => lock().catch(() => undefined)
    void tell()
    const timer = setInterval(tell, RETRY)
    return () => clearInterval(timer)
  }, [isWanted])
}

/** Ctrl+Shift+U opens 切换人员 from anywhere. */
function useSwitchKey(isHeard: boolean): void {
  useEffect(() => {
    if (!isHeard) return
    const listen = (event: KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey
      if (!isCommand || event.key.toLowerCase() !== 'u') return
      event.preventDefault()
      if (!event.repeat) setCover({ kind: 'switching' })
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [isHeard])
}

function Veil({ kind, person }: { kind: 'switching' | 'locked'; person: SignedIn }) {
  const { t } = useTranslation('staff')
  const [place] = useState(() => {
    const place = document.createElement('div')
    place.className = styles.veil ?? ''
    return place
  })
  const here = useQuery(orpc.staff.here.queryOptions({ staleTime: 0 }))
  const close = kind === 'switching' ? () => setCover({ kind: null }) : null
  useLayoutEffect(() => {
    const putBack = takeAway(place)
    return putBack
  }, [place])
  useLayoutEffect(() => {
    const keep = (event: KeyboardEvent) => {
      // What lies behind hears no key; fields here take theirs all the same.
      event.stopImmediatePropagation()
      if (event.key === 'Escape' && close) close()
    }
    window.addEventListener('keydown', keep, true)
    return () => window.removeEventListener('keydown', keep, true)
  })
  const enter = (entered: SignedIn) => {
    noteActive()
    enterAs(entered)
  }
  return createPortal(
    <div className={styles.sheet} role="dialog" aria-modal="true" aria-label={t(`switch.${kind}`)}>
      {here.isPending ? null : (
        <PeopleSwitch
          title={t(`switch.${kind}`)}
          note={t(`switch.${kind}Note`, { name: person.name })}
          own={person}
          people={here.data ?? []}
          isLocked={kind === 'locked'}
          beforeEntering={kind === 'switching' ? saveBeforeLeaving : nothing}
          onEntered={enter}
          onClose={close}
        />
      )}
    </div>,
    place,
  )
}

/** Behind the lock everything was saved before. */
async function nothing(): Promise<void> {}

/** Puts the cover into the document in place of all that stands there, and gives how to put that back. */
function takeAway(place: HTMLElement): () => void {
  const focused = document.activeElement
  for (const sheet of document.querySelectorAll('dialog[open]')) if (sheet instanceof HTMLDialogElement) sheet.close()
  const kept = document.createDocumentFragment()
  kept.append(...document.body.childNodes)
  document.body.append(place)
  return () => {
    place.remove()
    // What was added meanwhile, as a message, stays behind it.
    document.body.prepend(kept)
    if (focused instanceof HTMLElement) focused.focus()
  }
}
