import { In } from 'typeorm'
import type { Personal } from '../../database/personal'
import type { Reader } from '../../gate/unit-of-work'
import { customerTable, type NamedBuyer } from './tables'

/** What names buyers in rows of its own, each under fields of its own. Rule SEC-3. */
type Document = 'ticketBuyer' | 'subscriptionBuyer'

/** A buyer's columns, encrypted for the row that is known by `key` among all of the document's. Rule SEC-3. */
export function sealBuyer(personal: Personal, document: Document, key: string, buyer: NamedBuyer): NamedBuyer {
  const { customerId, name, phone, idNumber, address, relation, share } = buyer
  return {
    customerId,
    name,
    phone: personal.encrypt(`${document}.phone`, key, phone),
    idNumber: idNumber && personal.encrypt(`${document}.idNumber`, key, idNumber),
    address: personal.encrypt(`${document}.address`, key, address),
    relation,
    share,
  }
}

/** The buyers of a document's rows, their numbers opened by `open`, with whose customer each is. Rules SEC-1, SEC-3. */
export async function openBuyers<Row extends NamedBuyer>(
  db: Reader,
  open: Personal['show'],
  document: Document,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Promise<(NamedBuyer & { ownerId: string })[]> {
  const files = await db.find(customerTable, { id: In(rows.map(({ customerId }) => customerId)) })
  return rows.map((row) => {
    const { customerId, name, phone, idNumber, address, relation, share } = row
    const key = keyOf(row)
    return {
      customerId,
      name,
      phone: open(`${document}.phone`, key, phone),
      idNumber: idNumber && open(`${document}.idNumber`, key, idNumber),
      address: open(`${document}.address`, key, address),
      relation,
      share,
      ownerId: files.find((file) => file.id === customerId)?.ownerId ?? '',
    }
  })
}
