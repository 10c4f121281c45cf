import { addDays, dayOf, HOUR, startOfDay } from '../../../../shared/kernel/day'

/** 今天下班前, 3 天, 7 天: how long a home is usually withheld, always to the end of an office day. */
export const UNTIL_CHOICES = ['today', 'threeDays', 'sevenDays'] as const
export type UntilChoice = (typeof UNTIL_CHOICES)[number]

const CLOSING = 18 * HOUR
const DAYS = { today: 0, threeDays: 3, sevenDays: 7 } as const satisfies Record<UntilChoice, number>

/** The instant a choice means: 18:00 of its day; null when that has passed. */
export function untilOf(choice: UntilChoice, now: number): number | null {
  const until = startOfDay(addDays(dayOf(now), DAYS[choice])) + CLOSING
  return until > now ? until : null
}
