import { maskIdNumber, maskPhone } from '../../../shared/customers/buyer'
import type { QueryContext } from '../../gate/context'
import { personTable } from '../staff/tables'
import { seesAllCustomers } from './finding'
import { customerTable } from './tables'

/** A customer's file in a list: phone and ID masked. Rule SEC-1. */
export type ListedCustomer = {
  name: string
  phone: string
  idNumber: string | null
  owner: string
  createdAt: number
}

/** The files somebody may see, at most so many, the newest first: a consultant's own, else all. Rule SEC-1. */
export async function listCustomers(
  { db, actor, personal }: Pick<QueryContext, 'db' | 'actor' | 'personal'>,
  projectId: string,
  most: number,
): Promise<ListedCustomer[]> {
  const own = seesAllCustomers(actor) ? {} : { ownerId: actor.id }
  const [files, people] = await Promise.all([
    db.find(customerTable, { projectId, ...own }, { order: { createdAt: 'DESC' }, limit: most }),
    db.find(personTable),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return files.map(({ id, name, phone, idNumber, ownerId, createdAt }) => ({
    name,
    phone: maskPhone(personal.show('customer.phone', id, phone)),
    idNumber: idNumber && maskIdNumber(personal.show('customer.idNumber', id, idNumber)),
    owner: names.get(ownerId) ?? '',
    createdAt,
  }))
}
