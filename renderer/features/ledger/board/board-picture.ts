import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { BuildingPlan } from '../../../../shared/ledger/board-layout'
import { chartOf } from '../../../../shared/ledger/board-pages'

/** Where each home of a building stands in its picture, in pixels, and each floor's word. */
export type Picture = {
  width: number
  height: number
  size: number
  cells: readonly { home: BoardHome; x: number; y: number }[]
  labels: readonly { text: string; right: number; middle: number }[]
}

/** Edges of a square, from the easiest to see; a sign is read in the smallest, too. */
const SIZES = [24, 22, 20, 18, 16, 14, 12] as const
const SMALLEST = 12
const BETWEEN = 1
const LABEL = 24
const ENTRANCE_GAP = 8
/** What a building's frame and title take, and the gap to the next. */
const FRAME = { width: 26, height: 52, gap: 12 }

/** Lays a building out in squares: entrances side by side, floors down, rooms across. */
export function pictureOf(building: BuildingPlan, size: number): Picture {
  const step = size + BETWEEN
  const cells: { home: BoardHome; x: number; y: number }[] = []
  const labels: { text: string; right: number; middle: number }[] = []
  let [left, height] = [0, 0]
  for (const { rows } of chartOf(building, (home) => home).entrances) {
    for (const [line, row] of rows.entries()) {
      const y = line * step
      labels.push({ text: row.floor, right: left + LABEL - 5, middle: y + size / 2 })
      for (const [across, home] of row.cells.entries())
        if (home) cells.push({ home, x: left + LABEL + across * step, y })
    }
    height = Math.max(height, rows.length * step)
    left += LABEL + Math.max(0, ...rows.map((row) => row.cells.length)) * step + ENTRANCE_GAP
  }
  return { width: Math.max(0, left - ENTRANCE_GAP), height, size, cells, labels }
}

/** The home whose square is at a point of the picture. */
export function homeAt({ cells, size }: Picture, x: number, y: number): BoardHome | null {
  return cells.find((cell) => x >= cell.x && x < cell.x + size && y >= cell.y && y < cell.y + size)?.home ?? null
}

/** The largest squares with which the whole project fits the window; the smallest where none does. */
export function sizeFor(plan: readonly BuildingPlan[], room: { width: number; height: number }): number {
  return SIZES.find((size) => heightOf(plan, size, room.width) <= room.height) ?? SMALLEST
}

/** How high the project stands when its buildings flow over lines as wide as the window. */
function heightOf(plan: readonly BuildingPlan[], size: number, width: number): number {
  let [total, line, taken] = [0, 0, 0]
  for (const building of plan) {
    const picture = pictureOf(building, size)
    const own = picture.width + FRAME.width
    if (taken > 0 && taken + own > width) {
      total += line + FRAME.gap
      line = 0
      taken = 0
    }
    taken += own + FRAME.gap
    line = Math.max(line, picture.height + FRAME.height)
  }
  return total + line
}
