import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { OfficeTime } from '../../../components/office-time'
import styles from './price-list-confirm.module.css'

/** Until when homes are withheld and why; both are needed once one is ticked. Rule LED-5. */
export function PriceListWithhold({
  isWanted,
  isPast,
  until,
  reason,
  onUntil,
  onReason,
}: {
  isWanted: boolean
  isPast: boolean
  until: number | null
  reason: string
  onUntil: (until: number | null) => void
  onReason: (reason: string) => void
}) {
  const { t } = useTranslation('priceList')
  const isReasonMissing = isWanted && reason.trim() === ''
  return (
    <div className={styles.withhold}>
      <b>{t('confirm.until')}</b>
      <OfficeTime
        label={t('confirm.until')}
        status={isWanted && (until === null || isPast) ? 'warning' : ''}
        days={[3, 7, 15]}
        picked={until}
        onChange={onUntil}
      />
      {isPast ? <span className={styles.wrong}>{t('confirm.untilPast')}</span> : null}
      <b>{t('confirm.reason')}</b>
      <Input
        aria-label={t('confirm.reason')}
        value={reason}
        maxLength={200}
        status={isReasonMissing ? 'warning' : ''}
        placeholder={t('confirm.reasonMissing')}
        onChange={({ target }) => onReason(target.value)}
      />
    </div>
  )
}
