import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, HOUR, MINUTE, startOfDay, timeOf } from '../../shared/kernel/day'
import { officeNow } from '../api/clock'
import styles from './office-time.module.css'

/** A time of the office: what is picked is Shanghai time, whatever zone this computer is in. */
export function OfficeTime({
  label,
  placeholder,
  status = '',
  autoFocus = false,
  days = [],
  picked: first = null,
  onChange,
}: {
  label: string
  placeholder?: string
  status?: '' | 'warning' | 'error'
  autoFocus?: boolean
  /** So many days from now, offered to be chosen at once. */
  days?: readonly number[]
  /** What was picked before, where the field is shown again. */
  picked?: number | null
  onChange: (instant: number | null) => void
}) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<Dayjs | null>(() => (first === null ? null : momentOf(first)))
  const today = dayjs(dayOf(officeNow()))
  return (
    <DatePicker
      autoFocus={autoFocus}
      className={styles.time ?? ''}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      aria-label={label}
      minDate={today}
      value={picked}
      status={status}
      placeholder={placeholder ?? t('when.pick')}
      presets={days.map((number) => ({
        label: t('when.inDays', { days: number }),
        value: today.add(number, 'day').hour(18),
      }))}
      onChange={(value) => {
        const moment = dayjs.isDayjs(value) ? value : null
        setPicked(moment)
        onChange(moment && instantOf(moment))
      }}
    />
  )
}

function instantOf(moment: Dayjs): number {
  return startOfDay(moment.format('YYYY-MM-DD')) + moment.hour() * HOUR + moment.minute() * MINUTE
}

function momentOf(instant: number): Dayjs {
  return dayjs(`${dayOf(instant)} ${timeOf(instant)}`)
}
