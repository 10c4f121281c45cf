import { type RoundTo, roundedTotal } from '../../../pricing/limits'
import type { PriceFigure } from '../../../pricing/scheme'
import { type PriceListColumn, priceOf } from '../columns/columns'
import type { PriceListFault } from '../fault'
import { hasColumn, type Line, lineOf } from '../line'
import type { FoundHome, PriceListRow } from '../rows'
import { cellLine, cellName } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import type { ChartHome, HomeFigure } from './chart-homes'

/** What the lists read: their homes' cells, and what came of them. */
type Lists = { homes: readonly FoundHome[]; rows: readonly PriceListRow[]; roundTo: RoundTo }

/**
 * Homes of a list that charts show once more: an area or a price that is another there is a fault of the chart's cell, for
 * nobody knows which of both holds. What the chart leaves open, or a faulty row, is held against nothing. Rule LED-8.
 */
export function refuseOthers(shown: readonly ChartHome[], { homes, rows, roundTo }: Lists): PriceListFault[] {
  if (shown.length === 0) return []
  const lines = new Map(homes.map(({ line, place }) => [place?.number, line]))
  const known = new Map(rows.map((row) => [row.number, row]))
  const written = lastDigitOf(shown)
  return shown.flatMap(({ place, figures }) => {
    const [line, row] = [lines.get(place?.number), known.get(place?.number ?? '')]
    if (!line || !row) return []
    return [...figures].flatMap(([column, figure]): PriceListFault[] => {
      if (isSame(figure, column, row, { roundTo, written })) return []
      const { at, cell } = figure
      const other = line.source.place(line.row, columnOf(line, column))
      const data = {
        text: cellLine(cell),
        other: lineOf(line, columnOf(line, column)),
        sheet: other.sheet,
        cell: cellName(other.row, other.index),
      }
      const where = { sheet: at.sheet, cell: cellName(at.row, at.index), row: at.row + 1, column, home: row.number }
      return [{ ...where, code: 'chartDiffers', data }]
    })
  })
}

/** Where the list says what the chart's column says: in its own, or in the price it has. */
function columnOf(line: Line, column: PriceListColumn): PriceListColumn {
  const order: PriceListColumn[] = [column, 'listTotal', 'listUnitPrice']
  return order.find((one) => hasColumn(line, one)) ?? 'room'
}

function isSame(
  { cell, owner, isTenThousand }: HomeFigure,
  column: PriceListColumn,
  row: PriceListRow,
  { roundTo, written }: { roundTo: RoundTo; written: number },
): boolean {
  const reading = readFigure(cell, HUNDREDTHS)
  if (reading.kind !== 'figure' || reading.figure.value <= 0) return true
  const { value } = reading.figure
  if (column === 'area' || column === 'innerArea') return row[column] === null || row[column] === value
  const kind = priceOf(column)?.kind
  if (!kind) return true
  const prices = [
    ...(owner === 'list' || owner === 'either' ? [row.list] : []),
    ...(owner === 'filed' || owner === 'either' ? [row.filed] : []),
    ...(owner === 'floor' ? [row.floorPrice] : []),
  ].filter((price) => price !== null)
  if (prices.length === 0) return true
  if (kind === 'total') {
    const within = isTenThousand ? written / 2 : 0
    return prices.some((price) => Math.abs(roundedTotal(price, row.area, roundTo) - value) <= Math.max(YUAN, within))
  }
  return prices.some((price) => isUnitPriceOf(value, price, row.area))
}

const YUAN = 1_00

/** The unit price itself but for half of 1 元, or the one that the total gives. */
function isUnitPriceOf(value: number, price: PriceFigure, area: number | null): boolean {
  if (price.by === 'unitPrice') return Math.abs(price.unitPrice - value) <= YUAN / 2
  return area === null || Math.abs((value * area) / 100 - price.total) <= YUAN + area / 2
}

/** The last digit that totals in 万元 are written with (fen): 160.5 says no more than 1,000 元. */
function lastDigitOf(shown: readonly ChartHome[]): number {
  let step = 10_000_00
  for (const { figures } of shown) {
    for (const { cell, isTenThousand } of figures.values()) {
      const reading = isTenThousand ? readFigure(cell, HUNDREDTHS) : null
      if (reading?.kind !== 'figure') continue
      while (step > YUAN && reading.figure.value % step !== 0) step /= 10
    }
  }
  return step
}
