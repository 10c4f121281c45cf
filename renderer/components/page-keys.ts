import { useEffect, useRef } from 'react'

/**
 * The keys of a deal's page: Ctrl+Enter does its one act from anywhere. Esc first leaves the field the cursor
 * stands in, then the page. Dialogs and lists above the page keep their own keys.
 */
export function usePageKeys(keys: { onCtrlEnter: () => void; onEscape: () => void }) {
  const ground = useRef<HTMLDivElement>(null)
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const { target } = event
      // Nowhere in particular is here as well: the page's own ground, or what it stands in.
      const isHere =
        target instanceof Node && ground.current && (ground.current.contains(target) || target.contains(ground.current))
      if (!isHere) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        if (!event.repeat) latest.current.onCtrlEnter()
      } else if (event.key === 'Escape') {
        if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.blur()
        else latest.current.onEscape()
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return ground
}

const FIELDS = 'input:not([type=hidden]):not([disabled]):not([readonly]), textarea'

/** Enter moves on to the next field of a form, except where it chooses from a list or breaks a line. */
export function moveOnWithEnter(event: React.KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  if (!(target instanceof HTMLInputElement) || target.getAttribute('role') === 'combobox') return
  if (target.type === 'checkbox' || target.type === 'radio') return
  event.preventDefault()
  const fields = [...currentTarget.querySelectorAll<HTMLElement>(FIELDS)]
  fields[fields.indexOf(target) + 1]?.focus()
}
