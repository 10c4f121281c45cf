import { z } from 'zod'
import { idSchema, query } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { figureSchema } from './figure'
import { todayItemSchema } from './item'

/** 工作台 as one person sees it at an instant of the office's clock. */
export const todaySchema = z.strictObject({
  now: instantSchema,
  items: z.array(todayItemSchema),
  /** A consultant's tickets are counted alone: others' are not theirs to see. Rule SEC-1. */
  figures: z.array(figureSchema),
  isOwn: z.boolean(),
})
export type Today = z.infer<typeof todaySchema>

/** 工作台: what waits for the person who asks, and the day's figures; both hold only what that person may see. Rule SEC-1. */
export const todayContract = {
  look: query('board.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(todaySchema),
}
