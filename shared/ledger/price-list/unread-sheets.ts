import { placeInTitle } from '../said-place'
import { spaceKindOfSheet } from '../space-number'
import { buildingCode } from '../unit-number'
import { placeIn } from './charts/area-lists'
import type { Chart } from './charts/chart-shape'
import { textsOver } from './charts/chart-title'
import { withoutPlace } from './charts/chart-words'
import { saidHeading } from './columns/headings'
import { type CellOfHome, dealElsewhere } from './deals-elsewhere'
import type { PriceListFault } from './fault'
import { cellAt, cellLine, cellName, type Sheet } from './sheet'
import { withoutGaps } from './skipped/sum-words'
import { areHomesKnown, faultOf, homesOfChart, isHomes, type ReadOfCharts } from './unread-figures'
import { HUNDREDTHS, largestIn, readFigure } from './values'

type Figure = { row: number; index: number }

/** So many rows of figures are a table; of a sheet that is named by a building or by spaces each may be a home. */
const FEWEST_ROWS = 2
/** No home costs so much: 13812345678. In fen. */
const MOST = 1_000_000_000_00
/** How far above its rows the headings of a table stand. */
const HEADING_ROWS = 12
/** Longer words are a title or a note. */
const LONGEST_HEADING = 16

/** What rows of figures are headed where they are homes’: its price or its size. */
const OF_HOMES = /[价款额]|面积|建面|万元|㎡/
/** A table with such a heading counts homes, or tells what is paid how: 汇总, 付款方式, 月供. */
const OF_COUNTS =
  /套数|户数|个数|数量|车位数|占比|比例|货值|去化|完成率|利率|税率|折扣|首付|月供|指标|任务|佣金|得分|评分|系数|差价|层差/
/** What stands at the head of rows that are no homes: of types, months, fees, people. */
const OTHER_ROWS =
  /^(?:户型|房型|居室|产品|业态|类[别型]|物业类型|面积段|付款|支付|优惠|折扣|月份|日期|时间|年[份限度]?|季度|周|阶段|节点|批次|项目|科目|费用|税|收费|名目|姓名|部门|岗位|职务|银行|公司|单位|渠道|媒体|竞品|楼盘|指标|内容|方式|套餐|档|渠道|来源)/
const SUMS = /合计|小计|总计|共计|累计|汇总|均价|平均/
const IDENTITY = /\d/
/** A区, 一排, 2层: what a chart's rows are called. */
const OF_CHART_ROWS = /[区排列层楼F]$/
/** 序号 counts rows, and names none. */
const ORDER = /^(?:序号?|编?次序|No\.?|#)$/i
/** What comes in a cell with other words and is a home's size or price: 90㎡, 900000左右. */
const IN_WORDS = /\d(?:\.\d+)?\s*(?:㎡|m²|m2|平|元|万)|(?<!\d)\d{6,8}(?!\d)/i

/**
 * A sheet that nothing read: whose charts have homes that stand nowhere else, or with rows of figures that may be those of
 * homes or spaces, whatever it is called. Sums, statistics and notes are told by what heads their rows and columns, homes
 * that are known by their rooms. `isSaid`: a person wants it read, and it is not understood. Rule LED-8.
 */
export function faultsOfUnreadSheet(
  sheet: Sheet,
  charts: readonly Chart[],
  all: ReadOfCharts,
  isSaid: boolean,
): PriceListFault[] {
  const deal = isSaid ? null : dealElsewhere(sheet, cellsOfHomes(sheet, charts, all), all.filed)
  if (deal) return [unreadAt(sheet, deal[0], deal.length)]
  const isKnown = charts.length > 0 && charts.every((chart) => areHomesKnown(chart, all))
  const figures = isSaid ? figuresIn(sheet) : isKnown ? [] : figuresOfHomes(sheet, charts.length > 0, all)
  const [first] = figures.length > 0 || !isSaid ? figures : wordsIn(sheet)
  return first ? [unreadAt(sheet, first, figures.length)] : []
}

/** Of a sheet whose areas are read: the figures on it that may be what those homes are sold for. Rule LED-8. */
export function faultsBesideAreas(sheet: Sheet, all: ReadOfCharts, passed: readonly string[]): PriceListFault[] {
  const deal = dealElsewhere(sheet, cellsOfHomes(sheet, [], all), all.filed)
  const last = deal?.at(-1)
  return deal && last ? faultOf(sheet, { cells: deal, bottom: last.row, right: last.index }, passed) : []
}

function unreadAt(sheet: Sheet, { row, index }: Figure, cells: number): PriceListFault {
  const place = { sheet: sheet.name, cell: cellName(row, index), row: row + 1 }
  return { ...place, column: 'listTotal', code: 'sheetUnread', data: { text: sheet.name, cells } }
}

/** The figures of a sheet beside homes that were read: each column, or each chart by what names it. */
function cellsOfHomes(sheet: Sheet, charts: readonly Chart[], all: ReadOfCharts): CellOfHome[] {
  if (all.filed.size === 0) return []
  if (charts.length > 0) return charts.flatMap((chart, at) => cellsOfChart(chart, at, all))
  return sheet.rows.flatMap((cells, row) => {
    const found = knownHome(sheet, row, all)
    if (!found) return []
    const heads = headsOver(sheet, row)
    return cells.flatMap((_, index): CellOfHome[] => {
      const isOther = index !== found.index && largestIn(cellAt(sheet, row, index), HUNDREDTHS) !== null
      return isOther ? [{ row, index, home: found.home, group: String(index), names: [heads[index] ?? ''] }] : []
    })
  })
}

function cellsOfChart(chart: Chart, at: number, { words, buildings }: ReadOfCharts): CellOfHome[] {
  const { sheet, last, labelIndex, rooms } = chart
  const [only] = buildings.size === 1 ? buildings : []
  return homesOfChart(chart, words).flatMap(({ row, index, code, place }): CellOfHome[] => {
    const isOfColumns = rooms.some((room) => room.index === index && room.figure !== null)
    const own = isOfColumns ? cellAt(sheet, last, index) : labelIndex === null ? null : cellAt(sheet, row, labelIndex)
    const texts = own ? [cellLine(own)] : textsOver(chart, index, words)
    // What a person said of it, left out too, is said.
    const isSaid = texts.some((text) => saidHeading(words.meanings, [text, withoutPlace(text, words)]) === null)
    if (isSaid) return []
    const names = texts.map((text) => withoutPlace(text, words))
    const home = `${code ?? only} ${place.floor} ${place.room}`
    return [{ row, index, home, group: `${at} ${names.join(' ')}`, names }]
  })
}

function wordsIn(sheet: Sheet): Figure[] {
  return cellsOf(sheet).filter(({ row, index }) => cellLine(cellAt(sheet, row, index)) !== '')
}

function cellsOf(sheet: Sheet): Figure[] {
  return sheet.rows.flatMap((cells, row) => cells.map((_, index) => ({ row, index })))
}

/** Figures, alone in their cells or with their units among words. */
function figuresIn(sheet: Sheet): Figure[] {
  return cellsOf(sheet).filter(({ row, index }) => isFigure(sheet, row, index))
}

function isFigure(sheet: Sheet, row: number, index: number): boolean {
  const cell = cellAt(sheet, row, index)
  const read = readFigure(cell, HUNDREDTHS)
  if (read.kind === 'figure') return read.figure.value < MOST && isHomes(sheet, row, index)
  if (read.kind !== 'text' || !saysFigure(cellLine(cell))) return false
  // One alone in its row may be a note’s: 定金5万元.
  const isOfTwo = (cellLine(cell).match(/\d+/g)?.length ?? 0) > 1
  return isOfTwo || (sheet.rows[row] ?? []).some((other, at) => at !== index && saysFigure(cellLine(other)))
}

/** 90㎡, 约900000左右. */
function saysFigure(text: string): boolean {
  return text.length <= LONGEST_CELL && !/^\(?\d{1,2}[、.)](?!\d)/.test(text) && IN_WORDS.test(text)
}

/** Longer cells are notes. */
const LONGEST_CELL = 60

function figuresOfHomes(sheet: Sheet, isChart: boolean, all: ReadOfCharts): Figure[] {
  const rows = new Map<number, Figure[]>()
  for (const figure of figuresIn(sheet)) rows.set(figure.row, [...(rows.get(figure.row) ?? []), figure])
  const { building } = placeInTitle(sheet.name, all.words.project)
  const isNamed = building !== null || spaceKindOfSheet(sheet.name) !== null
  // 2号楼, of which nothing was read: whatever its figures are headed, they may be its homes'.
  const isOther = building !== null && !isKnownBuilding(building, all)
  const open = [...rows].filter(([row, figures]) => isChart || isHomesRow(sheet, row, figures, all, isOther))
  return open.length >= (isNamed ? 1 : FEWEST_ROWS) ? open.flatMap(([, figures]) => figures) : []
}

/** Whether a row may be a home's, or a floor's of a chart: something names it, or its figures are headed as a home's. */
function isHomesRow(
  sheet: Sheet,
  row: number,
  figures: readonly Figure[],
  all: ReadOfCharts,
  isOther: boolean,
): boolean {
  const texts = (sheet.rows[row] ?? []).map(cellLine)
  if (texts.some((text) => text.length <= LONGEST_HEADING && SUMS.test(withoutGaps(text)))) return false
  const heads = headsOver(sheet, row)
  if (heads.some((head) => OF_COUNTS.test(head))) return false
  const at = texts.findIndex((text, index) => text !== '' && !ORDER.test(heads[index] ?? ''))
  const [label = '', head = ''] = [texts[at], heads[at]]
  if (OTHER_ROWS.test(head) || OF_COUNTS.test(label)) return false
  if (knownHome(sheet, row, all) !== null || isKnownBuilding(label, all)) return false
  // 1-3层 with one price: a rule, and no chart.
  if (figures.length === 1 && /[层F]$/i.test(label)) return false
  const isHeaded = figures.some(({ index }) => OF_HOMES.test(heads[index] ?? ''))
  const isNamed = texts.some((text, index) => IDENTITY.test(text) && isName(text, index, heads, figures))
  const isOfChart = figures.length > 1 && OF_CHART_ROWS.test(label)
  const isSaid = OF_HOMES.test(label) || figures.some((one) => isInWords(sheet, one))
  return isOther || isHeaded || isNamed || isOfChart || isSaid
}

function isName(text: string, index: number, heads: readonly string[], figures: readonly Figure[]): boolean {
  return (
    text.length <= LONGEST_HEADING && !ORDER.test(heads[index] ?? '') && figures.every((one) => one.index !== index)
  )
}

function isInWords(sheet: Sheet, { row, index }: Figure): boolean {
  return readFigure(cellAt(sheet, row, index), HUNDREDTHS).kind === 'text'
}

/** The words over each cell of a row: those of the nearest row that has no figures. */
function headsOver(sheet: Sheet, row: number): string[] {
  return (sheet.rows[row] ?? []).map((_, index) => {
    for (let above = row - 1; above >= Math.max(0, row - HEADING_ROWS); above -= 1) {
      const cell = cellAt(sheet, above, index)
      const text = withoutGaps(cellLine(cell))
      if (cell.kind === 'text' && text !== '' && !/^[\d.,]+$/.test(text)) {
        if (text.length <= LONGEST_HEADING && isHeadingRow(sheet, above)) return text
      }
    }
    return ''
  })
}

/** Headings have no figures beside them. */
function isHeadingRow(sheet: Sheet, row: number): boolean {
  return (sheet.rows[row] ?? []).every((cell) => cell.kind !== 'number')
}

/** A room of the row that was read, of the building that the row or the sheet's name says; of one building it goes without. */
function knownHome(sheet: Sheet, row: number, { homes, buildings, words }: ReadOfCharts) {
  const cells = sheet.rows[row] ?? []
  const said = [...cells.map(cellLine), sheet.name].map((text) => placeInTitle(text, words.project).building)
  const building = said.find((name) => name !== null) ?? null
  const [only] = buildings.size === 1 ? buildings : []
  const code = building === null ? only : buildingCode(building)
  for (const [index, cell] of cells.entries()) {
    const text = cellLine(cell)
    const place = /\d{3}/.test(text) ? placeIn(text, cell, '') : null
    const home = `${place?.building ?? code} ${place?.floor} ${place?.room}`
    if (place?.floor != null && homes.has(home)) return { index, home }
  }
  return null
}

/** 1号楼, whose homes were read: what stands beside it is theirs together. */
function isKnownBuilding(label: string, { words, buildings }: ReadOfCharts): boolean {
  const { building } = placeInTitle(label, words.project)
  const code = building === null ? null : buildingCode(building)
  return code !== null && buildings.has(code)
}
