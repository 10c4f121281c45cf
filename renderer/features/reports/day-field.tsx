import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { dayOf } from '../../../shared/kernel/day'
import { officeNow } from '../../api/clock'

/** A business day up to today. */
export function DayField({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <DatePicker
      aria-label={label}
      allowClear={false}
      value={dayjs(day)}
      maxDate={dayjs(dayOf(officeNow()))}
      onChange={(value) => {
        if (dayjs.isDayjs(value)) onChange(value.format('YYYY-MM-DD'))
      }}
    />
  )
}
