import { isRefusal, type Refusal, refuse } from '../../../shared/kernel/refusal'
import { type SpecialStanding, specialStandingAt } from '../../../shared/ledger/special'
import { type HoldLine, holdLineSchema, type TicketForm } from '../../../shared/ledger/ticket-contract'
import type { ExactFen } from '../../../shared/pricing/exact'
import type { PaymentMethod } from '../../../shared/pricing/scheme'
import { specialDiscountSchema } from '../../../shared/pricing/special'
import type { Reader } from '../../gate/unit-of-work'
import { type SpecialRow, specialTable } from '../pricing/tables'
import { type Pricing, priceLine } from './hold-line'
import type { TicketRow, UnitRow } from './tables'

/**
 * Prices one home of a ticket with the special discount its form names, if any: approved, in time, of this very ticket,
 * and applied for at the price, items and way of paying the line has without it. Rule PRC-7.
 */
export async function priceLineAsAsked(
  db: Reader,
  ticket: TicketRow | null,
  unit: UnitRow,
  form: TicketForm['lines'][number],
  pricing: Omit<Pricing, 'special'>,
) {
  if (form.specialId === undefined) return priceLine(db, unit, form, pricing)
  const row = ticket && (await db.findOne(specialTable, { id: form.specialId, ticketId: ticket.id }))
  if (!ticket || !row) return refuse('NOT_FOUND', { what: 'special' })
  const refused = refuseUnusable(row, specialStandingAt({ ...row, ticket }, pricing.now))
  return refused ?? priceAsApplied(db, row, unit, form, pricing)
}

/** Prices a home with an application, refused where it is not what was applied for any more. Rule PRC-7. */
export async function priceAsApplied(
  db: Reader,
  row: SpecialRow,
  unit: UnitRow,
  form: TicketForm['lines'][number],
  pricing: Omit<Pricing, 'special'>,
) {
  const { id, number } = row
  const special = { id, number, discount: specialDiscountSchema.parse(JSON.parse(row.discount)) }
  const line = await priceLine(db, unit, form, { ...pricing, special })
  const priced = isRefusal(line) ? await priceLine(db, unit, form, pricing) : line
  if (isRefusal(priced) || isAsApplied(row, priced, pricing.paymentMethod)) return line
  return refuse('SPECIAL_DIFFERS', { number, applied: row.onSiteTotal, now: onSiteOf(priced) })
}

/** 优惠后价格: what all general items leave, unrounded. Rule PRC-7. */
export function onSiteOf({ breakdown, special }: HoldLine): ExactFen {
  return breakdown.steps.find(({ itemId }) => itemId === special?.id)?.base ?? breakdown.exactTotal
}

type Unusable =
  | Refusal<'SPECIAL_LAPSED', { number: string; until: number }>
  | Refusal<'SPECIAL_NOT_APPROVED', { number: string; standing: SpecialStanding }>

function refuseUnusable({ number, validUntil }: SpecialRow, standing: SpecialStanding): Unusable | null {
  if (standing === 'approved') return null
  if (standing === 'lapsed') return refuse('SPECIAL_LAPSED', { number, until: validUntil })
  return refuse('SPECIAL_NOT_APPROVED', { number, standing })
}

function isAsApplied(row: SpecialRow, line: HoldLine, paymentMethod: PaymentMethod): boolean {
  const applied = holdLineSchema.parse(JSON.parse(row.line))
  return (
    row.unitId === line.unitId &&
    row.onSiteTotal === onSiteOf(line) &&
    row.paymentMethod === paymentMethod &&
    applied.priceVersion.id === line.priceVersion.id &&
    applied.schemeId === line.schemeId &&
    [...applied.chosen].sort().join() === [...line.chosen].sort().join()
  )
}
