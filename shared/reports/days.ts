import { DAY, dayOf, startOfDay } from '../kernel/day'

/** A year and a day: more days a chart cannot show one by one. */
export const MOST_DAYS = 366

/** No office has sold homes by this program before. */
const EARLIEST = '2000-01-01'

/**
 * So many business days up to one of them, the oldest first; what has not come yet is left out, and so is what is older
 * than any office.
 */
export function daysUpTo(last: string, count: number, now: number): string[] {
  const end = startOfDay(last < dayOf(now) ? last : dayOf(now))
  const earliest = startOfDay(EARLIEST)
  return Array.from({ length: count }, (_, back) => end - (count - 1 - back) * DAY)
    .filter((instant) => instant >= earliest)
    .map(dayOf)
}

/** The last instant of a business day, or the instant it is now where the day is not over. */
export function endOfDay(day: string, now: number): number {
  return Math.min(startOfDay(day) + DAY - 1, now)
}
