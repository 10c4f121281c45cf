import { useEffect, useRef } from 'react'
import { MINUTE } from '../../shared/kernel/day'

const STORED_AS = 'fanghao.active'
const PERSONAL_AGAIN = 'fanghao.personal'
/** Keys and clicks this close together are one sign of life. */
const SETTLE = 1_000

/** How many pages on the screen show nothing that is anybody's. */
let nothingPersonal = 0
/** The last sign of life here, by a clock that nobody sets, and by the PC's, which other windows share. */
let seen = { steady: performance.now(), wall: 0 }

/** Somebody is at the PC: a key, a click, or that they have just entered. */
export function noteActive(): void {
  if (nothingPersonal > 0) return
  seen = { steady: performance.now(), wall: Date.now() }
  localStorage.setItem(STORED_AS, String(seen.wall))
}

/**
 * For a page that shows nothing personal, as the hall's: while it stands there it is never locked, and what is done on it
 * is no sign of life. Whoever leaves it later than the office's time finds the lock. Rule SEC-1.
 */
export function useNothingPersonal(): void {
  useEffect(() => {
    nothingPersonal += 1
    return () => {
      nothingPersonal -= 1
      window.dispatchEvent(new Event(PERSONAL_AGAIN))
    }
  }, [])
}

/** Tells when nobody has touched any window of this browser for so many minutes, since it was opened again too. */
export function useIdle(minutes: number, isOpen: boolean, onIdle: () => void): void {
  const tell = useRef(onIdle)
  tell.current = onIdle
  useEffect(() => {
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
  }, [])
  useEffect(() => {
    if (!isOpen) return
    if (localStorage.getItem(STORED_AS) === null) noteActive()
    const look = () => {
      if (nothingPersonal === 0 && isIdleFor(minutes * MINUTE)) tell.current()
    }
    look()
    const timer = setInterval(look, SETTLE)
    window.addEventListener(PERSONAL_AGAIN, look)
    return () => {
      clearInterval(timer)
      window.removeEventListener(PERSONAL_AGAIN, look)
    }
  }, [minutes, isOpen])
}

function isIdleFor(most: number): boolean {
  const wall = Number(localStorage.getItem(STORED_AS))
  // Another window has been touched.
  if (wall > seen.wall) seen = { steady: performance.now(), wall }
  const since = Date.now() - wall
  // A clock that was set back says nothing of how long nobody was here.
  return since >= most || since < -MINUTE || performance.now() - seen.steady >= most
}
