import styles from './key-hint.module.css'

/** The key that presses the button it stands in: `<KeyHint keys="Ctrl Enter" />`. */
export function KeyHint({ keys }: { keys: string }) {
  return <kbd className={styles.keys}>{keys}</kbd>
}
