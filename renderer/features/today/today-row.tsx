import { Button } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TodayItem, TodayItemOf } from '../../../shared/today/item'
import type { Urgency } from '../../../shared/today/today'
import { useSession } from '../../api/session'
import { TodayDue } from './today-due'
import { lookOf } from './today-look'
import styles from './today-page.module.css'

/** What should be done first, within the hour, carries the page's one primary button. */
type Row = {
  item: TodayItem
  urgency: Urgency
  now: number
  isFirst: boolean
  isBusy: boolean
  onApprove: (item: TodayItemOf<'ticketToApprove'>, byKey: boolean) => void
}

/** What the desk itself can approve: a total that has fallen is refused, and is looked at instead. Rule PRC-4. */
function isApprovable(item: TodayItem): item is TodayItemOf<'ticketToApprove'> {
  return item.kind === 'ticketToApprove' && item.fallen === null
}

/** One thing that waits: its kind, what it is about, the facts, when it is due, and one click to where it is done. */
export const TodayRow = memo(function TodayRow({ item, urgency, now, isFirst, isBusy, onApprove }: Row) {
  const { t } = useTranslation(['today', 'common'])
  const { can } = useSession()
  const { tone, what, text, to, act } = lookOf(item, t, can)
  const label = t('named', { act, what })
  return (
    <li className={styles.row}>
      <span className={`${styles.tag} ${styles[tone]}`}>{t(`kind.${item.kind}`)}</span>
      <Link to={to} className={styles.what} title={what} tabIndex={-1}>
        {what}
      </Link>
      <span className={styles.text} title={text}>
        {text}
      </span>
      <span className={styles.due}>
        <TodayDue item={item} urgency={urgency} now={now} />
      </span>
      {isApprovable(item) ? (
        <Button
          data-step
          aria-label={label}
          type={isFirst ? 'primary' : 'default'}
          className={styles.act ?? ''}
          loading={isBusy}
          onClick={({ detail }) => onApprove(item, detail === 0)}
        >
          {act}
        </Button>
      ) : (
        <Link
          data-step
          aria-label={label}
          to={to}
          className={`${styles.act} ${styles.go} ${isFirst ? styles.first : ''}`}
        >
          {act}
        </Link>
      )}
    </li>
  )
})
