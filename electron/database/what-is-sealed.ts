/**
 * 封签: every row carries the keyed hash of what it says, written with it. Whoever changes a row past the office cannot
 * make its seal; whoever takes one away, or puts an older one back with its own seal, changes the sum of all seals of
 * the table, which the chained record of actions knows. Rule SEC-2.
 */
export const SEAL = 'seal'

/** `whole`: each row and their sum; `each`: each row, but one may go; `none`: the record of actions holds what it says. */
type Sealing = 'whole' | 'each' | 'none'

/** What is sealed otherwise than {@link Sealing | whole}, and why. */
const OTHERWISE: ReadonlyMap<string, Sealing> = new Map([
  // A link holds the one before it, and is hashed itself.
  ['audit', 'none'],
  // Each link says what the counters were drawn to.
  ['counter', 'none'],
  // Cleared away when they have served their time.
  ['requestAnswer', 'each'],
  ['signInAttempt', 'each'],
])

export function sealingOf(table: string): Sealing {
  return OTHERWISE.get(table) ?? 'whole'
}

/** What is turned over to see whether the disk can be written to says nothing of the office. */
export function isSealedRow(table: string, row: Record<string, unknown>): boolean {
  return table !== 'setting' || row.name !== 'health'
}
