import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatArea } from '../../../shared/kernel/area'
import { formatShortInstant, MINUTE } from '../../../shared/kernel/day'
import { formatWholeYuan } from '../../../shared/kernel/money'
import { unitPriceOf } from '../../../shared/pricing/price'
import { officeNow, useNow } from '../../api/clock'
import styles from './board-cell.module.css'
import { type CellView, formatClock, nextTurnOf, viewCell } from './board-cell-view'
import { type BoardFilter, isLit } from './board-filter'
import type { BoardHome } from './board-homes'
import { partsOfType, shortNumber } from './board-layout'
import stateStyles from './unit-state.module.css'

/** How much room a cell has: everything, the figures in short, or a room number and one sign. */
export type CellDensity = 'wide' | 'narrow' | 'tiny'

type CellProps = {
  home: BoardHome
  density: CellDensity
  filter: BoardFilter
  isSelected: boolean
  isPicked: boolean
  isTabStop: boolean
}

/** One home of the board. Clicks and keys are heard by the board itself, which finds the home by `data-home`. */
export const BoardCell = memo(function BoardCell(props: CellProps) {
  const now = officeNow()
  return nextTurnOf(props.home, now) === null ? <StillCell {...props} now={now} /> : <RunningCell {...props} />
})

/** A cell that time changes: only these are drawn again each second. */
function RunningCell(props: CellProps) {
  return <StillCell {...props} now={useNow()} />
}

function StillCell({ home, density, filter, isSelected, isPicked, isTabStop, now }: CellProps & { now: number }) {
  const view = viewCell(home, now)
  const className = [
    styles.cell,
    styles[density],
    stateStyles[view.state],
    view.state === 'unreleased' && styles.unreleased,
    view.isUrgent && styles.urgent,
    isSelected && styles.selected,
    isPicked && styles.picked,
    !isLit(home, view.state, filter) && styles.faded,
  ]
  return (
    <button
      type="button"
      role="gridcell"
      className={className.filter(Boolean).join(' ')}
      data-home={home.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isSelected || isPicked}
    >
      <span className={styles.room}>{shortNumber(home.number)}</span>
      {density === 'tiny' ? (
        <TinyWord view={view} />
      ) : (
        <>
          <span className={styles.facts}>
            {partsOfType(home.type).code} {formatArea(home.area)}
          </span>
          <CellWord view={view} density={density} />
          <CellFigureText home={home} view={view} />
          {view.share !== null && (
            <span className={styles.time} style={{ inlineSize: `${Math.round(view.share * 1000) / 10}%` }} />
          )}
        </>
      )}
    </button>
  )
}

function TinyWord({ view }: { view: CellView }) {
  const { t } = useTranslation(['board', 'common'])
  return (
    <abbr className={styles.word} title={t(`common:unitState.${view.state}`)}>
      {t(`board:cell.short.${view.state}`)}
    </abbr>
  )
}

function CellWord({ view, density }: { view: CellView; density: CellDensity }) {
  const { t } = useTranslation(['board', 'common'])
  const word = t(`common:unitState.${view.state}`)
  const step = view.step && t(`board:cell.${view.step}`)
  return <span className={styles.word}>{step === null ? word : density === 'wide' ? `${word} ${step}` : step}</span>
}

function CellFigureText({ home, view }: { home: BoardHome; view: CellView }) {
  const { t } = useTranslation('board')
  const { figure } = view
  switch (figure.kind) {
    case 'price': {
      const price = shownUnitPrice(home)
      return <span className={styles.price}>{price === null ? t('cell.unpriced') : formatWholeYuan(price)}</span>
    }
    case 'minutes':
      return (
        <span className={styles.figure}>
          {view.step === 'approved'
            ? t('cell.minutes', { number: Math.ceil(figure.left / MINUTE) })
            : formatClock(figure.left)}
        </span>
      )
    case 'hours':
      return <span className={styles.figure}>{t('cell.hours', { number: figure.hours })}</span>
    case 'until':
      return (
        <span className={styles.figure}>{t('cell.until', { day: formatShortInstant(figure.at).slice(0, 5) })}</span>
      )
    case 'from':
      return <span className={styles.figure}>{t('cell.from', { time: formatShortInstant(figure.at) })}</span>
    case 'none':
      return null
  }
}

/** The list unit price; of a fixed total the one that follows from it, to the yuan, as a cell has no more room. */
function shownUnitPrice({ list, area }: BoardHome): number | null {
  if (list === null) return null
  return list.by === 'unitPrice' ? list.unitPrice : Math.round(unitPriceOf(list.total, area) / 100) * 100
}
