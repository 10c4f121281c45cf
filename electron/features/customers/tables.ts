import type { Relation } from '../../../shared/customers/buyer'
import { count, id, instant, rate, refersTo, table, text } from '../../database/columns'

/**
 * 客户档案. Phone, ID number and address are encrypted; the hashes find the whole number and its last four digits.
 * `initials` are the name's pinyin initials.
 *
 * What the hash of four digits gives away: there are ten thousand of them, some two of 20,000 customers share each. Who has
 * the database alone sees which customers end alike, not in what, and cannot try the digits without the key; who has the
 * key can try all of them, and then knows four digits, which a masked number shows as well. The whole number's hash could
 * be tried like that, too: the key is what must be kept. Rules SEC-1, SEC-3.
 */
export type CustomerRow = {
  id: string
  projectId: string
  ownerId: string
  name: string
  initials: string
  phone: string
  phoneHash: string
  phoneTailHash: string
  idKind: 'resident' | 'other'
  idNumber: string | null
  idNumberHash: string | null
  idNumberTailHash: string | null
  address: string
  createdAt: number
  version: number
}
export const customerTable = table<CustomerRow>(
  'customer',
  {
    id: id(),
    projectId: text(),
    ownerId: text(),
    name: text(),
    initials: text(),
    phone: text(),
    phoneHash: text(),
    phoneTailHash: text(),
    idKind: text(),
    idNumber: text({ nullable: true }),
    idNumberHash: text({ nullable: true }),
    idNumberTailHash: text({ nullable: true }),
    address: text(),
    createdAt: instant(),
    version: count(),
  },
  {
    foreignKeys: [refersTo('customer', 'projectId', 'project'), refersTo('customer', 'ownerId', 'person')],
    indices: [
      { name: 'IDX_customer_phone', columns: ['projectId', 'phoneHash'] },
      { name: 'IDX_customer_phoneTail', columns: ['projectId', 'phoneTailHash'] },
      { name: 'IDX_customer_idNumber', columns: ['projectId', 'idNumberHash'], unique: true },
      { name: 'IDX_customer_idNumberTail', columns: ['projectId', 'idNumberTailHash'] },
      { name: 'IDX_customer_find', columns: ['projectId', 'ownerId', 'name', 'initials', 'createdAt', 'id'] },
    ],
  },
)

/** A buyer as a document names them in a row of its own; numbers and address are encrypted there. Rule SEC-3. */
export type NamedBuyer = {
  customerId: string
  name: string
  phone: string
  idNumber: string | null
  address: string
  relation: Relation
  share: number
}

/** The columns of {@link NamedBuyer}, for the tables of such documents. */
export const namedBuyerColumns = {
  customerId: text(),
  name: text(),
  phone: text(),
  idNumber: text({ nullable: true }),
  address: text(),
  relation: text(),
  share: rate(),
}
