import { plainName } from '../../unit-number'
import { areHouses, isOfVillas } from '../places/villas'
import { cellAt, cellLine, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import { findHeader, type Header } from './header'
import { type Meanings, readHeadings } from './headings'

const DEEPEST = 60
/** No whole building of flats is as small, and no house as large: 1,000 ㎡. */
const LARGEST_HOUSE = 1_000_00
/** So many houses show by their areas that they are houses. */
const LEAST_HOUSES = 2
const SUM = /[小合总共]计|平均|均价/
/** What is counted of a building: of a house there is one. */
const COUNTED = /套数|户数|总套|总户/

/**
 * 栋号 as the only place of a list's rows: each is a house, which its building's number calls. That they are houses the
 * words say (联排, 别墅), or where the file has no other list, their areas; a table of buildings is none. Rule LED-8.
 */
export function findHouseHeader(sheet: Sheet, meanings: Meanings, isOnlyList: () => boolean): Header | null {
  const heading = buildingHeading(sheet, meanings)
  if (heading === null) return null
  const header = findHeader(sheet, new Map([...meanings, [plainName(heading), 'room']]))
  if (!header || header.columns.some(({ column }) => column === 'building')) return null
  const indexOf = (name: 'room' | 'area') => header.columns.find(({ column }) => column === name)?.index ?? 0
  const rows = sheet.rows.flatMap((_, row) => {
    const text = cellLine(cellAt(sheet, row, indexOf('room')))
    const area = readFigure(cellAt(sheet, row, indexOf('area')), HUNDREDTHS)
    return row > header.last && area.kind === 'figure' && !SUM.test(text) ? [{ text, area: area.figure.value }] : []
  })
  if (!areHouses(rows.map(({ text }) => text))) return null
  const isSmall = rows.length >= LEAST_HOUSES && rows.every(({ area }) => area <= LARGEST_HOUSE)
  return isOfVillas(sheet, header) || (isSmall && isOnlyList()) ? { ...header, isOfHouses: true } : null
}

/** The heading of the buildings, where the row of headings names no other place of a home. */
function buildingHeading(sheet: Sheet, meanings: Meanings): string | null {
  for (let row = 0; row < Math.min(sheet.rows.length, DEEPEST); row += 1) {
    const cells = readHeadings(sheet, row, row, meanings)
    if (cells.some(({ header }) => COUNTED.test(header))) return null
    const columnOf = ({ heading }: (typeof cells)[number]) => (heading?.of === 'home' ? heading.column : heading?.of)
    const names = new Set(cells.map(columnOf))
    if (!names.has('area') || !names.has('price')) continue
    if (names.has('room') || names.has('entrance') || names.has('floor')) return null
    const found = cells.filter((cell) => columnOf(cell) === 'building')
    return found.length === 1 ? (found[0]?.header ?? null) : null
  }
  return null
}
