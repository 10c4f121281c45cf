import { wordFloor } from './board-floor'
import type { BoardHome } from './board-homes'
import type { BuildingPlan } from './board-layout'

/** One line of a chart: the floor's word and what stands across, gaps kept. */
export type ChartRow<Cell> = { floor: string; cells: (Cell | null)[] }

/** 楼栋 as lines to be shown page by page: entrances in their order, the highest floor first. */
export type ChartBuilding<Cell> = {
  name: string
  entrances: { name: string; rows: ChartRow<Cell>[] }[]
}

/** A part of an entrance that stands on one page. */
export type ChartBlock<Cell> = { building: string; entrance: string; columns: number; rows: readonly ChartRow<Cell>[] }

/** A page: bands one below the other, in each the blocks side by side. */
export type ChartPage<Cell> = { bands: readonly (readonly ChartBlock<Cell>[])[] }

/** What a page has room for: cells across, and lines down of which each band takes one for its title. */
export type PageRoom = { columns: number; rows: number }

/** Cells of a line where a floor has too many rooms for columns of its own (车位). */
const FLOWING = 16

/** The board's own layout as such lines, each home shown as `cellOf` says. */
export function chartOf<Cell>(
  { name, entrances }: BuildingPlan,
  cellOf: (home: BoardHome) => Cell,
): ChartBuilding<Cell> {
  return {
    name,
    entrances: entrances.map((entrance) => ({
      name: entrance.name,
      rows: entrance.floors.flatMap(({ floor, homes }) =>
        portionsOf(homes, entrance.isFlowing ? FLOWING : homes.length).map((portion) => ({
          floor: wordFloor(floor),
          cells: portion.map((home) => home && cellOf(home)),
        })),
      ),
    })),
  }
}

/**
 * Deals buildings out to pages, in their order: every cell stands on exactly one page. A building that fits a page is
 * not torn apart; one that is too high is cut into even parts.
 */
export function pageChart<Cell>(buildings: readonly ChartBuilding<Cell>[], room: PageRoom): ChartPage<Cell>[] {
  const pages: ChartBlock<Cell>[][][] = []
  for (const building of buildings) {
    const blocks = blocksOf(building, room)
    const last = pages.pop()
    const together = layBlocks(last ?? [], blocks, room)
    if (last && together.length > 1) pages.push(last, ...layBlocks([], blocks, room))
    else pages.push(...together)
  }
  return pages.filter((bands) => bands.length > 0).map((bands) => ({ bands }))
}

/** How many lines bands take, titles included. */
export function linesOfBands(bands: readonly (readonly { rows: readonly unknown[] }[])[]): number {
  return bands.reduce((sum, band) => sum + 1 + Math.max(0, ...band.map(({ rows }) => rows.length)), 0)
}

/** Goes on from a page begun: into its last band, into a band below it, or on to the next page. */
function layBlocks<Cell>(
  begun: readonly ChartBlock<Cell>[][],
  blocks: readonly ChartBlock<Cell>[],
  room: PageRoom,
): ChartBlock<Cell>[][][] {
  const pages = [begun.map((band) => [...band])]
  for (const block of blocks) {
    const page = pages.at(-1) ?? []
    const band = page.at(-1)
    const widened = [...page.slice(0, -1), [...(band ?? []), block]]
    if (band && columnsOf(band) + block.columns <= room.columns && linesOfBands(widened) <= room.rows) band.push(block)
    else if (page.length === 0 || linesOfBands([...page, [block]]) <= room.rows) page.push([block])
    else pages.push([[block]])
  }
  return pages
}

function columnsOf(band: readonly ChartBlock<unknown>[]): number {
  return band.reduce((sum, { columns }) => sum + columns, 0)
}

function blocksOf<Cell>({ name, entrances }: ChartBuilding<Cell>, room: PageRoom): ChartBlock<Cell>[] {
  const deep = Math.max(0, ...entrances.map(({ rows }) => rows.length))
  const parts = Math.max(1, Math.ceil(deep / (room.rows - 1)))
  const height = Math.ceil(deep / parts)
  return Array.from({ length: parts }, (_, part) =>
    entrances.flatMap((entrance) => {
      const rows = entrance.rows.slice(part * height, (part + 1) * height)
      const columns = Math.max(0, ...rows.map(({ cells }) => cells.length))
      return portionsOf(
        Array.from({ length: columns }, (_none, column) => column),
        room.columns,
      ).map((across) => ({
        building: name,
        entrance: entrance.name,
        columns: across.length,
        rows: rows.map(({ floor, cells }) => ({ floor, cells: across.map((column) => cells[column] ?? null) })),
      }))
    }),
  ).flat()
}

function portionsOf<Item>(items: readonly Item[], most: number): Item[][] {
  const size = Math.max(1, most)
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
