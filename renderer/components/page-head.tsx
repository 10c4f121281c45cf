import styles from './page-head.module.css'

/** The strip at the top of a page: where one is, what there is to know about it, what can be done. */
export function PageHead({
  title,
  note,
  children,
}: {
  title: React.ReactNode
  note?: React.ReactNode
  /** The page's actions, at the right. */
  children?: React.ReactNode
}) {
  return (
    <div className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.note}>{note}</div>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
