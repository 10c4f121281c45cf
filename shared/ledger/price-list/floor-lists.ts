import { type PriceListColumn, priceColumn, priceKindSchema, priceOf } from './columns/columns'
import type { PriceListFault } from './fault'
import { cellOf, hasColumn, type Line, lineOf, type RemarkCell, report, type Source } from './line'
import type { FoundHome } from './rows'
import type { ListHome } from './sheets'
import type { OpenedSheet, TableLine } from './table'
import { askTitle } from './titled-prices'

/** A home as a list of floor prices gives it. */
export type FloorHome = ListHome & { opened: OpenedSheet }

/** The homes of lists, and those of lists whose title makes their prices floor prices. */
export function partFloors(homes: readonly ListHome[], opened: OpenedSheet): { own: FoundHome[]; floors: FloorHome[] } {
  return {
    own: homes.filter(({ line }) => !line.floorTitle),
    floors: homes.filter(({ line }) => line.floorTitle).map((home) => ({ ...home, opened })),
  }
}

/**
 * 底价表: puts the floor prices of such lists to the homes of the others; a home that no other has lacks its list price,
 * for a floor price is none. Where there are no other homes at all, a person is asked whether it is floor prices. Rules
 * LED-7, LED-8.
 */
export function joinFloors(
  homes: readonly FoundHome[],
  floors: readonly FloorHome[],
): { homes: FoundHome[]; faults: PriceListFault[] } {
  if (floors.length === 0) return { homes: [...homes], faults: [] }
  if (homes.length === 0) {
    for (const { line, opened } of floors) {
      const table = opened.tables.find(({ lines }) => lines.includes(line))
      if (line.floorTitle && table) askTitle(opened.titles, line.floorTitle, line.row, table.header.columns)
    }
    return { homes: [], faults: [] }
  }
  const listed = new Set(homes.flatMap(({ place }) => place?.number ?? []))
  const found = new Map<string, TableLine>()
  for (const { line, place } of floors) {
    if (!place) continue
    const first = found.get(place.number)
    if (first) {
      const { sheet, row } = first.source.place(first.row, 'room')
      const data = { number: place.number, firstSheet: sheet, firstRow: row + 1 }
      report(line, 'room', { code: 'repeatedHome', data })
    } else if (listed.has(place.number)) found.set(place.number, line)
    else {
      report(line, hasColumn(line, 'listTotal') ? 'listTotal' : 'listUnitPrice', { code: 'missing', data: {} })
      for (const fault of line.faults) fault.home = place.number
    }
  }
  const joined = homes.map((home): FoundHome => {
    const floor = home.place && found.get(home.place.number)
    if (!floor) return home
    const { line } = home
    const noted = [...(line.noted ?? []), ...(floor.noted ?? [])]
    return { ...home, line: { ...line, source: withFloor(line, floor), over: line.over ?? floor.over ?? null, noted } }
  })
  return { homes: joined, faults: floors.flatMap(({ line }) => line.faults) }
}

/** The list's column that holds a floor price under such a title. */
function plainOf(column: PriceListColumn): PriceListColumn | null {
  const price = priceOf(column)
  return price?.owner === 'floor' ? priceColumn('list', price.kind) : null
}

/** What is said of a home's sale beside its floor price is said of it. */
function withFloor({ source, row }: Line, floor: Line): Source {
  const decimals = { ...source.decimals }
  for (const kind of priceKindSchema.options) {
    const own = floor.source.decimals[priceColumn('list', kind)]
    if (own !== undefined) decimals[priceColumn('floor', kind)] = own
  }
  const status: RemarkCell = {
    text: lineOf(floor, 'status'),
    at: floor.source.place(floor.row, 'status'),
    isState: true,
  }
  const said = [...(floor.source.remarks?.(floor.row) ?? []), ...(status.text === '' ? [] : [status])]
  return {
    ...source,
    decimals,
    remarks: () => [...(source.remarks?.(row) ?? []), ...said],
    cell: (at, column) => {
      const plain = plainOf(column)
      return plain ? cellOf(floor, plain) : source.cell(at, column)
    },
    place: (at, column) => {
      const plain = plainOf(column)
      return plain ? floor.source.place(floor.row, plain) : source.place(at, column)
    },
  }
}
