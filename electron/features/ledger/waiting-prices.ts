import { MoreThan } from 'typeorm'
import { z } from 'zod'
import { priceListRowSchema } from '../../../shared/ledger/price-list/rows'
import type { Reader } from '../../gate/unit-of-work'
import { hasPrice } from '../pricing/pricing'
import { type PriceRow, priceTable, priceVersionTable } from '../pricing/tables'
import type { OfficeHomes } from './office-homes'
import { priceUploadTable } from './tables'

/** A price version that has not begun: its prices by home, and what its file did not say of them. Rule LED-7. */
export type WaitingVersion = {
  id: string
  number: number
  appliesFrom: number
  prices: ReadonlyMap<string, PriceRow>
  unsaid: Unsaid
}

/** Homes that a version's file names without their list, filed or floor price. */
type Unsaid = Record<'list' | 'filed' | 'floor', ReadonlySet<string>>

/** The versions that begin after an instant, in the order in which they apply. Of one instant the later comes last. */
export async function findWaiting(
  db: Reader,
  projectId: string,
  after: number,
  { units }: OfficeHomes,
): Promise<WaitingVersion[]> {
  const order = { appliesFrom: 'ASC', number: 'ASC' } as const
  const versions = await db.find(priceVersionTable, { projectId, appliesFrom: MoreThan(after) }, { order })
  const waiting: WaitingVersion[] = []
  for (const { id, number, appliesFrom, uploadId } of versions) {
    const prices = byUnit(await db.find(priceTable, { versionId: id }))
    waiting.push({ id, number, appliesFrom, prices, unsaid: await findUnsaid(db, uploadId, units) })
  }
  return waiting
}

/**
 * What becomes of the versions that wait when a list comes in before them. Each was made from the one before it: what
 * its file did not say follows the prices that now come in between, or it would fall back to older ones when it begins.
 * A home taken off sale has no price in any of them, whatever their files said: the person's word is the later one. It
 * has one again once a list brings it back. Rule LED-8.
 */
export function followWaiting(
  waiting: readonly WaitingVersion[],
  prices: readonly PriceRow[],
  offSale: ReadonlySet<string>,
): { version: WaitingVersion; after: ReadonlyMap<string, PriceRow> }[] {
  let before = byUnit(prices)
  return waiting.map((version) => {
    const after = new Map<string, PriceRow>()
    for (const [unitId, was] of before) {
      if (hasPrice(was)) after.set(unitId, { ...was, versionId: version.id, isCarried: true })
    }
    for (const [unitId, price] of version.prices) {
      const was = after.get(unitId)
      const isGone = offSale.has(unitId) || (price.isCarried && !was)
      if (isGone) after.set(unitId, withoutPrice(price))
      else after.set(unitId, was ? followed(price, was, version.unsaid) : price)
    }
    before = after
    return { version, after }
  })
}

/** Of versions that begin at one instant only the last is ever in force. Rule LED-7. */
export function isEverInForce(
  { appliesFrom }: WaitingVersion,
  at: number,
  waiting: readonly WaitingVersion[],
): boolean {
  return waiting[at + 1]?.appliesFrom !== appliesFrom
}

function withoutPrice({ versionId, unitId }: PriceRow): PriceRow {
  return {
    versionId,
    unitId,
    listUnitPrice: null,
    listFixedTotal: null,
    filedUnitPrice: null,
    filedFixedTotal: null,
    floorUnitPrice: null,
    floorFixedTotal: null,
    isCarried: true,
  }
}

async function findUnsaid(db: Reader, uploadId: string, units: OfficeHomes['units']): Promise<Unsaid> {
  const upload = await db.findOne(priceUploadTable, { id: uploadId })
  const { rows } = saidSchema.parse(JSON.parse(upload?.reading ?? '{"rows":[]}'))
  const without = (price: 'list' | 'filed' | 'floorPrice') =>
    new Set(rows.flatMap((row) => (row[price] === null ? [units.get(row.number)?.id ?? ''] : [])))
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

/** Whether two rows hold the same prices, come by in the same way. */
export function isSame(price: PriceRow, other: PriceRow): boolean {
  return price.isCarried === other.isCarried && PRICES.every((column) => price[column] === other[column])
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
