import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartBlock, ChartPage } from '../../../../shared/ledger/board-pages'
import type { HallCell } from '../../../../shared/ledger/hall'
import { sayBuilding } from '../../../../shared/ledger/unit-number'
import styles from './hall-page.module.css'
import { bandWidths, floorWidth, type HallWords } from './hall-widths'

/** What a line takes at most, and the title above it, in hundredths of the screen's height. */
const HIGHEST = 8
const TITLE = 4.5

/** The words of the hall, in whose widths its pages are laid out. */
export function useHallWords(): HallWords {
  const { t } = useTranslation(['hall', 'board'])
  return useMemo(
    () => ({
      title: ({ building, entrance }) =>
        entrance === '' ? sayBuilding(building) : `${sayBuilding(building)} ${t('board:entrance', { name: entrance })}`,
      state: (state) => t(`state.${state}`),
    }),
    [t],
  )
}

/** One page of homes: rooms across, floors down, as many blocks as are read. */
export function HallHomes({ bands, words }: { bands: ChartPage<HallCell>['bands']; words: HallWords }) {
  return bands.map((band) => {
    const { isShort, cells } = bandWidths(band, words)
    const lines = Math.max(...band.map(({ rows }) => rows.length))
    return (
      <div
        key={keyOf(band[0])}
        className={styles.band}
        style={{ flexGrow: lines, maxHeight: `${lines * HIGHEST + TITLE}vh` }}
      >
        {band.map((block, index) => (
          <Block key={keyOf(block)} {...{ block, lines, isShort, words }} cell={cells[index] ?? 0} />
        ))}
      </div>
    )
  })
}

type Shown = { block: ChartBlock<HallCell>; lines: number; isShort: boolean; cell: number; words: HallWords }

function Block({ block, lines, isShort, cell, words }: Shown) {
  const { t } = useTranslation('hall')
  const { columns, rows } = block
  const floor = `${floorWidth(block)}vw`
  return (
    <section className={isShort ? `${styles.block} ${styles.short}` : styles.block}>
      <h2 style={{ marginInlineStart: floor }}>{words.title(block)}</h2>
      <div className={styles.rows} style={{ gridTemplateRows: `repeat(${lines}, minmax(0, 1fr))` }}>
        {rows.map((row, line) => (
          <div
            key={`${row.floor}-${line.toString()}`}
            className={styles.row}
            style={{ gridTemplateColumns: `${floor} repeat(${columns}, ${cell}vw)` }}
          >
            <span className={styles.floor}>{row.floor}</span>
            {row.cells.map((home, index) =>
              home === null ? (
                <span key={`gap-${index.toString()}`} />
              ) : (
                <span key={home.room} className={`${styles.cell} ${styles[home.state]}`}>
                  <b>{home.room}</b>
                  <span>{isShort ? t(`short.${home.state}`) : words.state(home.state)}</span>
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
  const room = block?.rows[0]?.cells.find((cell) => cell !== null)?.room
  return `${block?.building} ${block?.entrance} ${block?.rows[0]?.floor} ${room}`
}
