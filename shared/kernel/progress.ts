import { z } from 'zod'

/** How far a long work has come: its part, and how many of how many (0 of 0 while that is not known). */
export const progressSchema = z.strictObject({
  phase: z.enum(['unpacking', 'reading', 'comparing']),
  done: z.int().min(0),
  total: z.int().min(0),
})
export type Progress = z.infer<typeof progressSchema>
