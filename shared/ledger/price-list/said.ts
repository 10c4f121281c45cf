import { parseRoom, unitNumber } from '../unit-number'
import { homeNumber } from '../whole-number'
import {
  PRICES,
  type PriceKind,
  type PriceListColumn,
  type PriceOwner,
  priceColumn,
  priceKindSchema,
} from './columns/columns'
import { cellOf, hasColumn, type Line, report } from './line'
import { isNoHome } from './sale/no-home'
import { readSaleText } from './sale/sale-words'
import { cellLine } from './sheet'
import { HUNDREDTHS, readFigure } from './values'

/** Where nothing would stand: 0, 0.00. */
const ZERO = /^0+(?:\.0+)?$/
const HAN = /[\u4e00-\u9fff]/

/** What is kept of words, at most. */
export const LONGEST_SAID = 60

/** What stands where a price should: the home is withheld, or sold. */
export type InsteadOfPrice = { says: string; isSold: boolean }

/**
 * 保留 or 已售 in the price's own cells: the owner's every price of the home is words or left empty. `null` where there
 * is a figure, or words that say neither. Rule LED-8.
 */
export function insteadOfPrice(line: Line, owner: PriceOwner): InsteadOfPrice | null {
  let found: InsteadOfPrice | null = null
  for (const kind of priceKindSchema.options) {
    const column = priceColumn(owner, kind)
    const cell = cellOf(line, column)
    // A figure in text is none of the words: 18,650元.
    const isText = cell.kind === 'text' && (!/\d/.test(cell.text) || HAN.test(cell.text))
    const reading = isText ? readFigure(cell, HUNDREDTHS).kind : null
    if (cell.kind === 'empty' || reading === 'empty' || ZERO.test(cellLine(cell))) continue
    const said = reading === 'text' ? insteadIn(cellLine(cell).replaceAll(' ', '')) : null
    if (said === null) return null
    found ??= said
  }
  return found
}

/**
 * Whether a home that is said to be sold or withheld has no price of that owner: nothing, / or 0 in every cell of it, and
 * none in another column of that meaning. Rule LED-8.
 */
export function isUnpriced(line: Line, owner: PriceOwner): boolean {
  return priceKindSchema.options.every((kind) => {
    const column = priceColumn(owner, kind)
    const rivals = line.source.rivals?.(line.row, column) ?? []
    return [cellOf(line, column), ...rivals.map(({ cell }) => cell)].every((cell) => {
      const reading = readFigure(cell, HUNDREDTHS)
      if (reading.kind === 'text') return insteadIn(cellLine(cell).replaceAll(' ', '')) !== null
      return reading.kind === 'empty' || (reading.kind === 'figure' && reading.figure.value === 0)
    })
  })
}

function insteadIn(words: string): InsteadOfPrice | null {
  if (isNoHome(words)) return { says: words.slice(0, LONGEST_SAID), isSold: false }
  const { isSold, isWithheld, unknown } = readSaleText(words)
  // 保留，18650 holds a price as well.
  return (isSold || isWithheld) && !unknown.some((clause) => /\d/.test(clause))
    ? { says: words.slice(0, LONGEST_SAID), isSold }
    : null
}

const FIGURES = ['area', 'innerArea', ...PRICES] as const

/**
 * 物业用房 or 架空层 where a home's figures would stand, and none of those: no home, however its place is called. Gives the
 * cell's column. What has an area may be one, and is withheld. Rule LED-8.
 */
export function noHomeIn(line: Line): PriceListColumn | null {
  let found: PriceListColumn | null = null
  for (const column of FIGURES) {
    const cell = cellOf(line, column)
    if (readFigure(cell, HUNDREDTHS).kind === 'empty') continue
    if (cell.kind !== 'text' || !isNoHome(cellLine(cell))) return null
    found ??= column
  }
  return found
}

/**
 * 绑定房号: the number of the home that a parking space or storeroom goes with; 101 where its own building and entrance
 * say the rest. Rule LED-11.
 */
export function readTiedTo(line: Line, { building, entrance }: { building: string | null; entrance: string }) {
  if (!hasColumn(line, 'tiedTo')) return null
  const cell = cellOf(line, 'tiedTo')
  if (cell.kind === 'date') return report(line, 'tiedTo', { code: 'dateValue', data: {} })
  if (cell.kind === 'error') return report(line, 'tiedTo', { code: 'errorValue', data: { error: cell.error } })
  const text = cellLine(cell)
  if (/^(?:|[-—–/]+|无)$/.test(text)) return null
  const room = building !== null && entrance !== '' ? parseRoom(text, null) : null
  const beside = building !== null && room !== null ? unitNumber({ building, entrance, ...room }) : null
  return homeNumber(text) ?? beside ?? report(line, 'tiedTo', { code: 'nameUnreadable', data: { text } })
}

/** 计价方式: which figure decides in this row; the list's where the row does not say. Rule LED-8. */
export function readDecidedBy(line: Line, ofList: PriceKind): PriceKind {
  if (!hasColumn(line, 'decidedBy')) return ofList
  const cell = cellOf(line, 'decidedBy')
  const text = cellLine(cell)
  if (text === '' && cell.kind === 'empty') return ofList
  const said = decidedByIn(text)
  if (said === null) report(line, 'decidedBy', { code: 'nameUnreadable', data: { text } })
  return said ?? ofList
}

/** The figure that words such as 单价, 一口价 or 按套 name; `null` when they name none. */
export function decidedByIn(words: string): PriceKind | null {
  if (/套内/.test(words)) return null
  if (/一口价|总价|按套|整套|每套/.test(words)) return 'total'
  return /单价|建筑面积|按面积|按平/.test(words) ? 'unitPrice' : null
}
