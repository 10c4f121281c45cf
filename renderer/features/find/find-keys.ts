import { useEffect, useRef } from 'react'

/** How the key beside a letter is called on this computer. */
export const COMMAND = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'

/** Ctrl+K (⌘K) anywhere, Ctrl+/ anywhere, and ? where no text is being written. */
export function useFindKeys(keys: { onFind: () => void; onHelp: () => void }): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return
      const isCommand = event.ctrlKey || event.metaKey
      const isFind = isCommand && !event.shiftKey && event.key.toLowerCase() === 'k'
      const isHelp = isCommand ? event.key === '/' : event.key === '?' && !isWriting(event.target)
      if (!isFind && !isHelp) return
      event.preventDefault()
      if (event.repeat) return
      if (isFind) latest.current.onFind()
      else latest.current.onHelp()
    }
    // Before whoever stops a key on its way up.
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}
