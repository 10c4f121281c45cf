import { buildingCode, entranceCode } from '../../unit-number'
import { placeIn, titleOf } from '../charts/area-lists'
import type { ChartWords } from '../charts/chart-words'
import type { HomeColumn } from '../columns/columns'
import { readHeadings } from '../columns/headings'
import type { PriceListFault } from '../fault'
import type { PriceListRow } from '../rows'
import { cellAt, cellLine, cellName, type Sheet } from '../sheet'
import type { FoundSheet } from '../sheets'
import { isOfAnything, isOfBuyers, isOfWithheld, mayBeOfAll, namesBuyer } from './buyer-columns'
import { isOfPeople } from './buyer-words'
import { readSaleText } from './sale-words'

/** A home of the price list, and what another sheet says of its sale. */
type StatedHome = {
  row: PriceListRow
  says: string
  isSold: boolean
  at: { row: number; index: number }
  /** 302 of which building, nobody knows. */
  isOfSeveral: boolean
}

/** 已售, 成交明细, 签约客户: all homes of such a sheet are sold. */
const SOLD_SHEET = /已[售签定订]|售出|成交|认购|签约|网签|[下大小][定订]|[定订]房|已备案|[来回收到]款/
/** 保留房源, 工抵房, 抵押: kept back. */
const WITHHELD_SHEET = /保留|预留|锁[定房]|控房|工抵|抵[款账债押]|查封|冻结|限售|不可售|自持|销控明细/
/** 价格, 可售: what it holds is no state. */
const OF_OTHERS = /[未待在]售|(?<!不)可售|[^成]价|面积/

/** How many rows from the top the headings stand at most. */
const DEEPEST = 12
const LONGEST_STATE = 60

/**
 * 销控 (楼栋、房号、状态), 已售, 保留房源, 销售台账: lists without prices beside the price list that name its homes as sold or
 * withheld, or with a buyer, a day or a payment.
 * Where the price list does not know it, the person says whether the sheet is to be read; read, it says so of those homes.
 * Rule LED-8.
 */
export function readStateLists(
  found: readonly FoundSheet[],
  rows: readonly PriceListRow[],
  words: ChartWords,
): { rows: PriceListRow[]; faults: PriceListFault[]; read: ReadonlySet<string> } {
  const stated = new Map<PriceListRow, PriceListRow>()
  const faults: PriceListFault[] = []
  const read = new Set<string>()
  for (const { sheet, header, charts, isRead, said } of found) {
    const isClosed = isRead || header !== null || charts.length > 0 || said?.isRead === false
    if (isClosed || (sheet.isHidden && said === null)) continue
    const named = homesIn(sheet, rows, words)
    const homes = named.filter(({ row }) => row.soldAs === null && row.withheldAs === null)
    const left = homes.filter(({ isOfSeveral }) => isOfSeveral || !said?.isRead)
    for (const home of homes) if (!left.includes(home)) stated.set(home.row, withState(home, sheet))
    if (said?.isRead && named.length > 0) read.add(sheet.name)
    const [first] = left
    if (first) faults.push(unreadFault(sheet, first, left.length))
  }
  return { rows: rows.map((row) => stated.get(row) ?? row), faults, read }
}

function withState({ row, says, isSold, at }: StatedHome, sheet: Sheet): PriceListRow {
  if (!isSold) return { ...row, withheldAs: says }
  return { ...row, soldAs: says, soldAt: { ...placeOf(sheet, at), column: 'status' } }
}

function placeOf(sheet: Sheet, { row, index }: StatedHome['at']) {
  return { sheet: sheet.name, cell: cellName(row, index), row: row + 1 }
}

function unreadFault(sheet: Sheet, { row, says, at }: StatedHome, homes: number): PriceListFault {
  const data = { text: sheet.name, homes, says, number: row.number }
  return { ...placeOf(sheet, at), column: 'status', home: row.number, code: 'statesUnread', data }
}

/** What of a sheet tells that a home is sold or kept back: its columns, and those of buyers. */
type Columns = { of: ReadonlyMap<HomeColumn, number>; buyers: readonly BuyerColumn[] }
type BuyerColumn = { index: number; header: string }

/** The homes of the price list that a sheet names as sold or withheld, each once. */
function homesIn(sheet: Sheet, rows: readonly PriceListRow[], words: ChartWords): StatedHome[] {
  for (let first = 0; first < Math.min(DEEPEST, sheet.rows.length); first += 1) {
    const columns = new Map<HomeColumn, number>()
    const headings = readHeadings(sheet, first, first, words.meanings)
    for (const { index, heading } of headings) {
      if (heading?.of === 'home' && !columns.has(heading.column)) columns.set(heading.column, index)
    }
    const room = columns.get('room')
    if (room === undefined) continue
    const buyers = headings.filter(({ index, header, isIgnored }) => {
      const isOpen = !isIgnored && header !== '' && ![...columns.values()].includes(index)
      return isOpen && (isOfBuyers(header) || (isOfAnything(header) && holdsPeople(sheet, first, index)))
    })
    const isOfSheet = stateOfSheet(sheet.name) !== null
    if (!columns.has('status') && !isOfSheet && buyers.length === 0) continue
    const homes = homesBelow(sheet, first, { of: columns, buyers }, rows, words)
    // Told of every home, 置业顾问 says nothing of a sale.
    const isOfAll = homes.length === rows.filter(({ kind }) => kind === 'home').length
    const isTelling = columns.has('status') || isOfSheet || buyers.some(({ header }) => !mayBeOfAll(header))
    return isOfAll && !isTelling ? [] : homes
  }
  return []
}

/** Names, telephones or days, and nothing else. */
function holdsPeople(sheet: Sheet, first: number, index: number): boolean {
  const cells = sheet.rows.slice(first + 1).flatMap((row) => row[index] ?? [])
  const filled = cells.filter((cell) => cell.kind === 'date' || cellLine(cell) !== '')
  return filled.length > 0 && filled.every((cell) => cell.kind === 'date' || isOfPeople(cellLine(cell)))
}

function homesBelow(
  sheet: Sheet,
  first: number,
  { of: columns, buyers }: Columns,
  rows: readonly PriceListRow[],
  words: ChartWords,
): StatedHome[] {
  const title = titleOf(sheet, first, words)
  const homes = new Map<PriceListRow, StatedHome>()
  const placed = new Map<string, PriceListRow[]>()
  for (const row of rows) {
    const key = `${row.floor} ${row.room}`
    if (row.kind === 'home') placed.set(key, [...(placed.get(key) ?? []), row])
  }
  let [building, entrance] = [title.building, title.entrance]
  for (let at = first + 1; at < sheet.rows.length; at += 1) {
    const cellOf = (column: HomeColumn) => cellAt(sheet, at, columns.get(column) ?? -1)
    const [ownBuilding, ownEntrance] = [cellLine(cellOf('building')), cellLine(cellOf('entrance'))]
    if (ownBuilding !== '') building = buildingCode(ownBuilding)
    if (ownEntrance !== '') entrance = entranceCode(ownEntrance)
    const place = placeIn(cellLine(cellOf('room')), cellOf('room'), cellLine(cellOf('floor')))
    const text = cellLine(cellOf('status'))
    const state = text === '' ? stateOfRow(sheet, at, buyers, columns.has('status')) : stateIn(text)
    if (!place || !state || place.floor === null) continue
    const [code, inEntrance] = [place.building ?? building, place.entrance ?? entrance]
    const like = (placed.get(`${place.floor} ${place.room}`) ?? []).filter(
      (row) =>
        (code === null || row.number.startsWith(`${code}-`)) && (inEntrance === null || row.entrance === inEntrance),
    )
    const index = columns.get(text === '' ? 'room' : 'status') ?? 0
    for (const row of like) {
      if (!homes.has(row)) homes.set(row, { row, ...state, at: { row: at, index }, isOfSeveral: like.length > 1 })
    }
  }
  return [...homes.values()]
}

/** 张三 under 客户: what the sheet is called, or else that somebody has the home. */
function stateOfRow(sheet: Sheet, row: number, buyers: readonly BuyerColumn[], hasStatus: boolean) {
  const ofSheet = hasStatus ? null : stateOfSheet(sheet.name)
  if (ofSheet) return ofSheet
  const buyer = buyers.find(({ index, header }) => namesBuyer(header, cellAt(sheet, row, index)))
  if (!buyer) return null
  const value = cellLine(cellAt(sheet, row, buyer.index))
  return { says: `${buyer.header} ${value}`.trim().slice(0, LONGEST_STATE), isSold: !isOfWithheld(buyer.header) }
}

function stateIn(text: string): { says: string; isSold: boolean } | null {
  const { isSold, isWithheld } = readSaleText(text)
  return isSold || isWithheld ? { says: text.slice(0, LONGEST_STATE), isSold } : null
}

function stateOfSheet(name: string): { says: string; isSold: boolean } | null {
  if (OF_OTHERS.test(name)) return null
  const isSold = SOLD_SHEET.test(name)
  return isSold || WITHHELD_SHEET.test(name) ? { says: name, isSold } : null
}
