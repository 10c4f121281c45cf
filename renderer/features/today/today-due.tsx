import { useTranslation } from 'react-i18next'
import { dayOf, daysBetween, formatShortInstant, timeOf } from '../../../shared/kernel/day'
import type { TodayItem } from '../../../shared/today/item'
import { isLate, type Urgency } from '../../../shared/today/today'
import { Countdown } from '../../components/countdown'
import type { Words } from './today-look'
import styles from './today-page.module.css'

/** When it is due: counting down within the hour, else its time or day; of results when they came. Red only when late. */
export function TodayDue({ item, urgency, now }: { item: TodayItem; urgency: Urgency; now: number }) {
  const { t } = useTranslation(['today', 'common'])
  const { due, since, kind } = item
  if (due?.by === 'instant' && urgency === 'hour') {
    return (
      <>
        {t('left')} <Countdown until={due.at} />
      </>
    )
  }
  if (due?.by === 'instant') return moment(t, due.at, now)
  if (due === null) return kind === 'recoveryMissing' ? null : moment(t, since, now)
  if (isLate(due, now)) {
    const days = daysBetween(due.on, dayOf(now))
    return <b className={styles.late}>{t('due.late', { days })}</b>
  }
  return due.on === dayOf(now) ? t('due.day') : due.on.slice(5)
}

function moment(t: Words, at: number, now: number): string {
  return dayOf(at) === dayOf(now) ? t('due.today', { time: timeOf(at).slice(0, 5) }) : formatShortInstant(at)
}
