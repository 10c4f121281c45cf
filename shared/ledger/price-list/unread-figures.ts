import { buildingCode, onStorey, storeyIn } from '../unit-number'
import type { AreaList } from './charts/area-lists'
import { isSumRow } from './charts/chart-cells'
import { compositeIn } from './charts/chart-composite'
import { isAboutRooms, isFloorOf, isLeftOutRow } from './charts/chart-pages'
import { findLeading } from './charts/chart-place'
import { type Chart, isFloorHeading, leftOf, rightOf } from './charts/chart-shape'
import { placeOver, textsOver } from './charts/chart-title'
import { type ChartWords, withoutPlace } from './charts/chart-words'
import type { FiledHome } from './columns/deal-figures'
import type { Header } from './columns/header'
import { saidHeading } from './columns/headings'
import type { PriceListFault } from './fault'
import { cellAt, cellLine, cellName, type Sheet } from './sheet'
import type { SkippedRow } from './skipped/skip'
import { withoutGaps } from './skipped/sum-words'
import { HUNDREDTHS, readFigure } from './values'

/** What was read of a sheet with charts: the cells of homes, and what the person was told of. */
export type ReadOfSheet = {
  sheet: Sheet
  charts: readonly Chart[]
  areas: readonly AreaList[]
  skipped: readonly SkippedRow[]
  /** What the person said is to be left out: what the figures are called, or where they stand. */
  passed: readonly string[]
}

/** What was read of all sheets together. */
export type ReadOfCharts = {
  words: ChartWords
  /** {@link cellKey} of every cell that a home was read from. */
  used: ReadonlySet<string>
  /** Where the homes are that were read: see {@link placeKeys}. */
  places: ReadonlySet<string>
  /** The same without their entrances: `1 3 02`. */
  homes: ReadonlySet<string>
  /** The codes of their buildings. */
  buildings: ReadonlySet<string>
  /** What those were filed for of which no other price is known, by the same key. */
  filed: ReadonlyMap<string, FiledHome>
}

/** No home is smaller, in 0.01 ㎡, and none costs so little. */
const LEAST = 10_00
/** One figure is a note’s. */
const FEWEST = 2
/** How many rows and columns may lie between figures of one block. */
const ROWS_BETWEEN = 2
const COLUMNS_BETWEEN = 3
const LONGEST_NAME = 40
/** How many rows above a figure its heading may stand. */
const HEADING_ROWS = 12
/** What is no home's own: added up, counted, or what a buyer brings along. */
const NO_HOMES =
  /合计|小计|总计|共计|累计|汇总|平均|均价|套数|户数|货值|总面积|占比|比例|去化|层高|序号|折扣|首付|月供|贷款|定金|电话|日期|编号|年份?$/

export function cellKey({ sheet, row, index }: { sheet: string; row: number; index: number }): string {
  return `${row} ${index} ${sheet}`
}

/** A home's place with its building, and without. */
export function placeKeys(code: string | null, entrance: string, floor: number, room: string): [string, string] {
  return [`${code} ${entrance} ${floor} ${room}`, `${floor} ${room}`]
}

/**
 * 没有读入的数: after a sheet with charts was read, every figure that could be a home's price or area is a home's, a
 * heading's, or stands where the person was told in words that nothing is read. Where two or more are left, they are a
 * fault that names them, whatever the layout: no home is lost in silence. Rule LED-8.
 */
export function faultsOfUnread(one: ReadOfSheet, all: ReadOfCharts): PriceListFault[] {
  const told = toldOf(one, all)
  const isOpen = (row: number, index: number) => {
    const key = cellKey({ sheet: one.sheet.name, row, index })
    return !all.used.has(key) && !told.has(key) && isHomes(one.sheet, row, index)
  }
  return blocksOf(one.sheet, isOpen).flatMap((block) => faultOf(one.sheet, block, one.passed))
}

/** A block that a person has not passed by. */
export function faultOf(
  sheet: Sheet,
  { cells, bottom, right }: Omit<Block, 'top' | 'left'>,
  passed: readonly string[],
): PriceListFault[] {
  const [first] = cells
  if (!first || cells.length < FEWEST) return []
  const [cell, last] = [cellName(first.row, first.index), cellName(bottom, right)]
  // With its place: what is said of 面积 here is not said of 面积 anywhere.
  const text = `${nameOf(sheet, first.row, first.index)} ${cell}:${last}`.trim()
  if (passed.includes(text)) return []
  const place = { sheet: sheet.name, cell, row: first.row + 1, column: 'listTotal' as const }
  return [{ ...place, code: 'figuresUnread', data: { text, cells: cells.length, last } }]
}

/**
 * Figures above a list's headings, and those in columns beside it that nothing names: of the list itself each column is
 * known by its heading, so that only these cells are looked at. Rule LED-8.
 */
export function faultsBesideList(sheet: Sheet, header: Header, passed: readonly string[]): PriceListFault[] {
  const named = new Set([...header.columns, ...header.unread].map(({ index }) => index))
  const isBeside = (row: number, index: number) =>
    (row < header.first || !named.has(index)) && isHomes(sheet, row, index)
  const width = Math.max(...named) + 1
  const gaps = Array.from({ length: width }, (_, index) => index).filter((index) => !named.has(index))
  const beside: Sheet = {
    ...sheet,
    rows: sheet.rows.map((row, at) => (at < header.first || gaps.length > 0 || row.length > width ? row : [])),
  }
  return blocksOf(beside, isBeside).flatMap((block) => {
    const columns = new Set(block.cells.map(({ index }) => index))
    const rows = new Set(block.cells.map(({ row }) => row))
    // One column of figures goes with the homes of its rows.
    return columns.size < 2 || rows.size < 2 ? [] : faultOf(sheet, block, passed)
  })
}

/** A figure that nothing calls a sum or a count, or 301 89.53㎡ 160万. */
export function isHomes(sheet: Sheet, row: number, index: number): boolean {
  const cell = cellAt(sheet, row, index)
  const read = readFigure(cell, HUNDREDTHS)
  if (read.kind === 'text') return compositeIn(cellLine(cell)) !== null
  if (read.kind !== 'figure' || read.figure.value < LEAST) return false
  return !isOfNoHomes(wordsLeft(sheet, row, index)) && !isOfNoHomes(wordsOver(sheet, row, index))
}

/** What 均价 in a title's brackets says, it says of no figure below. */
function isOfNoHomes(words: string): boolean {
  return words.length <= LONGEST_SUM && NO_HOMES.test(withoutGaps(words))
}

/** Longer words are a title. */
const LONGEST_SUM = 12

function wordsLeft(sheet: Sheet, row: number, index: number): string {
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = wordsAt(sheet, row, at)
    if (text !== '') return text
  }
  return ''
}

function wordsOver(sheet: Sheet, row: number, index: number): string {
  for (let at = row - 1; at >= Math.max(0, row - HEADING_ROWS); at -= 1) {
    const text = wordsAt(sheet, at, index)
    if (text !== '') return text
  }
  return ''
}

function wordsAt(sheet: Sheet, row: number, index: number): string {
  const cell = cellAt(sheet, row, index)
  return cell.kind === 'text' && readFigure(cell, HUNDREDTHS).kind === 'text' ? cellLine(cell) : ''
}

/** What figures are called: the words over the first of them, or before it. */
function nameOf(sheet: Sheet, row: number, index: number): string {
  return (wordsOver(sheet, row, index) || wordsLeft(sheet, row, index)).slice(0, LONGEST_NAME)
}

type Block = { top: number; bottom: number; left: number; right: number; cells: { row: number; index: number }[] }

/** Figures that stand together. */
function blocksOf(sheet: Sheet, isOpen: (row: number, index: number) => boolean): Block[] {
  const blocks: Block[] = []
  for (const [row, cells] of sheet.rows.entries()) {
    for (const index of cells.keys()) {
      if (!isOpen(row, index)) continue
      const near = blocks.find(
        (block) =>
          row - block.bottom <= ROWS_BETWEEN &&
          index >= block.left - COLUMNS_BETWEEN &&
          index <= block.right + COLUMNS_BETWEEN,
      )
      const block = near ?? { top: row, bottom: row, left: index, right: index, cells: [] }
      if (!near) blocks.push(block)
      block.bottom = row
      block.left = Math.min(block.left, index)
      block.right = Math.max(block.right, index)
      block.cells.push({ row, index })
    }
  }
  return blocks
}

/** Cells of which the person was told in words that they are no homes: headings, sums, other money. */
function toldOf({ sheet, charts, areas, skipped }: ReadOfSheet, all: ReadOfCharts): ReadonlySet<string> {
  const told = new Set<string>()
  const tell = (row: number, from: number, to: number) => {
    for (let index = from; index <= to; index += 1) told.add(cellKey({ sheet: sheet.name, row, index }))
  }
  for (const chart of charts) {
    const [left, right] = [leftOf(chart), rightOf(chart)]
    const end = chart.isLastInRow ? Number.POSITIVE_INFINITY : right
    const isKnown = !isUsed(chart, all) && areHomesKnown(chart, all)
    const before = namesBefore(chart, all.words)
    for (let row = chart.first; row < chart.end; row += 1) {
      const width = (sheet.rows[row]?.length ?? 0) - 1
      for (const index of before) tell(row, index, index)
      if (row <= chart.last || isOfRooms(chart, row) || isKnown || isLeftOutRow(chart, row, all.words))
        tell(row, left, right)
      else if (isSumRow(chart, row) && !isFloorOf(chart, row)) tell(row, left, Math.min(end, width))
      else if (storeyIn(cellLine(cellAt(sheet, row, chart.floorIndex))) !== null)
        tell(row, chart.floorIndex, chart.floorIndex)
      // Of such a row or column its name is shown as one that is not read.
      const label = chart.labelIndex === null ? '' : cellLine(cellAt(sheet, row, chart.labelIndex))
      const isLeftOut = skipped.some((one) => one.row === row + 1 && one.reason === 'note' && one.text === label)
      if (label !== '' && isLeftOut) tell(row, left, right)
      for (const { index, figure } of chart.rooms) {
        if (figure?.of === 'other' || figure?.of === 'unclear') tell(row, index, index)
      }
      // Floors that are written again at a side.
      for (let index = chart.left; index <= Math.min(end, width); index += 1) {
        if (index >= left && index <= right) continue
        const floor = storeyIn(cellLine(cellAt(sheet, row, index)))
        if (floor !== null && floor === storeyIn(cellLine(cellAt(sheet, row, chart.floorIndex))))
          tell(row, index, index)
      }
    }
  }
  for (const { entries } of areas) {
    for (const { at } of entries.flatMap(({ cells }) => cells)) {
      const cells = sheet.rows[at.row] ?? []
      let [from, to] = [at.index, at.index]
      while (from > 0 && cellLine(cellAt(sheet, at.row, from - 1)) !== '') from -= 1
      while (to + 1 < cells.length && cellLine(cellAt(sheet, at.row, to + 1)) !== '') to += 1
      if (at.sheet === sheet.name) tell(at.row, from, to)
    }
  }
  return told
}

/** Columns before a chart that hold names of its rows: its buildings, entrances, and other floors. Nothing else there is its own. */
function namesBefore(chart: Chart, { project }: ChartWords): number[] {
  const { building, entrance } = findLeading(chart, project)
  const floors = Array.from({ length: leftOf(chart) - chart.left }, (_, step) => chart.left + step).filter((index) =>
    isFloorHeading(cellAt(chart.sheet, chart.first, index)),
  )
  return [building, entrance, ...floors].filter((index) => index !== null)
}

/** Whether anything of a chart was read. */
function isUsed({ sheet, first, end, rooms }: Chart, { used }: ReadOfCharts): boolean {
  for (let row = first; row < end; row += 1) {
    if (rooms.some(({ index }) => used.has(cellKey({ sheet: sheet.name, row, index })))) return true
  }
  return false
}

/** 面积 of the rooms, of which floors are below it or around its headings. */
function isOfRooms(chart: Chart, row: number): boolean {
  if (!isAboutRooms(chart, row)) return false
  if (!chart.laterRows.some((one) => one.row === row)) return true
  for (let floor = row + 1; floor < chart.end; floor += 1) if (isFloorOf(chart, floor)) return true
  return false
}

/** Whether every figure of a chart is of a home that was read, or a person left them out. */
export function areHomesKnown(chart: Chart, { words, places }: ReadOfCharts): boolean {
  const [first] = chart.rooms
  const texts = first ? textsOver(chart, first.index, words) : []
  if (texts.some((text) => saidHeading(words.meanings, [text, withoutPlace(text, words)]) === null)) return true
  return homesOfChart(chart, words).every(({ code, whole, bare }) => places.has(code === null ? bare : whole))
}

/** Every figure of a chart with where its home is. */
export function homesOfChart(chart: Chart, words: ChartWords) {
  return chart.rooms.flatMap(({ index, room, entrance }) => {
    const above = placeOver(chart, index, words)
    const building = above.building ?? chart.sheet.building ?? null
    const code = building === null ? null : buildingCode(building)
    const rows = Array.from({ length: chart.end - chart.last - 1 }, (_, step) => chart.last + 1 + step)
    return rows.flatMap((row) => {
      const storey = storeyIn(cellLine(cellAt(chart.sheet, row, chart.floorIndex)))
      if (storey === null || readFigure(cellAt(chart.sheet, row, index), HUNDREDTHS).kind !== 'figure') return []
      const place = onStorey(storey, room)
      const [whole, bare] = placeKeys(code, entrance ?? above.entrance, place.floor, place.room)
      return [{ row, index, code, place, whole, bare }]
    })
  })
}
