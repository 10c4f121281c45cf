import { Table, type TableColumnsType, type TableProps } from 'antd'
import type { TableRef } from 'antd/es/table'
import { useEffect, useRef, useState } from 'react'
import styles from './ledger-table.module.css'

const HEAD = 38
const LEAST_HEIGHT = 160

/**
 * The one table for long lists: only the rows in view are drawn. It fills the height it is given; arrow keys move
 * through the rows, Enter opens one. Give columns widths.
 */
export function LedgerTable<Row extends object>({
  label,
  columns,
  rows,
  rowKey,
  onOpen,
  isMarked,
  empty,
  isLoading = false,
  goTo = null,
}: {
  /** Names the list for screen readers. */
  label: string
  columns: TableColumnsType<Row>
  rows: readonly Row[]
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  /** Rows that stand out, such as faulty ones. */
  isMarked?: (row: Row) => boolean
  empty?: React.ReactNode
  isLoading?: boolean
  /** Moves to a row; a new object moves there again. */
  goTo?: { key: string } | null
}) {
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<TableRef>(null)
  const size = useSize(frame)
  const [active, setActive] = useState(-1)

  const findRow = useRef((key: string) => rows.findIndex((row) => rowKey(row) === key))
  findRow.current = (key) => rows.findIndex((row) => rowKey(row) === key)
  useEffect(() => {
    if (!goTo) return
    const index = findRow.current(goTo.key)
    setActive(index)
    table.current?.scrollTo({ index })
  }, [goTo])

  const move = (event: React.KeyboardEvent) => {
    const next = nextRow(event.key, active, rows.length)
    if (next !== null) {
      event.preventDefault()
      setActive(next)
      table.current?.scrollTo({ index: next })
    } else if (event.key === 'Enter' && event.target === frame.current) {
      const row = rows[active]
      if (row) onOpen?.(row)
    }
  }

  const rowClass: TableProps<Row>['rowClassName'] = (row, index) =>
    [onOpen ? styles.open : '', index === active ? styles.active : '', isMarked?.(row) ? styles.marked : ''].join(' ')

  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 120), 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list itself takes the arrow keys.
    <section ref={frame} className={styles.frame} aria-label={label} tabIndex={0} onKeyDown={move}>
      {size ? (
        <Table<Row>
          ref={table}
          virtual
          size="small"
          columns={columns}
          dataSource={rows}
          rowKey={rowKey}
          rowClassName={rowClass}
          loading={isLoading}
          pagination={false}
          scroll={{ x: Math.max(width, size.width), y: Math.max(size.height - HEAD, LEAST_HEIGHT) }}
          locale={{ emptyText: empty }}
          onRow={(row, index) => ({
            onClick: () => {
              setActive(index ?? -1)
              onOpen?.(row)
            },
          })}
        />
      ) : null}
    </section>
  )
}

/** Which row a key leads to; `null` for keys that lead nowhere. */
function nextRow(key: string, active: number, count: number): number | null {
  const within = (index: number) => Math.min(Math.max(index, 0), count - 1)
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return within(active + 1)
    case 'ArrowUp':
      return within(active - 1)
    case 'PageDown':
      return within(active + 20)
    case 'PageUp':
      return within(active - 20)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

function useSize(element: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      setSize({ width: Math.floor(width), height: Math.floor(height) })
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return size
}
