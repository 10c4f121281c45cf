import { MoreThan } from 'typeorm'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'
import type { CommandContext } from '../../gate/context'
import { columnsOf } from '../pricing/pricing'
import { type PriceRow, priceTable, priceVersionTable } from '../pricing/tables'
import type { OfficeHomes } from './office-homes'

type Tx = CommandContext

type Priced = {
  rows: readonly PriceListRow[]
  /** Every home's id by its number. */
  ids: ReadonlyMap<string, string>
  office: OfficeHomes
  appliesFrom: number
  /** Homes whose price ends with this version. */
  offSale: ReadonlySet<string>
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
  await carryIntoWaiting(tx, projectId, priced.appliesFrom, prices)
  return number
}

/** Every row in the new version; an absent filed or floor price, and a home not in the file, as they were. */
function pricesOf(versionId: string, { rows, ids, office, offSale }: Priced): PriceRow[] {
  const priced = rows.map((row): PriceRow => {
    const unitId = ids.get(row.number) ?? ''
    const was = office.prices.get(unitId)
    const [list, filed, floor] = [columnsOf(row.list), columnsOf(row.filed), columnsOf(row.floorPrice)]
    return {
      versionId,
      unitId,
      listUnitPrice: list.unitPrice,
      listFixedTotal: list.fixedTotal,
      filedUnitPrice: row.filed ? filed.unitPrice : (was?.filedUnitPrice ?? null),
      filedFixedTotal: row.filed ? filed.fixedTotal : (was?.filedFixedTotal ?? null),
      floorUnitPrice: row.floorPrice ? floor.unitPrice : (was?.floorUnitPrice ?? null),
      floorFixedTotal: row.floorPrice ? floor.fixedTotal : (was?.floorFixedTotal ?? null),
      isCarried: false,
    }
  })
  const named = new Set(priced.map((price) => price.unitId))
  const carried = [...office.prices.values()]
    .filter(({ unitId }) => !named.has(unitId) && !offSale.has(unitId))
    .map((price) => ({ ...price, versionId, isCarried: true }))
  return [...priced, ...carried]
}

/**
 * A version that still waits was made from the one before it: homes its file did not name follow the prices that now
 * come in between, or they would fall back to older ones when it begins. Rule LED-8.
 */
async function carryIntoWaiting(
  tx: Tx,
  projectId: string,
  appliesFrom: number,
  prices: readonly PriceRow[],
): Promise<void> {
  const named = new Map(prices.filter((price) => !price.isCarried).map((price) => [price.unitId, price]))
  const waiting = await tx.db.find(priceVersionTable, { projectId, appliesFrom: MoreThan(appliesFrom) })
  for (const { id: versionId } of waiting) {
    const carried = await tx.db.find(priceTable, { versionId, isCarried: true })
    for (const { unitId } of carried) {
      const price = named.get(unitId)
      if (price) await tx.db.update(priceTable, { versionId, unitId }, { ...price, versionId, isCarried: true })
    }
    const known = await tx.db.find(priceTable, { versionId })
    const priced = new Set(known.map((price) => price.unitId))
    const added = prices.filter((price) => !priced.has(price.unitId))
    await tx.db.insert(
      priceTable,
      added.map((price) => ({ ...price, versionId, isCarried: true })),
    )
  }
}
