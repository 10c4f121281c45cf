import { DatePicker } from 'antd'
import dayjs from 'dayjs'

/** A business day as people choose it, `YYYY-MM-DD`. */
export function DayField({
  id,
  label,
  day,
  from,
  until,
  onChange,
}: {
  id?: string
  label: string
  day: string | null
  /** The first and the last day that may be chosen. */
  from?: string
  until?: string
  onChange: (day: string | null) => void
}) {
  return (
    <DatePicker
      id={id ?? ''}
      aria-label={label}
      allowClear={false}
      value={day === null ? null : dayjs(day)}
      minDate={from === undefined ? undefined : dayjs(from)}
      maxDate={until === undefined ? undefined : dayjs(until)}
      onChange={(value) => onChange(dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : null)}
    />
  )
}
