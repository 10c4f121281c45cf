import styles from './panel.module.css'

/** A white sheet on the page with its head; `isFlush` leaves the body without padding, for tables and lists. */
export function Panel({
  title,
  note,
  actions,
  footer,
  isFlush = false,
  className,
  children,
}: {
  title?: React.ReactNode
  note?: React.ReactNode
  actions?: React.ReactNode
  footer?: React.ReactNode
  isFlush?: boolean
  className?: string | undefined
  children: React.ReactNode
}) {
  return (
    <section className={`${styles.panel} ${className ?? ''}`}>
      {title === undefined ? null : (
        <header className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          <div className={styles.note}>{note}</div>
          {actions}
        </header>
      )}
      <div className={isFlush ? styles.flush : styles.body}>{children}</div>
      {footer === undefined ? null : <footer className={styles.footer}>{footer}</footer>}
    </section>
  )
}
