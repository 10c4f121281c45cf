import { In } from 'typeorm'
import type { Personal } from '../../database/personal'
import type { Reader } from '../../gate/unit-of-work'
import type { ResolvedBuyer } from '../customers/customers'
import { customerTable } from '../customers/tables'
import { type SubscriptionBuyerRow, type SubscriptionRow, subscriptionBuyerTable } from './tables'

/** The buyers of a deal as it stands, their numbers opened by `open`. Rule SEC-3. */
export async function buyersOfDeal(
  db: Reader,
  { id, revision }: SubscriptionRow,
  open: Personal['show'],
): Promise<ResolvedBuyer[]> {
  const rows = await db.find(subscriptionBuyerTable, { subscriptionId: id, revision }, { order: { position: 'ASC' } })
  const files = await db.find(customerTable, { id: In(rows.map(({ customerId }) => customerId)) })
  return rows.map((row) => {
    const { customerId, name, relation, share } = row
    const ownerId = files.find((file) => file.id === customerId)?.ownerId ?? ''
    return { customerId, name, relation, share, ownerId, ...openNumbers(open, row) }
  })
}

function openNumbers(open: Personal['show'], row: SubscriptionBuyerRow) {
  const key = buyerKey(row)
  return {
    phone: open('subscriptionBuyer.phone', key, row.phone),
    idNumber: row.idNumber && open('subscriptionBuyer.idNumber', key, row.idNumber),
    address: open('subscriptionBuyer.address', key, row.address),
  }
}

type BuyerPlace = Pick<SubscriptionBuyerRow, 'subscriptionId' | 'revision' | 'position'>

/** By what a buyer's row is known among all of them. */
export function buyerKey({ subscriptionId, revision, position }: BuyerPlace): string {
  return `${subscriptionId} ${revision} ${position}`
}

/** Rows of a deal's buyers, encrypted as the deal's own. Rule SEC-3. */
export function buyerRows(
  personal: Personal,
  subscriptionId: string,
  revision: number,
  buyers: readonly ResolvedBuyer[],
): SubscriptionBuyerRow[] {
  return buyers.map(({ customerId, name, phone, idNumber, address, relation, share }, position) => {
    const key = buyerKey({ subscriptionId, revision, position })
    return {
      subscriptionId,
      revision,
      position,
      customerId,
      name,
      phone: personal.encrypt('subscriptionBuyer.phone', key, phone),
      idNumber: idNumber && personal.encrypt('subscriptionBuyer.idNumber', key, idNumber),
      address: personal.encrypt('subscriptionBuyer.address', key, address),
      relation,
      share,
    }
  })
}
