import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import type { PaymentMethod } from '../../../shared/pricing/scheme'
import type { CommandContext } from '../../gate/context'
import { requireFloors } from './floor-try'
import { priceLine } from './hold-line'
import { onSiteOf } from './special-use'
import { type TicketRow, unitTable } from './tables'
import { findTicketEvents } from './ticket-events'

/** How a deal is paid now, and which discounts are asked for on each unit. */
type Asked = { paymentMethod: PaymentMethod; chosen: readonly { unitId: string; chosen: string[] }[] }

/**
 * Prices the units of a deal anew, with the versions they were sold at and the evidence that was shown then. A special
 * discount stands only at the very price it was approved on. Rules LED-7, PRC-4, PRC-5, PRC-7.
 */
export async function priceAgain(tx: CommandContext, ticket: TicketRow, lines: readonly HoldLine[], asked: Asked) {
  const isSame =
    asked.chosen.length === lines.length && lines.every(({ unitId }, at) => asked.chosen[at]?.unitId === unitId)
  if (!isSame) return refuse('UNIT_DIFFERS', {})
  const [submitted] = await findTicketEvents(tx.db, ticket.id)
  if (submitted?.event !== 'submit') throw new Error(`ticket ${ticket.id} was never submitted`)
  const priced: HoldLine[] = []
  for (const [index, line] of lines.entries()) {
    const unit = await tx.db.findOne(unitTable, { id: line.unitId })
    if (!unit) throw new Error(`${line.unit} of ticket ${ticket.number} is no unit`)
    const form = { unitId: line.unitId, chosen: asked.chosen[index]?.chosen ?? [], evidence: line.evidence }
    const pricing = {
      paymentMethod: asked.paymentMethod,
      submittedAt: submitted.at,
      pinned: { priceVersionId: line.priceVersion.id, schemeId: line.schemeId },
      now: tx.now,
    }
    const plain = await priceLine(tx.db, unit, form, pricing)
    if (isRefusal(plain)) return plain
    const special = line.special && onSiteOf(plain) === onSiteOf(line) ? line.special : null
    const whole = special ? await priceLine(tx.db, unit, form, { ...pricing, special }) : plain
    if (isRefusal(whole)) return whole
    priced.push(whole)
  }
  return (await requireFloors(tx.db, ticket.id, priced)) ?? priced
}
