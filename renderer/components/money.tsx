import { formatWholeYuan, formatYuan } from '../../shared/kernel/money'
import styles from './money.module.css'

/** An amount in yuan without its unit, which stands in the header once. `isWhole` drops `.00`. */
export function Money({ fen, isWhole = false }: { fen: number; isWhole?: boolean }) {
  return <span className={styles.money}>{isWhole ? formatWholeYuan(fen) : formatYuan(fen)}</span>
}
