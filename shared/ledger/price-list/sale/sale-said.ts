import { hasColumn, isSound, type Line, lineOf, shownPlace } from '../line'
import type { PriceListNotice } from '../notice'
import { hasMark } from '../places/room-words'
import { type InsteadOfPrice, LONGEST_SAID } from '../said'
import { cellLine, cellName, type Sheet } from '../sheet'
import { mayBeTaken } from './aside-words'
import { isNoHome } from './no-home'
import type { SoldAt } from './sale-at'
import { readSaleText, type SaleText } from './sale-words'

/** 销售状态: what a list says of a home's being withheld or sold, in its words. */
export type SaleSaid = { withheldAs: string | null; soldAs: string | null; soldAt: SoldAt | null }

/** What the texts of a list say, each looked up once; the statuses nobody could read, and how many cells say so. */
export type SaleTexts = {
  known: Map<string, SaleText>
  unclear: Map<string, { cells: number }>
  notices: PriceListNotice[]
  /** Remarks that name money paid, a person or a telephone, by their words, and how many homes there are. */
  beside: Map<string, PriceListNotice[]>
  homes: number
}

export function noSaleTexts(): SaleTexts {
  return { known: new Map(), unclear: new Map(), notices: [], beside: new Map(), homes: 0 }
}

const LONGEST_NOTICE = 120

/**
 * What words in the price's place, the status and the remarks say of a home. A status that is none of the known words
 * is a fault at its first cell, for a home nobody may buy would go on sale; remarks are free text, and one that only
 * names such a word among others is noticed. Rule LED-8.
 */
export function readSale(line: Line, number: string, instead: InsteadOfPrice | null, texts: SaleTexts): SaleSaid {
  const said: SaleSaid = { withheldAs: null, soldAs: null, soldAt: null }
  texts.homes += 1
  const { over } = line
  if (over?.meaning === 'sold') Object.assign(said, { soldAs: over.says, soldAt: over.at })
  else if (over?.meaning === 'withheld') said.withheldAs = over.says
  for (const { isSold, says, at } of line.noted ?? []) {
    if (!isSold) said.withheldAs ??= says
    else if (said.soldAs === null) Object.assign(said, { soldAs: says, soldAt: at })
  }
  if (instead?.isSold) said.soldAs ??= instead.says
  else if (instead) said.withheldAs ??= instead.says
  if (hasColumn(line, 'status')) readStatus(line, lineOf(line, 'status'), shownPlace(line, 'status'), said, texts)
  for (const { text, at, isState } of line.source.remarks?.(line.row) ?? []) {
    const place = shownPlace(line, isState ? 'status' : 'remarks', at)
    // What is sold already may be anything else besides: 已归档.
    if (isState) readStatus(line, text, place, said, texts)
    else if (!isExplained(line, text)) readAside(text, place, number, said, texts)
  }
  const room = hasColumn(line, 'room') ? lineOf(line, 'room') : ''
  if (hasMark(room) && !isExplained(line, room)) {
    texts.notices.push({ ...shownPlace(line, 'room'), home: number, text: room })
  }
  for (const column of OF_KIND) {
    const written = hasColumn(line, column) ? lineOf(line, column) : ''
    const text = column === 'room' ? (line.room?.words ?? '') : written
    if (text !== '' && !SOLD_AS_SUCH.test(text)) readAside(text, shownPlace(line, column), number, said, texts)
    if (isNoHome(text)) said.withheldAs ??= text.slice(0, LONGEST_SAID)
  }
  return said
}

/** ★900000, ★202 where a note says what the star means. */
function isExplained({ noted = [] }: Line, text: string): boolean {
  return noted.some(({ sign }) => sign !== null && text.replace(/[^\P{P}*※]|[\p{L}\p{N}\s¥]/gu, '') === sign)
}

/** What a home is or is called may say that nobody can buy it: 户型 B(已售), 用途 物业用房, 房号 202（已售）. */
const OF_KIND = ['room', 'type', 'kind'] as const
/** As a kind these are sold. */
const SOLD_AS_SUCH = /^办公/

/** Beside the status only clauses that as a whole are known words count, and what names a sale is noticed. */
function readAside(text: string, at: SoldAt, number: string, said: SaleSaid, texts: SaleTexts): void {
  const read = lookUp(text, texts)
  take(said, read, text, at)
  if (read.isMentioned || (at.column === 'remarks' && !read.isWithheld && isNoHome(text)))
    texts.notices.push({ ...at, home: number, text: text.slice(0, LONGEST_NOTICE) })
  else if (at.column === 'remarks' && !read.isSold && !read.isWithheld && read.unknown.length > 0)
    noteBeside(text, at, number, texts)
}

function noteBeside(text: string, at: SoldAt, number: string, { beside }: SaleTexts): void {
  const before = beside.get(text) ?? (mayBeTaken(text) ? [] : null)
  before?.push({ ...at, home: number, text: text.slice(0, LONGEST_NOTICE) })
  if (before) beside.set(text, before)
}

/** What some homes' remarks say beside their sale is to be looked at; what all of them say is of none. */
export function noticesBeside({ beside, homes }: SaleTexts): PriceListNotice[] {
  return [...beside.values()].flatMap((said) => (said.length > 1 && said.length === homes ? [] : said))
}

/** Words of rows or of homes: 以下, 本单元, 房源. */
const OF_ROWS = /以[下上]|如下|[下上][列述]|[本该此这][栋幢楼单层批排]|房|[均皆]|全部/
/** Whether words speak of rows or of homes. */
export function isOfRows(words: string): boolean {
  return OF_ROWS.test(words)
}

/** 3层, 顶层, 02户型, 03室: a floor or a line of rooms. */
const FLOORS_OR_LINES =
  /(?:\d|[一二三四五六七八九十])(?:层|楼(?!盘)|F(?![A-Z]))|[顶底首]层|顶楼|(?<!\d)\d{2}(?:户型|室|号房|单位|线)|[A-Z]\d?户型/i
/** 1单元, 1号楼, 空白处, 备注栏: an entrance or a building, or homes by what stands beside them. */
const PARTS = /单元|号楼|#楼?|[\d一二三四五六七八九十][栋幢座]|空白|无价|未标|打[勾钩]|[栏格列]/
/** Whether words name a floor or a line of rooms, of which not all homes are. */
export function isOfFloors(words: string): boolean {
  return FLOORS_OR_LINES.test(words.replaceAll(' ', ''))
}

/** A price is filed, too, and 控房表 is a chart of all homes. */
const FILED = /控房(?=[表图])|(?<!网签|合同已?)备案/g

/**
 * What a row that is no home says of a sale or a withholding: 以下为保留房源，暂不销售. Which homes it means, nobody but a
 * person knows. Rule LED-8.
 */
export function noticesOfRow(sheet: Sheet, row: number): PriceListNotice[] {
  return (sheet.rows[row] ?? []).flatMap((cell, index): PriceListNotice[] => {
    const text = cell.kind === 'text' ? cellLine(cell) : ''
    if (text === '') return []
    const { isSold, isWithheld, isMentioned } = readSaleText(text.replace(FILED, ' '))
    if (
      !isSold &&
      !isWithheld &&
      !(isMentioned && (isOfRows(text) || isOfFloors(text) || PARTS.test(text) || /\d{3}[室户]/.test(text)))
    )
      return []
    const place = { sheet: sheet.name, cell: cellName(row, index), row: row + 1, column: 'remarks' as const }
    return [{ ...place, home: '', text: text.slice(0, LONGEST_NOTICE) }]
  })
}

function readStatus(line: Line, text: string, at: SoldAt, said: SaleSaid, texts: SaleTexts): void {
  // √ that a note explains.
  if (text === '' || line.noted?.some(({ sign }) => sign === text)) return
  if (isNoHome(text)) {
    said.withheldAs ??= text.slice(0, LONGEST_SAID)
    return
  }
  const status = lookUp(text, texts)
  const { isSold, isWithheld, unknown, isMentioned } = status
  // 保留-张三 is withheld; 保留，配套车位已售 may be more than that; 2026-03-05 is a day on which something was done.
  const isKnown = unknown.length === 0 && (status.isForSale || status.isClear || !/\d/.test(text))
  if (isSold || isKnown || (isWithheld && !isMentioned)) {
    take(said, status, text, at)
    return
  }
  const before = texts.unclear.get(text)
  if (before) {
    before.cells += 1
  } else if (said.soldAs === null && isSound(line, 'status')) {
    const data = { text: text.slice(0, LONGEST_SAID), cells: 1 }
    line.faults.push({ ...at, code: 'statusUnknown', data })
    texts.unclear.set(text, data)
  }
}

function lookUp(text: string, { known }: SaleTexts): SaleText {
  const before = known.get(text)
  if (before) return before
  const read = readSaleText(text)
  known.set(text, read)
  return read
}

/** The first cell that says it stands for it. */
function take(said: SaleSaid, { isSold, isWithheld }: SaleText, text: string, at: SoldAt): void {
  const words = text.slice(0, LONGEST_SAID)
  if (isSold && said.soldAs === null) Object.assign(said, { soldAs: words, soldAt: at })
  else if (isWithheld) said.withheldAs ??= words
}
