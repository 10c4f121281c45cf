import { memo } from 'react'
import { formatArea } from '../../../../shared/kernel/area'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { partsOfType, shortNumber } from '../../../../shared/ledger/board-layout'
import { nextTurnOf } from '../../../../shared/ledger/unit'
import type { TicketTimes } from '../../../../shared/project/settings'
import { officeNow, useNow } from '../../../api/clock'
import stateStyles from '../../../components/unit-state.module.css'
import styles from './board-cell.module.css'
import { viewCell } from './board-cell-view'
import type { CellWords } from './board-cell-words'
import { type BoardChanges, isLitAmong } from './board-comparison'
import { type BoardFilter, isLit } from './board-filter'

/** How much room a cell has: the total besides, everything, or the figures in short. */
export type CellDensity = 'large' | 'wide' | 'narrow'

/** What all cells of a chart have in common. */
export type CellLook = { filter: BoardFilter; times: TicketTimes; words: CellWords; changes: BoardChanges | null }

type CellProps = {
  home: BoardHome
  look: CellLook
  density: CellDensity
  isSelected: boolean
  isPicked: boolean
  isTabStop: boolean
}

/**
 * One home of the board. Clicks and keys are heard by the board itself, which finds the home by `data-home`. Only cells
 * that time changes are drawn again each second; the cell stays the same, so that the focus stays on it.
 */
export const BoardCell = memo(function BoardCell({
  home,
  look: { filter, times, words, changes },
  density,
  isSelected,
  isPicked,
  isTabStop,
}: CellProps) {
  const now = useNow(nextTurnOf(home, officeNow()) === null ? null : 1_000)
  const view = viewCell(home, now, times)
  const { state, step, share } = view
  const change = changes?.of.get(home.id)
  const className = [
    styles.cell,
    styles[density],
    stateStyles[state],
    state === 'unreleased' && styles.unreleased,
    view.isUrgent && styles.urgent,
    isSelected && styles.selected,
    isPicked && styles.picked,
    !(isLit(home, state, filter) && isLitAmong(changes, home.id)) && styles.faded,
  ]
  const cell = {
    type: 'button',
    role: 'gridcell',
    className: className.filter(Boolean).join(' '),
    'data-home': home.id,
    tabIndex: isTabStop ? 0 : -1,
    'aria-selected': isSelected || isPicked,
  } as const
  const figure = changes ? (change?.text ?? '') : words.figure(home, view)
  const figureStyle = change ? styles[change.change] : state === 'available' ? styles.price : styles.figure
  return (
    <button {...cell} title={change?.title}>
      <span className={styles.room}>{shortNumber(home.number)}</span>
      <span className={styles.facts}>
        {partsOfType(home.type).code} {home.area === null ? '' : formatArea(home.area)}
      </span>
      <span className={styles.word}>
        {step === null ? words.state(state) : words.step[density === 'narrow' ? 'narrow' : 'wide'][step]}
      </span>
      {figure !== '' && <span className={figureStyle}>{figure}</span>}
      {density === 'large' && <span className={styles.total}>{words.total(home, view)}</span>}
      {share !== null && <span className={styles.time} style={{ inlineSize: `${Math.round(share * 1000) / 10}%` }} />}
    </button>
  )
})
