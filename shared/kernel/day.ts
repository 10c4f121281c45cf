import { z } from 'zod'

/** An instant: epoch milliseconds, to the last one of the year 9999 in Shanghai: a later year has no four digits. */
export const instantSchema = z.int().min(0).max(253_402_271_999_999)

/** A business day: a date in Asia/Shanghai, `YYYY-MM-DD`. */
export const daySchema = z.iso.date()

/** Shanghai has kept UTC+8 without summer time since 1991; the product knows no earlier instant. */
const SHANGHAI_OFFSET = 8 * 3_600_000

export const SECOND = 1_000
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The business day an instant falls on. */
export function dayOf(instant: number): string {
  return shanghai(instant).slice(0, 10)
}

/** The first instant of a business day. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET
}

/** The business day so many days later. */
export function addDays(day: string, days: number): string {
  return dayOf(startOfDay(day) + days * DAY)
}

/** How many days later the second business day is; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return (startOfDay(to) - startOfDay(from)) / DAY
}

/** Shanghai time of day, `10:02:03`. */
export function timeOf(instant: number): string {
  return shanghai(instant).slice(11, 19)
}

/** Date and time as papers and histories carry it: `2026-06-07 10:02:03`. */
export function formatInstant(instant: number): string {
  return `${dayOf(instant)} ${timeOf(instant)}`
}

/** Date and time where the year goes without saying: `06-07 10:02`. */
export function formatShortInstant(instant: number): string {
  return formatInstant(instant).slice(5, 16)
}

function shanghai(instant: number): string {
  return new Date(instant + SHANGHAI_OFFSET).toISOString()
}
