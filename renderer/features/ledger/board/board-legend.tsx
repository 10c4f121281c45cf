import { useTranslation } from 'react-i18next'
import { formatArea } from '../../../../shared/kernel/area'
import { formatCount } from '../../../../shared/kernel/count'
import { partsOfType } from '../../../../shared/ledger/board-layout'
import { legendOf, type StateCounts } from '../../../../shared/ledger/state-counts'
import type { SpaceCount } from '../../../../shared/ledger/tally'
import type { UnitState } from '../../../../shared/ledger/unit'
import stateStyles from '../../../components/unit-state.module.css'
import type { BoardFilter } from './board-filter'
import styles from './board-legend.module.css'

/** 图例: every state with its count is the filter for it; the counts add up to 全部. Spaces beside homes are named. Rule LED-11. */
export function BoardLegend({
  counts,
  spaces,
  filter,
  onState,
  onClearLike,
  isByTotal = false,
  isComparing = false,
  children,
}: {
  counts: StateCounts
  spaces: readonly SpaceCount[]
  filter: BoardFilter
  onState: (state: UnitState | null) => void
  /** Takes off what narrows by type and area. */
  onClearLike: () => void
  /** Parking spaces are priced by the piece. */
  isByTotal?: boolean
  /** The cells say how their price changed. */
  isComparing?: boolean
  children?: React.ReactNode
}) {
  const { t } = useTranslation(['board', 'common', 'pricing', 'withholding'])
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const like = wordLike(filter, (from, to) => t('filter.area', { from, to }))
  return (
    <div className={styles.legend} role="toolbar" aria-label={t('legend.label')}>
      <button
        type="button"
        className={filter.state === null ? `${styles.chip} ${styles.here}` : styles.chip}
        aria-pressed={filter.state === null}
        onClick={() => onState(null)}
      >
        {t('legend.all')} <b>{formatCount(all)}</b>
      </button>
      {legendOf(counts).map(({ state, count }) => (
        <button
          key={state}
          type="button"
          className={filter.state === state ? `${styles.chip} ${styles.here}` : styles.chip}
          aria-pressed={filter.state === state}
          onClick={() => onState(filter.state === state ? null : state)}
        >
          <i className={`${stateStyles[state]} ${state === 'unreleased' ? styles.dashed : styles.sign}`} />
          {t(`common:unitState.${state}`)} <b>{formatCount(count)}</b>
        </button>
      ))}
      {spaces.map(({ kind, total, forSale }) => (
        <span key={kind} className={styles.spaces}>
          {t(`spaces.${kind}`, { number: formatCount(total) })} {t('available', { number: formatCount(forSale) })}
        </span>
      ))}
      {like && (
        <button
          type="button"
          className={`${styles.chip} ${styles.here}`}
          aria-label={t('filter.clear', { filter: like })}
          onClick={onClearLike}
        >
          {like} <span aria-hidden="true">×</span>
        </button>
      )}
      <span className={styles.rest}>{children}</span>
      <span className={styles.unit}>
        {isComparing ? t('pricing:compare.legend') : t(isByTotal ? 'withholding:legendTotal' : 'legend.price')}
      </span>
    </div>
  )
}

function wordLike({ type, area }: BoardFilter, wordArea: (from: string, to: string) => string): string {
  const { code, layout } = partsOfType(type ?? '')
  const between = area && wordArea(formatArea(area.from), formatArea(area.to))
  return [code || layout, between].filter(Boolean).join(' ')
}
