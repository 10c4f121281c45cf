import type { Sheet } from '../sheet'
import { LOOKED_FOR } from './columns'
import { type Meanings, readHeadings } from './headings'

/** How far down headings are looked for. */
const DEEPEST = 60

const NEEDED = [
  ['room', LOOKED_FOR.room],
  ['area', LOOKED_FOR.area],
  ['price', `${LOOKED_FOR.unitPrice}/${LOOKED_FOR.total}`],
] as const

/**
 * What a sheet that has two of a list's three headings side by side lacks: the area where parking spaces are sold by the
 * piece, the price where its words are not known; `null` where it has fewer. The office's books hold an area of every
 * home, so that it has to be added. Rules LED-8, LED-11.
 */
export function missedHeading(sheet: Sheet, meanings: Meanings): string | null {
  for (const row of sheet.rows.slice(0, DEEPEST).keys()) {
    const headings = readHeadings(sheet, row, row, meanings).flatMap(({ heading }) => heading ?? [])
    const names = new Set<string>(headings.map((heading) => (heading.of === 'home' ? heading.column : 'price')))
    const missed = NEEDED.filter(([name]) => !names.has(name))
    if (missed.length === 1) return missed[0]?.[1] ?? null
  }
  return null
}
