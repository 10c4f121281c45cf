import type { Dayjs } from 'dayjs'
import { HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'

/** What was picked in a calendar, as Shanghai time, whatever this computer's time zone says. */
export function instantOf(moment: Dayjs): number {
  return startOfDay(moment.format('YYYY-MM-DD')) + moment.hour() * HOUR + moment.minute() * MINUTE
}
