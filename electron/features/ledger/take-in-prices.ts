import type { PriceListRow } from '../../../shared/ledger/price-list/rows'
import type { CommandContext } from '../../gate/context'
import { columnsOf } from '../pricing/pricing'
import { type PriceRow, priceTable, priceVersionTable } from '../pricing/tables'
import type { OfficeHomes } from './office-homes'
import { followWaiting, isSame, type WaitingVersion } from './waiting-prices'

type Tx = CommandContext

type Priced = {
  rows: readonly PriceListRow[]
  /** Every home's id by its number. */
  ids: ReadonlyMap<string, string>
  office: OfficeHomes
  appliesFrom: number
  /** Homes whose price ends with this version. */
  offSale: ReadonlySet<string>
  /** The versions that begin later. */
  waiting: readonly WaitingVersion[]
}

/** Adds the prices as the project's next version, carrying forward from the one in force before it. Rules LED-7, LED-8. */
export async function takeInPrices(tx: Tx, projectId: string, uploadId: string, priced: Priced): Promise<number> {
  const number = await tx.db.next(projectId, 'priceVersion')
  const versionId = tx.newId()
  await tx.db.insert(priceVersionTable, {
    id: versionId,
    projectId,
    number,
    appliesFrom: priced.appliesFrom,
    uploadId,
    createdAt: tx.now,
    createdBy: tx.actor.name,
  })
  const prices = pricesOf(versionId, priced)
  await tx.db.insert(priceTable, prices)
  await carryIntoWaiting(tx, priced, prices)
  return number
}

/** Writes what becomes of the versions that wait. Rule LED-8. */
async function carryIntoWaiting(tx: Tx, { waiting, offSale }: Priced, prices: readonly PriceRow[]): Promise<void> {
  for (const { version, after } of followWaiting(waiting, prices, offSale)) {
    const added: PriceRow[] = []
    for (const [unitId, price] of after) {
      const known = version.prices.get(unitId)
      if (!known) added.push(price)
      else if (!isSame(known, price)) await tx.db.update(priceTable, { versionId: version.id, unitId }, price)
    }
    await tx.db.insert(priceTable, added)
  }
}

/**
 * Every row in the new version; an absent price, and a home not in the file, as they were. A withheld home that never
 * had a list price has none. Rule LED-8.
 */
export function pricesOf(
  versionId: string,
  { rows, ids, office, offSale }: Pick<Priced, 'rows' | 'ids' | 'office' | 'offSale'>,
): PriceRow[] {
  const priced = rows.flatMap((row): PriceRow[] => {
    const unitId = ids.get(row.number) ?? ''
    const was = office.prices.get(unitId)
    if (!row.list && !was) return []
    const before = was ?? office.lastPrices.get(unitId)
    const [list, filed, floor] = [columnsOf(row.list), columnsOf(row.filed), columnsOf(row.floorPrice)]
    return [
      {
        versionId,
        unitId,
        listUnitPrice: row.list ? list.unitPrice : (was?.listUnitPrice ?? null),
        listFixedTotal: row.list ? list.fixedTotal : (was?.listFixedTotal ?? null),
        filedUnitPrice: row.filed ? filed.unitPrice : (before?.filedUnitPrice ?? null),
        filedFixedTotal: row.filed ? filed.fixedTotal : (before?.filedFixedTotal ?? null),
        floorUnitPrice: row.floorPrice ? floor.unitPrice : (before?.floorUnitPrice ?? null),
        floorFixedTotal: row.floorPrice ? floor.fixedTotal : (before?.floorFixedTotal ?? null),
        isCarried: false,
      },
    ]
  })
  const named = new Set(priced.map((price) => price.unitId))
  const carried = [...office.prices.values()]
    .filter(({ unitId }) => !named.has(unitId) && !offSale.has(unitId))
    .map((price) => ({ ...price, versionId, isCarried: true }))
  return [...priced, ...carried]
}
