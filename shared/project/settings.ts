import { z } from 'zod'
import { HOUR, MINUTE } from '../kernel/day'

/**
 * 设置 of a project: one entry a setting, with its bounds. The settings page shows them by itself; their names stand in
 * the pages' texts.
 */
export const settingsSchema = z.strictObject({
  /** How long a submitted ticket holds its home, minutes. Rule LED-4. */
  submittedMinutes: z.int().min(1).max(1_440),
  /** How long an approved ticket holds its home, hours. Rule LED-4. */
  approvedHours: z.int().min(1).max(240),
})
export type Settings = z.infer<typeof settingsSchema>

export const SETTING_NAMES = settingsSchema.keyof().options

/** What holds in a project where nobody has set anything. */
export const DEFAULT_SETTINGS: Settings = { submittedMinutes: 30, approvedHours: 24 }

/** How long a ticket holds its home in each state, milliseconds. Rule LED-4. */
export type TicketTimes = { submitted: number; approved: number }

export function ticketTimesOf({ submittedMinutes, approvedHours }: Settings): TicketTimes {
  return { submitted: submittedMinutes * MINUTE, approved: approvedHours * HOUR }
}
