import { addDays, DAY, dayOf, startOfDay } from '../kernel/day'

/** What the rotation is told of a backup; `isSound` is whether it was opened again and nothing was found. */
export type Rotated = { name: string; madeAt: number; isSound: boolean }

/** How long backups are kept: every one of so many days, the newest of so many weeks, of so many months. Rule SEC-4. */
export const KEPT = { days: 7, weeks: 4, months: 12 } as const

/**
 * Which backups have served their time: all of the last 7 days stay, then the newest of each of the 4 weeks before this
 * one, then the newest of each of the 12 months before this one. Weeks (from Monday) and months are those of the
 * calendar, so that what is kept today is kept tomorrow; windows that slide would lose every backup on their edge. What
 * is not sound counts for nothing and is left to the person; the newest sound one always stays. Rule SEC-4.
 */
export function backupsToDelete(backups: readonly Rotated[], now: number): string[] {
  const sound = backups.filter(({ isSound }) => isSound).sort(newestFirst)
  const [newest] = sound
  const today = dayOf(now)
  const since = addDays(today, 1 - KEPT.days)
  const kept = new Set<Rotated>(newest ? [newest] : [])
  for (const backup of sound) if (dayOf(backup.madeAt) >= since) kept.add(backup)
  const keepNewest = (periods: readonly string[], periodOf: (day: string) => string) => {
    for (const period of periods) {
      const first = sound.find(({ madeAt }) => periodOf(dayOf(madeAt)) === period)
      if (first) kept.add(first)
    }
  }
  keepNewest(
    ordinals(KEPT.weeks).map((before) => weekOf(addDays(today, -7 * before))),
    weekOf,
  )
  keepNewest(
    ordinals(KEPT.months).map((before) => monthBefore(today, before)),
    monthOf,
  )
  return sound.filter((backup) => !kept.has(backup)).map(({ name }) => name)
}

function newestFirst(one: Rotated, other: Rotated): number {
  return other.madeAt - one.madeAt || (one.name < other.name ? 1 : -1)
}

function ordinals(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

const A_MONDAY = '2024-01-01'

/** The Monday of the day's week. */
function weekOf(day: string): string {
  const days = (startOfDay(day) - startOfDay(A_MONDAY)) / DAY
  return addDays(day, -(((days % 7) + 7) % 7))
}

function monthOf(day: string): string {
  return day.slice(0, 7)
}

function monthBefore(day: string, before: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - before
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}
