import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'
import { type Heading, plainHeading, recogniseHeading } from './columns'

/** 合计 under a group is the group's own figure: under 建筑面积 what 套内 and 公摊 come to. */
const WHOLE = /^(?:[合小总共累]?计|合计数|总[数和]?|汇总)$/
const WHOLE_AREA = /^(?:[合总小共]计?面积)$/
const WHOLE_UNIT_PRICE = /^(?:(?:平均|综合)单?价|均价)$/

/** What a group's own figure means, `group` being what the group names; `null` where these words are none. Rule LED-8. */
export function wholeOf(words: string, group: Heading | null): Heading | null {
  const { name, isTenThousand } = plainHeading(words)
  if (group?.of === 'home') {
    const isSize = group.column === 'area' || group.column === 'innerArea'
    return isSize && (WHOLE.test(name) || WHOLE_AREA.test(name)) ? group : null
  }
  if (group?.of !== 'price') return null
  if (WHOLE.test(name)) return { ...group, isTenThousand: isTenThousand ?? group.isTenThousand }
  return group.kind !== 'total' && WHOLE_UNIT_PRICE.test(name) ? { ...group, kind: 'unitPrice' } : null
}

/** Whether words only name a part of what their group names as a whole: 毛坯 beside 合计 under 总价. */
export function isPart(words: string): boolean {
  const heading = recogniseHeading(plainHeading(words))
  return heading?.of === 'price' ? heading.kind === null : heading === null
}

const LONGEST = 20

/**
 * Whether the row below these headings is one of them: words alone, of which several stand under one size or price. It
 * tells what the columns under that are, and is no row of the list, whatever its words are. Rule LED-8.
 */
export function hasSubHeadings(
  sheet: Sheet,
  cells: readonly { index: number; heading: Heading | null }[],
  last: number,
): boolean {
  const below = sheet.rows[last + 1] ?? []
  if (below.some((cell) => cell.kind !== 'empty' && !isWords(cell))) return false
  const isUnder = (index: number) => cellLine(cellAt(sheet, last + 1, index)) !== ''
  return cells.some(({ index, heading }) => {
    if (!isFigure(heading) || cellLine(cellAt(sheet, last, index)) === '') return false
    let count = 0
    for (let at = index; at <= endOf(sheet, last, index); at += 1) if (isUnder(at)) count += 1
    return count > 1
  })
}

function isFigure(heading: Heading | null): boolean {
  return heading?.of === 'price' || heading?.column === 'area' || heading?.column === 'innerArea'
}

/** The last column under a heading: that of its merged range, or of the blanks beside it that words stand under. */
function endOf(sheet: Sheet, row: number, index: number): number {
  const merge = sheet.merges.find(({ top, bottom, left }) => top <= row && bottom === row && left === index)
  if (merge) return merge.right
  let end = index
  while (cellLine(cellAt(sheet, row, end + 1)) === '' && cellLine(cellAt(sheet, row + 1, end + 1)) !== '') end += 1
  return end
}

function isWords(cell: Cell): boolean {
  if (cell.kind !== 'text') return false
  const text = cellLine(cell).normalize('NFKC').replaceAll(/m2/gi, '')
  return text.length <= LONGEST && !/\d/.test(text)
}
