import { In } from 'typeorm'
import { type Buyer, maskIdNumber, maskPhone, parseIdNumber, parsePhone } from '../../../shared/customers/buyer'
import { isRefusal } from '../../../shared/kernel/refusal'
import type { HoldLine, TicketForm } from '../../../shared/ledger/ticket-contract'
import type { Actor, QueryContext } from '../../gate/context'
import { customerTable } from '../customers/tables'
import { priceLineAsAsked } from './special-use'
import type { TicketRow, UnitRow } from './tables'
import { openForm } from './ticket-shape'

/**
 * What a draft's paper would show if it were submitted now: nothing of it is frozen. A price that would be refused is
 * left out, and so is what is not yet filled in. Rule LED-3.
 */
export async function previewDraft(
  context: QueryContext<Actor>,
  row: TicketRow,
  unit: UnitRow,
): Promise<{ lines: HoldLine[]; buyers: Buyer[] }> {
  const form = openForm(context.personal, row)
  const [lineForm] = form.lines
  const line = lineForm && (await priceLineAsAsked(context, row, unit, lineForm, form.paymentMethod, context.now, null))
  return { lines: !line || isRefusal(line) ? [] : [line], buyers: await draftBuyersOf(context, row, form) }
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
        phone: maskPhone(personal.decrypt('customer.phone', file.phone)),
        idNumber: file.idNumber && maskIdNumber(personal.decrypt('customer.idNumber', file.idNumber)),
        address: personal.decrypt('customer.address', file.address),
        relation,
        share,
        owner: null,
      },
    ]
  })
}
