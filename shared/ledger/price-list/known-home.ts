import { z } from 'zod'
import { areaSchema, formatArea } from '../../kernel/area'
import { type RoundTo, roundedTotal } from '../../pricing/limits'
import { type PriceFigure, priceFigureSchema } from '../../pricing/scheme'
import { groupsIn, isOtherBuilding } from '../building-group'
import { withoutUse } from '../said-place'
import { type UnitState, unitKindSchema } from '../unit'
import { beforeBuildingCode, buildingCode, buildingUse, plainName, type UnitPlace } from '../unit-number'
import { type PriceListColumn, priceColumn } from './columns/columns'
import type { FaultReason, PriceListFault } from './fault'
import type { PriceListReading } from './reading'
import type { PriceListRow } from './rows'
import { isSoldElsewhere } from './sold-rows'

/** What a list would do to a home. */
export const homeChangeSchema = z.enum(['added', 'changed', 'unchanged'])
export type HomeChange = z.infer<typeof homeChangeSchema>

/** A home as the office has it before a list: areas in 0.01 ㎡, prices in fen. */
export const homeBeforeSchema = z.strictObject({
  kind: unitKindSchema,
  area: areaSchema.nullable(),
  innerArea: areaSchema.nullable(),
  type: z.string(),
  orientation: z.string(),
  list: priceFigureSchema.nullable(),
  filed: priceFigureSchema.nullable(),
  floorPrice: priceFigureSchema.nullable(),
  tiedTo: z.string().nullable(),
})
export type HomeBefore = z.infer<typeof homeBeforeSchema>

/**
 * A home the office knows: where it is, by its building's name, whether the list in force names it, and whether there is an
 * open claim on it.
 */
export type KnownHome = HomeBefore &
  UnitPlace & { number: string; state: UnitState; isListed: boolean; isClaimed: boolean }
export type KnownHomes = ReadonlyMap<string, KnownHome>

/** What of a home a list can say. */
export const homeFactSchema = z.enum(['area', 'innerArea', 'type', 'kind', 'orientation'])
export type HomeFact = z.infer<typeof homeFactSchema>

/** Which columns the row's sheet has: one it does not have leaves the fact as it was. Charts add up to one list. */
export type Said = (row: PriceListRow, column: PriceListColumn) => boolean

/** Tells what each sheet of a reading says at all. */
export function saidIn({ sheets }: Pick<PriceListReading, 'sheets'>): Said {
  const charts = new Set(
    sheets.filter(({ layout }) => layout === 'matrix').flatMap(({ columns }) => columns.map(({ column }) => column)),
  )
  const bySheet = new Map(
    sheets.map(({ name, layout, columns }) => [
      name,
      layout === 'matrix' ? charts : new Set(columns.map(({ column }) => column)),
    ]),
  )
  return ({ sheet }, column) => bySheet.get(sheet)?.has(column) ?? false
}

/**
 * The facts of a home that the list says differently. Of a space an empty area says nothing: what the office knows of it
 * stays. Rule LED-11.
 */
export function changedFacts(row: PriceListRow, before: Pick<HomeBefore, HomeFact>, says: Said): HomeFact[] {
  // What kind of home it is follows from its number too, so that a list always says it.
  return homeFactSchema.options.filter((fact) => {
    if (fact === 'area' && row.area === null) return false
    return (fact === 'kind' || says(row, fact)) && row[fact] !== before[fact]
  })
}

/** What the row does to the home: nothing where it says no more than the office knows. Rule LED-8. */
export function changeOf(row: PriceListRow, before: HomeBefore | undefined, says: Said): HomeChange {
  if (!before) return 'added'
  const isSame =
    changedFacts(row, before, says).length === 0 &&
    (row.list === null || isSamePrice(row.list, before.list)) &&
    (row.filed === null || isSamePrice(row.filed, before.filed)) &&
    (row.floorPrice === null || isSamePrice(row.floorPrice, before.floorPrice)) &&
    (!says(row, 'tiedTo') || row.tiedTo === before.tiedTo)
  return isSame ? 'unchanged' : 'changed'
}

export function isSamePrice(one: PriceFigure | null, other: PriceFigure | null): boolean {
  if (one?.by === 'unitPrice' && other?.by === 'unitPrice') return one.unitPrice === other.unitPrice
  if (one?.by === 'total' && other?.by === 'total') return one.total === other.total
  return one === other
}

/**
 * What cannot stand against what the office has: a change of a claimed home's area, type or kind; a list price above
 * the filed one that carries forward, as totals by the scheme's unit; a home sold elsewhere; a tie to a home nobody knows, or to or of a
 * claimed one; a building of another group than the one of its number. Rules LED-8, LED-11.
 */
export function findOfficeFaults(reading: PriceListReading, known: KnownHomes, roundTo: RoundTo): PriceListFault[] {
  const says = saidIn(reading)
  const listed = new Set(reading.rows.map(({ number }) => number))
  const others = otherBuildingsIn(reading, known)
  const entrances = entrancesOf(known)
  const faults = reading.rows.flatMap((row) => {
    const before = known.get(row.number)
    const found = [
      ...(before ? findClaimedChanges(row, before, says) : []),
      before && findAboveFiled(row, before, roundTo),
      findWrongTie(row, before, known, listed, says),
      findOtherBuilding(row, others),
      findUnknownEntrance(row, entrances),
    ]
    const faults = found.flatMap((one) => (one ? [placed(reading, row, one.column, one.reason)] : []))
    const sold = findSoldElsewhere(reading, row, before, says)
    return sold ? [...faults, sold] : faults
  })
  return [...findSoldTogether(reading, known), ...faults]
}

type Found = { column: PriceListColumn; reason: FaultReason } | null

function findClaimedChanges(row: PriceListRow, before: KnownHome, says: Said): Found[] {
  if (!before.isClaimed) return []
  const { number } = row
  return changedFacts(row, before, says)
    .filter((fact) => fact !== 'orientation')
    .map((column) => {
      const data = { number, state: before.state, was: factText(before, column), now: factText(row, column) }
      return { column, reason: { code: 'unitClaimed', data } }
    })
}

function factText(home: Pick<HomeBefore, HomeFact>, fact: HomeFact): string {
  const said = home[fact]
  return typeof said === 'number' ? formatArea(said) : (said ?? '')
}

/** Of a list and a filed price one is the office's: what comes from one file was held against each other there. */
function findAboveFiled(row: PriceListRow, before: KnownHome, roundTo: RoundTo): Found {
  const [list, filed] = [row.list ?? before.list, row.filed ?? before.filed]
  if (!list || !filed || (row.list && row.filed)) return null
  const area = row.area ?? before.area
  const totals = { list: roundedTotal(list, area, roundTo), filed: roundedTotal(filed, area, roundTo) }
  if (totals.list <= totals.filed) return null
  if (row.filed) return { column: priceColumn('filed', filed.by), reason: { code: 'listAboveFiled', data: totals } }
  const reason: FaultReason = { code: 'aboveFiledBefore', data: { number: row.number, ...totals } }
  return { column: row.list ? priceColumn('list', list.by) : 'area', reason }
}

/** Of a list that applies later what changes at once: area, type and the like of homes the office has. Rule LED-7. */
export function findLaterFaults(reading: PriceListReading, known: KnownHomes): PriceListFault[] {
  const says = saidIn(reading)
  return reading.rows.flatMap((row) => {
    const before = known.get(row.number)
    if (!before) return []
    // Of a claimed home the others cannot change at all.
    const facts = changedFacts(row, before, says).filter((fact) => !before.isClaimed || fact === 'orientation')
    return facts.map((fact) => {
      const data = { number: row.number, was: factText(before, fact), now: factText(row, fact) }
      return placed(reading, row, fact, { code: 'changesAtOnce', data })
    })
  })
}

/** What homes would cost in a version that waits, once the list has come in: by number. */
export type WaitingPrices = {
  version: number
  prices: ReadonlyMap<string, { list: PriceFigure; filed: PriceFigure | null }>
}

/**
 * A list price above the filed one in a version that waits: what its file did not say follows this list, a lowered
 * filed price under its list price, or a raised list price over its filed one. Rules LED-7, LED-8, PRC-5.
 */
export function findWaitingFaults(
  reading: PriceListReading,
  waiting: readonly WaitingPrices[],
  known: KnownHomes,
  roundTo: RoundTo,
): PriceListFault[] {
  const says = saidIn(reading)
  return reading.rows.flatMap((row) => {
    for (const { version, prices } of waiting) {
      const price = prices.get(row.number)
      if (!price?.filed) continue
      const area = row.area ?? known.get(row.number)?.area ?? null
      const totals = {
        list: roundedTotal(price.list, area, roundTo),
        filed: roundedTotal(price.filed, area, roundTo),
      }
      if (totals.list <= totals.filed) continue
      const column = lastSaid(row, says)
      return [
        placed(reading, row, column, { code: 'aboveFiledWaiting', data: { number: row.number, version, ...totals } }),
      ]
    }
    return []
  })
}

/** The row's cell that the fault is mended at: its filed price, else its list price, else its area. */
function lastSaid({ filed, list, ...row }: PriceListRow, says: Said): PriceListColumn {
  const columns = [filed && priceColumn('filed', filed.by), list && priceColumn('list', list.by)]
  return columns.find((column) => column !== null && says({ ...row, filed, list }, column)) ?? 'area'
}

/**
 * 已售 in the price's place, as a status or in the remarks. It is no withholding, which ends by itself and would put a
 * sold home back on sale; nor is it passed by, for the home may be available here. Only where the office has the sale as
 * well it says nothing new.
 */
function findSoldElsewhere(
  reading: PriceListReading,
  row: PriceListRow,
  before: KnownHome | undefined,
  says: Said,
): PriceListFault | null {
  const { number, soldAs, soldAt } = row
  if (soldAs === null || soldAt?.over || !isSoldElsewhere(row, before)) return null
  const reason: FaultReason = { code: 'soldElsewhere', data: { number, says: soldAs } }
  if (soldAt) return { ...soldAt, home: number, ...reason }
  return placed(reading, row, says(row, 'listUnitPrice') ? 'listUnitPrice' : 'listTotal', reason)
}

/** Of homes under one word the fault is one, however many they are. */
function findSoldTogether({ rows }: PriceListReading, known: KnownHomes): PriceListFault[] {
  const together = new Map<string, Extract<PriceListFault, { code: 'soldTogether' }>>()
  for (const row of rows) {
    const { number, soldAs, soldAt } = row
    if (soldAs === null || !soldAt?.over || !isSoldElsewhere(row, known.get(number))) continue
    const { over, ...place } = soldAt
    const key = `${place.sheet} ${place.cell} ${over}`
    const fault = together.get(key) ?? { ...place, code: 'soldTogether', data: { says: soldAs, homes: 0, over } }
    fault.data.homes += 1
    together.set(key, fault)
  }
  return [...together.values()]
}

/** The office's buildings by code, as it calls them. */
function namesOf(known: KnownHomes): ReadonlyMap<string, string> {
  const names = new Set([...known.values()].map(({ building }) => building))
  return new Map([...names].map((name) => [buildingCode(name) ?? name, name]))
}

/** The list's buildings that would be taken for another one the office has, with that: B区1号楼 for A区1号楼. */
function otherBuildingsIn({ rows }: PriceListReading, known: KnownHomes): ReadonlyMap<string, string> {
  const names = namesOf(known)
  const listed = new Set(rows.map(({ building }) => building))
  const others = new Map<string, string>()
  for (const name of listed) {
    const other = names.get(buildingCode(name) ?? name) ?? ''
    if (other !== '' && (isOtherBuilding(name, other) || isBareBeside(name, other, names))) others.set(name, other)
  }
  return others
}

/**
 * 1# of the list and 洋房1# of the office, or the other way round: one building, or two of a number. So are 1栋 and A区1栋
 * of an office that has other groups as well; where all its buildings are of one, the word tells none apart.
 */
function isBareBeside(name: string, other: string, names: ReadonlyMap<string, string>): boolean {
  const [bare, called] = beforeBuildingCode(name) === '' ? [name, other] : [other, name]
  if (beforeBuildingCode(bare) !== '' || buildingUse(bare) !== '') return false
  const plain = plainName(called)
  if (withoutUse(plain) !== plain) return true
  const words = [...groupsIn(other).values()]
  return bare === name && words.some((word) => [...names.values()].some((one) => !plainName(one).includes(word)))
}

function findOtherBuilding({ building }: PriceListRow, others: ReadonlyMap<string, string>): Found {
  const other = others.get(building)
  return other === undefined
    ? null
    : { column: 'building', reason: { code: 'otherBuilding', data: { text: building, other } } }
}

/** The entrances of the office's homes, by the code of their building. */
function entrancesOf(known: KnownHomes): ReadonlyMap<string, ReadonlySet<string>> {
  const entrances = new Map<string, Set<string>>()
  for (const { kind, number } of known.values()) {
    const [building = '', entrance = ''] = number.split('-')
    if (kind === 'home') entrances.set(building, (entrances.get(building) ?? new Set()).add(entrance))
  }
  return entrances
}

/** 0601 of a building with two entrances is one of two homes: nobody would know which was priced. */
function findUnknownEntrance(
  { building, entrance, isEntranceAssumed }: PriceListRow,
  entrances: ReadonlyMap<string, ReadonlySet<string>>,
): Found {
  if (!isEntranceAssumed) return null
  const known = entrances.get(buildingCode(building) ?? building) ?? new Set()
  const isOnly = known.size === 0 || (known.size === 1 && known.has(entrance))
  return isOnly ? null : { column: 'entrance', reason: { code: 'missing', data: {} } }
}

function findWrongTie(
  row: PriceListRow,
  before: KnownHome | undefined,
  known: KnownHomes,
  listed: ReadonlySet<string>,
  says: Said,
): Found {
  if (!says(row, 'tiedTo') || row.tiedTo === (before?.tiedTo ?? null)) return null
  const home = row.tiedTo ?? before?.tiedTo ?? ''
  const data = { number: row.number, home }
  if (row.tiedTo !== null && !known.has(home) && !listed.has(home)) {
    return { column: 'tiedTo', reason: { code: 'tiedUnknown', data } }
  }
  const isClaimed = before?.isClaimed || known.get(home)?.isClaimed
  return isClaimed ? { column: 'tiedTo', reason: { code: 'tiedClaimed', data } } : null
}

/** A fault at the cell that says it; where the list has no such column, at its room. */
export function placed(reading: PriceListReading, row: PriceListRow, column: PriceListColumn, reason: FaultReason) {
  const columns = reading.sheets.find(({ name }) => name === row.sheet)?.columns ?? []
  const letter = (columns.find((one) => one.column === column) ?? columns.find((one) => one.column === 'room'))?.letter
  return { sheet: row.sheet, cell: `${letter ?? 'A'}${row.row}`, row: row.row, column, home: row.number, ...reason }
}
