import { formatArea } from '../../kernel/area'
import { formatYuan } from '../../kernel/money'
import { type RoundTo, roundedTotal, YUAN } from '../../pricing/limits'
import type { PriceFigure } from '../../pricing/scheme'
import { type PriceKind, type PriceListColumn, type PriceOwner, priceColumn, priceOf } from './columns/columns'
import type { Agreement } from './decide'
import type { FaultReason } from './fault'
import { cellOf, decidingOf, hasColumn, isSound, isSpace, type Line, lineOf, report, reportRepair } from './line'
import { wordsOf } from './rival-names'
import { decidedByIn, insteadOfPrice, isUnpriced } from './said'
import { type Figure, hasOtherUnit, readFigure } from './values'

type Bounds = { least: number; most: number }

/** Absurd beyond: 1–10,000 ㎡, 100–1,000,000 元/㎡, and the totals those can give. Rule LED-8. */
const AREA_BOUNDS: Bounds = { least: 1_00, most: 10_000_00 }
const UNIT_PRICE_BOUNDS: Bounds = { least: 100_00, most: 1_000_000_00 }
const TOTAL_BOUNDS: Bounds = { least: 100_00, most: 10_000_000_000_00 }

/** What a row says a home measures and costs, as far as it is sound. */
export type HomeFigures = {
  area: number | null
  innerArea: number | null
  list: PriceFigure | null
  /** Nobody may buy it, and the list gives no price. */
  isUnpriced: boolean
  filed: PriceFigure | null
  floorPrice: PriceFigure | null
}

/**
 * Reads areas and prices of a row and checks them against each other; a faulty cell silences the checks that use it.
 * Where the unit price decides the totals must agree with it; where the total decides it must give a sane unit price. A
 * parking space or storeroom without an area is priced by its total only, and so is one whose unit price is left empty
 * beside its total. `isTaken`: the list says that the home is sold
 * or withheld, and it need have no price. Rules LED-8, LED-11.
 */
export function readFigures(
  line: Line,
  decidedBy: PriceKind,
  { roundTo, agreement }: { roundTo: RoundTo; agreement: Agreement },
  isTaken: boolean,
): HomeFigures {
  const area = readArea(line, 'area')
  const innerArea = readArea(line, 'innerArea')
  if (area !== null && innerArea !== null && innerArea > area) {
    report(line, 'innerArea', { code: 'innerAboveArea', data: { innerArea, area } })
  }
  const isByPiece = area === null && isSpace(line) && isSound(line, 'area')
  if (isByPiece) refuseByArea(line)
  const kind = isByPiece || isSpaceByTotal(line) ? decidingOf(line.source, 'total') : decidedBy
  const isWithout = (owner: PriceOwner) => isTaken && (insteadOfPrice(line, owner) !== null || isUnpriced(line, owner))
  const readOf = (owner: PriceOwner) =>
    isWithout(owner) ? null : readPrice(line, owner, { decidedBy: kind, agreement }, area)
  const list = readOf('list')
  const filed = readOf('filed')
  const floorPrice = readOf('floor')
  const isComparable = area !== null || (isByPiece && isSound(line, 'area'))
  if (isComparable && list && filed) checkListAgainstFiled(line, kind, area, list, filed, roundTo)
  const isListAlsoFiled = line.source.isListAlsoFiled[kind]
  return { area, innerArea, list, isUnpriced: isWithout('list'), filed: isListAlsoFiled ? list : filed, floorPrice }
}

function readArea(line: Line, column: 'area' | 'innerArea'): number | null {
  const figure = readBounded(line, column, AREA_BOUNDS)
  if (figure) return figure.isExact ? figure.value : reportTooFine(line, column)
  if (column === 'area' && !isSpace(line)) reportMissing(line, column)
  return null
}

/** A price by the square metre of a space whose area nobody knows: the area is what is missing. Rule LED-11. */
function refuseByArea(line: Line): void {
  const isPriced = UNIT_PRICES.some((column) => {
    const decimals = line.source.decimals[column]
    const reading = decimals === undefined ? null : readFigure(cellOf(line, column), decimals)
    return reading?.kind === 'figure' && reading.figure.value !== 0
  })
  if (isSaidByUnitPrice(line) || isPriced) reportMissing(line, 'area')
}

function isSaidByUnitPrice(line: Line): boolean {
  return hasColumn(line, 'decidedBy') && decidedByIn(lineOf(line, 'decidedBy')) === 'unitPrice'
}

/** A space among homes that has a total, and nothing where the unit price would stand. Rule LED-11. */
function isSpaceByTotal(line: Line): boolean {
  if (!isSpace(line) || isSaidByUnitPrice(line)) return false
  const isLeftEmpty = (column: PriceListColumn) => {
    const cells = [cellOf(line, column), ...(line.source.rivals?.(line.row, column) ?? []).map(({ cell }) => cell)]
    return cells.every((cell) => readFigure(cell, 0).kind === 'empty')
  }
  return isLeftEmpty('listUnitPrice') && !isLeftEmpty('listTotal')
}

const UNIT_PRICES = ['listUnitPrice', 'filedUnitPrice', 'floorUnitPrice'] as const satisfies PriceListColumn[]

/** Two columns of one meaning that differ, 预测 beside 实测 or 总价 beside 含税总价: which of them holds, a person says. */
function findOther(
  line: Line,
  column: PriceListColumn,
  figure: Figure | null,
  /** What stands instead of the figure, where the list has no such column. */
  instead = '',
): FaultReason | null {
  if (!line.source.rivals) return null
  for (const { header, decimals, cell } of line.source.rivals(line.row, column)) {
    const other = readFigure(cell, decimals)
    if (other.kind === 'empty' || (other.kind === 'figure' && other.figure.value === figure?.value)) continue
    const data = {
      text: figure ? shown(column, figure.value) : instead,
      header,
      other: other.kind === 'figure' ? shown(column, other.figure.value) : wordsOf(cell),
    }
    return { code: 'columnsDiffer', data }
  }
  return null
}

/** The price of one owner: the figure that decides; a filed or floor price may have only the other one. */
function readPrice(
  line: Line,
  owner: PriceOwner,
  { decidedBy, agreement }: { decidedBy: PriceKind; agreement: Agreement },
  area: number | null,
): PriceFigure | null {
  const unitPrice = readBounded(line, priceColumn(owner, 'unitPrice'), UNIT_PRICE_BOUNDS)
  const total = readBounded(line, priceColumn(owner, 'total'), TOTAL_BOUNDS)
  const isByUnitPrice = decidedBy === 'unitPrice'
  const deciding = isByUnitPrice ? unitPrice : total
  const column = priceColumn(owner, decidedBy)
  if (owner === 'list' && !deciding) reportMissing(line, column)
  if (!isSound(line, column)) return null
  const price = deciding || owner === 'list' ? deciding : isByUnitPrice ? total : unitPrice
  if (!price) return null
  const kind: PriceKind = price === unitPrice ? 'unitPrice' : 'total'
  const beside = owner === 'list' ? findBeside(line, kind, price) : null
  if (beside) return report(line, priceColumn(owner, kind), beside)
  if (!price.isExact) return reportTooFine(line, priceColumn(owner, kind))
  if (kind === 'total') return checkDerivedUnitPrice(line, owner, price.value, area)
  if (area !== null && total && owner !== 'floor') {
    const expected = roundedTotal({ by: 'unitPrice', unitPrice: price.value }, area, YUAN)
    const column = priceColumn(owner, 'total')
    if (Math.abs(total.value - expected) > agreement(column)) {
      report(line, column, { code: 'totalDiffers', data: { total: total.value, expected } })
    }
  }
  return { by: 'unitPrice', unitPrice: price.value }
}

/** A total that may be the homes' own beside a list's only unit price, or the other way round. */
function findBeside(line: Line, kind: PriceKind, price: Figure): FaultReason | null {
  const column = priceColumn('list', kind === 'total' ? 'unitPrice' : 'total')
  return hasColumn(line, column) || !line.source.rivals
    ? null
    : findOther(line, column, null, shown(column, price.value))
}

function checkDerivedUnitPrice(line: Line, owner: PriceOwner, total: number, area: number | null): PriceFigure | null {
  const { least, most } = UNIT_PRICE_BOUNDS
  if (area !== null && (total * 100 < least * area || total * 100 > most * area)) {
    const unitPrice = Math.round((total * 100) / area)
    return report(line, priceColumn(owner, 'total'), { code: 'unitPriceOutOfRange', data: { unitPrice, least, most } })
  }
  return { by: 'total', total }
}

/** A home's list price that is less than this part of the filed one is a figure in another unit; spaces are given away. */
const FAR_BELOW = 10

function checkListAgainstFiled(
  line: Line,
  decidedBy: PriceKind,
  area: number | null,
  list: PriceFigure,
  filed: PriceFigure,
  roundTo: RoundTo,
): void {
  const listTotal = roundedTotal(list, area, roundTo)
  const filedTotal = roundedTotal(filed, area, roundTo)
  const isFarBelow = listTotal * FAR_BELOW < filedTotal && !isSpace(line)
  const code = listTotal > filedTotal ? 'listAboveFiled' : isFarBelow ? 'listFarBelowFiled' : null
  if (code === null) return
  const isTotalShown = hasColumn(line, 'listTotal') && lineOf(line, 'listTotal') !== ''
  const column = isTotalShown ? 'listTotal' : priceColumn('list', decidedBy)
  report(line, column, { code, data: { list: listTotal, filed: filedTotal } })
}

/** A figure within bounds; `null` when the cell is empty, or faulty and reported. */
function readBounded(line: Line, column: PriceListColumn, { least, most }: Bounds): Figure | null {
  const decimals = line.source.decimals[column]
  if (decimals === undefined) return null
  const cell = cellOf(line, column)
  const reading = readFigure(cell, decimals)
  switch (reading.kind) {
    case 'figure': {
      const { figure } = reading
      if (cell.kind === 'text' && hasOtherUnit(lineOf(line, column), priceOf(column)?.kind ?? 'area')) {
        return report(line, column, { code: 'notANumber', data: { text: lineOf(line, column) } })
      }
      if (figure.value < least || figure.value > most) {
        return report(line, column, { code: 'outOfRange', data: { text: lineOf(line, column), least, most } })
      }
      const other = findOther(line, column, figure)
      if (other) return report(line, column, other)
      const before = line.source.before?.(line.row, column)
      if (before) reportRepair(line, column, { code: 'priceBefore', text: before, readAs: shown(column, figure.value) })
      if (cell.kind === 'text' && !PLAIN_FIGURE.test(cell.text)) reportText(line, column, cell.text, figure.value)
      return figure
    }
    case 'empty': {
      const other = findOther(line, column, null)
      return other && report(line, column, other)
    }
    case 'text':
      return report(line, column, { code: 'notANumber', data: { text: reading.text } })
    case 'date':
      return report(line, column, { code: 'dateValue', data: {} })
    case 'error':
      return report(line, column, { code: 'errorValue', data: { error: reading.error } })
  }
}

/** What needs no reading into: `17380`, `89.53`. */
const PLAIN_FIGURE = /^\d+(?:\.\d+)?$/

function reportText(line: Line, column: PriceListColumn, text: string, value: number): void {
  reportRepair(line, column, { code: 'textFigure', text, readAs: shown(column, value) })
}

/** A figure as people write it: areas in ㎡, prices in 元. */
function shown(column: PriceListColumn, value: number): string {
  return priceOf(column) ? formatYuan(value) : formatArea(value)
}

function reportMissing(line: Line, column: PriceListColumn): null {
  return report(line, column, { code: 'missing', data: {} })
}

function reportTooFine(line: Line, column: PriceListColumn): null {
  return report(line, column, { code: 'tooFine', data: { text: lineOf(line, column) } })
}
