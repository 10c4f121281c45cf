import { z } from 'zod'
import { addDays, DAY, dayOf, startOfDay } from '../kernel/day'

/** 今日数字, in the order in which they are shown. A new figure adds its name here. */
export const figureNameSchema = z.enum(['submitted', 'approved', 'rejected', 'expired', 'released', 'forSale'])
export type FigureName = z.infer<typeof figureNameSchema>

/**
 * One figure of the day beside yesterday's: up to now, up to the same time of yesterday, and all of yesterday. Of homes
 * for sale how many there are, were then, and were when yesterday ended.
 */
export const figureSchema = z.strictObject({
  name: figureNameSchema,
  today: z.int(),
  sameTime: z.int(),
  yesterday: z.int(),
})
export type Figure = z.infer<typeof figureSchema>

/** The bounds of today and yesterday by the office's day: first instants, and yesterday's instant of the same time. */
export type TwoDays = { yesterday: number; sameTime: number; today: number; now: number }

export function twoDaysAt(now: number): TwoDays {
  const day = dayOf(now)
  return { yesterday: startOfDay(addDays(day, -1)), sameTime: now - DAY, today: startOfDay(day), now }
}
