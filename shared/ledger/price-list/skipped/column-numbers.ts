import { plainName } from '../../unit-number'
import type { PriceListColumn } from '../columns/columns'
import { cellAt, cellLine, type Sheet } from '../sheet'

/** What columns are numbered with: each is counted by itself, from its first. */
const SERIES = ['甲乙丙丁戊己庚辛壬癸', '一二三四五六七八九', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const
const FEWEST = 3

/**
 * 栏次: whether a row numbers the columns under their headings, 1 2 3 4, (1) (2), A B C or 甲 乙 1 2: every cell is the
 * next of its series, so that a price in it would be far below any. A formula may follow its number: 7=5×6. Rule LED-8.
 */
export function isColumnNumbers(
  sheet: Sheet,
  row: number,
  columns: readonly { column: PriceListColumn; index: number }[],
): boolean {
  const filled = (sheet.rows[row] ?? []).filter(({ kind }) => kind !== 'empty')
  if (filled.length < FEWEST) return false
  const counts = new Map<string, number>()
  for (const cell of filled) {
    const place = placeIn(cellLine(cell))
    const before = counts.get(place?.series ?? '') ?? 0
    if (place === null || place.number !== before + 1) return false
    counts.set(place.series, place.number)
  }
  const has = (name: string) =>
    columns.some(({ column, index }) => column === name && cellLine(cellAt(sheet, row, index)) !== '')
  return has('room') && has('area')
}

/** Which of its series it is, from 1; digits are a series of their own. */
function placeIn(text: string): { series: string; number: number } | null {
  const plain = plainName(text)
  const [, bracketed, bare = bracketed] =
    /^(?:[([](\d{1,2}|\D)[)\]]|(\d{1,2}|\D))(?:=[\d()[\]A-Z+\-*/×÷]+)?$/.exec(plain) ?? []
  if (bare === undefined) return null
  if (/^\d+$/.test(bare)) return { series: 'digits', number: Number(bare) }
  const series = SERIES.find((one) => one.includes(bare))
  return series === undefined ? null : { series, number: series.indexOf(bare) + 1 }
}
