import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LISTING_DAYS, type ListingDuty } from '../../../../shared/ledger/listing-duty'
import styles from './board-duties.module.css'
import type { Duties } from './board-duties-fold'

/** 十日预警: what each permit still keeps from the public, and one button that picks it. Rule LED-6. */
export function BoardDuties({
  duties,
  isFolded,
  fold,
  onPick,
}: Duties & {
  onPick: (ids: readonly string[]) => void
}) {
  const { t } = useTranslation('withholding')
  if (isFolded) return null
  return duties.map((duty, index) => {
    const { permitId, permit, unreleased, withheld } = duty
    const kept = [
      ...(unreleased.length > 0 ? [t('duty.unreleased', { number: unreleased.length })] : []),
      ...(withheld.length > 0 ? [t('duty.withheld', { number: withheld.length })] : []),
    ]
    return (
      <div key={permitId} className={duty.daysLeft < 0 ? styles.late : styles.duty} role="status">
        <p>
          <b>{t('duty.permit', { permit })}</b> {kept.join(t('multi.and'))}
          {t('duty.comma')}
          <b>{wordDays(t, duty)}</b>
          <span>{t('duty.law')}</span>
        </p>
        <Button size="small" onClick={() => onPick([...unreleased, ...withheld])}>
          {t('duty.pick')}
        </Button>
        {index === 0 && (
          <Button size="small" type="text" className={styles.fold ?? ''} onClick={() => fold(true)}>
            {t('duty.fold')}
          </Button>
        )}
      </div>
    )
  })
}

/** What was put away for the day, still in sight. */
export function BoardDutiesFolded({ duties, isFolded, fold }: Duties) {
  const { t } = useTranslation('withholding')
  if (!isFolded) return null
  const isLate = duties.some(({ daysLeft }) => daysLeft < 0)
  return (
    <button type="button" className={isLate ? styles.lateSign : styles.sign} onClick={() => fold(false)}>
      {t('duty.folded', { number: duties.length })}
    </button>
  )
}

type Words = ReturnType<typeof useTranslation<'withholding'>>['t']

function wordDays(t: Words, { daysLeft }: ListingDuty): string {
  const facts = { days: LISTING_DAYS, left: Math.abs(daysLeft) }
  if (daysLeft > 0) return t('duty.soon', facts)
  return t(daysLeft === 0 ? 'duty.today' : 'duty.late', facts)
}
