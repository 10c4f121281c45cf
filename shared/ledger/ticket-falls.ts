import { z } from 'zod'
import { addDays, daySchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { refusal } from '../kernel/refusal'
import { type FallenAway, type FrozenDeal, fallAway, foreseeFalls } from '../pricing/falling-away'

/** A line of a ticket, as far as its price goes. */
type Line = FrozenDeal & { unit: string }

/** What fell or will fall away on one line of a ticket: until which day it stood, and what the line's total is then. */
export type LineFall = { unit: string; day: string; items: string[]; before: number; after: number }

export type LineFalls = {
  /** One entry a line whose total does not stand any more. */
  fallen: LineFall[]
  /** What is still ahead, day by day. */
  coming: LineFall[]
}

/** 失效 of a whole ticket: the first day that was missed, what goes with it, and the ticket's total (fen) without that. */
export const ticketFallSchema = z.strictObject({
  day: daySchema,
  items: z.array(z.string()),
  total: positiveFenSchema,
})
export type TicketFall = z.infer<typeof ticketFallSchema>

/** Whether a ticket's total stands: null in `fallen` while it does; `coming` is what falls next if it stays unsigned. */
export const ticketFallsSchema = z.strictObject({
  fallen: ticketFallSchema.nullable(),
  coming: ticketFallSchema.nullable(),
})
export type TicketFalls = z.infer<typeof ticketFallsSchema>

/** A discount's sign-by day has passed unsigned: the total that was signed no longer stands. Both totals in fen. */
export const discountLapsed = refusal('PRC-4', {
  item: z.string(),
  day: daySchema,
  total: positiveFenSchema,
  now: positiveFenSchema,
})

export const NO_FALLS: TicketFalls = { fallen: null, coming: null }

/** Which discounts of a ticket have fallen away by a business day, and which would if it stays unsigned. Rule PRC-4. */
export function fallsOfLines(lines: readonly Line[], today: string): LineFalls {
  const coming = lines.flatMap((line) => foreseeFalls(line, today).map((fall) => fallOfLine(line, fall.day, fall)))
  return { fallen: fallenLines(lines, today), coming }
}

/**
 * The same of a ticket as a whole, by its total (fen) as signed and those of its lines that have a sign-by day, the home
 * and what is tied to it alike. Rules PRC-4, LED-11.
 */
export function fallsOfTicket(total: number, lines: readonly Line[], today: string): TicketFalls {
  const next = lines
    .flatMap(({ breakdown }) => breakdown.steps.flatMap(({ reasons }) => reasons))
    .flatMap((reason) => (reason.code === 'signBy' && reason.day >= today ? [reason.day] : []))
    .sort()[0]
  const coming = next === undefined ? null : fallOfTicket(total, lines, addDays(next, 1))
  return {
    fallen: fallOfTicket(total, lines, today),
    coming: coming && next !== undefined ? { ...coming, day: next } : null,
  }
}

/** What was computed on an earlier day, as it stands on this one: a page that lies open over midnight goes along. */
export function fallsAsOf({ fallen, coming }: TicketFalls, today: string): TicketFalls {
  return coming && coming.day < today ? { fallen: coming, coming: null } : { fallen, coming }
}

function fallOfTicket(total: number, lines: readonly Line[], today: string): TicketFall | null {
  const fallen = fallenLines(lines, today)
  const day = fallen.map((fall) => fall.day).sort()[0]
  if (day === undefined) return null
  const items = [...new Set(fallen.flatMap((fall) => fall.items))]
  return { day, items, total: fallen.reduce((sum, { before, after }) => sum + after - before, total) }
}

function fallenLines(lines: readonly Line[], today: string): LineFall[] {
  return lines.flatMap((line) => {
    const fall = fallAway(line, today)
    const days = fall?.items.map(({ day }) => day).sort()
    return fall && days?.[0] !== undefined ? [fallOfLine(line, days[0], fall)] : []
  })
}

function fallOfLine({ unit, breakdown }: Line, day: string, fall: FallenAway): LineFall {
  const left = new Set(fall.breakdown.steps.map(({ itemId }) => itemId))
  // A special discount goes with the items it was approved on: the sum is theirs together.
  const items = breakdown.steps.filter(({ itemId }) => !left.has(itemId)).map(({ name }) => name)
  return { unit, day, items, before: breakdown.total, after: fall.breakdown.total }
}
