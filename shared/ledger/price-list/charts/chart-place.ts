import { type BuildingGroups, groupsIn } from '../../building-group'
import { placeInTitle, withUse } from '../../said-place'
import { plainHeading, recogniseHeading } from '../columns/columns'
import type { FaultReason } from '../fault'
import { ONLY_ENTRANCE } from '../places/place'
import { cellAt, cellLine } from '../sheet'
import { entranceRows, wordsOver } from './chart-entrances'
import { type Chart, type Grid, leftOf, mergeOver } from './chart-shape'
import { isBesideTitle } from './chart-title-notes'
import type { ChartWords } from './chart-words'

/** How many rows above a chart's headings belong to it. */
const TITLE_ROWS = 8

/** A name of a chart's row with the cell that holds it; `reason` where it cannot be read. */
export type RowName<Value> = {
  value: Value | null
  name: string
  row: number
  index: number
  reason: FaultReason | null
}

/** Columns before the floors that hold the building's and the entrance's name. */
export type Leading = { building: number | null; entrance: number | null }

/** Finds them by their heading, or by what stands in them. */
export function findLeading(chart: Chart, project: string | null): Leading {
  const { sheet, first, last, left } = chart
  const leading: Leading = { building: null, entrance: null }
  for (let index = left; index < leftOf(chart); index += 1) {
    const heading = recogniseHeading(plainHeading(cellLine(cellAt(sheet, first, index))))
    const column = heading?.of === 'home' ? heading.column : null
    const said = placeInTitle(cellLine(cellAt(sheet, last + 1, index)), project)
    if (column === 'building' || (column === null && said.building !== null)) leading.building ??= index
    else if (column === 'entrance' || (column === null && said.entrance !== null)) leading.entrance ??= index
  }
  return leading
}

/** The words over a column, nearest first: its own, those of a merged range, or the nearest to its left. */
export function wordsAbove(chart: Chart, index: number, from: number, words: ChartWords): string[] {
  const { first, roomRows } = chart
  const rows = Array.from({ length: Math.min(first - from, TITLE_ROWS) }, (_, step) => first - 1 - step)
  const above = rows.filter((row) => !roomRows.some((one) => one.row === row))
  return [...entranceRows(chart), ...above].flatMap((row) => wordsOver(chart, row, index, words))
}

/** The building and entrance that words above a column, or the sheet's name, give it; its groups, the nearest first. */
export type PlaceAbove = {
  building: string | null
  entrance: string
  /** Nothing says it. */
  isEntranceAssumed: boolean
  /** Words that speak of an entrance and do not tell which. */
  unclear: string | null
  groups: BuildingGroups[]
}

export function placeAbove(texts: readonly string[], project: string | null): PlaceAbove {
  const titles = texts.filter((text) => !isBesideTitle(text))
  const said = titles.map((text) => placeInTitle(text, project))
  const at = said.findIndex((place) => place.building !== null)
  const named = said[at]?.building ?? null
  const building = named === null ? null : withUse(named, titles[at] ?? '', project)
  const entrance = said.find((place) => place.entrance !== null)?.entrance ?? null
  const unclear = entrance === null ? (said.find((place) => place.unclear)?.unclear ?? null) : null
  const groups = titles.map(groupsIn)
  return { building, entrance: entrance ?? ONLY_ENTRANCE, isEntranceAssumed: entrance === null, unclear, groups }
}

/** Reads a name in a row of a chart; merged ranges count for all their rows. */
export function readRowName<Value>(
  grid: Grid,
  row: number,
  index: number,
  parse: (name: string) => Value | null,
): RowName<Value> {
  const { sheet } = grid
  const merge = mergeOver(grid, row, index)
  const at = merge ? { row: merge.top, index: merge.left } : { row, index }
  const cell = cellAt(sheet, at.row, at.index)
  const name = cellLine(cell)
  const unread = (reason: FaultReason) => ({ value: null, name, ...at, reason })
  if (cell.kind === 'date') return unread({ code: 'dateValue', data: {} })
  if (cell.kind === 'error') return unread({ code: 'errorValue', data: { error: cell.error } })
  if (name === '') return unread({ code: 'missing', data: {} })
  const value = parse(name)
  return value === null
    ? unread({ code: 'nameUnreadable', data: { text: name } })
    : { value, name, ...at, reason: null }
}
