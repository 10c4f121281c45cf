import { useEffect, useState } from 'react'

/** How long a page of the television stands. */
const STANDS = 10_000
/** The pointer and the way out show for this long after it was moved. */
const TOUCHED = 3_000

/** Which of so many turns is shown: it turns by itself unless it was stopped, and by hand either way. */
export function useTurning(turns: number) {
  const [at, setAt] = useState(0)
  const [isStopped, setStopped] = useState(false)
  const shown = turns === 0 ? 0 : at % turns
  useEffect(() => {
    if (isStopped || turns < 2) return
    const timer = window.setTimeout(() => setAt((shown + 1) % turns), STANDS)
    return () => window.clearTimeout(timer)
  }, [shown, turns, isStopped])
  return {
    shown,
    isStopped,
    turn: (step: 1 | -1) => setAt((shown + step + turns) % Math.max(turns, 1)),
    toggle: () => setStopped((before) => !before),
  }
}

/** Whether somebody moves the pointer just now. */
export function useIsTouched(): boolean {
  const [isTouched, setTouched] = useState(false)
  useEffect(() => {
    let timer: number | undefined
    const touch = () => {
      setTouched(true)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setTouched(false), TOUCHED)
    }
    window.addEventListener('pointermove', touch)
    return () => {
      window.removeEventListener('pointermove', touch)
      window.clearTimeout(timer)
    }
  }, [])
  return isTouched
}
