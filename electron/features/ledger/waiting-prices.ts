import { MoreThan } from 'typeorm'
import { z } from 'zod'
import { readKept } from '../../../shared/ledger/price-list/kept'
import { priceListRowSchema } from '../../../shared/ledger/price-list/rows'
import type { Reader } from '../../gate/unit-of-work'
import { columnsOf, hasPrice } from '../pricing/pricing'
import { type PriceRow, type PriceVersionRow, priceTable, priceVersionTable } from '../pricing/tables'
import type { OfficeHomes } from './office-homes'
import { priceUploadTable } from './tables'

/** A price version that has not begun: its prices by home, and what its file says of homes by number. Rule LED-7. */
export type WaitingVersion = {
  id: string
  number: number
  appliesFrom: number
  prices: ReadonlyMap<string, PriceRow>
  /** By home: a price that the file did not say is `null`. */
  said: ReadonlyMap<string, SaidPrices>
}

const saidPricesSchema = z.object(
  priceListRowSchema.pick({ number: true, list: true, filed: true, floorPrice: true }).shape,
)
type SaidPrices = z.infer<typeof saidPricesSchema>
const saidSchema = z.object({ rows: z.array(saidPricesSchema) })

/** What files said of prices, by the upload they were kept as, which never changes. */
export type SaidInFiles = ReadonlyMap<string, readonly SaidPrices[]>

/**
 * What the files of the versions say that begin after an instant: whole lists to be parsed, and so read before the
 * transaction and handed to {@link findWaiting}.
 */
export async function readSaid(db: Reader, projectId: string, after: number): Promise<SaidInFiles> {
  return saidIn(db, await versionsAfter(db, projectId, after), new Map())
}

/**
 * The versions that begin after an instant, in the order in which they apply. Of one instant the later comes last. What
 * has been read of their files is given; only a list that came in since then is read here.
 */
export async function findWaiting(
  db: Reader,
  projectId: string,
  after: number,
  { units }: OfficeHomes,
  read: SaidInFiles,
): Promise<WaitingVersion[]> {
  const versions = await versionsAfter(db, projectId, after)
  const files = await saidIn(db, versions, read)
  const waiting: WaitingVersion[] = []
  for (const { id, number, appliesFrom, uploadId } of versions) {
    const prices = byUnit(await db.find(priceTable, { versionId: id }))
    const rows = files.get(uploadId) ?? []
    const said = new Map(rows.map((row) => [units.get(row.number)?.id ?? '', row]))
    waiting.push({ id, number, appliesFrom, prices, said })
  }
  return waiting
}

function versionsAfter(db: Reader, projectId: string, after: number): Promise<PriceVersionRow[]> {
  const order = { appliesFrom: 'ASC', number: 'ASC' } as const
  return db.find(priceVersionTable, { projectId, appliesFrom: MoreThan(after) }, { order })
}

async function saidIn(db: Reader, versions: readonly PriceVersionRow[], read: SaidInFiles): Promise<SaidInFiles> {
  const said = new Map(read)
  for (const { uploadId } of versions) {
    if (said.has(uploadId)) continue
    const upload = await db.findOne(priceUploadTable, { id: uploadId })
    said.set(uploadId, upload ? saidSchema.parse(readKept(upload.reading)).rows : [])
  }
  return said
}

/**
 * What becomes of the versions that wait when a list comes in before them. Each was made from the one before it: what
 * its file did not say follows the prices that now come in between, or it would fall back to older ones when it begins.
 * A home taken off sale has no price in any of them, whatever their files said: the person's word is the later one. Once
 * a list brings it back on sale before them, each says of it again what its file says. Rule LED-8.
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
      if (hasPrice(was)) after.set(unitId, followed(was, version))
    }
    for (const [unitId, price] of version.prices) {
      if (offSale.has(unitId)) after.set(unitId, withoutPrice(price))
      // Only what its own file brings has a price where the one before it has none.
      else if (!after.has(unitId)) after.set(unitId, price.isCarried ? withoutPrice(price) : price)
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

/** A home's price in a version that waits: what its file says, the rest from the version before it. */
function followed(was: PriceRow, { id: versionId, said }: WaitingVersion): PriceRow {
  const own = said.get(was.unitId)
  if (!own) return { ...was, versionId, isCarried: true }
  const [list, filed, floor] = [columnsOf(own.list), columnsOf(own.filed), columnsOf(own.floorPrice)]
  return {
    versionId,
    unitId: was.unitId,
    listUnitPrice: own.list ? list.unitPrice : was.listUnitPrice,
    listFixedTotal: own.list ? list.fixedTotal : was.listFixedTotal,
    filedUnitPrice: own.filed ? filed.unitPrice : was.filedUnitPrice,
    filedFixedTotal: own.filed ? filed.fixedTotal : was.filedFixedTotal,
    floorUnitPrice: own.floorPrice ? floor.unitPrice : was.floorUnitPrice,
    floorFixedTotal: own.floorPrice ? floor.fixedTotal : was.floorFixedTotal,
    isCarried: false,
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
