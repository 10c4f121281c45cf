import { plainName } from '../unit-number'
import { type AreaList, findAreaLists } from './charts/area-lists'
import { findCharts } from './charts/chart'
import { holdsOf } from './charts/chart-holds'
import type { Chart } from './charts/chart-shape'
import { namelessIn, textsOver } from './charts/chart-title'
import { type ChartWords, describedInAll, namesOverAll } from './charts/chart-words'
import { partCharts } from './charts/charts-beside'
import { findHeader, type Header, hasHeadings, headerAt } from './columns/header'
import type { Meanings } from './columns/headings'
import { findHouseHeader } from './columns/house-header'
import type { PriceListMapping } from './mapping'
import type { HomePlace } from './places/place'
import { type Listed, readPlaces } from './places/places'
import { cellAt, cellLine, type Sheet } from './sheet'
import { splitSideBySide } from './side-by-side'
import type { OpenedSheet, TableLine } from './table'

/** A sheet of the file and what was recognised in it: the headings of a list, or charts. */
export type FoundSheet = {
  sheet: Sheet
  header: Header | null
  charts: Chart[]
  /** Charts of other money alone: nothing of them is read. */
  others: Chart[]
  /** Lists of areas for the homes of charts; of a sheet with a price list none. */
  areas: AreaList[]
  /** The charts of a sheet that has a list below or above them. */
  isBeside: boolean
  /** Charts alone, beside the lists of other sheets, of which nobody said whether they are to be read. */
  isAside: boolean
  isRead: boolean
  isPriceList: boolean
  /** What a person said: to read it or not, and which of its figures to pass by. */
  said: { isRead: boolean; passed: readonly string[] } | null
}

/**
 * Looks for headings, else for charts, in every sheet. Lists are read where they are visible, charts where no list is or
 * has their homes; what a person says of a sheet goes before. Rule LED-8.
 */
export function findSheets(
  sheets: readonly Sheet[],
  { mapping, meanings, project }: { mapping: PriceListMapping; meanings: Meanings; project: string | null },
): { found: FoundSheet[]; words: ChartWords } {
  const bare: ChartWords = { meanings, project, names: new Set() }
  const saidOf = new Map(mapping.sheets.map((said) => [plainName(said.name), said]))
  let only: boolean | null = null
  const isOnlyList = () => {
    only ??= sheets.every((one) => findHeader(one, meanings) === null && findCharts(one, bare).length === 0)
    return only
  }
  const found = sheets.flatMap((opened) => {
    const said = saidOf.get(plainName(opened.name))
    const sheet: Sheet = said?.building ? { ...opened, building: said.building } : opened
    const rows = said?.headerRows
    const find = (one: Sheet) =>
      rows ? headerAt(one, Math.min(...rows) - 1, Math.max(...rows) - 1, meanings) : findHeader(one, meanings)
    const headed = find(sheet)
    const whole = headed && !rows && isOfChart(sheet, headed, bare) ? null : headed
    const parts = whole ? splitSideBySide(sheet, whole) : [sheet]
    const withCharts = whole && parts.length === 1 ? partCharts(sheet, whole, bare) : null
    const all = withCharts ?? parts.map((part) => ({ sheet: part, isOfCharts: false }))
    return all.map(({ sheet: one, isOfCharts: isBeside }) => {
      const own = isBeside ? null : all.length > 1 ? find(one) : whole
      const charts = own ? [] : findCharts(one, bare)
      const isOpen = said?.isRead ?? !sheet.isHidden
      const header = own ?? (rows || charts.length > 0 ? null : findHouseHeader(one, meanings, isOnlyList))
      const areas = header === null && isOpen ? findAreaLists(one, charts, meanings, bare) : []
      const isRead = header !== null && isOpen
      const answer = said ? { isRead: said.isRead, passed: said.passed ?? [] } : null
      return { sheet: one, header, charts, areas, isBeside, said: answer, isRead }
    })
  })
  const hasList = found.some(({ isRead }) => isRead)
  const texts = found.flatMap(({ charts }) => charts.map((chart) => textsOfChart(chart, bare)))
  const described = hasList ? [] : describedInAll(texts, project)
  const words = { ...bare, names: new Set([...namesOverAll(texts, project), ...described]) }
  const asRead = found.map((one): FoundSheet => {
    const charts = namedCharts(one.charts, words, one.isBeside)
    const isOpen = charts.length > 0 && one.said === null && !one.sheet.isHidden
    const isAside = isOpen && hasList && !one.isBeside
    const isRead = one.isRead || (isOpen && !isAside) || (charts.length > 0 && one.said?.isRead === true)
    const isPriceList = one.header !== null || charts.length > 0 || hasHeadings(one.sheet, meanings)
    const others = charts.length === 0 && one.header === null ? one.charts : []
    return { ...one, charts, others, isAside, isRead, isPriceList }
  })
  // Charts of other money beside a list are no sheet of their own.
  return { found: asRead.filter(({ isBeside, charts }) => !isBeside || charts.length > 0), words }
}

const FLOOR = /^第?[\d一二三四五六七八九十]{1,3}(?:F|层|楼)$/i

/** 房号|01||02 over 面积|总价: a chart whose corner names its rooms, for floors stand where a list has its rooms. */
function isOfChart(sheet: Sheet, { first, last, columns }: Header, words: ChartWords): boolean {
  const room = columns.find(({ column }) => column === 'room')
  if (!room || !FLOOR.test(cellLine(cellAt(sheet, last + 1, room.index)))) return false
  return findCharts(sheet, words).some((chart) => chart.first >= first && chart.first <= last)
}

function textsOfChart(chart: Chart, words: ChartWords): string[] {
  return textsOver(chart, chart.rooms[0]?.index ?? chart.floorIndex, words)
}

/**
 * The charts of a sheet that anything names, and those of figures that nothing does; none where all of them hold other
 * figures than the homes' own.
 */
function namedCharts(charts: readonly Chart[], words: ChartWords, isBeside: boolean): Chart[] {
  const found = charts.map((chart) => ({ chart, holds: holdsOf(chart, words) }))
  return found.some(({ holds }) => holds === 'own' || (isBeside && holds === null))
    ? found.flatMap(({ chart, holds }) => (holds === null && !namelessIn(chart, words) ? [] : [chart]))
    : []
}

/** A home of a list: its row, and its place where its names are sound. */
export type ListHome = { line: TableLine; place: HomePlace | null }

/** The homes of a sheet's tables, in its order. */
export function homesOf(opened: OpenedSheet, project: string | null, listed: Listed): ListHome[] {
  return opened.tables.flatMap((table) => {
    const places = readPlaces(table, project, listed)
    return table.lines.map((line, at) => ({ line, place: places[at] ?? null }))
  })
}
