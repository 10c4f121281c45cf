import { addDays, DAY, dayOf, HOUR, startOfDay } from '../kernel/day'
import type { Due, TodayItem, TodayKind } from './item'

/**
 * How soon something is to be done: its day has passed, within the hour, before the office's day ends, later, or nothing is to be done any
 * more and it only is to be known.
 */
export const URGENCIES = ['late', 'hour', 'today', 'later', 'known'] as const
export type Urgency = (typeof URGENCIES)[number]

/** An approved ticket stands on the manager's desk this long before it runs out. */
export const RUNS_OUT_SOON = 2 * HOUR
/** A result is told for so long. */
export const TOLD_FOR = DAY
/** A withholding stands on the desk so many days before its end. */
export const WITHHOLDING_DAYS = 7

/** Results: what happened to one's own, with nothing left to be done about the thing itself. */
const RESULTS: ReadonlySet<TodayKind> = new Set(['ticketEnded', 'specialRejected', 'withholdingEnded'])
/** What has no time of its own and should not wait: somebody is at it right now, or the office stands unprotected. */
const AT_ONCE: ReadonlySet<TodayKind> = new Set(['floorTries', 'backupFailed', 'backupNotSound'])

/** How soon an item is to be done. What is due by a day is never due within the hour. */
export function urgencyOf({ kind, due }: Pick<TodayItem, 'kind' | 'due'>, now: number): Urgency {
  if (RESULTS.has(kind)) return 'known'
  if (due === null) return AT_ONCE.has(kind) ? 'hour' : 'later'
  if (isLate(due, now)) return 'late'
  if (due.by === 'day') return due.on === dayOf(now) ? 'today' : 'later'
  if (due.at - now <= HOUR) return 'hour'
  return due.at < startOfDay(addDays(dayOf(now), 1)) ? 'today' : 'later'
}

/** Whether time has settled it: a ticket that ran out waits for nobody. A day that has passed settles nothing. */
export function isSettled({ due }: Pick<TodayItem, 'due'>, now: number): boolean {
  return due?.by === 'instant' && due.at <= now
}

/** Whether a day that was set has passed. */
export function isLate(due: Due | null, now: number): boolean {
  return due?.by === 'day' && due.on < dayOf(now)
}

export type TodayGroup = { urgency: Urgency; items: TodayItem[] }

/** What waits, by urgency; within one what is due first, of results the newest. Groups with nothing in them are left out. */
export function groupsOf(items: readonly TodayItem[], now: number): TodayGroup[] {
  const waiting = items.filter((item) => !isSettled(item, now))
  return URGENCIES.flatMap((urgency) => {
    const own = waiting.filter((item) => urgencyOf(item, now) === urgency)
    return own.length === 0 ? [] : [{ urgency, items: own.sort(urgency === 'known' ? byNewest : byDue) }]
  })
}

/** How many wait for the person to do something. */
export function countToDo(groups: readonly TodayGroup[]): number {
  return groups.reduce((sum, { urgency, items }) => sum + (urgency === 'known' ? 0 : items.length), 0)
}

/** The instant that runs out first, for the head of the page. */
export function firstDueAt(groups: readonly TodayGroup[]): number | null {
  const instants = groups.flatMap(({ items }) => items.flatMap(({ due }) => (due?.by === 'instant' ? [due.at] : [])))
  return instants.length > 0 ? Math.min(...instants) : null
}

/** The next instant at which time settles one of the items, and other ones may take its place. */
export function nextTurn(items: readonly TodayItem[], now: number): number | null {
  const turns = items.flatMap(({ due }) => (due?.by === 'instant' && due.at > now ? [due.at] : []))
  return turns.length > 0 ? Math.min(...turns) : null
}

function byDue(one: TodayItem, other: TodayItem): number {
  return dueAt(one.due) - dueAt(other.due) || byOldest(one, other)
}

function byOldest(one: TodayItem, other: TodayItem): number {
  return one.since - other.since || (one.id < other.id ? -1 : 1)
}

function byNewest(one: TodayItem, other: TodayItem): number {
  return other.since - one.since || (one.id < other.id ? -1 : 1)
}

/** What has no time comes before all that has one, in its group; a day is over with its last instant. */
function dueAt(due: Due | null): number {
  if (due === null) return 0
  return due.by === 'instant' ? due.at : startOfDay(addDays(due.on, 1))
}
