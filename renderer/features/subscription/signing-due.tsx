import { useTranslation } from 'react-i18next'
import type { SigningDue } from '../../../shared/subscription/subscription'
import styles from './deal.module.css'

/** 签约截止日 and how it stands: days left, today, or overdue by so many. Rule SUB-2. */
export function SigningDueView({ signBy, due }: { signBy: string | null; due: SigningDue | null }) {
  const { t } = useTranslation('subscriptions')
  if (signBy === null) return <>–</>
  return (
    <span className={styles.due}>
      {signBy.slice(5)}
      {due && (
        <b className={due.standing === 'ahead' ? styles.ahead : styles.late}>
          {due.standing === 'ahead' && t('due.ahead', { days: due.days })}
          {due.standing === 'due' && t('due.due')}
          {due.standing === 'overdue' && t('due.overdue', { days: -due.days })}
        </b>
      )}
    </span>
  )
}
