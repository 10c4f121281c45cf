import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ChangeCounts, PriceChange } from '../../../../shared/pricing/price-comparison'
import type { PriceVersion } from '../../../../shared/project/contract'
import { KeyHint } from '../../../components/key-hint'
import { RefusalNotice } from '../../../components/refusal'
import { signOf, textOfPair, type VersionPair } from '../price-list/price-compare'
import { PriceComparePair } from '../price-list/price-compare-pair'
import compareStyles from './board-compare-legend.module.css'
import { changesOf } from './board-comparison'
import styles from './board-legend.module.css'

/** 对比的图例: which versions, how many homes went which way, and each of these the filter for itself. Rule LED-7. */
export function BoardCompareLegend({
  versions,
  pair,
  counts,
  only,
  error,
  onPair,
  onOnly,
  onLeave,
}: {
  versions: readonly PriceVersion[]
  pair: VersionPair
  counts: ChangeCounts
  only: PriceChange | null
  error: unknown
  onPair: (pair: VersionPair) => void
  onOnly: (change: PriceChange | null) => void
  onLeave: () => void
}) {
  const { t } = useTranslation(['pricing', 'common'])
  const navigate = useNavigate()
  return (
    <div className={`${styles.legend} ${compareStyles.legend}`} role="toolbar" aria-label={t('compare.title')}>
      <PriceComparePair versions={versions} pair={pair} onPair={onPair} />
      {changesOf(counts).map((change) => (
        <button
          key={change}
          type="button"
          className={only === change ? `${styles.chip} ${styles.here}` : styles.chip}
          aria-pressed={only === change}
          onClick={() => onOnly(only === change ? null : change)}
        >
          {change === 'up' || change === 'down' ? (
            <span className={compareStyles[change]} aria-hidden="true">
              {signOf(t, change)}
            </span>
          ) : null}
          {t(`compare.change.${change}`)} <b>{counts[change]}</b>
        </button>
      ))}
      <span className={styles.rest}>
        <Button size="small" onClick={() => navigate(`/price-list/compare?versions=${textOfPair(pair)}`)}>
          {t('compare.table')}
        </Button>
        <Button size="small" onClick={onLeave}>
          {t('compare.close')}
          <KeyHint keys="Esc" />
        </Button>
      </span>
      <RefusalNotice error={error} />
    </div>
  )
}
