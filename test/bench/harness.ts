/** What a benchmark found: ours against the reference, both measured in this run. */
export type Found = { ours: number; reference: number; unit: string; detail: Record<string, number> }

export type Bench = { name: string; run(): Promise<Found> }

/** Both sides in turn, so that whatever else the machine does falls on both; one round before that counts for nothing. */
export async function inTurn<Ours, Reference>(
  rounds: number,
  ours: (round: number) => Promise<Ours>,
  reference: (round: number) => Promise<Reference>,
): Promise<{ ours: Ours[]; reference: Reference[] }> {
  const measured: { ours: Ours[]; reference: Reference[] } = { ours: [], reference: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [await ours(round), await reference(round)]
    if (round === 0) continue
    measured.ours.push(one)
    measured.reference.push(other)
  }
  return measured
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** How long the work took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Random whole numbers from a fixed seed (mulberry32): the same data in every run. */
export function seeded(seed: number): (least: number, most: number) => number {
  let state = seed
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    return least + Math.floor(share * (most - least + 1))
  }
}
