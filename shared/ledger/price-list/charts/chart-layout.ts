import { cellAt, cellLine, EMPTY, type Merge } from '../sheet'
import { isFloorOf } from './chart-pages'
import { isNameBeside } from './chart-rooms'
import { type Chart, leftOf, placeNamedAt, rightOf } from './chart-shape'

/**
 * Says of each chart of a sheet, in the order of their headings, how far it reaches: down to the next one over the same
 * columns, and sideways to those that have floors beside its own, whatever rows their headings are on. Rule LED-8.
 */
export function layOut(charts: readonly Chart[]): void {
  for (const [at, chart] of charts.entries()) {
    const next = charts.slice(at + 1).find((other) => other.first > chart.first && isOver(chart, other))
    if (next) chart.end = next.first
  }
  const bottoms = new Map(charts.map((chart) => [chart, bottomOf(chart)]))
  const isBeside = (chart: Chart, other: Chart) =>
    !isOver(chart, other) && chart.first <= (bottoms.get(other) ?? 0) && other.first <= (bottoms.get(chart) ?? 0)
  for (const [at, chart] of charts.entries()) {
    const beside = charts.filter((other) => other !== chart && isBeside(chart, other))
    chart.others = charts.flatMap((other): Merge[] => {
      if (other === chart) return []
      const [bottom, right] = [bottoms.get(other) ?? other.last, endOf(other, charts)]
      return [{ top: other.first, bottom, left: leftOf(other), right }]
    })
    const toLeft = beside.filter((other) => rightOf(other) < leftOf(chart))
    chart.left = Math.max(0, ...toLeft.map((other) => endOf(other, charts) + 1))
    chart.isLastInRow = beside.length === toLeft.length
    const before = charts.slice(0, at)
    const over = before.findLast((one) => one.first < chart.first && isOver(one, chart))
    const nearest = toLeft.toSorted((one, other) => rightOf(other) - rightOf(one) || one.first - other.first)[0]
    chart.above = over ?? nearest ?? before.findLast((one) => one.first < chart.first) ?? null
  }
  for (const chart of charts) chart.from = rowAfterOthers(charts, chart)
}

/** Its last column with those of sums and remarks right behind its rooms: what stands there is said of no chart beside it. */
function endOf(chart: Chart, charts: readonly Chart[]): number {
  const { sheet, first, last } = chart
  const isBeside = (index: number) =>
    sheet.rows.slice(first, last + 1).some((cells) => isNameBeside(cellLine(cells[index] ?? EMPTY)))
  const isOfOther = (index: number) =>
    charts.some((other) => other !== chart && index >= leftOf(other) && index <= rightOf(other))
  let end = rightOf(chart)
  while (isBeside(end + 1) && !isOfOther(end + 1)) end += 1
  return end
}

/** Whether two charts have columns in common. */
export function isOver(chart: Chart, other: Chart): boolean {
  return leftOf(chart) <= rightOf(other) && leftOf(other) <= rightOf(chart)
}

/** Whether cells that look like rooms stand in a chart's columns. */
export function isAmong(chart: Chart, run: readonly { index: number }[]): boolean {
  return run.every(({ index }) => index >= leftOf(chart) && index <= rightOf(chart))
}

/** Its last floor. */
export function bottomOf(chart: Chart): number {
  for (let row = chart.end - 1; row > chart.last; row -= 1) if (isFloorOf(chart, row)) return row
  return chart.last
}

/** Titles stand between a chart and the ones above it. */
function rowAfterOthers(charts: readonly Chart[], chart: Chart): number {
  const above = charts.filter((other) => other.first < chart.first && isOver(other, chart))
  const last = Math.max(0, ...above.map((other) => other.last + 1))
  for (let row = chart.first - 1; row >= last; row -= 1) {
    if (chart.roomRows.some((one) => one.row === row) || placeNamedAt(chart, row) !== null) continue
    const isNumber = (index: number) => cellAt(chart.sheet, row, index).kind === 'number'
    const indexes = Array.from({ length: rightOf(chart) - leftOf(chart) + 1 }, (_, step) => leftOf(chart) + step)
    if (indexes.some(isNumber) || above.some((other) => row < other.end && isFloorOf(other, row))) return row + 1
  }
  return last
}
