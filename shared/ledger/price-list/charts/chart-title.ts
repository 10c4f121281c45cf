import { groupsIn } from '../../building-group'
import { placeInTitle } from '../../said-place'
import { saidHeading } from '../columns/headings'
import { cellAt, cellLine } from '../sheet'
import { isFigure } from './chart-faults'
import { figureOfWords, type NamedFigure, openFigure } from './chart-figure'
import { isAboutRooms } from './chart-pages'
import { type PlaceAbove, placeAbove, wordsAbove } from './chart-place'
import type { Chart } from './chart-shape'
import { isBesideTitle } from './chart-title-notes'
import { type ChartWords, isPlaceAlone, withoutPlace } from './chart-words'

/** The words over a room's column and its sheet's name, the nearest first. */
export function textsOver(chart: Chart, index: number, words: ChartWords): string[] {
  return [...ownWords(chart, words, index), chart.sheet.name]
}

function ownWords(chart: Chart, words: ChartWords, index = firstRoom(chart)): string[] {
  return wordsAbove(chart, index, chart.from, words)
}

function firstRoom({ rooms, floorIndex }: Chart): number {
  return rooms[0]?.index ?? floorIndex
}

/** What the title of a chart that stands before it on the sheet says of its figures, and the words that say so. */
export type OverallTitle = { named: NamedFigure; texts: string[] }

/**
 * Several charts stand under one title, each with a line that names its place and no more: 云栖府价格表 over 1号楼 and
 * 2号楼. Such a one is read like the one before it. Rule LED-8.
 */
export function overallTitle(chart: Chart, index: number, words: ChartWords): OverallTitle | null {
  let own = ownWords(chart, words, index)
  for (let over = chart.above; over && arePlaces(own, words); over = over.above) {
    own = ownWords(over, words)
    const texts = [...own, over.sheet.name]
    const named = figureOfWords(texts, words) ?? openFigure(texts, words)
    if (named) return { named, texts }
  }
  return null
}

function arePlaces(texts: readonly string[], words: ChartWords): boolean {
  return texts.every((text) => isPlaceAlone(text, words) || isBesideTitle(text))
}

/**
 * Where a chart stands: 1单元 under 云栖府2号楼价格表 is of building 2, and so is a chart without any words of its own. The
 * groups of a title that names no building are those of every building below it.
 */
export function placeOver(chart: Chart, index: number, words: ChartWords): PlaceAbove {
  const { project } = words
  const texts = textsOver(chart, index, words)
  const said = placeAbove(texts, project)
  if (!arePlaces(ownWords(chart, words, index), words)) return said
  let all = ownWords(chart, words, index)
  const groups = [...said.groups]
  let inherited: PlaceAbove | null = null
  for (let over = chart.above; over; over = over.above) {
    const own = ownWords(over, words)
    all = [...all, ...own]
    groups.push(...own.filter((text) => placeInTitle(text, project).building === null).map(groupsIn))
    if (said.building === null && !chart.sheet.building) {
      const place = placeAbove([...all, chart.sheet.name], project)
      if (!inherited && place.building !== null) inherited = place
    }
    if (!arePlaces(own, words)) break
  }
  return { ...(inherited ?? said), groups }
}

/** The rows of a chart's title, with those of the title it stands under that speak of no building of their own. */
export function titleRows(chart: Chart, words: ChartWords): number[] {
  const rows = new Set(ownRows(chart))
  if (!arePlaces(ownWords(chart, words), words)) return [...rows]
  for (let over = chart.above; over; over = over.above) {
    const { sheet } = over
    const isOfNone = (row: number) =>
      (sheet.rows[row] ?? []).every((cell) => placeInTitle(cellLine(cell), words.project).building === null)
    for (const row of ownRows(over).filter(isOfNone)) rows.add(row)
    if (!arePlaces(ownWords(over, words), words)) break
  }
  return [...rows]
}

function ownRows({ from, first }: Chart): number[] {
  return Array.from({ length: first - from }, (_, step) => from + step)
}

/** 1# over rooms with their areas, and no word of a figure anywhere: what the cells hold, they and the areas tell. */
export function bareFigure(chart: Chart, texts: readonly string[], words: ChartWords): NamedFigure | null {
  const isBare = texts.every((text) => isPlaceAlone(text, words) || isBesideTitle(text) || DEFAULT_NAME.test(text))
  const [header] = texts
  if (!isBare || header === undefined || !chart.roomRows.some(({ figure }) => figure.column === 'area')) return null
  const figure = { of: 'price' as const, owner: 'either' as const, kind: null, isTenThousand: null }
  return { figure, header, against: null, isOpen: true }
}

/** What Excel and WPS call a sheet of themselves. */
const DEFAULT_NAME = /^(?:sheet|工作表)\s*\d*$/i

/** What nobody knows a chart's figures by; `null` where it holds none, or a person said to leave it out. */
export function namelessIn(chart: Chart, words: ChartWords): { text: string; row: number; index: number } | null {
  const texts = textsOver(chart, firstRoom(chart), words)
  if (texts.some((text) => saidHeading(words.meanings, [text, withoutPlace(text, words)]) === null)) return null
  const text = texts.find((one) => !isPlaceAlone(one, words) && !isBesideTitle(one)) ?? chart.sheet.name
  const at = firstFigure(chart)
  return at && { text: withoutPlace(text, words), ...at }
}

export function hasFigures(chart: Chart): boolean {
  return firstFigure(chart) !== null
}

function firstFigure(chart: Chart): { row: number; index: number } | null {
  for (let row = chart.last + 1; row < chart.end; row += 1) {
    if (isAboutRooms(chart, row)) continue
    const room = chart.rooms.find(({ index }) => isFigure(cellAt(chart.sheet, row, index)))
    if (room) return { row, index: room.index }
  }
  return null
}
