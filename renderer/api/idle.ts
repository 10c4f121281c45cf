import { useEffect, useLayoutEffect, useRef } from 'react'
import { MINUTE } from '../../shared/kernel/day'

const STORED_AS = 'fanghao.active'
/** Keys and clicks this close together are one sign of life. */
const SETTLE = 1_000

/** The last sign of life here, by a clock that nobody sets, and by the PC's, which other windows share. */
let seen = { steady: performance.now(), wall: 0 }

/** Somebody is at the PC: a key, a click, or that they have just entered. */
export function noteActive(): void {
  seen = { steady: performance.now(), wall: Date.now() }
  localStorage.setItem(STORED_AS, String(seen.wall))
}

/**
 * Tells when nobody has touched any window of this browser for so many minutes, since it was opened again too. Before a
 * page that shows nothing personal nobody is told, and what is done on it is no sign of life: whoever leaves it later than
 * that is told before the next page is painted. Rule SEC-1.
 */
export function useIdle(minutes: number, isOpen: boolean, isPersonal: boolean, onIdle: () => void): void {
  const tell = useRef(onIdle)
  tell.current = onIdle
  useEffect(() => {
    if (!isPersonal) return
    let last = 0
    const heard = new AbortController()
    const note = (event: Event) => {
      if (!event.isTrusted || performance.now() - last < SETTLE) return
      last = performance.now()
      noteActive()
    }
    for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
      window.addEventListener(sign, note, { capture: true, passive: true, signal: heard.signal })
    return () => heard.abort()
  }, [isPersonal])
  useLayoutEffect(() => {
    if (!isOpen) return
    if (localStorage.getItem(STORED_AS) === null) noteActive()
    if (!isPersonal) return
    const look = () => {
      if (isIdleFor(minutes * MINUTE)) tell.current()
    }
    look()
    const timer = setInterval(look, SETTLE)
    return () => clearInterval(timer)
  }, [minutes, isOpen, isPersonal])
}

function isIdleFor(most: number): boolean {
  const wall = Number(localStorage.getItem(STORED_AS))
  // Another window has been touched.
  if (wall > seen.wall) seen = { steady: performance.now(), wall }
  const since = Date.now() - wall
  // A clock that was set back says nothing of how long nobody was here.
  return since >= most || since < -MINUTE || performance.now() - seen.steady >= most
}
