import { useTranslation } from 'react-i18next'
import type { ChartBlock, ChartPage } from '../../../shared/ledger/board-pages'
import type { HallCell } from '../../../shared/ledger/hall'
import { sayBuilding } from '../../../shared/ledger/unit-number'
import styles from './hall-page.module.css'

/** Cells across from which on a state is said by one sign; the legend above explains it. */
const MANY = 11

/** One page of homes: rooms across, floors down, as many blocks as fit. */
export function HallHomes({ bands }: { bands: ChartPage<HallCell>['bands'] }) {
  return bands.map((band) => {
    const columns = band.reduce((sum, block) => sum + block.columns, 0)
    const lines = Math.max(...band.map(({ rows }) => rows.length))
    return (
      <div key={keyOf(band[0])} className={styles.band} style={{ flexGrow: lines + 1 }}>
        {band.map((block) => (
          <Block key={keyOf(block)} block={block} lines={lines} isShort={columns >= MANY} />
        ))}
      </div>
    )
  })
}

function Block({ block, lines, isShort }: { block: ChartBlock<HallCell>; lines: number; isShort: boolean }) {
  const { t } = useTranslation(['hall', 'board'])
  const { building, entrance, columns, rows } = block
  const title =
    entrance === '' ? sayBuilding(building) : `${sayBuilding(building)} ${t('board:entrance', { name: entrance })}`
  return (
    <section
      className={isShort ? `${styles.block} ${styles.short}` : styles.block}
      style={{ flexGrow: columns, maxWidth: `${columns * 16 + 4}vw` }}
    >
      <h2>{title}</h2>
      <div className={styles.rows} style={{ gridTemplateRows: `repeat(${lines}, minmax(0, 1fr))` }}>
        {rows.map(({ floor, cells }, line) => (
          <div
            key={`${floor}-${line.toString()}`}
            className={styles.row}
            style={{ gridTemplateColumns: `2.6vw repeat(${columns}, minmax(0, 1fr))` }}
          >
            <span className={styles.floor}>{floor}</span>
            {cells.map((cell, index) =>
              cell === null ? (
                <span key={`gap-${index.toString()}`} />
              ) : (
                <span key={cell.room} className={`${styles.cell} ${styles[cell.state]}`}>
                  <b>{cell.room}</b>
                  <span>{isShort ? t(`short.${cell.state}`) : t(`state.${cell.state}`)}</span>
                </span>
              ),
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function keyOf(block: ChartBlock<HallCell> | undefined): string {
  return `${block?.building} ${block?.entrance} ${block?.rows[0]?.floor} ${block?.rows[0]?.cells[0]?.room}`
}
