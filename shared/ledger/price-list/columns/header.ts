import { type SpaceKind, spaceKindIn, spaceKindOfSheet } from '../../space-number'
import { buildingCode, entranceCode } from '../../unit-number'
import { parseWholeNumber } from '../../whole-number'
import { compoundIn } from '../places/compound-forms'
import { askedBuyers, holdsBuyers } from '../sale/asked-buyers'
import { nameUnheaded, saleColumnsIn } from '../sale/sale-columns'
import { namesBeside } from '../sale/sale-words'
import { hasSubStates } from '../sale/sub-states'
import { cellAt, cellLine, type Sheet } from '../sheet'
import { isColumnNumbers } from '../skipped/column-numbers'
import { HUNDREDTHS } from '../values'
import { type AskedColumn, askedMoney, settleFloors } from './asked-money'
import { isFullName, isRemarks, isType, type PriceListColumn, plainHeading, recogniseHeading } from './columns'
import { dealsBeside, repeatsFiled } from './deals-beside'
import { isBlankBelow } from './filled'
import { type HeadingCell, type Meanings, readHeadings } from './headings'
import { settlePrices, unknownRivals } from './list-price'
import { assignPrices, type IsListAlsoFiled, type MappedColumn, placePrices, type RivalColumn } from './price-columns'
import { areSpacesWithoutArea, withSpaceNumbers } from './space-list'
import { hasSubHeadings } from './sub-headings'
import { withTitledFiled } from './titled-filed'
import { settleWhole } from './whole-price'

/** 表头: the heading rows of a list, counted from 0, and what its columns mean. */
export type Header = {
  first: number
  last: number
  columns: MappedColumn[]
  /** Columns with a heading that are not read, but for what some say of a sale; `isIgnored` where a person said so. */
  unread: { index: number; header: string; isIgnored: boolean }[]
  /** Columns that mean what another one is read as (预测 beside 实测, 室号 beside 房号), and nobody said which holds. */
  rivals: RivalColumn[]
  /** Columns of money that are not read until a person says what they are. */
  asked: AskedColumn[]
  /** Headings such as 车位号 say what kind of home the rows are. Rule LED-11. */
  kind: SpaceKind | null
  /** Its rooms are houses, which nothing but their buildings' numbers calls. */
  isOfHouses?: boolean
  isListAlsoFiled: IsListAlsoFiled
  /** The list's prices are the filed ones, or repeat them: no other is known. */
  isFiledOnly: boolean
  /** What is read as the list's price says itself of nobody whose it is, nor did a person: 单价, 总价. */
  isPricePlain: boolean
}

/** How far down headings are looked for, and how many rows of them there may be. */
const DEEPEST_HEADER = 60
const MOST_ROWS = 3

type Candidate = {
  first: number
  last: number
  cells: HeadingCell[]
  kind: SpaceKind | null
  /** No area is named, and none is needed: all that is listed are spaces, priced by the piece. Rule LED-11. */
  isByPiece: boolean
  weight: number
}

/**
 * Finds the first heading rows of a price list: one row, or up to three of which the upper ones group the lower,
 * wherever they stand and in whatever order the columns are. `null` for a sheet that has no room, no price, or no area
 * where not all of its homes are parking spaces or storerooms. Rules LED-8, LED-11.
 */
export function findHeader(sheet: Sheet, meanings: Meanings): Header | null {
  let best: Candidate | null = null
  const rows = Math.min(sheet.rows.length, DEEPEST_HEADER)
  for (let first = 0; first < rows && !(best && first > best.last); first += 1) {
    const candidate = bestFrom(sheet, first, meanings)
    if (candidate && (best === null || isBetter(candidate, best))) best = candidate
  }
  return best && mapColumns(sheet, best, meanings)
}

/** So many headings of a list make a sheet one that misses the others. */
const TELLING = 3

/** Whether a sheet has headings of a price list, though not all it needs: to be named as one that was not read. */
export function hasHeadings(sheet: Sheet, meanings: Meanings): boolean {
  return sheet.rows.slice(0, DEEPEST_HEADER).some((_, row) => {
    const cells = readHeadings(sheet, row, row, meanings)
    const names = cells.flatMap(({ heading }) => (heading?.of === 'home' ? heading.column : heading ? 'price' : []))
    return new Set(names).size >= TELLING
  })
}

/** The heading rows that begin at this row, if a list's do. */
export function headerFrom(sheet: Sheet, first: number, meanings: Meanings): Header | null {
  const best = bestFrom(sheet, first, meanings)
  return best && mapColumns(sheet, best, meanings)
}

/** The heading rows where a person says they stand; `null` when they have no room, area and price. */
export function headerAt(sheet: Sheet, first: number, last: number, meanings: Meanings): Header | null {
  const candidate = weigh(sheet, first, last, readHeadings(sheet, first, last, meanings))
  const header = candidate.weight > 0 ? mapColumns(sheet, candidate, meanings) : null
  if (header !== null || last === first) return header
  // The numbers of the columns are no headings.
  const above = headerAt(sheet, first, last - 1, meanings)
  return above && isColumnNumbers(sheet, last, above.columns) ? above : null
}

function bestFrom(sheet: Sheet, first: number, meanings: Meanings): Candidate | null {
  let best: Candidate | null = null
  let isAreaDivided = false
  if (!sheet.rows[first]?.some((cell) => cell.kind === 'text')) return null
  for (let last = first; last < Math.min(first + MOST_ROWS, sheet.rows.length); last += 1) {
    if (last > first && !sheet.rows[last]?.some((cell) => cell.kind === 'text')) break
    const cells = readHeadings(sheet, first, last, meanings)
    const candidate = weigh(sheet, first, last, cells, isAreaDivided)
    if (candidate.weight > 0 && hasSubHeadings(sheet, cells, last)) {
      // What they divide has no column of its own yet; where they name none, every home lacks its area.
      isAreaDivided = true
      continue
    }
    if (candidate.weight > 0 && last + 1 < first + MOST_ROWS && hasSubStates(sheet, cells, last)) continue
    if (candidate.weight > 0 && (best === null || isBetter(candidate, best))) best = candidate
  }
  return best && withUnits(sheet, best, meanings)
}

const UNITS =
  /^[(（]?(?:单位[::]?)?(?:㎡|m2|m²|平方米|平米|(?:万元?|元)(?:\/(?:㎡|m2|m²|平方米|平米|平|套|个|位|间|车位))?)[)）]?$/i

/** ㎡ and 万元 in a row of their own below the headings belong to them. */
function withUnits(sheet: Sheet, candidate: Candidate, meanings: Meanings): Candidate {
  const below = candidate.last + 1
  const cells = (sheet.rows[below] ?? []).map(cellLine).filter((text) => text !== '')
  if (cells.length === 0 || !cells.every((text) => UNITS.test(text.replaceAll(' ', '')))) return candidate
  const wider = weigh(sheet, candidate.first, below, readHeadings(sheet, candidate.first, below, meanings))
  return wider.weight >= candidate.weight ? wider : candidate
}

/** More columns; of as many, fewer rows: a title above the headings is no part of them. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.weight !== best.weight) return candidate.weight > best.weight
  return candidate.last - candidate.first < best.last - best.first
}

/**
 * How many different columns these headings name; 0 when they cannot be a price list's. `isAreaDivided`: rows above
 * name an area over several columns, of which none need be the home's own.
 */
function weigh(sheet: Sheet, first: number, last: number, read: HeadingCell[], isAreaDivided = false): Candidate {
  const numbered = withSpaceNumbers(sheet, last, read)
  const kind = numbered.kind ?? kindOf(numbered.cells)
  const cells = kind ? numbered.cells.map(recogniseOfSpace) : numbered.cells
  const names = new Set<string>()
  let hasPrice = false
  for (const { heading } of cells) {
    if (!heading) continue
    names.add(heading.of === 'home' ? heading.column : `${heading.owner} ${heading.kind}`)
    if (heading.of === 'price' && heading.owner !== 'floor') hasPrice = true
  }
  const hasArea = names.has('area') || isAreaDivided
  const isNamed = hasPrice && names.has('room')
  const isByPiece = isNamed && !hasArea && areSpacesWithoutArea(sheet, last, cells, kind)
  return { first, last, cells, kind, isByPiece, weight: isNamed && (hasArea || isByPiece) ? names.size : 0 }
}

/** The kind of home that the room's heading names, where no column is a home's. */
function kindOf(cells: readonly HeadingCell[]): SpaceKind | null {
  const rooms = cells.filter(({ heading }) => heading?.of === 'home' && heading.column === 'room')
  const kinds = rooms.map(({ header }) => spaceKindIn(header))
  return kinds.every((kind) => kind !== null) ? (kinds[0] ?? null) : null
}

/** Of a list of parking spaces 车位总价 is the price itself. */
function recogniseOfSpace(cell: HeadingCell): HeadingCell {
  if (cell.heading || cell.isIgnored || !spaceKindIn(cell.header)) return cell
  const heading = recogniseHeading(
    plainHeading(cell.header.replace(/(?<![/每])(?:车位|车库|储藏[室间]|储物[室间])/g, '')),
  )
  return heading?.of === 'price' ? { ...cell, heading } : cell
}

function mapColumns(sheet: Sheet, candidate: Candidate, meanings: Meanings): Header | null {
  const { first, last, cells: read, kind } = candidate
  const named = nameUnheaded(sheet, read, meanings)
  const filled = withoutBlank(sheet, last, named).map((cell) => withoutOtherType(sheet, last, cell))
  const cells = withFullNames(sheet, last, withoutDoorPlates(filled))
  const columns = mapHomeColumns(cells, kind)
  const area = columns.find(({ column }) => column === 'area')
  const isOfSpaces = (kind ?? spaceKindOfSheet(sheet.name)) !== null
  const isByPiece = candidate.isByPiece || (isOfSpaces && area !== undefined && isBlankBelow(sheet, last, area.index))
  const priced = { first, last, area: area?.index ?? null, isOfSpaces, isByPiece }
  const placed = placePrices(sheet, cells, priced)
  const whole = settleWhole(sheet, cells, priced, placed)
  const floors = settleFloors(whole.prices)
  const { prices, rivals: unsettled } = settlePrices(sheet, priced, withTitledFiled(sheet, first, floors.prices))
  const { mapped, isListAlsoFiled, isFiledOnly, rivals: ofPrices } = assignPrices(prices)
  columns.push(...mapped)
  const inferred = inferNames(sheet, last, cells, columns)
  columns.push(...inferred.columns)
  const rivals = [
    ...ofPrices,
    ...unsettled,
    ...unknownRivals(sheet, cells, priced, { prices, isFiledOnly }),
    ...columns.flatMap((column) => othersLike(cells, column, kind)),
    ...inferred.rivals,
  ]
  if (!columns.some(({ column }) => column === 'listUnitPrice' || column === 'listTotal')) return null
  columns.push(...remarksIn(cells, columns))
  columns.push(...furtherStates(cells, columns, kind))
  nameBuyers(sheet, last, cells, columns)
  const { status, remarks } = saleColumnsIn(sheet, cells, columns, { first, last, isOfSpaces })
  columns.push(...status)
  const taken = new Set(columns.map(({ index }) => index))
  columns.push(...remarks)
  const unread = cells
    .filter(({ index, header }) => header !== '' && !taken.has(index))
    .map(({ index, header, isIgnored }) => ({ index, header, isIgnored }))
  const open = [...whole.asked, ...floors.asked]
  const passed = new Set([...taken, ...whole.parts, ...[...placed, ...rivals, ...open].map(({ index }) => index)])
  const money = askedMoney(sheet, cells, priced, { prices, passed })
  const known = new Set([...passed, ...money.map(({ index }) => index)])
  const isOfFiled = isFiledOnly || repeatsFiled(sheet, priced, prices)
  if (isOfFiled) rivals.push(...dealsBeside(sheet, cells, priced, { prices, passed: known }))
  const asked = [...open, ...money, ...askedBuyers(sheet, cells, columns, last)]
  columns.sort((a, b) => a.index - b.index)
  const ofList = floors.prices.filter(({ index }) =>
    mapped.some((one) => one.index === index && /^list/.test(one.column)),
  )
  const isPricePlain = ofList.every(({ owner, isSaid }) => owner === 'either' && !isSaid)
  return { first, last, columns, unread, rivals, asked, kind, isListAlsoFiled, isFiledOnly: isOfFiled, isPricePlain }
}

/** 客户姓名 that a person calls the status: each value under it is a sale. */
function nameBuyers(sheet: Sheet, last: number, cells: readonly HeadingCell[], columns: MappedColumn[]): void {
  const room = columns.find(({ column }) => column === 'room')
  for (const column of columns) {
    const { heading } = cells.find(({ index }) => index === column.index) ?? {}
    const isSaid = heading?.of === 'home' && heading.column === 'status' && heading.rank < 0
    if (room && isSaid && column.column === 'status') {
      column.isOfNames = holdsBuyers(sheet, column, room.index, last)
    }
  }
}

/** 实测面积 that nobody has filled in yet says nothing beside 预测面积. */
function withoutBlank(sheet: Sheet, last: number, cells: readonly HeadingCell[]): HeadingCell[] {
  const isBlank = ({ index }: HeadingCell) => isBlankBelow(sheet, last, index)
  return cells.map((cell) => {
    const { heading } = cell
    if (heading?.of !== 'home' || heading.column === 'remarks' || heading.rank < 0) return cell
    const like = cells.filter((one) => one.heading?.of === 'home' && one.heading.column === heading.column)
    if (like.length === 1 || !isBlank(cell) || like.every(isBlank)) return cell
    return { ...cell, heading: null }
  })
}

/** 门牌号 beside 铺号 is the shop's address: the number is what it is sold by. */
function withoutDoorPlates(cells: readonly HeadingCell[]): HeadingCell[] {
  const isShop = cells.some(({ header, heading }) => heading && SHOP_NUMBER.test(plainHeading(header).name))
  if (!isShop) return [...cells]
  return cells.map((cell) => {
    const isPlate = /^门牌号?$/.test(plainHeading(cell.header).name)
    return isPlate && cell.heading?.of === 'home' && cell.heading.rank >= 0 ? { ...cell, heading: null } : cell
  })
}

const SHOP_NUMBER = /^(?:铺|商铺|铺位)(?:号|编号)$/

/** 房间全称 is the room, before 房号, where only it says the building. */
function withFullNames(sheet: Sheet, last: number, cells: readonly HeadingCell[]): HeadingCell[] {
  const isOf = ({ heading }: HeadingCell, column: PriceListColumn) =>
    heading?.of === 'home' && heading.column === column
  if (cells.some((cell) => isOf(cell, 'building'))) return [...cells]
  const full = cells.find((cell) => isOf(cell, 'room') && isFullName(cell.header))
  const names = full ? sampleOf(sheet, last, full.index) : []
  const saysBuilding = (name: string) => (parseWholeNumber(name) ?? compoundIn(name))?.building != null
  if (names.length === 0 || !names.every(saysBuilding)) return [...cells]
  return cells.map((cell) => {
    const { heading } = cell
    if (heading?.of !== 'home' || heading.column !== 'room' || heading.rank < 0) return cell
    return { ...cell, heading: { ...heading, rank: cell === full ? 0 : heading.rank + 1 } }
  })
}

/** Where the columns that are remarks by their headings stand. */
export function remarksOf({ columns }: Header): number[] {
  return columns.filter(({ column, isByCells }) => column === 'remarks' && !isByCells).map(({ index }) => index)
}

/** All columns of remarks, as headed or as a person says. */
function remarksIn(cells: readonly HeadingCell[], columns: readonly MappedColumn[]): MappedColumn[] {
  const taken = new Set(columns.map(({ index }) => index))
  return cells
    .filter(({ index, header, heading, isIgnored }) => {
      if (taken.has(index) || isIgnored) return false
      return heading ? heading.of === 'home' && heading.column === 'remarks' : isRemarks(header)
    })
    .map(({ index, header }) => ({ column: 'remarks', index, header, decimals: HUNDREDTHS }))
}

/** Of what goes with the home, or of several homes together. */
const OTHER_AREA = /车位|储藏|储物|总/

/** Columns of one meaning beside the one that is read: 预测 beside 实测, 楼号 beside 楼栋, 室号 beside 房号. */
function othersLike(cells: readonly HeadingCell[], { column, index }: MappedColumn, kind: SpaceKind | null) {
  const like = cells.filter(({ heading }) => heading?.of === 'home' && heading.column === column)
  const isSaid = like.some(({ heading }) => heading?.of === 'home' && heading.rank < 0)
  if (isSaid || column === 'status') return []
  return like
    .filter((cell) => cell.index !== index && !isOfOther(cell.header, column, kind))
    .map((cell): MappedColumn => ({ column, index: cell.index, header: cell.header, decimals: HUNDREDTHS }))
}

/** 签约状态 beside 销售状态: what either says is said of the home. */
function furtherStates(cells: readonly HeadingCell[], columns: readonly MappedColumn[], kind: SpaceKind | null) {
  const taken = new Set(columns.map(({ index }) => index))
  return cells.flatMap(({ index, header, heading }): MappedColumn[] => {
    const isState = heading?.of === 'home' && heading.column === 'status' && !isOfOther(header, 'status', kind)
    return isState && !taken.has(index)
      ? [{ column: 'status', index, header, decimals: HUNDREDTHS, isFurther: true }]
      : []
  })
}

/** What may be an office's own code of a home, and is its room only where nothing else is. */
const CODES = /^(?:房间编号|房源编号|房屋号码|门牌)$/

/** What a heading says of something else than the home: 车位面积, 车位号, 状态 under 车位 and the lifts of a floor. */
function isOfOther(header: string, column: PriceListColumn, kind: SpaceKind | null): boolean {
  if (column === 'room')
    return CODES.test(header) || isFullName(header) || (kind === null && spaceKindIn(header) !== null)
  if (column === 'status') return kind === null && namesBeside(header)
  return column === 'area' ? OTHER_AREA.test(header) : column === 'entrance' && header === '梯'
}

/** How many rows are looked at for what a column without a known heading holds. */
const SAMPLE = 200

const SHAPES = [
  { column: 'building', isName: (text: string) => /(?:栋|幢|座|楼|#)$/.test(text) && buildingCode(text) !== null },
  { column: 'entrance', isName: (text: string) => /单元$/.test(text) && entranceCode(text) !== null },
] as const

/** A column of 1栋 or 一单元 is the building's or the entrance's, whatever its heading: without it homes would be others. Of several (备案楼栋 beside 推广楼栋) the others are its rivals. */
function inferNames(sheet: Sheet, last: number, cells: readonly HeadingCell[], columns: readonly MappedColumn[]) {
  const taken = new Set(columns.map(({ index }) => index))
  const found = SHAPES.map(({ column, isName }): MappedColumn[] => {
    if (columns.some((one) => one.column === column)) return []
    const like = cells.filter(({ index, isIgnored }) => {
      if (taken.has(index) || isIgnored) return false
      const texts = sampleOf(sheet, last, index)
      return texts.length > 0 && texts.filter(isName).length * 10 >= texts.length * 8
    })
    return like.map(({ index, header }) => ({ column, index, header, decimals: HUNDREDTHS }))
  })
  return { columns: found.flatMap((like) => like.slice(0, 1)), rivals: found.flatMap((like) => like.slice(1)) }
}

function sampleOf(sheet: Sheet, last: number, index: number): string[] {
  const rows = sheet.rows.slice(last + 1, last + 1 + SAMPLE)
  return rows.map((_, row) => cellLine(cellAt(sheet, last + 1 + row, index))).filter((text) => text !== '')
}

/** 房屋结构 over 钢筋混凝土, and 户型 over 室, 厅 and 卫, are no home's type. */
function withoutOtherType(sheet: Sheet, last: number, cell: HeadingCell): HeadingCell {
  const { header, heading, index } = cell
  if (heading?.of !== 'home' || heading.column !== 'type' || heading.rank < 0) return cell
  return isType(header, sampleOf(sheet, last, index)) ? cell : { ...cell, heading: null }
}

function mapHomeColumns(cells: readonly HeadingCell[], kind: SpaceKind | null): MappedColumn[] {
  const best = new Map<PriceListColumn, { rank: number; mapped: MappedColumn }>()
  for (const { index, header, heading } of cells) {
    if (heading?.of !== 'home' || heading.column === 'remarks') continue
    const { column, rank } = heading
    // 梯 beside 户 counts the lifts of a floor.
    if (column === 'entrance' && header === '梯' && cells.some((cell) => cell.header === '户')) continue
    // 车位号 beside 房号 names what goes with the home, not the home.
    if (column === 'room' && kind === null && rank >= 0 && spaceKindIn(header)) continue
    if (column === 'status' && rank >= 0 && isOfOther(header, column, kind)) continue
    if (rank < (best.get(column)?.rank ?? Number.POSITIVE_INFINITY)) {
      best.set(column, { rank, mapped: { column, index, header, decimals: HUNDREDTHS } })
    }
  }
  return [...best.values()].map(({ mapped }) => mapped)
}
