import type { Personal } from '../../database/personal'
import type { Reader } from '../../gate/unit-of-work'
import { namedBuyers, type ResolvedBuyer } from '../customers/customers'
import { type SubscriptionBuyerRow, type SubscriptionRow, subscriptionBuyerTable } from './tables'

/** The buyers of a deal as it stands, their numbers opened by `open`. Rule SEC-3. */
export async function buyersOfDeal(
  db: Reader,
  { id, revision }: SubscriptionRow,
  open: Personal['show'],
): Promise<ResolvedBuyer[]> {
  const of = { subscriptionId: id, revision }
  const rows = await db.find(subscriptionBuyerTable, of, { order: { position: 'ASC' } })
  return namedBuyers.open(db, open, 'subscriptionBuyer', rows, buyerKey)
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
  return buyers.map((buyer, position) => {
    const place = { subscriptionId, revision, position }
    return { ...place, ...namedBuyers.seal(personal, 'subscriptionBuyer', buyerKey(place), buyer) }
  })
}
