import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/day'
import { useNow } from '../api/clock'
import styles from './countdown.module.css'

/** Below this the time left is shown as urgent. */
const URGENT = 5 * MINUTE

/** Time left as the wall shows it: `04:12`, `21 小时`, `3 天 2 小时`. */
export function formatTimeLeft(t: TFunction<['common']>, left: number): string {
  if (left <= 0) return t('timeLeft.over')
  if (left >= DAY) {
    return t('timeLeft.days', { days: Math.floor(left / DAY), hours: Math.floor((left % DAY) / HOUR) })
  }
  if (left >= HOUR) return t('timeLeft.hours', { hours: Math.floor(left / HOUR) })
  const seconds = Math.floor(left / 1_000)
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** What is left until an instant of the office's clock, by the second; red when it is about to lapse. */
export function Countdown({ until }: { until: number }) {
  const { t } = useTranslation(['common'])
  const left = until - useNow()
  return <span className={left < URGENT ? styles.urgent : styles.calm}>{formatTimeLeft(t, left)}</span>
}
