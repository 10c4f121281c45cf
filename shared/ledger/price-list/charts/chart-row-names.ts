import { placeInTitle } from '../../said-place'
import { buildingCode, entranceCode, onStorey, storeyIn } from '../../unit-number'
import type { PriceListFault } from '../fault'
import { addFault } from './chart-faults'
import { type Leading, type RowName, readRowName } from './chart-place'
import { type Chart, type ChartRoom, type Grid, mergeOver } from './chart-shape'

export type RowNames = {
  building: RowName<string> | null
  entrance: RowName<string> | null
  floor: RowName<string> | null
}

/** The names of a row; a building or entrance is written once, a floor for all rows that its labels name. */
export function readNames(
  { grid, floorIndex, labelIndex }: Chart,
  row: number,
  leading: Leading,
  above: RowNames,
  project: string | null,
): RowNames {
  const keep = <Value>(read: RowName<Value>, before: RowName<Value> | null, isOnce: boolean) =>
    isOnce && read.reason?.code === 'missing' && before ? before : read
  const building = leading.building === null ? null : readBuilding(grid, row, leading.building, project)
  const entrance = leading.entrance === null ? null : readRowName(grid, row, leading.entrance, entranceCode)
  const floor = readRowName(grid, row, floorIndex, storeyIn)
  const isSameBuilding = building?.reason?.code === 'missing' || building?.value === above.building?.value
  return {
    building: building && keep(building, above.building, building.row === row),
    entrance: entrance
      ? keep(entrance, above.entrance, entrance.row === row && isSameBuilding)
      : entranceBeside(grid, row, leading.building, above.entrance, project),
    floor: keep(floor, above.floor, labelIndex !== null),
  }
}

/** 1幢2单元 in one cell says both. */
function readBuilding(grid: Grid, row: number, index: number, project: string | null): RowName<string> {
  const read = readRowName(grid, row, index, (name) => buildingCode(name) ?? bothIn(name, project)?.code ?? null)
  return { ...read, name: bothIn(read.name, project)?.building ?? read.name }
}

/** The entrance that a building's cell says as well; a blank one is still of the cell above. */
function entranceBeside(
  grid: Grid,
  row: number,
  index: number | null,
  above: RowName<string> | null,
  project: string | null,
): RowName<string> | null {
  if (index === null) return null
  const read = readRowName(grid, row, index, (name) => bothIn(name, project)?.entrance ?? null)
  if (read.reason?.code === 'missing') return above
  return read.value === null ? null : read
}

function bothIn(name: string, project: string | null) {
  const { building, entrance } = placeInTitle(name, project)
  const code = building === null ? null : buildingCode(building)
  return building === null || code === null || entrance === null ? null : { building, code, entrance }
}

export function reportNames({ sheet }: Chart, names: RowNames, faults: PriceListFault[]): boolean {
  let isFaulty = false
  for (const column of ['building', 'entrance', 'floor'] as const) {
    const name = names[column]
    if (!name?.reason) continue
    isFaulty = true
    addFault(faults, { sheet: sheet.name, row: name.row, index: name.index }, column, name.reason)
  }
  return isFaulty
}

/** A cell over the rows of several floors is a home on the lowest of them, as 6-7 in a list is on 6. */
export function lowestFloor({ grid, labelIndex, floorIndex }: Chart, row: number, { index }: ChartRoom) {
  const over = mergeOver(grid, row, index)
  if (!over || over.top !== row || over.bottom === row || labelIndex !== null) return null
  const floors = [row, over.bottom].map((at) => readRowName(grid, at, floorIndex, storeyIn))
  if (floors.some(({ value }) => value === null)) return null
  return floors.toSorted((one, other) => levelOf(one) - levelOf(other))[0] ?? null
}

function levelOf({ value }: RowName<string>): number {
  return value === null ? 0 : onStorey(value, '').floor
}
