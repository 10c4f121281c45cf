import { parseFlat, parseRoom, roomNumber, type UnitPlace } from '../../unit-number'
import type { Heading } from '../columns/columns'
import { readSaleText } from '../sale/sale-words'
import { type Cell, cellAt, cellLine } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import type { Chart } from './chart-shape'

/** One of several things that a chart's cell says together. */
export type CellPart = { figure: Heading; header: string; cell: Cell }
/** What a cell says: its figures, and the room it names itself by. */
export type Composite = { room: string | null; parts: CellPart[] }

const AREA: Heading = { of: 'home', column: 'area', rank: 0 }
const STATUS: Heading = { of: 'home', column: 'status', rank: 0 }
const TYPE: Heading = { of: 'home', column: 'type', rank: 0 }
const UNIT_PRICE: Heading = { of: 'price', owner: 'either', kind: 'unitPrice', isTenThousand: null }
const TOTAL: Heading = { of: 'price', owner: 'either', kind: 'total', isTenThousand: null }

const NAMES = new Map<Heading, string>([
  [AREA, '面积'],
  [STATUS, '状态'],
  [TYPE, '户型'],
  [UNIT_PRICE, '单价'],
  [TOTAL, '总价'],
])

const NUMBER = String.raw`(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?`
/** What each part is called or measured in, so that nothing is guessed but a bare area of two decimals and a bare total. */
const FIGURES: readonly (readonly [Heading, RegExp])[] = [
  [AREA, new RegExp(`^(?:(?:建筑面积|建面|面积):?(${NUMBER})(?:㎡|m2|平米?)?|(${NUMBER})(?:㎡|m2|平米?))$`, 'i')],
  [UNIT_PRICE, new RegExp(`^(?:单价:?(${NUMBER})(?:元每(?:㎡|m2|平米?))?|(${NUMBER})元每(?:㎡|m2|平米?))$`, 'i')],
  [TOTAL, new RegExp(`^(?:总价:?(${NUMBER}(?:万元?|元)?)|(${NUMBER}万元?))$`)],
]
const BARE_AREA = /^\d{2,3}\.\d{2}$/
const BARE_TOTAL = /^(?:\d{6,9}|\d{1,3}(?:,\d{3}){1,2})$/
/** 895000元 is no unit price, and 10000元 is one only where area and total say so. */
const IN_YUAN = new RegExp(`^(${NUMBER})元$`)
const COUNT = '[\\d一二两三四五六]'
const TYPES = new RegExp(`^(?:[A-Z]\\d?['′]?(?:户型|型)|${COUNT}[室房]${COUNT}厅(?:${COUNT}卫)?)$`)
const ROOM = /^(?:[A-Z]?\d{3,4}|\d{1,2}[ABC]?[A-Z])[室号]?$/
/** Nearly every cell of such a chart is so. */
const NEARLY_ALL = 80

/** 301 89.53㎡ 160万 in one cell: a chart whose cells say the homes' areas and prices together. Rule LED-8. */
export function isComposite({ sheet, last, end, rooms, labelIndex }: Chart): boolean {
  if (labelIndex !== null || rooms.some(({ figure }) => figure !== null)) return false
  let [filled, known] = [0, 0]
  for (let row = last + 1; row < end; row += 1) {
    for (const { index } of rooms) {
      const cell = cellAt(sheet, row, index)
      if (readFigure(cell, HUNDREDTHS).kind === 'empty') continue
      filled += 1
      if (cell.kind === 'text' && compositeIn(cellLine(cell))?.parts.some(({ figure }) => figure === AREA)) known += 1
    }
  }
  return known > 0 && known * 100 >= filled * NEARLY_ALL
}

/** The parts of a cell, each known and none twice; `null` where anything else stands in it. */
export function compositeIn(line: string): Composite | null {
  const texts = line
    .replace(/元\/(?=㎡|m2|平)/gi, '元每')
    .split(/[\s/|;()]+/)
    .filter((text) => text !== '')
  const found: Composite = { room: null, parts: [] }
  const words: Cell[] = []
  const prices: string[] = []
  for (const [at, text] of texts.entries()) {
    const part = partIn(text)
    if (at === 0 && ROOM.test(text)) found.room = text
    else if (part) found.parts.push(part)
    else if (IN_YUAN.test(text)) prices.push(text)
    else if (isOfSale(text)) words.push({ kind: 'text', text })
    else return null
  }
  const [word] = words
  const [price] = prices
  if (price !== undefined) {
    if (prices.length > 1 || !isUnitPrice(price, found.parts)) return null
    found.parts.push(partOf(UNIT_PRICE, { kind: 'text', text: price.replace(/元$/, '') }))
  }
  const isPriced = found.parts.some(({ figure }) => figure.of === 'price')
  // Without a price the words stand in its place, as in a list.
  if (word) found.parts.push(partOf(isPriced ? STATUS : TOTAL, word))
  const figures = new Set(found.parts.map(({ figure }) => figure))
  return words.length > 1 || figures.size < found.parts.length || figures.size < 2 ? null : found
}

function partIn(text: string): CellPart | null {
  for (const [figure, pattern] of FIGURES) {
    const [, named, measured = named] = pattern.exec(text) ?? []
    if (measured !== undefined) return partOf(figure, { kind: 'text', text: measured })
  }
  const isTotal = BARE_TOTAL.test(text) || (IN_YUAN.test(text) && amountIn(text) >= LEAST_TOTAL)
  const figure = TYPES.test(text) ? TYPE : BARE_AREA.test(text) ? AREA : isTotal ? TOTAL : null
  return figure && partOf(figure, { kind: 'text', text })
}

/** No square metre costs so much. */
const LEAST_TOTAL = 200_000

function amountIn(text: string): number {
  return Number(text.replace(/,|元$/g, ''))
}

/** Whether it is what a square metre costs, by the area and the total beside it, but for what rounding leaves. */
function isUnitPrice(text: string, parts: readonly CellPart[]): boolean {
  const amountOf = (figure: Heading) => {
    const part = parts.find((one) => one.figure === figure)
    return part ? amountIn(cellLine(part.cell)) : Number.NaN
  }
  const total = amountOf(TOTAL)
  return Math.abs(amountIn(text) * amountOf(AREA) - total) <= total / 1_000
}

function partOf(figure: Heading, cell: Cell): CellPart {
  return { figure, header: NAMES.get(figure) ?? '', cell }
}

function isOfSale(text: string): boolean {
  const { isSold, isWithheld, isForSale, unknown } = readSaleText(text)
  return unknown.length === 0 && (isSold || isWithheld || isForSale)
}

/** The number a home's place gives it, where the cell calls itself another one. */
export function otherRoom({ room }: Composite, place: Pick<UnitPlace, 'floor' | 'room'>): string | null {
  if (room === null) return null
  const own = parseRoom(room, null) ?? parseFlat(room, null)
  return own && own.floor === place.floor && own.room === place.room ? null : roomNumber(place)
}
