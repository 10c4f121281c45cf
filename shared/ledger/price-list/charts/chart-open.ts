import { type PriceKind, priceColumn } from '../columns/columns'
import type { PriceListRepair } from '../repair'
import { cellName } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import type { ChartCell, UnclearCell } from './chart-cells'
import { type ChartWords, withoutPlace } from './chart-words'

const OWNERS = ['either', 'list', 'filed', 'floor'] as const

/** What a square metre of a home costs, in 元, where nothing but the figures says what they are. */
const [LEAST, MOST] = [2_000, 200_000]

/** What an open figure can be, and what it is in 元. */
const READINGS: readonly {
  kind: PriceKind
  isTenThousand: boolean
  name: string
  perArea: (price: number, area: number) => number
}[] = [
  { kind: 'unitPrice', isTenThousand: false, name: '单价', perArea: (price) => price / 100 },
  { kind: 'total', isTenThousand: false, name: '总价', perArea: (price, area) => price / area },
  { kind: 'total', isTenThousand: true, name: '总价(万元)', perArea: (price, area) => (price * 10_000) / area },
]

/**
 * Charts whose title names no figure: read where all their figures are sane as one only, against the homes' areas, and
 * shown; else the person is asked. Homes that have a named price keep it. Rule LED-8.
 */
export function settleOpen(
  all: readonly ChartCell[],
  areas: ReadonlyMap<string, number>,
  words: ChartWords,
): { cells: ChartCell[]; unclear: UnclearCell[]; repairs: PriceListRepair[] } {
  const named = new Set(
    all.flatMap(({ figure, isOpen, place }) =>
      figure.of === 'price' && !isOpen && place ? `${figure.owner} ${place.number}` : [],
    ),
  )
  /** 价格表 may be what any named price is; 备案价 is none but a filed one. */
  const isNamed = ({ figure, place }: ChartCell) =>
    figure.of === 'price' &&
    place !== null &&
    (figure.owner === 'either' ? OWNERS : [figure.owner]).some((owner) => named.has(`${owner} ${place.number}`))
  const groups = new Map<string, ChartCell[]>()
  for (const cell of all) {
    if (!cell.isOpen || isNamed(cell)) continue
    const key = `${cell.at.sheet}\n${cell.header}`
    const group = groups.get(key) ?? []
    group.push(cell)
    groups.set(key, group)
  }
  const cells = all.filter(({ isOpen }) => !isOpen)
  const unclear: UnclearCell[] = []
  const repairs: PriceListRepair[] = []
  for (const group of groups.values()) {
    const [first] = group
    const [reading, ...others] = readingsOf(group, areas)
    if (!first) continue
    if (!reading || others.length > 0) {
      const text = withoutPlace(first.header, words)
      unclear.push({ figure: { of: 'unclear', measure: 'price', kind: null, text, word: text }, at: first.at })
      continue
    }
    const { kind, isTenThousand, name } = reading
    const owner = first.figure.of === 'price' ? first.figure.owner : 'either'
    const figure = { of: 'price' as const, owner, kind, isTenThousand }
    for (const cell of group) cells.push({ ...cell, figure, isTenThousand, isOpen: false })
    const { sheet, row, index } = first.at
    const column = priceColumn(owner === 'either' ? 'list' : owner, kind)
    repairs.push({
      sheet,
      cell: cellName(row, index),
      row: row + 1,
      column,
      code: 'figureRead',
      text: first.header,
      readAs: name,
    })
  }
  return { cells, unclear, repairs }
}

function readingsOf(group: readonly ChartCell[], areas: ReadonlyMap<string, number>) {
  const priced = group.flatMap(({ cell, place }) => {
    const read = readFigure(cell, HUNDREDTHS)
    const area = place && areas.get(place.number)
    return read.kind === 'figure' && read.figure.value > 0 && area ? [{ price: read.figure.value, area }] : []
  })
  if (priced.length === 0) return []
  return READINGS.filter(({ perArea }) =>
    priced.every(({ price, area }) => perArea(price, area) >= LEAST && perArea(price, area) <= MOST),
  )
}
