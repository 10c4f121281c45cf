import { cellAt, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure, TEN_THOUSANDS } from '../values'
import {
  isOtherPrice,
  type PriceKind,
  type PriceListColumn,
  type PriceOwner,
  plainHeading,
  priceColumn,
  priceKindSchema,
} from './columns'
import { isBlankBelow } from './filled'
import { type HeadingCell, isAfter } from './headings'
import { guessKind, type PricedRows, type PricePlace, placePrices, type RivalColumn } from './price-columns'

/** Prices of which it is told which of them are the list's, and those that a person is asked about. */
export type Settled = { prices: PricePlace[]; rivals: RivalColumn[] }

/**
 * Takes away what names alone would make a list price, and is not: a column with nothing in it beside a filled one, the
 * plain price that 调整后 has replaced, the total that is area × another unit price than the list's. Rule LED-8.
 */
export function settlePrices(sheet: Sheet, rows: PricedRows, prices: readonly PricePlace[]): Settled {
  let kept = withoutBlank(sheet, rows, withoutAmount(prices))
  const rivals: RivalColumn[] = []
  const replaced: PricePlace[] = []
  /** What 调整后 leaves open costs what it did. */
  const withBefore = (current: PricePlace, [before]: readonly PricePlace[]) => {
    if (!before || isFilledLike(sheet, rows, current, before)) return
    if (before.decimals !== current.decimals) rivals.push({ ...rivalOf(before), column: ownColumn(current) })
    else kept = kept.map((price) => (price === current ? { ...price, before } : price))
  }
  for (const kind of priceKindSchema.options) {
    const filed = currentOf(kept, 'filed', kind)
    if (filed) {
      const former = kept.filter((price) => isOf(price, 'filed', kind) && price !== filed)
      kept = kept.filter((price) => !former.includes(price))
      withBefore(filed, former)
    }
    const current = currentOf(kept, 'list', kind)
    if (!current) continue
    const plain = kept.filter((price) => price.owner === 'either' && price.kind === kind)
    kept = kept.filter((price) => !plain.includes(price))
    replaced.push(...plain)
    withBefore(current, plain)
  }
  for (const kind of priceKindSchema.options) {
    const other = kind === 'total' ? 'unitPrice' : 'total'
    const plain = kept.find((price) => price.owner === 'either' && price.kind === kind)
    // 销售单价 beside 备案单价 is the list's.
    const named = kept.find((price) => isList(price, other)) ?? kept.find((price) => isOf(price, 'either', other))
    const others = [...kept, ...replaced].filter((price) => price !== named)
    const beside = others.find((price) => isOf(price, 'filed', other) || isOf(price, 'either', other))
    const hasOwn = kept.some((price) => isOf(price, 'list', kind) || isOf(price, 'filed', kind))
    if (!named || !plain || !beside || hasOwn) continue
    const whose = whoseIs(sheet, rows, plain, { named, beside })
    const isOfSale = [plain, named].every(({ header }) => header.includes('销售'))
    if (whose === 'named' || (whose === null && isOfSale)) continue
    kept = kept.filter((price) => price !== plain)
    if (whose === null) rivals.push({ ...rivalOf(plain), isBeside: true })
    else if (!replaced.includes(beside)) kept.push({ ...plain, owner: 'filed' })
  }
  return { prices: kept, rivals }
}

/** The price of an owner that 现 or 调整后 names, unless a person said which holds. */
function currentOf(prices: readonly PricePlace[], owner: PriceOwner, kind: PriceKind): PricePlace | undefined {
  const own = prices.filter((price) => isOf(price, owner, kind))
  return own.some(({ isSaid }) => isSaid) ? undefined : own.find(({ isCurrent }) => isCurrent)
}

function isList(price: PricePlace, kind: PriceKind): boolean {
  return isOf(price, 'list', kind)
}

function isOf(price: PricePlace, owner: PricePlace['owner'], kind: PriceKind): boolean {
  return price.owner === owner && price.kind === kind
}

/** The column of a price whose owner is named; of a plain one the list's. */
function ownColumn({ owner, kind }: PricePlace): PriceListColumn {
  return priceColumn(owner === 'either' ? 'list' : owner, kind)
}

function rivalOf({ kind, index, header, decimals }: PricePlace): RivalColumn {
  return { column: priceColumn('list', kind), index, header, decimals }
}

/** 金额 is the total where nothing else is. */
function withoutAmount(prices: readonly PricePlace[]): PricePlace[] {
  const isAmount = ({ header, isSaid }: PricePlace) => !isSaid && plainHeading(header).name === '金额'
  const hasOther = prices.some((price) => price.kind === 'total' && !isAmount(price))
  return prices.filter((price) => !hasOther || !isAmount(price))
}

function withoutBlank(sheet: Sheet, { last }: PricedRows, prices: readonly PricePlace[]): PricePlace[] {
  return prices.filter(({ owner, kind, index, isSaid }) => {
    const like = prices.filter((one) => one.owner === owner && one.kind === kind)
    return (
      isSaid ||
      like.length === 1 ||
      !isBlankBelow(sheet, last, index) ||
      like.every((one) => isBlankBelow(sheet, last, one.index))
    )
  })
}

/** The figure above 0 in a cell. */
export function positiveIn(sheet: Sheet, row: number, index: number, decimals: number): number | null {
  const reading = readFigure(cellAt(sheet, row, index), decimals)
  return reading.kind === 'figure' && reading.figure.value > 0 ? reading.figure.value : null
}

/** Whether one column has a figure wherever the other has. */
function isFilledLike(sheet: Sheet, { last }: PricedRows, one: PricePlace, other: PricePlace): boolean {
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    const figure = positiveIn(sheet, row, other.index, other.decimals)
    if (figure && !positiveIn(sheet, row, one.index, one.decimals)) return false
  }
  return true
}

/** How many homes are asked, and of ten how many must agree. */
const SAMPLE = 400
const NEARLY_ALL = 9

/** Whose total a plain total is by its figures, or whose unit price: the list's, another's, or neither's for certain. */
function whoseIs(
  sheet: Sheet,
  rows: PricedRows,
  plain: PricePlace,
  { named, beside }: { named: PricePlace; beside: PricePlace },
): 'named' | 'beside' | null {
  if (rows.area === null) return 'named'
  const votes = { named: 0, beside: 0, all: 0 }
  const bottom = Math.min(sheet.rows.length, rows.last + 1 + SAMPLE)
  for (let row = rows.last + 1; row < bottom; row += 1) {
    const area = positiveIn(sheet, row, rows.area, HUNDREDTHS)
    const [price, one, other] = [plain, named, beside].map((of) => positiveIn(sheet, row, of.index, of.decimals))
    if (!area || !price || !one || !other) continue
    const off = (than: number) =>
      plain.kind === 'total' ? Math.abs(price - (area * than) / 100) : Math.abs((price * area) / 100 - than)
    const within = toleranceOf(plain, named, area)
    // Both cost the same: that home tells nothing.
    if (off(one) <= within && off(other) <= within) continue
    votes.all += 1
    if (off(one) <= within) votes.named += 1
    else if (off(other) <= within) votes.beside += 1
  }
  if (votes.named * 10 >= votes.all * NEARLY_ALL) return 'named'
  return votes.beside * 10 >= votes.all * NEARLY_ALL ? 'beside' : null
}

/** 1 元; 100 元 of totals in 万元; of a unit price in 元 what half of one makes over the area. */
function toleranceOf(plain: PricePlace, named: PricePlace, area: number): number {
  const total = plain.kind === 'total' ? plain : named
  const ofTotal = total.decimals === TEN_THOUSANDS ? 100_00 : 1_00
  return plain.kind === 'total' ? ofTotal : ofTotal + area / 2
}

/** Names of money without words that are the list's: 案场报价, 特价, 精装总价. */
const NAMES_PRICE = /价(?:格|款)?$/
const NO_PRICE = /均价|差价|价差|[计评竞议询限起]价|备案|报备|公示|申报|物价|指导|核[准定]|底|最低|原|旧|历史|上[期次]/
/** Of some homes another than the plain price. */
const SPECIAL = /特价|特惠|促销|活动|秒杀|清盘|[调变]整?[价更]?后|最新/

/**
 * Prices that nobody knows, where none is plainly the list's: beside a filed price alone, or a plain one that 特价 may
 * replace. Which holds, a person says. Rule LED-8.
 */
export function unknownRivals(
  sheet: Sheet,
  cells: readonly HeadingCell[],
  rows: PricedRows,
  { prices, isFiledOnly }: { prices: readonly PricePlace[]; isFiledOnly: boolean },
): RivalColumn[] {
  const unclear = cells.flatMap(({ unclear: heading, ...cell }) => (heading ? [{ ...cell, heading }] : []))
  const ofGroups = placePrices(sheet, unclear, rows).flatMap((price): RivalColumn[] => {
    const isPlain = prices.some((one) => one.owner === 'either' && one.kind === price.kind && !one.isSaid)
    if (isFiledOnly) return [{ ...rivalOf(price), isBeside: true }]
    return isPlain ? [rivalOf(price)] : []
  })
  const isFormer = prices.some((price) => price.isFormer)
  const isPlain = prices.some(({ owner, isSaid }) => owner === 'either' && !isSaid)
  const isNamed = prices.some(({ owner }) => owner === 'list')
  const unknown = cells.flatMap((cell): RivalColumn[] => {
    if (cell.heading || cell.unclear || cell.isIgnored) return []
    if (isFormer && isAfter(cell.header)) return rivalAfter(cell, kindIn(cell.header))
    if (isFiledOnly && isOfDeal(cell.header)) return rivalBeside(sheet, cell, rows)
    if (!namesPrice(cell.header)) return []
    if (!isFiledOnly && !(isPlain && !isNamed && SPECIAL.test(cell.header))) return []
    return rivalBeside(sheet, cell, rows)
  })
  return [...ofGroups, ...unknown]
}

function rivalBeside(sheet: Sheet, { index, header }: HeadingCell, rows: PricedRows): RivalColumn[] {
  const kind = kindIn(header) ?? guessKind(sheet, index, rows)
  const isTenThousand = header.split(' ').some((name) => plainHeading(name).isTenThousand)
  if (!kind || isBlankBelow(sheet, rows.last, index)) return []
  const decimals = isTenThousand ? TEN_THOUSANDS : HUNDREDTHS
  return [{ column: priceColumn('list', kind), index, header, decimals, isBeside: true }]
}

const DEALS = '优惠|折扣?|成交|实收|签约|团购|合同|让利|减免|惠后'
/** What a home is sold for, where beside it only the filed price stands: 优惠后总价, 团购价, 签约单价. */
const OF_DEAL = new RegExp(`^(?:销售)?(?:${DEALS})后?(?=单价|总价|价|总?房?款|总额)`)
const DEAL = new RegExp(`(?:${DEALS})后?(?=单价|总价|价|房款|总额|$| )`)

/** The word by which money may be what homes are sold for; empty where there is none, or others make it something else. */
export function dealIn(words: string): string {
  const deal = DEAL.exec(words)?.[0] ?? ''
  return deal !== '' && !isOtherPrice(words.replace(deal, '')) ? deal : ''
}

function isOfDeal(header: string): boolean {
  const name = header
    .split(' ')
    .map(plainHeading)
    .map(({ addition, name }) => addition + name)
    .join('')
  const rest = name.replace(OF_DEAL, '')
  return rest !== name && /^价?(?:单价|总价款?|价格?|总?房款|总额)$/.test(rest)
}

function rivalAfter({ index, header }: HeadingCell, kind: PriceKind | null): RivalColumn[] {
  const decimals = plainHeading(header).isTenThousand ? TEN_THOUSANDS : HUNDREDTHS
  return kind ? [{ column: priceColumn('list', kind), index, header, decimals }] : []
}

function namesPrice(header: string): boolean {
  const names = header.split(' ').map(plainHeading)
  const all = names.map(({ name, addition }) => name + addition).join('')
  return names.some(({ name }) => NAMES_PRICE.test(name)) && !NO_PRICE.test(all) && !isOtherPrice(all)
}

/** Which of both a heading says by itself. */
export function kindIn(header: string): PriceKind | null {
  if (/单价/.test(header)) return 'unitPrice'
  return /总价|总额|总款/.test(header) ? 'total' : null
}
