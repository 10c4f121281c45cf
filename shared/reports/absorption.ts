import { DAY, dayOf, startOfDay } from '../kernel/day'

/** A home that was released: where it stands, what type it is, and the instant its release applies from. Rule LED-6. */
export type ReleasedHome = { id: string; building: string; type: string; releasedFrom: number }

/**
 * One time that a ticket, or the subscription it became, kept a home from others. `closedAt` is null while nobody has
 * written its end down; its time may have run out all the same. Rules LED-1, LED-4.
 */
export type SaleClaim = { unitId: string; since: number; until: number | null; closedAt: number | null }

/** How many homes of a building or type were released, and how many of them claimed, at the end of each of the days. */
export type AbsorptionLine = { name: string; released: number[]; claimed: number[] }

/** Lines that a chart still tells apart; those with the fewest homes are added up as one beyond that. */
export const MOST_LINES = 24

/** What an open claim's end is by now: written down, run out by its time, or none yet. Rule LED-4. */
export function endOfClaim({ until, closedAt }: Pick<SaleClaim, 'until' | 'closedAt'>, now: number): number | null {
  if (closedAt !== null) return closedAt
  return until !== null && until <= now ? until : null
}

/**
 * 去化: of the homes released by the end of each day, those that a ticket claimed at that instant; of today, now. What was
 * withheld or waits for its re-release is released and not claimed. Past days stay as they were, whatever was withdrawn
 * since: a claim that ended counts on the days it stood. `days` follow one another; `groupOf` names the line of a home.
 */
export function absorptionOf(
  homes: readonly ReleasedHome[],
  claims: readonly SaleClaim[],
  days: readonly string[],
  now: number,
  groupOf: (home: ReleasedHome) => string,
): AbsorptionLine[] {
  const first = days[0]
  if (first === undefined) return []
  const placeOf = (instant: number) => Math.max(0, (startOfDay(dayOf(instant)) - startOfDay(first)) / DAY)
  const lines = new Map<string, AbsorptionLine>()
  const lineOfHome = new Map<string, AbsorptionLine>()
  for (const home of homes) {
    if (home.releasedFrom > now) continue
    const name = groupOf(home)
    const line = lines.get(name) ?? { name, released: days.map(() => 0), claimed: days.map(() => 0) }
    lines.set(name, line)
    lineOfHome.set(home.id, line)
    addAt(line.released, placeOf(home.releasedFrom), 1)
  }
  for (const claim of claims) {
    const line = lineOfHome.get(claim.unitId)
    if (!line || claim.since > now) continue
    addAt(line.claimed, placeOf(claim.since), 1)
    const end = endOfClaim(claim, now)
    if (end !== null) addAt(line.claimed, placeOf(end), -1)
  }
  return [...lines.values()].map(({ name, released, claimed }) => ({
    name,
    released: summedUp(released),
    claimed: summedUp(claimed),
  }))
}

/** All of them as one line. */
export function sumOfLines(lines: readonly AbsorptionLine[], name: string, days: number): AbsorptionLine {
  const sums = (of: (line: AbsorptionLine) => number[]) =>
    Array.from({ length: days }, (_, day) => lines.reduce((sum, line) => sum + (of(line)[day] ?? 0), 0))
  return { name, released: sums(({ released }) => released), claimed: sums(({ claimed }) => claimed) }
}

/** The largest by the homes released last, in the order they came in; the others as one line of that name. */
export function largestLines(lines: readonly AbsorptionLine[], others: string, days: number): AbsorptionLine[] {
  if (lines.length <= MOST_LINES) return [...lines]
  const size = ({ released }: AbsorptionLine) => released.at(-1) ?? 0
  const kept = new Set([...lines].sort((one, other) => size(other) - size(one)).slice(0, MOST_LINES - 1))
  const rest = lines.filter((line) => !kept.has(line))
  return [...lines.filter((line) => kept.has(line)), sumOfLines(rest, others, days)]
}

function addAt(changes: number[], place: number, change: number): void {
  const known = changes[place]
  if (known !== undefined) changes[place] = known + change
}

function summedUp(changes: readonly number[]): number[] {
  let sum = 0
  return changes.map((change) => {
    sum += change
    return sum
  })
}
