import { useEffect, useRef } from 'react'
import styles from './top-layer.module.css'

/**
 * A sheet over everything, other dialogs too: nothing behind it is reached while it is open, Esc and a click beside it
 * close it, and whoever had the focus gets it back before `onClose` is told.
 */
export function TopLayer({
  label,
  className,
  onClose,
  children,
}: {
  label: string
  className?: string | undefined
  onClose: () => void
  children: (close: () => void) => React.ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const close = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the dialog's own key.
    <dialog
      ref={dialog}
      aria-label={label}
      className={`${styles.sheet} ${className ?? ''}`}
      onClose={onClose}
      onClick={(event) => {
        // What lies around the sheet is the dialog itself.
        if (event.target === dialog.current) close()
      }}
    >
      <div className={styles.inner}>{children(close)}</div>
    </dialog>
  )
}
