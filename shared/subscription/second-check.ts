import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { exactFenSchema } from '../pricing/exact'
import { type PriceBreakdown, type PriceStep, priceBreakdownSchema, priceStepSchema } from '../pricing/price'
import { isOnePerson } from '../staff/person'
import type { Someone } from './reviewer'
import type { Identified } from './subscription'

/** Who recorded or signed something, and when. Rule SUB-1. */
export const signedSchema = z.strictObject({ by: z.string(), at: instantSchema })
export type Signed = z.infer<typeof signedSchema>

/** One unit of the deal with the engine's steps: of the ticket, or of what the reviewer chose. Rule LED-11. */
export type CheckedLine = { unit: string; breakdown: PriceBreakdown }

/**
 * 总价双人核对: the consultant types the total from the signed paper, the reviewer chooses the discounts again and types
 * the total alone; neither is changed once typed. `lines` are the ticket's. Totals are the deal's, in fen. Rule PRC-6.
 */
export type SecondCheck = {
  id: string
  lines: readonly CheckedLine[]
  consultant: Someone
  reviewer: Someone
  paper: { total: number; at: number } | null
  /** `lines`: the engine's of what the reviewer chose, with the ticket's own prices and scheme. */
  review: { total: number; at: number; lines: readonly CheckedLine[] } | null
}

/** 四数: what the engine makes of the ticket, what stands on paper, what the reviewer typed, and the engine of their choice. */
export const checkFiguresSchema = z.strictObject({
  ticket: positiveFenSchema,
  paper: positiveFenSchema,
  review: positiveFenSchema,
  engine: positiveFenSchema,
})
export type CheckFigures = z.infer<typeof checkFiguresSchema>

const sideSchema = z.strictObject({ isChosen: z.boolean(), result: exactFenSchema })

/**
 * 从此步分开: the first step where ticket and reviewer part: at which unit, at an item, before any (the list totals
 * differ) or after all (the rounding does), and what was left on either side by then. Rule PRC-6.
 */
export const partingSchema = z.strictObject({
  unit: z.string(),
  at: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('listTotal') }),
    z.strictObject({ step: z.literal('item'), itemId: z.string(), name: z.string() }),
    z.strictObject({ step: z.literal('rounding') }),
  ]),
  ticket: sideSchema,
  review: sideSchema,
})
export type Parting = z.infer<typeof partingSchema>

/**
 * What a check came to. `paperWrong`: ticket and reviewer are one, so that the paper is made anew. `parting` is null where
 * both took the same steps; where they took others although the figures are one, the check differs. Rule PRC-6.
 */
export const verdictSchema = z.strictObject({
  verdict: z.enum(['holds', 'differs', 'paperWrong']),
  figures: checkFiguresSchema,
  parting: partingSchema.nullable(),
})
export type Verdict = z.infer<typeof verdictSchema>

/**
 * The verdict on a check; null until both have typed. It holds exactly when all four figures are one and both took the
 * same steps: two discounts of one effect stand on different evidence. Rule PRC-6.
 */
export function verdictOf({ lines, paper, review }: SecondCheck): Verdict | null {
  if (!paper || !review) return null
  const figures = {
    ticket: totalOf(lines),
    paper: paper.total,
    review: review.total,
    engine: totalOf(review.lines),
  }
  const parting = findParting(lines, review.lines)
  const isReviewRight = figures.ticket === figures.engine && figures.ticket === figures.review
  if (!isReviewRight || parting) return { verdict: 'differs', figures, parting }
  return { verdict: figures.paper === figures.ticket ? 'holds' : 'paperWrong', figures, parting }
}

/** A deal's total: the home and what is tied to it. In fen. Rule LED-11. */
export function totalOf(lines: readonly CheckedLine[]): number {
  return lines.reduce((sum, { breakdown }) => sum + breakdown.total, 0)
}

/** One item on either side; null where it was not chosen. */
export const pairedStepSchema = z.strictObject({
  ticket: priceStepSchema.nullable(),
  review: priceStepSchema.nullable(),
})
export type PairedStep = z.infer<typeof pairedStepSchema>

/** Both sides' steps side by side, in the order they run in, which is the scheme's on both. Rules PRC-1, PRC-6. */
export function pairSteps(ticket: readonly PriceStep[], review: readonly PriceStep[]): PairedStep[] {
  const [first, ...rest] = ticket
  if (!first) return review.map((step) => ({ ticket: null, review: step }))
  const place = review.findIndex(({ itemId }) => itemId === first.itemId)
  if (place < 0) return [{ ticket: first, review: null }, ...pairSteps(rest, review)]
  const onlyReviewed = review.slice(0, place).map((step) => ({ ticket: null, review: step }))
  return [
    ...onlyReviewed,
    { ticket: first, review: review[place] ?? null },
    ...pairSteps(rest, review.slice(place + 1)),
  ]
}

function findParting(ticket: readonly CheckedLine[], review: readonly CheckedLine[]): Parting | null {
  for (const { unit, breakdown } of ticket) {
    const other = review.find((line) => line.unit === unit)?.breakdown
    const parting = other ? partingOfLine(breakdown, other) : null
    if (parting) return { unit, ...parting }
  }
  return null
}

function partingOfLine(ticket: PriceBreakdown, review: PriceBreakdown): Omit<Parting, 'unit'> | null {
  if (ticket.listTotal !== review.listTotal) return partAt({ step: 'listTotal' }, ticket.listTotal, review.listTotal)
  let [ticketLeft, reviewLeft] = [ticket.listTotal, review.listTotal]
  for (const pair of pairSteps(ticket.steps, review.steps)) {
    ticketLeft = pair.ticket?.result ?? ticketLeft
    reviewLeft = pair.review?.result ?? reviewLeft
    const step = pair.ticket ?? pair.review
    if (step && (!pair.ticket || !pair.review || ticketLeft !== reviewLeft)) {
      return {
        at: { step: 'item', itemId: step.itemId, name: step.name },
        ticket: { isChosen: pair.ticket !== null, result: ticketLeft },
        review: { isChosen: pair.review !== null, result: reviewLeft },
      }
    }
  }
  return ticket.total === review.total ? null : partAt({ step: 'rounding' }, String(ticket.total), String(review.total))
}

function partAt(at: Parting['at'], ticket: string, review: string): Omit<Parting, 'unit'> {
  return { at, ticket: { isChosen: true, result: ticket }, review: { isChosen: true, result: review } }
}

/** 核对状态: open until both have typed, then its verdict; void with the subscription it was made for. Rules PRC-6, LED-4. */
export const checkStateSchema = z.enum(['open', 'holds', 'differs', 'paperWrong', 'void'])
export type CheckState = z.infer<typeof checkStateSchema>

export function checkStateOf(check: SecondCheck, isVoid: boolean): CheckState {
  return isVoid ? 'void' : (verdictOf(check)?.verdict ?? 'open')
}

/** Whether a check may be made anew: there is none, or the last one stopped the deal. Rule PRC-6. */
export function canCheckAnew(latest: CheckState | null): boolean {
  return latest === null || latest === 'differs' || latest === 'paperWrong'
}

/** Which total a person may type. */
export const checkHandSchema = z.enum(['paper', 'review'])
export type CheckHand = z.infer<typeof checkHandSchema>

/** What a person may type into an open check now: each their own total, once. Rules PRC-6, SEC-1. */
export function mayType(check: SecondCheck, person: { id: string }): CheckHand | null {
  if (person.id === check.consultant.id) return check.paper ? null : 'paper'
  if (person.id === check.reviewer.id) return check.review ? null : 'review'
  return null
}

/**
 * Whether the deal's totals are kept from a person everywhere: from the reviewer, under any account, while the check is
 * open. Rule PRC-6.
 */
export function withholdsTotalsFrom(check: SecondCheck, person: Identified, isVoid: boolean): boolean {
  const isReviewer = check.reviewer.id === person.id || isOnePerson(check.reviewer, person)
  return isReviewer && checkStateOf(check, isVoid) === 'open'
}

const shownHead = {
  id: idSchema,
  reviewer: z.string(),
  /** Who has typed, and when. */
  paper: signedSchema.nullable(),
  review: signedSchema.nullable(),
}

/** A check as a page may show it; what is open, void or kept back for an open one has no room for a total. Rule PRC-6. */
export const shownCheckSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), ...shownHead, mayType: checkHandSchema.nullable() }),
  z.strictObject({ state: z.literal('void'), ...shownHead }),
  z.strictObject({ state: z.literal('keptBack'), ...shownHead }),
  z.strictObject({
    state: z.literal('decided'),
    ...shownHead,
    ...verdictSchema.shape,
    lines: z.array(
      z.strictObject({ unit: z.string(), ticket: priceBreakdownSchema, review: priceBreakdownSchema.nullable() }),
    ),
  }),
])
export type ShownCheck = z.infer<typeof shownCheckSchema>

/**
 * What a page may show of a check: while it is open nobody is shown a total, neither typed nor computed; once both have
 * typed, everything. Rule PRC-6.
 */
export function shownOfCheck(check: SecondCheck, viewer: { id: string }, isVoid = false): ShownCheck {
  const verdict = verdictOf(check)
  if (isVoid) return { state: 'void', ...headOf(check) }
  if (!verdict) return { state: 'open', ...headOf(check), mayType: mayType(check, viewer) }
  const reviewOf = (unit: string) => check.review?.lines.find((line) => line.unit === unit)?.breakdown ?? null
  const lines = check.lines.map(({ unit, breakdown }) => ({ unit, ticket: breakdown, review: reviewOf(unit) }))
  return { state: 'decided', ...headOf(check), ...verdict, lines }
}

/** The same of all checks of a deal, the last one being the latest: while that is open, earlier ones tell nothing. Rule PRC-6. */
export function shownOfChecks(checks: readonly SecondCheck[], viewer: { id: string }, isVoid = false): ShownCheck[] {
  const latest = checks.at(-1)
  const isOpen = latest !== undefined && checkStateOf(latest, isVoid) === 'open'
  return checks.map((check) =>
    isOpen && check !== latest ? { state: 'keptBack', ...headOf(check) } : shownOfCheck(check, viewer, isVoid),
  )
}

function headOf({ id, consultant, reviewer, paper, review }: SecondCheck) {
  return {
    id,
    reviewer: reviewer.name,
    paper: paper && { by: consultant.name, at: paper.at },
    review: review && { by: reviewer.name, at: review.at },
  }
}
