import { DatePicker } from 'antd'
import dayjs from 'dayjs'

/** A business day up to today. */
export function DayField({
  label,
  day,
  today,
  onChange,
}: {
  label: string
  day: string
  today: string
  onChange: (day: string) => void
}) {
  return (
    <DatePicker
      aria-label={label}
      allowClear={false}
      value={dayjs(day)}
      maxDate={dayjs(today)}
      onChange={(value) => {
        if (dayjs.isDayjs(value)) onChange(value.format('YYYY-MM-DD'))
      }}
    />
  )
}
