import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { PriceVersion } from '../../../../shared/project/contract'
import type { VersionPair } from './price-compare'
import styles from './price-compare-pair.module.css'

/** 「第 2 版 → 第 3 版」: which two versions are compared. */
export function PriceComparePair({
  versions,
  pair,
  onPair,
}: {
  versions: readonly PriceVersion[]
  pair: VersionPair
  onPair: (pair: VersionPair) => void
}) {
  const { t } = useTranslation('pricing')
  const newestFirst = [...versions].sort((one, other) => other.number - one.number)
  const options = (barred: number) =>
    newestFirst.map(({ number, appliesFrom }) => ({
      value: number,
      label: t('compare.version', { number, from: formatShortInstant(appliesFrom) }),
      disabled: number === barred,
    }))
  return (
    <span className={styles.pair}>
      <Select
        size="small"
        aria-label={t('compare.before')}
        value={pair.before}
        options={options(pair.after)}
        onChange={(before) => onPair({ ...pair, before })}
      />
      <span aria-hidden="true">→</span>
      <Select
        size="small"
        aria-label={t('compare.after')}
        value={pair.after}
        options={options(pair.before)}
        onChange={(after) => onPair({ ...pair, after })}
      />
    </span>
  )
}
