import { cellOf } from '../line'
import type { FoundHome } from '../rows'
import type { FoundSheet } from '../sheets'
import { readFigure } from '../values'
import { type ChartHome, type ChartHomes, readCharts } from './chart-homes'
import type { ChartWords } from './chart-words'

/** What charts on sheets of their own are to a list: those of other homes, and the homes of the list that others show. */
export type Aside = Pick<ChartHomes, 'columns'> & { own: ReadonlySet<string>; shown: ChartHome[] }

/**
 * Charts on a sheet of their own beside lists: read where the lists have none of their homes (a chart of homes, a list of
 * parking spaces); else they show homes of the lists, and are only held against them. Rule LED-8.
 */
export function readAside(
  found: readonly FoundSheet[],
  listed: readonly FoundHome[],
  { words, sizes }: { words: ChartWords; sizes: ReadonlyMap<string, number> },
): Aside {
  const aside = found.filter(({ isAside }) => isAside)
  if (aside.length === 0) return { own: new Set(), shown: [], columns: new Map() }
  const numbers = new Set(listed.flatMap(({ place }) => place?.number ?? []))
  const areas = found.flatMap((one) => one.areas)
  const read = readCharts(
    aside.flatMap(({ charts }) => charts),
    { words, listed: { buildings: new Map(), apart: new Map() }, areas, sizes, homes: listed, others: [] },
  )
  const shown = read.homes.filter(({ place }) => place !== null && numbers.has(place.number))
  const ofShown = sheetsOf(shown)
  const ofHomes = sheetsOf(read.homes)
  const isOfSpaces = listed.every(({ line }) => (line.kind ?? 'home') !== 'home')
  const own = aside.flatMap(({ sheet: { name } }) => {
    const isNeeded = ofHomes.has(name) || (isOfSpaces && isAskedAbout(read, name))
    return isNeeded && !ofShown.has(name) ? name : []
  })
  return { own: new Set(own), shown, columns: read.columns }
}

/** The areas that lists give their homes, by number. */
export function sizesOf(listed: readonly FoundHome[]): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const { line, place } of listed) {
    const decimals = line.source.decimals.area
    const read = place && decimals !== undefined ? readFigure(cellOf(line, 'area'), decimals) : null
    if (place && read?.kind === 'figure' && read.figure.value > 0) sizes.set(place.number, read.figure.value)
  }
  return sizes
}

function isAskedAbout({ unclear }: ChartHomes, sheet: string): boolean {
  return unclear.some(({ at }) => at.sheet === sheet)
}

/** The sheets that any figure of the homes stands on. */
function sheetsOf(homes: readonly ChartHome[]): Set<string> {
  return new Set(homes.flatMap(({ figures }) => [...figures.values()].map(({ at }) => at.sheet)))
}
