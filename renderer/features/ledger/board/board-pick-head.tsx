import type { BoardHome } from '../../../../shared/ledger/board-homes'
import styles from './board-pick-head.module.css'

/** The head of a floor, a room column, an entrance or a building; while many are picked, a button for all of them. */
export function PickHead({
  onPickAll,
  homes,
  label,
  children,
}: {
  onPickAll: ((homes: readonly BoardHome[]) => void) | null
  homes: readonly BoardHome[]
  label: string
  children: React.ReactNode
}) {
  if (onPickAll === null) return children
  return (
    <button type="button" className={styles.head} aria-label={label} title={label} onClick={() => onPickAll(homes)}>
      {children}
    </button>
  )
}
