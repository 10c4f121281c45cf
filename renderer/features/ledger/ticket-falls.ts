import { type FallenAway, type FrozenDeal, fallAway, foreseeFalls } from '../../../shared/pricing/falling-away'

/** A line of a ticket, as far as its price goes. */
type Line = FrozenDeal & { unit: string }

/** What fell or will fall away on one line of a ticket: until which day it stood, and what the line's total is then. */
export type LineFall = { unit: string; day: string; items: string[]; before: number; after: number }

export type TicketFalls = {
  /** One entry a line whose total does not stand any more. */
  fallen: LineFall[]
  /** What is still ahead, day by day. */
  coming: LineFall[]
}

/** Which discounts of a ticket have fallen away by a business day, and which would if it stays unsigned. Rule PRC-4. */
export function fallsOf(lines: readonly Line[], today: string): TicketFalls {
  const fallen = lines.flatMap((line) => {
    const fall = fallAway(line, today)
    const days = fall?.items.map(({ day }) => day).sort()
    return fall && days?.[0] !== undefined ? [fallOfLine(line, days[0], fall)] : []
  })
  const coming = lines.flatMap((line) => foreseeFalls(line, today).map((fall) => fallOfLine(line, fall.day, fall)))
  return { fallen, coming }
}

function fallOfLine({ unit, breakdown }: Line, day: string, fall: FallenAway): LineFall {
  const left = new Set(fall.breakdown.steps.map(({ itemId }) => itemId))
  // A special discount goes with the items it was approved on: the sum is theirs together.
  const items = breakdown.steps.filter(({ itemId }) => !left.has(itemId)).map(({ name }) => name)
  return { unit, day, items, before: breakdown.total, after: fall.breakdown.total }
}
