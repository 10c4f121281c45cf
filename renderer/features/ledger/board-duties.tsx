import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LISTING_DAYS, type ListingDuty } from '../../../shared/ledger/listing-duty'
import { orpc } from '../../api/client'
import styles from './board-duties.module.css'

/** The day changes without anybody's doing. */
const ASK_AGAIN = 600_000

/** 十日预警: what each permit still keeps from the public, and one button that picks it. Rule LED-6. */
export function BoardDuties({ projectId, onPick }: { projectId: string; onPick: (ids: readonly string[]) => void }) {
  const { t } = useTranslation('withholding')
  const { data } = useQuery(
    orpc.ledger.listingDuties.queryOptions({ input: { projectId }, refetchInterval: ASK_AGAIN }),
  )
  return data?.map((duty) => {
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
      </div>
    )
  })
}

type Words = ReturnType<typeof useTranslation<'withholding'>>['t']

function wordDays(t: Words, { daysLeft }: ListingDuty): string {
  const facts = { days: LISTING_DAYS, left: Math.abs(daysLeft) }
  if (daysLeft > 0) return t('duty.soon', facts)
  return t(daysLeft === 0 ? 'duty.today' : 'duty.late', facts)
}
