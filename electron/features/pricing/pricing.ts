import { LRUCache } from 'lru-cache'
import { In, LessThanOrEqual, MoreThan } from 'typeorm'
import type { SchemeVersion } from '../../../shared/pricing/contract'
import { type DiscountScheme, discountSchemeSchema, figureOf, type PriceFigure } from '../../../shared/pricing/scheme'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { readFloorTries } from './floor-tries'
import { comparePriceVersions } from './price-versions'
import {
  type PriceRow,
  type PriceVersionRow,
  priceTable,
  priceVersionTable,
  type SchemeRow,
  schemeTable,
} from './tables'
import { floorTriesToday, waitingVersionsToday } from './today-prices'

/** What pricing has for each person's desk. */
export const pricingToday = [waitingVersionsToday, floorTriesToday]

/** 导出 Excel: what this room's lists hold. */
export const pricingLists = { comparison: comparePriceVersions, floorTries: readFloorTries }

/** 价格 of a home in one version. `floor` stays on the server. Rules LED-7, PRC-5. */
export type UnitPrice = { list: PriceFigure; filed: PriceFigure | null; floor: PriceFigure | null }

/** The two columns of a figure. */
export function columnsOf(figure: PriceFigure | null): { unitPrice: number | null; fixedTotal: number | null } {
  if (!figure) return { unitPrice: null, fixedTotal: null }
  return figure.by === 'unitPrice'
    ? { unitPrice: figure.unitPrice, fixedTotal: null }
    : { unitPrice: null, fixedTotal: figure.total }
}

/** A row of prices as figures. */
export function unitPriceOfRow(row: PriceRow): UnitPrice | null {
  const list = figureOf(row.listUnitPrice, row.listFixedTotal)
  return (
    list && {
      list,
      filed: figureOf(row.filedUnitPrice, row.filedFixedTotal),
      floor: figureOf(row.floorUnitPrice, row.floorFixedTotal),
    }
  )
}

/** Whether it is a price at all: a home taken off sale while its version waited is left there without one. Rule LED-8. */
export function hasPrice({ listUnitPrice, listFixedTotal }: PriceRow): boolean {
  return listUnitPrice !== null || listFixedTotal !== null
}

/** The last price homes had in a version that had begun by an instant; none of those that never had any. Rule LED-8. */
export async function findLastPrices(
  db: Reader,
  projectId: string,
  unitIds: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, PriceRow>> {
  if (unitIds.length === 0) return new Map()
  const order = { appliesFrom: 'ASC', number: 'ASC' } as const
  const versions = await db.find(priceVersionTable, { projectId, appliesFrom: LessThanOrEqual(at) }, { order })
  const places = new Map(versions.map(({ id }, place) => [id, place]))
  const rows = (await db.find(priceTable, { unitId: In([...unitIds]) })).filter(
    (row) => hasPrice(row) && places.has(row.versionId),
  )
  rows.sort((a, b) => (places.get(a.versionId) ?? 0) - (places.get(b.versionId) ?? 0))
  return new Map(rows.map((row) => [row.unitId, row]))
}

/** The price version that applies at an instant. Rule LED-7. */
export async function findPriceVersion(db: Reader, projectId: string, at: number): Promise<PriceVersionRow | null> {
  return inForce(await db.find(priceVersionTable, { projectId }, { order: LATEST_FIRST }), at)
}

const LATEST_FIRST = { appliesFrom: 'DESC', number: 'DESC' } as const

/** Asked for without the instant, so that whoever claims next is answered alike. */
function inForce<Version extends { appliesFrom: number }>(latestFirst: readonly Version[], at: number): Version | null {
  return latestFirst.find(({ appliesFrom }) => appliesFrom <= at) ?? null
}

/** When prices or the discount scheme change next, if a version of either is waiting. Rules LED-7, PRC-4. */
export async function findNextPricesAt(db: Reader, projectId: string, at: number): Promise<number | null> {
  const waiting = { projectId, appliesFrom: MoreThan(at) }
  const [prices, scheme] = await Promise.all([
    db.findOne(priceVersionTable, waiting, { order: { appliesFrom: 'ASC' } }),
    db.findOne(schemeTable, waiting, { order: { appliesFrom: 'ASC' } }),
  ])
  const instants = [prices, scheme].flatMap((version) => version?.appliesFrom ?? [])
  return instants.length === 0 ? null : Math.min(...instants)
}

/** A home's price in a version; null where it has none. */
export async function findUnitPrice(db: Reader, versionId: string, unitId: string): Promise<UnitPrice | null> {
  const row = await db.findOne(priceTable, { versionId, unitId })
  return row && unitPriceOfRow(row)
}

export type CurrentScheme = { id: string; number: number; appliesFrom: number; scheme: DiscountScheme }

/** 优惠方案 that applies at an instant. Rule PRC-4. */
export async function findScheme(db: Reader, projectId: string, at: number): Promise<CurrentScheme | null> {
  const row = inForce(await db.find(schemeTable, { projectId }, { order: LATEST_FIRST }), at)
  return row && schemeOfRow(row)
}

/** A scheme by its id, such as the one a ticket was written with. */
export async function findSchemeById(db: Reader, id: string): Promise<CurrentScheme | null> {
  const row = await db.findOne(schemeTable, { id })
  return row && schemeOfRow(row)
}

/** Schemes as they were read, by the text they are kept as: every claim asks for the same few. */
const schemes = new LRUCache<string, DiscountScheme>({ max: 20 })

function schemeOfRow({ id, number, appliesFrom, scheme: text }: SchemeRow): CurrentScheme {
  const scheme = schemes.get(text) ?? discountSchemeSchema.parse(JSON.parse(text))
  schemes.set(text, scheme)
  return { id, number, appliesFrom, scheme }
}

/** Keeps a scheme as the project's next number, from an instant on. */
export async function addScheme(
  tx: { db: Writer; now: number; newId(): string; actor: { name: string } },
  projectId: string,
  scheme: DiscountScheme,
  appliesFrom: number,
): Promise<SchemeVersion> {
  const row: SchemeRow = {
    id: tx.newId(),
    projectId,
    number: await tx.db.next(projectId, 'scheme'),
    appliesFrom,
    scheme: JSON.stringify(scheme),
    createdBy: tx.actor.name,
    createdAt: tx.now,
  }
  await tx.db.insert(schemeTable, row)
  return versionOfRow(row)
}

/** A version as the pages list it. */
export function versionOfRow(row: SchemeRow): SchemeVersion {
  return { ...schemeOfRow(row), createdBy: row.createdBy, createdAt: row.createdAt }
}
