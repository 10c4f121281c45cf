import { z } from 'zod'
import { DAY, HOUR, MINUTE } from '../kernel/day'
import { rateSchema } from '../kernel/rate'

/**
 * 设置 of a project: one entry a setting, with its bounds. The settings page shows them by itself; their names stand in
 * the pages' texts.
 */
export const settingsSchema = z.strictObject({
  /** How long a submitted ticket holds its home, minutes. Rule LED-4. */
  submittedMinutes: z.int().min(1).max(1_440),
  /** How long an approved ticket holds its home, hours. Rule LED-4. */
  approvedHours: z.int().min(1).max(240),
  /** How much of the on-site price a special discount may take by the consultant's own right, rates. Rule PRC-5. */
  consultantLimit: rateSchema.max(5_000),
  managerLimit: rateSchema.max(5_000),
  directorLimit: rateSchema.max(5_000),
  /** How long a special discount may be used from its application on, days. Rule PRC-7. */
  specialDays: z.int().min(1).max(60),
})
export type Settings = z.infer<typeof settingsSchema>

export const SETTING_NAMES = settingsSchema.keyof().options

/** What holds in a project where nobody has set anything. */
export const DEFAULT_SETTINGS: Settings = {
  submittedMinutes: 30,
  approvedHours: 24,
  consultantLimit: 200,
  managerLimit: 300,
  directorLimit: 500,
  specialDays: 7,
}

/** Settings that are rates: the page takes and shows them in per cent. */
export const RATE_SETTINGS: ReadonlySet<keyof Settings> = new Set(['consultantLimit', 'managerLimit', 'directorLimit'])

/** How long a ticket holds its home in each state, milliseconds. Rule LED-4. */
export type TicketTimes = { submitted: number; approved: number }

export function ticketTimesOf({ submittedMinutes, approvedHours }: Settings): TicketTimes {
  return { submitted: submittedMinutes * MINUTE, approved: approvedHours * HOUR }
}

/** How deep a special discount each role may approve, rates of the on-site price. Rule PRC-5. */
export type SpecialLimits = { consultant: number; manager: number; director: number }

export function specialLimitsOf({ consultantLimit, managerLimit, directorLimit }: Settings): SpecialLimits {
  return { consultant: consultantLimit, manager: managerLimit, director: directorLimit }
}

/** What exceeds one limit goes to the next role, so that each is at least the one before. Rule PRC-5. */
export function areLimitsInOrder({ consultantLimit, managerLimit, directorLimit }: Settings): boolean {
  return consultantLimit <= managerLimit && managerLimit <= directorLimit
}

/** Until when a special discount that is applied for now may be used. Rule PRC-7. */
export function specialUntil(now: number, { specialDays }: Settings): number {
  return now + specialDays * DAY
}
