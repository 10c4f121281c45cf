import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { BuildingPlan } from '../../../../shared/ledger/board-layout'

export type MoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'

/** Whether a key moves over the board. */
export function isMoveKey(key: string): key is MoveKey {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)
}

/**
 * Where an arrow key leads from a home: across the floor through all entrances, up and down the room's column.
 * Gaps are stepped over; at the edge the home itself answers.
 */
export function homeTowards(buildings: readonly BuildingPlan[], from: BoardHome, key: MoveKey): BoardHome {
  const building = buildings.find((candidate) => candidate.id === from.buildingId)
  if (!building) return from
  switch (key) {
    case 'ArrowUp':
      return alongColumn(building, from, -1)
    case 'ArrowDown':
      return alongColumn(building, from, 1)
    case 'ArrowLeft':
      return alongFloor(building, from, -1)
    case 'ArrowRight':
      return alongFloor(building, from, 1)
    case 'Home':
      return floorOf(building, from.floor)[0] ?? from
    case 'End':
      return floorOf(building, from.floor).at(-1) ?? from
  }
}

function floorOf(building: BuildingPlan, floor: number): BoardHome[] {
  return building.entrances.flatMap((entrance) =>
    (entrance.floors.find((row) => row.floor === floor)?.homes ?? []).filter((home) => home !== null),
  )
}

function alongFloor(building: BuildingPlan, from: BoardHome, step: 1 | -1): BoardHome {
  const row = floorOf(building, from.floor)
  return row[row.findIndex((home) => home.id === from.id) + step] ?? from
}

function alongColumn(building: BuildingPlan, from: BoardHome, step: 1 | -1): BoardHome {
  const entrance = building.entrances.find((candidate) => candidate.name === from.entrance)
  const start = entrance?.floors.findIndex((row) => row.floor === from.floor) ?? -1
  const column = entrance?.floors[start]?.homes.findIndex((home) => home?.id === from.id) ?? -1
  if (!entrance || start < 0 || column < 0) return from
  for (let index = start + step; index >= 0 && index < entrance.floors.length; index += step) {
    const home = entrance.floors[index]?.homes[column]
    if (home) return home
  }
  return from
}

/** The homes in the block between two homes of one building: the floors and the rooms from one to the other. */
export function homesBetween(buildings: readonly BuildingPlan[], from: BoardHome, to: BoardHome): BoardHome[] {
  const building = buildings.find((candidate) => candidate.id === to.buildingId)
  if (!building || from.buildingId !== to.buildingId) return [to]
  const columns = building.entrances.flatMap(({ name, rooms }) => rooms.map(({ room }) => `${name}\n${room}`))
  const [left, right] = ordered(columnOf(columns, from), columnOf(columns, to))
  const [low, high] = ordered(from.floor, to.floor)
  return building.homes.filter((home) => {
    const column = columnOf(columns, home)
    return home.floor >= low && home.floor <= high && column >= left && column <= right
  })
}

function columnOf(columns: readonly string[], home: BoardHome): number {
  return columns.indexOf(`${home.entrance}\n${home.room}`)
}

function ordered(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a]
}
