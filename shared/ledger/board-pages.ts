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

/**
 * What a page has room for: so much across, of which each block takes what its cells need to be read, and lines down, of
 * which each band takes one for its title.
 */
export type PageRoom<Cell> = { across: number; rows: number; widthOf(block: ChartBlock<Cell>): number }

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
export function pageChart<Cell>(buildings: readonly ChartBuilding<Cell>[], room: PageRoom<Cell>): ChartPage<Cell>[] {
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
  return bands.reduce((sum, band) => sum + 1 + linesOf(band), 0)
}

function linesOf(band: readonly { rows: readonly unknown[] }[]): number {
  return Math.max(0, ...band.map(({ rows }) => rows.length))
}

/** Goes on from a page begun: into its last band, into a band below it, or on to the next page. */
function layBlocks<Cell>(
  begun: readonly ChartBlock<Cell>[][],
  blocks: readonly ChartBlock<Cell>[],
  room: PageRoom<Cell>,
): ChartBlock<Cell>[][][] {
  const pages = [begun.map((band) => [...band])]
  for (const block of blocks) {
    const page = pages.at(-1) ?? []
    const band = page.at(-1)
    const widened = [...(band ?? []), block]
    const isBeside =
      band !== undefined && widthOf(widened, room) <= room.across && fits([...page.slice(0, -1), widened], room)
    const isBelow = page.length === 0 || fits([...page, [block]], room)
    // A line of spaces beside seven storeys would take their width and leave it empty.
    if (band && isBeside && !(isBelow && isUnlike(linesOf(band), block.rows.length))) band.push(block)
    else if (isBelow) page.push([block])
    else pages.push([[block]])
  }
  return pages
}

function fits<Cell>(bands: readonly (readonly ChartBlock<Cell>[])[], room: PageRoom<Cell>): boolean {
  return linesOfBands(bands) <= room.rows
}

function widthOf<Cell>(band: readonly ChartBlock<Cell>[], room: PageRoom<Cell>): number {
  return band.reduce((sum, block) => sum + room.widthOf(block), 0)
}

/** Whether one is at most half as high as the other. */
function isUnlike(one: number, other: number): boolean {
  return 2 * Math.min(one, other) <= Math.max(one, other)
}

function blocksOf<Cell>(building: ChartBuilding<Cell>, room: PageRoom<Cell>): ChartBlock<Cell>[] {
  return levelsOf(building).flatMap((entrances) => {
    const deep = linesOf(entrances)
    const parts = Math.max(1, Math.ceil(deep / (room.rows - 1)))
    const height = Math.ceil(deep / parts)
    return Array.from({ length: parts }, (_, part) =>
      entrances.flatMap((entrance) => {
        const rows = entrance.rows.slice(part * height, (part + 1) * height)
        const block = blockOf(building.name, entrance.name, rows)
        return rows.length === 0 ? [] : cutAcross(block, room)
      }),
    ).flat()
  })
}

/**
 * A building's entrances whose floors stand level, and after them, each for itself, those far lower (a line of parking
 * spaces). Floors on which none of them has a home are left out.
 */
function levelsOf<Cell>({ entrances }: ChartBuilding<Cell>): ChartBuilding<Cell>['entrances'][] {
  const filled = entrances.map((entrance) => ({ entrance, lines: entrance.rows.filter(hasCells).length }))
  const highest = Math.max(0, ...filled.map(({ lines }) => lines))
  const level = filled.filter(({ lines }) => !isUnlike(lines, highest))
  const low = filled.filter(({ lines }) => isUnlike(lines, highest))
  return [level, ...low.map((one) => [one])].map((group) => {
    const own = group.map(({ entrance }) => entrance)
    const isShown = (line: number) => own.some(({ rows }) => rows[line] && hasCells(rows[line]))
    return own.map(({ name, rows }) => ({ name, rows: rows.filter((_, line) => isShown(line)) }))
  })
}

function hasCells({ cells }: ChartRow<unknown>): boolean {
  return cells.some((cell) => cell !== null)
}

function blockOf<Cell>(building: string, entrance: string, rows: readonly ChartRow<Cell>[]): ChartBlock<Cell> {
  return { building, entrance, rows, columns: Math.max(0, ...rows.map(({ cells }) => cells.length)) }
}

/** In as few even parts as fit across. */
function cutAcross<Cell>(block: ChartBlock<Cell>, room: PageRoom<Cell>): ChartBlock<Cell>[] {
  const { building, entrance, columns, rows } = block
  for (let parts = 1; ; parts += 1) {
    const size = Math.ceil(columns / parts)
    const cut = Array.from({ length: Math.ceil(columns / Math.max(1, size)) }, (_, part) => {
      const across = Array.from({ length: Math.min(size, columns - part * size) }, (_none, at) => part * size + at)
      const own = rows.map(({ floor, cells }) => ({ floor, cells: across.map((column) => cells[column] ?? null) }))
      return { building, entrance, columns: across.length, rows: own }
    })
    if (size <= 1 || cut.every((part) => room.widthOf(part) <= room.across)) return cut
  }
}

function portionsOf<Item>(items: readonly Item[], most: number): Item[][] {
  const size = Math.max(1, most)
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
