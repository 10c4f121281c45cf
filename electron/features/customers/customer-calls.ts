import { type FindOptionsWhere, Like } from 'typeorm'
import { maskIdNumber, maskPhone, parsePhone, parseResidentId } from '../../../shared/customers/buyer'
import type { customersContract, FoundCustomer } from '../../../shared/customers/contract'
import { refuse } from '../../../shared/kernel/refusal'
import type { QueryContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { personTable } from '../staff/tables'
import { findOwnerOfPhone, seesAllCustomers } from './finding'
import { type CustomerRow, customerTable } from './tables'

/** 客户. Rules SEC-1, SEC-3. */
export const customersHandlers: HandlersOf<typeof customersContract> = {
  find: async (context, { projectId, text }) => {
    const typed = text.normalize('NFKC').trim()
    const own: FindOptionsWhere<CustomerRow> = {
      projectId,
      ...(seesAllCustomers(context.actor) ? {} : { ownerId: context.actor.id }),
    }
    const ways = waysToFind(context, typed)
    const files =
      ways.length === 0
        ? []
        : await context.db.find(
            customerTable,
            ways.map((way) => ({ ...own, ...way })),
            { order: { createdAt: 'DESC' }, limit: 20 },
          )
    return {
      customers: await Promise.all(files.map((file) => shown(context, file))),
      heldBy: await findOwnerOfPhone(context, projectId, typed),
    }
  },

  open: async (tx, { projectId, customerId }) => {
    const file = await tx.db.findOne(customerTable, { id: customerId, projectId })
    // Another's customer is not there at all for a consultant: a different answer would tell that it is.
    if (!file || (file.ownerId !== tx.actor.id && !seesAllCustomers(tx.actor)))
      return refuse('NOT_FOUND', { what: 'customer' })
    return done(
      {
        phone: tx.personal.decrypt('customer.phone', file.id, file.phone),
        idNumber: file.idNumber && tx.personal.decrypt('customer.idNumber', file.id, file.idNumber),
      },
      { subject: customerId },
    )
  },
}

/** What was typed may be part of a name, its pinyin initials, four last digits, or a whole number. */
function waysToFind({ personal }: QueryContext, typed: string): FindOptionsWhere<CustomerRow>[] {
  const phone = parsePhone(typed)
  const idNumber = parseResidentId(typed)
  if (phone) return [{ phoneHash: personal.hash('phone', phone) }]
  if (idNumber) return [{ idNumberHash: personal.hash('idNumber', idNumber) }]
  if (/^\d{3}[\dxX]$/.test(typed)) {
    const tail = typed.toUpperCase()
    return [
      { phoneTailHash: personal.hash('phoneTail', tail) },
      { idNumberTailHash: personal.hash('idNumberTail', tail) },
    ]
  }
  const plain = typed.replace(/[%_\\]/g, '')
  if (plain === '' || /^\d+$/.test(plain)) return []
  return [{ name: Like(`%${plain}%`) }, { initials: Like(`${plain.toLowerCase()}%`) }]
}

async function shown({ db, personal, actor }: QueryContext, file: CustomerRow): Promise<FoundCustomer> {
  const owner = await db.findOne(personTable, { id: file.ownerId })
  return {
    id: file.id,
    name: file.name,
    phone: maskPhone(personal.show('customer.phone', file.id, file.phone)),
    idNumber: file.idNumber && maskIdNumber(personal.show('customer.idNumber', file.id, file.idNumber)),
    address: personal.show('customer.address', file.id, file.address),
    owner: owner?.name ?? '',
    isOwn: file.ownerId === actor.id,
  }
}
