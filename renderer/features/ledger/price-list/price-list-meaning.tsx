import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ColumnMeaning } from '../../../../shared/ledger/price-list/mapping'
import { MEANINGS } from './price-list-mapping'

/** What a heading means: as recognised, or as the person says. `null` leaves it to the machine. */
export function PriceListMeaning({
  letter,
  header,
  meaning,
  isCorrected,
  onSay,
}: {
  letter: string
  header: string
  meaning: ColumnMeaning
  isCorrected: boolean
  /** Also what it is taken for already: then the person has said so. */
  onSay: (meaning: ColumnMeaning | null) => void
}) {
  const { t } = useTranslation('priceList')
  const wordMeaning = (one: ColumnMeaning) => (one === 'ignored' ? t('found.ignored') : t(`column.${one}`))
  const options = MEANINGS.map((one) => ({ value: one, label: wordMeaning(one) }))
  return (
    <Select<ColumnMeaning | 'automatic'>
      size="small"
      aria-label={t('found.meaningOf', { letter, header })}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      listHeight={360}
      showSearch={{ optionFilterProp: 'label' }}
      value={meaning}
      options={isCorrected ? [{ value: 'automatic', label: t('found.automatic') }, ...options] : options}
      onSelect={(chosen) => onSay(chosen === 'automatic' ? null : chosen)}
    />
  )
}
