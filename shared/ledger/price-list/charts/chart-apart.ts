import { withoutUse } from '../../said-place'
import type { PriceListFault } from '../fault'
import { apartFault } from '../places/apart'
import type { HomePlace } from '../places/place'
import type { Listed, ListedBuildings } from '../places/places'
import type { ChartCell } from './chart-cells'
import { addFault } from './chart-faults'

/** Only what a chart calls its building right before the number tells it from another: 洋房1#, and not A区1# of a sheet A区. */
export function nameOf({ building, code }: HomePlace) {
  return { name: building, code, written: withoutUse(building) === building ? '' : building }
}

/** A building's first cell stands for all of its own. */
export function reportAnother(cells: readonly ChartCell[], listed: ListedBuildings, faults: PriceListFault[]): void {
  const firsts = new Map(cells.toReversed().map((cell) => [cell.place?.building ?? '', cell]))
  for (const [text, { at, place }] of firsts) {
    const other = listed.get(place?.code ?? '')?.name ?? ''
    addFault(faults, at, 'building', { code: 'otherBuilding', data: { text, other } })
  }
}

/** 商1# beside 1#: nobody knows whether they are one; the first cell of the chart's building stands for all. */
export function reportApart(cells: readonly ChartCell[], known: Listed['apart'], faults: PriceListFault[]): boolean {
  const firsts = new Map(cells.toReversed().flatMap((cell) => (cell.place ? [[cell.place.code, cell] as const] : [])))
  const found = [...firsts].flatMap(([code, { place, apart: word, at }]) => {
    const reason = apartFault(known, { code, name: place?.building ?? '', word, sheet: at.sheet, isOfCells: false })
    return reason ? [{ at, reason }] : []
  })
  for (const { at, reason } of found) addFault(faults, at, 'building', reason)
  return found.length > 0
}
