import type { Sheet } from '../sheet'
import { type Meanings, readHeadings } from './headings'

/** How far down headings are looked for. */
const DEEPEST = 60

/**
 * Whether a sheet has a list's room and price side by side, and only no area: parking spaces sold by the piece. The
 * office's books hold an area of every home and space, so that it has to be added. Rules LED-8, LED-11.
 */
export function missesArea(sheet: Sheet, meanings: Meanings): boolean {
  return sheet.rows.slice(0, DEEPEST).some((_, row) => {
    const headings = readHeadings(sheet, row, row, meanings).flatMap(({ heading }) => heading ?? [])
    const names = new Set(headings.map((heading) => (heading.of === 'home' ? heading.column : 'price')))
    return names.has('room') && names.has('price') && !names.has('area')
  })
}
