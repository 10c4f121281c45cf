import { MoreThan } from 'typeorm'
import { z } from 'zod'
import { type PriceListRow, priceListRowSchema } from '../../../shared/ledger/price-list/rows'
import type { CommandContext } from '../../gate/context'
import { columnsOf } from '../pricing/pricing'
import { type PriceRow, priceTable, priceVersionTable } from '../pricing/tables'
import type { OfficeHomes } from './office-homes'
import { priceUploadTable } from './tables'

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
  await carryIntoWaiting(tx, projectId, priced.appliesFrom, priced.ids, prices)
  return number
}

/**
 * Every row in the new version; an absent price, and a home not in the file, as they were. A withheld home that never
 * had a list price has none. Rule LED-8.
 */
function pricesOf(versionId: string, { rows, ids, office, offSale }: Priced): PriceRow[] {
  const priced = rows.flatMap((row): PriceRow[] => {
    const unitId = ids.get(row.number) ?? ''
    const was = office.prices.get(unitId)
    if (!row.list && !was) return []
    const [list, filed, floor] = [columnsOf(row.list), columnsOf(row.filed), columnsOf(row.floorPrice)]
    return [
      {
        versionId,
        unitId,
        listUnitPrice: row.list ? list.unitPrice : (was?.listUnitPrice ?? null),
        listFixedTotal: row.list ? list.fixedTotal : (was?.listFixedTotal ?? null),
        filedUnitPrice: row.filed ? filed.unitPrice : (was?.filedUnitPrice ?? null),
        filedFixedTotal: row.filed ? filed.fixedTotal : (was?.filedFixedTotal ?? null),
        floorUnitPrice: row.floorPrice ? floor.unitPrice : (was?.floorUnitPrice ?? null),
        floorFixedTotal: row.floorPrice ? floor.fixedTotal : (was?.floorFixedTotal ?? null),
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

/**
 * A version that still waits was made from the one before it: what its file did not say follows the prices that now
 * come in between, or it would fall back to older ones when it begins. Of several that wait each follows the one before
 * it. Rule LED-8.
 */
async function carryIntoWaiting(
  tx: Tx,
  projectId: string,
  appliesFrom: number,
  ids: ReadonlyMap<string, string>,
  prices: readonly PriceRow[],
): Promise<void> {
  const order = { appliesFrom: 'ASC', number: 'ASC' } as const
  const waiting = await tx.db.find(priceVersionTable, { projectId, appliesFrom: MoreThan(appliesFrom) }, { order })
  let before = byUnit(prices)
  for (const { id: versionId, uploadId } of waiting) {
    const known = byUnit(await tx.db.find(priceTable, { versionId }))
    const unsaid = await findUnsaid(tx, uploadId, ids)
    const added: PriceRow[] = []
    for (const [unitId, was] of before) {
      const price = known.get(unitId)
      const follows = price ? followed(price, was, unsaid) : { ...was, versionId, isCarried: true }
      if (!price) added.push(follows)
      else if (!isSame(price, follows)) await tx.db.update(priceTable, { versionId, unitId }, follows)
      known.set(unitId, follows)
    }
    await tx.db.insert(priceTable, added)
    before = known
  }
}

/** Homes that a version's file names without their list, filed or floor price. */
type Unsaid = Record<'list' | 'filed' | 'floor', ReadonlySet<string>>

async function findUnsaid(tx: Tx, uploadId: string, ids: ReadonlyMap<string, string>): Promise<Unsaid> {
  const upload = await tx.db.findOne(priceUploadTable, { id: uploadId })
  const { rows } = saidSchema.parse(JSON.parse(upload?.reading ?? '{"rows":[]}'))
  const without = (price: 'list' | 'filed' | 'floorPrice') =>
    new Set(rows.flatMap((row) => (row[price] === null ? [ids.get(row.number) ?? ''] : [])))
  return { list: without('list'), filed: without('filed'), floor: without('floorPrice') }
}

const saidSchema = z.object({
  rows: z.array(priceListRowSchema.pick({ number: true, list: true, filed: true, floorPrice: true }).loose()),
})

/** The price of a version that waits, what it did not say taken from the one before it. */
function followed(price: PriceRow, was: PriceRow, unsaid: Unsaid): PriceRow {
  const { versionId, unitId, isCarried } = price
  if (isCarried) return { ...was, versionId, isCarried }
  const list = unsaid.list.has(unitId) ? was : price
  const filed = unsaid.filed.has(unitId) ? was : price
  const floor = unsaid.floor.has(unitId) ? was : price
  return {
    ...price,
    listUnitPrice: list.listUnitPrice,
    listFixedTotal: list.listFixedTotal,
    filedUnitPrice: filed.filedUnitPrice,
    filedFixedTotal: filed.filedFixedTotal,
    floorUnitPrice: floor.floorUnitPrice,
    floorFixedTotal: floor.floorFixedTotal,
  }
}

function isSame(price: PriceRow, other: PriceRow): boolean {
  return PRICES.every((column) => price[column] === other[column])
}

const PRICES = [
  'listUnitPrice',
  'listFixedTotal',
  'filedUnitPrice',
  'filedFixedTotal',
  'floorUnitPrice',
  'floorFixedTotal',
] as const satisfies (keyof PriceRow)[]

function byUnit(prices: readonly PriceRow[]): Map<string, PriceRow> {
  return new Map(prices.map((price) => [price.unitId, price]))
}
