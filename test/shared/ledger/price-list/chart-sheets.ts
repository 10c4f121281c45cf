import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { readWith, type Written } from './a-list'

/** Rows of cells, and the homes that stand in them: number, area and total. */
export type Placed = { rows: Written[][]; homes: string[] }

/** 楼层|01|02, 面积|90|100 and the floors down to the first, as an office types them. */
export function aChart(
  title: string,
  { building = '1', entrance = '1', floors = 2, rooms = 2, more = 0 } = {},
): Placed {
  const indexes = Array.from({ length: rooms }, (_, at) => at + 1)
  const area = (room: number) => 80 + room * 10 + more / 10
  const total = (floor: number, room: number) => 800_000 + floor * 10_000 + room * 1_000 + more
  const down = Array.from({ length: floors }, (_, at) => floors - at)
  return {
    rows: [
      [title],
      ['楼层', ...indexes.map((room) => `0${room}`)],
      ['面积', ...indexes.map(area)],
      ...down.map((floor) => [`${floor}F`, ...indexes.map((room) => total(floor, room))]),
    ],
    homes: down
      .flatMap((floor) =>
        indexes.map((room) => `${building}-${entrance}-0${floor}0${room} ${area(room)} ${total(floor, room)}`),
      )
      .toSorted(),
  }
}

/** One under another, with what stands between. */
export function stacked(charts: readonly Placed[], between: Written[][] = [[]]): Placed {
  const rows = charts.flatMap((chart, at) => (at === 0 ? chart.rows : [...between, ...chart.rows]))
  return { rows, homes: charts.flatMap(({ homes }) => homes).toSorted() }
}

/** Beside each other with an empty column between, their first or their last rows level. */
export function sideBySide(charts: readonly Placed[], level: 'top' | 'bottom'): Placed {
  const height = Math.max(...charts.map(({ rows }) => rows.length))
  const columns = charts.map(({ rows }) => {
    const width = Math.max(...rows.map(({ length }) => length)) + 1
    const blank = Array.from({ length: height - rows.length }, (): Written[] => [])
    const all = level === 'top' ? [...rows, ...blank] : [...blank, ...rows]
    return all.map((row): Written[] => [...row, ...Array<Written>(width - row.length).fill(null)])
  })
  const rows = Array.from({ length: height }, (_, row) => columns.flatMap((column) => column[row] ?? []))
  return { rows, homes: charts.flatMap(({ homes }) => homes).toSorted() }
}

/** The homes that are read of the sheets, and the faults. */
export function homesIn(sheets: readonly Sheet[], mapping: PriceListMapping = NO_MAPPING) {
  const { rows, faults } = readWith(sheets, { decidedBy: null, project: '云栖府', mapping })
  const homes = rows.map(({ number, area, list }) => {
    const price = list?.by === 'total' ? list.total / 100 : (list?.unitPrice ?? 0) / 100
    return `${number} ${(area ?? 0) / 100} ${price}`
  })
  return { homes: homes.toSorted(), faults: faults.map(nameFault) }
}

export function nameFault({ cell, code }: Pick<PriceListFault, 'cell' | 'code'>): string {
  return `${cell} ${code}`
}
