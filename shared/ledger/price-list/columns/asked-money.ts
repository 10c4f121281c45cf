import type { Sheet } from '../sheet'
import { HUNDREDTHS, TEN_THOUSANDS } from '../values'
import {
  isOtherPrice,
  type PriceKind,
  type PriceListColumn,
  type PriceOwner,
  plainHeading,
  priceColumn,
  priceKindSchema,
} from './columns'
import type { HeadingCell } from './headings'
import { unknownIn } from './known-words'
import { kindIn, positiveIn } from './list-price'
import { isNeverPrice } from './never-price'
import { guessKind, type PricedRows, type PricePlace } from './price-columns'

/**
 * A column of money of which nobody knows whose price it is, or whether it is one: it is not read, and a person is
 * asked once. `meanings` are what it may be, the likeliest first.
 */
export type AskedColumn = { index: number; header: string; meanings: PriceListColumn[]; word: string }

/** A heading that names money, or nothing but a sum. */
const MONEY = /价|款|金额|总额|房额|[额费金税]$/
const SUM = /^(?:[合总共小]计|总和)$/
/** What is counted, written or sized by a price, and is none: 计价面积, 定价系数, 付款方式. */
export const NO_MONEY =
  /(?:面积|建面|系数|比例|占比|率|幅度|次数?|日期|时间|[年月日期]|号|编码|代码|[Ii][Dd]|方式|依据|类型|类别|说明|备注|状态|情况|人员?|序|排名|版本|房号|楼栋)$/
/** Money by itself that is nobody's price of a home, beside what {@link isOtherPrice} knows. */
const NO_PRICE = /(?<!^|销售)均价|差价|价差|[计评竞议询起加涨调]价|差$|基准|历史|预留|(?:定金|订金|[费金税])$/
/** The home's own unit price may be called so where no other is. */
const AVERAGE = /^(?:销售)?均价$/
/** Words of a filed price or of one that a home may not exceed, and of a floor. */
const FILED = /备案|报备|公示|申报|物价|指导|核[准定]|批[准复]|审批|监制|限(?:价|单价|总价|售)|最高/
const FLOOR = /底[价单总]|最低/
/** What was filed before, where what is filed now stands beside it. */
const FORMER = /^(?:原|旧|上[期次]|前[期次]|历史|调整前|首次|初始|原始)/

/**
 * Columns that nothing reads though their headings name money, but for what is known to be no price of a home: money of
 * other kinds (定金, 契税), and what a filed or a floor price that is read leaves no doubt about. Rule LED-8.
 */
export function askedMoney(
  sheet: Sheet,
  cells: readonly HeadingCell[],
  rows: PricedRows,
  { prices, passed }: { prices: readonly PricePlace[]; passed: ReadonlySet<number> },
): AskedColumn[] {
  return cells.flatMap((cell): AskedColumn[] => {
    const { index, header, heading, isIgnored, isPart } = cell
    const isPrice = heading?.of === 'price'
    if (header === '' || isIgnored || isPart || passed.has(index) || (heading && !isPrice)) return []
    const owner = ownerAsked(header, prices)
    if (!owner || !hasFigure(sheet, rows, index)) return []
    const kind = kindIn(header) ?? guessKind(sheet, index, rows)
    if (SUM.test(nameOf(header)) && kind !== 'total') return []
    if (owner !== 'floor' && prices.some((price) => isSame(sheet, rows, cell, price))) return []
    return [asked(cell, owner, kind)]
  })
}

/** The words of a heading over all its rows, without signs and units. */
export function nameOf(header: string): string {
  return header
    .split(' ')
    .map(plainHeading)
    .map(({ addition, name }) => addition + name)
    .join('')
}

/** Whose price a heading may name: the likeliest; `null` where it names none, or what is known to be none. */
function ownerAsked(header: string, prices: readonly PricePlace[]): PriceOwner | null {
  const name = nameOf(header)
  const isMoney = MONEY.test(name) || SUM.test(name) || plainHeading(header).isTenThousand !== null
  if (!isMoney || NO_MONEY.test(name)) return null
  const isAverage = AVERAGE.test(name) && prices.some(isUnitPriceOfSale)
  const isNone = isOtherPrice(name) || NO_PRICE.test(name) || isAverage
  for (const [owner, words] of [
    ['floor', FLOOR],
    ['filed', FILED],
  ] as const) {
    if (!words.test(name)) continue
    const isKnown = prices.some((price) => price.owner === owner)
    return isKnown && (isNone || FORMER.test(name)) ? null : owner
  }
  return isNone || isNeverPrice(name) ? null : 'list'
}

function isUnitPriceOfSale({ owner, kind }: PricePlace): boolean {
  return kind === 'unitPrice' && (owner === 'list' || owner === 'either')
}

/** A column to be asked about; where its heading and its figures do not tell, as a unit price or as a total. */
export function asked(
  { index, header }: Pick<HeadingCell, 'index' | 'header'>,
  owner: PriceOwner,
  kind: PriceKind | null,
): AskedColumn {
  const kinds = kind === null ? priceKindSchema.options : [kind]
  const [unknown = ''] = unknownIn(nameOf(header)).split(' ')
  const word = unknown.length > 1 ? unknown : nameOf(header)
  return { index, header, word, meanings: MAY_BE[owner].flatMap((one) => kinds.map((of) => priceColumn(one, of))) }
}

const MAY_BE: Record<PriceOwner, readonly PriceOwner[]> = {
  floor: ['floor'],
  filed: ['filed', 'list'],
  list: ['list', 'filed', 'floor'],
}

/** 经理底价 beside 总监底价: none is read until a person says which is the floor; what is said leaves the others out. */
export function settleFloors(prices: readonly PricePlace[]): { prices: PricePlace[]; asked: AskedColumn[] } {
  const floors = prices.filter(({ owner }) => owner === 'floor')
  const others = prices.filter(({ owner }) => owner !== 'floor')
  const said = floors.filter(({ isSaid }) => isSaid)
  if (said.length > 0) return { prices: [...others, ...said], asked: [] }
  const levels = new Set(floors.map(({ level }) => level))
  if (levels.size < 2) return { prices: [...prices], asked: [] }
  return { prices: others, asked: floors.map((floor) => asked(floor, 'floor', floor.kind)) }
}

/** Whether any figure stands below. */
export function hasFigure(sheet: Sheet, { last }: PricedRows, index: number): boolean {
  for (let row = last + 1; row < sheet.rows.length; row += 1) if (positiveIn(sheet, row, index, HUNDREDTHS)) return true
  return false
}

/** Whether a column says what a price says that is read, wherever it says anything: the same, or the same by the area. */
function isSame(sheet: Sheet, rows: PricedRows, { index, header }: HeadingCell, price: PricePlace): boolean {
  const decimals = isTenThousand(header) ? TEN_THOUSANDS : HUNDREDTHS
  for (let row = rows.last + 1; row < sheet.rows.length; row += 1) {
    const figure = positiveIn(sheet, row, index, decimals)
    if (!figure) continue
    const known = positiveIn(sheet, row, price.index, price.decimals)
    const area = rows.area === null ? null : positiveIn(sheet, row, rows.area, HUNDREDTHS)
    if (!known || (figure !== known && !(area && isOneByArea(figure, known, area)))) return false
  }
  return true
}

/** A total in fen and the unit price it is of, either way round, but for 1 元 or what rounding the unit price leaves. */
function isOneByArea(one: number, other: number, area: number): boolean {
  const [unitPrice, total] = one < other ? [one, other] : [other, one]
  return Math.abs((unitPrice * area) / 100 - total) <= Math.max(100, area / 100)
}

/** Whether a heading says 万元. */
export function isTenThousand(header: string): boolean {
  return header.split(' ').some((name) => plainHeading(name).isTenThousand)
}
