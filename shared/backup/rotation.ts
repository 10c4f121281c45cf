import { addDays, DAY, dayOf, startOfDay } from '../kernel/day'
import type { Backup } from './backup'

/** What the rotation is told of a backup; `isSound` is whether it was opened again and nothing was found. */
export type Rotated = Pick<Backup, 'name' | 'madeAt' | 'reason'> & { isSound: boolean }

/** What the rotation must not touch: the backup that was just made, and when that was. */
export type Turn = { made: string; now: number }

/** How long backups are kept: every one of so many days, the newest of so many weeks, of so many months. Rule SEC-4. */
export const KEPT = { days: 7, weeks: 4, months: 12 } as const

/**
 * Which backups have served their time: all of the 7 newest days that have any stay, then the newest of each of the 4
 * weeks before the newest one's, then of each of the 12 months before it. Weeks (from Monday) and months are those of
 * the calendar, so that what is kept today is kept tomorrow, and only those count that have a backup: neither a clock
 * that was years ahead for a day nor a month without the program takes the others away. What is not sound stands for no
 * sound one, and has the same time: an office with something that the doctor minds must not fill its disk. So it is with
 * those dated later than now, made while the clock was ahead: they stand for no real day. The one just made stays in any
 * case; what a restore replaced stays until a person deletes it, for nobody else has it. Rule SEC-4.
 */
export function backupsToDelete(backups: readonly Rotated[], { made, now }: Turn): string[] {
  const rotated = backups.filter(({ reason }) => reason !== 'restore')
  const kinds = [true, false].flatMap((isSound) => [true, false].map((isAhead) => ({ isSound, isAhead })))
  return kinds
    .flatMap((kind) =>
      servedIn(rotated.filter((one) => one.isSound === kind.isSound && one.madeAt > now === kind.isAhead)),
    )
    .filter((name) => name !== made)
}

function servedIn(backups: readonly Rotated[]): string[] {
  const sorted = backups.toSorted(newestFirst)
  const days = new Set(newestOf(sorted, (day) => day, KEPT.days, 0).map(({ madeAt }) => dayOf(madeAt)))
  const kept = new Set([
    ...sorted.filter(({ madeAt }) => days.has(dayOf(madeAt))),
    ...newestOf(sorted, weekOf, KEPT.weeks, 1),
    ...newestOf(sorted, monthOf, KEPT.months, 1),
  ])
  return sorted.filter((backup) => !kept.has(backup)).map(({ name }) => name)
}

/** The newest backup of each of so many periods that have one, after the first few. */
function newestOf(sorted: readonly Rotated[], periodOf: (day: string) => string, periods: number, after: number) {
  const newest = new Map<string, Rotated>()
  for (const backup of sorted) {
    const period = periodOf(dayOf(backup.madeAt))
    if (!newest.has(period)) newest.set(period, backup)
  }
  return [...newest.values()].slice(after, after + periods)
}

function newestFirst(one: Rotated, other: Rotated): number {
  return other.madeAt - one.madeAt || (one.name < other.name ? 1 : -1)
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
