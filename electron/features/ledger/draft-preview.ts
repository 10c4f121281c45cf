import { In } from 'typeorm'
import { type Buyer, maskIdNumber, maskPhone, parseIdNumber, parsePhone } from '../../../shared/customers/buyer'
import { isRefusal } from '../../../shared/kernel/refusal'
import type { HoldLine, TicketForm } from '../../../shared/ledger/ticket-contract'
import type { Actor, QueryContext } from '../../gate/context'
import { customerTable } from '../customers/tables'
import { priceLine } from './hold-line'
import type { TicketRow, UnitRow } from './tables'
import { openForm } from './ticket-shape'

/**
 * What a draft's paper would show if it were submitted now: nothing of it is frozen. A price that would be refused is
 * left out, and so is what is not yet filled in; whether it is below the floor cannot be seen. Rules LED-3, PRC-5.
 */
export async function previewDraft(
  context: QueryContext<Actor>,
  row: TicketRow,
  unit: UnitRow,
): Promise<{ lines: HoldLine[]; buyers: Buyer[] }> {
  const form = openForm(context.personal, row)
  const [lineForm] = form.lines
  const { db, now } = context
  const line = lineForm && (await priceLine(db, unit, lineForm, form.paymentMethod, now, null, now, false))
  return { lines: !line || isRefusal(line) ? [] : [line], buyers: await buyersOf(context, row, form) }
}

async function buyersOf(
  { db, personal, actor }: QueryContext<Actor>,
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
