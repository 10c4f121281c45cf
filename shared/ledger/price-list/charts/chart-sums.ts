import type { Heading } from '../columns/columns'
import type { CellPlace } from '../line'
import type { Cell } from '../sheet'
import { isSummedTo } from '../skipped/sums'
import { readFigure, TEN_THOUSANDS } from '../values'

/** A cell of a chart: which figure it is, and where. */
type FigureCell = { figure: Heading; cell: Cell; at: CellPlace }

/** A row or a column of a chart: its figures by what they cross, each kind of figure by itself. */
type Lane = { at: number; figures: Map<string, number> }

/**
 * Rows and columns of a chart that are those before them added up, or that at an end the others' sum or average: whatever
 * they are called, they are no floor and no room. Gives rows and columns from 0. Rule LED-8.
 */
export function sumsIn(cells: readonly FigureCell[]): { rows: number[]; columns: number[] } {
  const rows = new Map<number, Lane>()
  const columns = new Map<number, Lane>()
  for (const { figure, cell, at } of cells) {
    const kind = kindOf(figure)
    const read = readFigure(cell, TEN_THOUSANDS)
    if (kind === null || read.kind !== 'figure' || read.figure.value <= 0) continue
    put(rows, at.row, `${kind} ${at.index}`, read.figure.value)
    put(columns, at.index, `${kind} ${at.row}`, read.figure.value)
  }
  return { rows: findSums(rows), columns: findSums(columns) }
}

/** Unit prices are never added up. */
function kindOf(figure: Heading): string | null {
  if (figure.of === 'price') return figure.kind === 'unitPrice' ? null : `${figure.owner} ${figure.kind}`
  return figure.column === 'area' || figure.column === 'innerArea' ? figure.column : null
}

function put(lanes: Map<number, Lane>, at: number, cross: string, value: number): void {
  const lane = lanes.get(at) ?? { at, figures: new Map() }
  lanes.set(at, lane)
  lane.figures.set(cross, value)
}

function findSums(lanes: ReadonlyMap<number, Lane>): number[] {
  const sorted = [...lanes.values()].toSorted((one, other) => one.at - other.at)
  const found: number[] = []
  let before: Lane[] = []
  for (const lane of sorted) {
    if (isAddedUp(lane, before)) {
      found.push(lane.at)
      before = []
    } else before.push(lane)
  }
  const [first, ...rest] = sorted
  const last = sorted.at(-1)
  if (first && isAddedUp(first, rest)) found.push(first.at)
  if (first && isAverage(first, rest)) found.push(first.at)
  if (last && last !== first && isAverage(last, sorted.slice(0, -1))) found.push(last.at)
  return found
}

/** What so many crossing lanes say alike is no chance; where floors are all alike they say it once. */
function isAddedUp({ figures }: Lane, others: readonly Lane[]): boolean {
  if (others.length < 2) return false
  let fewest = others.length
  for (const [cross, value] of figures) {
    const summed = others.flatMap((other) => other.figures.get(cross) ?? [])
    if (summed.length < 2 || !isSummedTo(value, total(summed), summed.length, UNIT)) return false
    fewest = Math.min(fewest, summed.length)
  }
  return fewest > 2 || new Set(figures.values()).size > 1
}

function isAverage({ figures }: Lane, others: readonly Lane[]): boolean {
  let differing = 0
  for (const [cross, value] of figures) {
    const averaged = others.flatMap((other) => other.figures.get(cross) ?? [])
    if (averaged.length < 2 || Math.abs(value - total(averaged) / averaged.length) > UNIT) return false
    if (new Set(averaged).size > 1) differing += 1
  }
  return differing > 1
}

/** 0.01, in the figures' smallest unit. */
const UNIT = 10_000

function total(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0)
}
