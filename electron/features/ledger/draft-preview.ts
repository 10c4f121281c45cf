import { In } from 'typeorm'
import { type Buyer, maskIdNumber, maskPhone, parseIdNumber, parsePhone } from '../../../shared/customers/buyer'
import { isRefusal } from '../../../shared/kernel/refusal'
import type { HoldLine, TicketForm } from '../../../shared/ledger/ticket-contract'
import type { Actor, QueryContext } from '../../gate/context'
import { customerTable } from '../customers/tables'
import { priceLine } from './hold-line'
import { priceLineAsAsked } from './special-use'
import { type TicketRow, unitTable } from './tables'
import { openForm } from './ticket-shape'

/**
 * What a draft's paper would show if it were submitted now: nothing of it is frozen. A price that would be refused is
 * left out, and so is what is not yet filled in; whether it is below the floor cannot be seen. Rules LED-3, LED-11,
 * PRC-5.
 */
export async function previewDraft(
  context: QueryContext<Actor>,
  row: TicketRow,
): Promise<{ lines: HoldLine[]; buyers: Buyer[] }> {
  const form = openForm(context.personal, row)
  const lines = await Promise.all(form.lines.map((asked) => linePreview(context, row, form, asked)))
  return { lines: lines.filter((line) => line !== null), buyers: await draftBuyersOf(context, row, form) }
}

/** A special discount that cannot be used now is not on the paper either. Rule PRC-7. */
async function linePreview(
  { db, now }: QueryContext<Actor>,
  ticket: TicketRow,
  { paymentMethod }: TicketForm,
  asked: TicketForm['lines'][number],
): Promise<HoldLine | null> {
  const unit = await db.findOne(unitTable, { id: asked.unitId, projectId: ticket.projectId })
  if (!unit) return null
  const pricing = { paymentMethod, submittedAt: now, pinned: null, now }
  const line = await priceLineAsAsked(db, ticket, unit, asked, pricing)
  const shown = isRefusal(line) ? await priceLine(db, unit, asked, pricing) : line
  return isRefusal(shown) ? null : shown
}

/** The buyers of a draft as far as they are typed, masked. */
export async function draftBuyersOf(
  { db, personal, actor }: Pick<QueryContext<Actor>, 'db' | 'personal' | 'actor'>,
  { projectId }: TicketRow,
  { buyers }: TicketForm,
): Promise<Buyer[]> {
  const ids = buyers.flatMap((buyer) => (buyer.kind === 'known' ? [buyer.customerId] : []))
  const files = await db.find(customerTable, { projectId, ownerId: actor.id, id: In(ids) })
  return buyers.flatMap((buyer): Buyer[] => {
    const { relation, share } = buyer
    if (buyer.kind === 'new') {
      const phone = parsePhone(buyer.phone)
      const idNumber = parseIdNumber(buyer.idKind, buyer.idNumber)
      const numbers = { phone: phone === null ? '' : maskPhone(phone), idNumber: idNumber && maskIdNumber(idNumber) }
      return [{ customerId: '', name: buyer.name, address: buyer.address, relation, share, owner: null, ...numbers }]
    }
    const file = files.find((known) => known.id === buyer.customerId)
    if (!file) return []
    return [
      {
        customerId: file.id,
        name: file.name,
        phone: maskPhone(personal.show('customer.phone', file.id, file.phone)),
        idNumber: file.idNumber && maskIdNumber(personal.show('customer.idNumber', file.id, file.idNumber)),
        address: personal.show('customer.address', file.id, file.address),
        relation,
        share,
        owner: null,
      },
    ]
  })
}
