import { type RefObject, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** A home that was just found takes the focus, once: Enter then goes on with it. */
export function useFoundHome(
  ground: RefObject<HTMLElement | null>,
  selected: string | null,
  setFocused: (id: string) => void,
): void {
  const { key, state } = useLocation()
  const done = useRef<string | null>(null)
  const isWanted = selected !== null && state?.found === selected
  useEffect(() => {
    if (isWanted && done.current !== key) setFocused(selected)
  }, [isWanted, key, selected, setFocused])
  // Its floor may not be drawn yet: looked for until it is.
  useEffect(() => {
    if (!isWanted || done.current === key) return
    const cell = ground.current?.querySelector(`[data-home="${selected}"]`)
    if (!(cell instanceof HTMLElement)) return
    done.current = key
    cell.focus()
  })
}
