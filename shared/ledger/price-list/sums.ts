import { plainName } from '../unit-number'
import { cellOf, hasColumn, type Line, lineOf } from './line'
import { type Cell, cellLine } from './sheet'
import { HUNDREDTHS, readFigure } from './values'

/** What is added up in a sub-total. */
const ADDED = ['area', 'listTotal', 'filedTotal', 'floorTotal'] as const
type Added = (typeof ADDED)[number]

/** So many homes, and their figures added up; none of a column in which one could not be read. */
type Sum = { homes: number; figures: Figures }
type Figures = Partial<Record<Added, number>>

/** 上面各行之和: of the whole sheet, of the building, and since the last sub-total. */
export type SumsAbove = { building: string; sums: [sheet: Sum, building: Sum, sinceSubtotal: Sum] }

/** Of nothing yet. */
export function noSums(): SumsAbove {
  return { building: '', sums: [noSum(), noSum(), noSum()] }
}

function noSum(): Sum {
  return { homes: 0, figures: {} }
}

/** Adds a home to what stands above the next row. */
export function addHome(above: SumsAbove, line: Line): void {
  const building = lineOf(line, 'building')
  if (building !== '' && building !== above.building) {
    above.building = building
    above.sums[1] = noSum()
  }
  for (const sum of above.sums) sum.homes += 1
  for (const column of ADDED) {
    const value = figureOf(line, column)
    if (value === null) continue
    for (const { figures } of above.sums) figures[column] = (figures[column] ?? 0) + value
  }
}

/** A sub-total ends what it summed. */
export function endSum(above: SumsAbove): void {
  above.sums[2] = noSum()
}

const WORDS = '小计|合计|总计|共计|累计|汇总|总数|平均值?|均价'
const COUNTED = '[(（]?共?\\d+[套户个间]?[)）]?'
/** Words of a sum at the end, as in 1号楼小计; in a column of names or the first cell. */
const ENDS_IN_SUM = new RegExp(`(?:${WORDS})[::]?(?:${COUNTED})?$`)
/** The words alone, which a remark could not be. */
const OWN_WORD = new RegExp(`^(?:本页|以上|全部)?(?:${WORDS})[::]?(?:${COUNTED})?$`)
/** 共12套, where a name would stand. */
const COUNT_ALONE = /^[总合]?共\d+[套户个间]$/
const BARE_COUNT = /^\d{1,5}$/
/** Of fewer homes a third may well be as large as the others together. */
const LEAST_SUMMED = 3

const NAMES = ['building', 'entrance', 'floor', 'type'] as const

/** The words by which a row is a sum: 合计, 1号楼小计, 共12套; `null` where it has none. */
export function sumWordsIn(line: Line, cells: readonly Cell[]): string | null {
  // Nearly all rows end here: nothing of theirs is looked at twice.
  if (!cells.some((cell) => cell.kind === 'text' && isTelling(cell.text))) return null
  let isFirst = true
  for (const cell of cells) {
    if (cell.kind === 'empty') continue
    if (cell.kind === 'text' && cellLine(cell) === '') continue
    if (cell.kind === 'text' && isTelling(cell.text)) {
      const text = plainName(cell.text)
      if (OWN_WORD.test(text) || (isFirst && isSum(text))) return cellLine(cell)
    }
    isFirst = false
  }
  const named = NAMES.map((column) => lineOf(line, column)).find((text) => isTelling(text) && isSum(plainName(text)))
  return named ?? null
}

/** Words are no longer. */
const LONGEST_WORDS = 40

/** Most cells say nothing of the kind, and making words plain is slow. */
function isTelling(text: string): boolean {
  return text.length <= LONGEST_WORDS && /[计汇数均共]/.test(text)
}

function isSum(plain: string): boolean {
  return ENDS_IN_SUM.test(plain) || COUNT_ALONE.test(plain)
}

/**
 * Whether a row with a room is what stands above it added up: `sum` where it says so and either its room is the number
 * of those homes or its figures are theirs; `unclear` where it only says so, or only its figures do. Rule LED-8.
 */
export function judgeSum(line: Line, words: string | null, room: string, above: SumsAbove): 'sum' | 'unclear' | null {
  if (words === null) {
    // Of twenty thousand homes none has the area of all above it.
    const area = figureOf(line, 'area')
    if (area !== null && above.sums.every(({ figures }) => figures.area !== area)) return null
  }
  const sums = above.sums.filter(({ homes }) => homes > 0)
  const counted = BARE_COUNT.test(room) ? Number(room) : null
  const own = figuresOf(line)
  if (words !== null) {
    const isSumOf = (sum: Sum) => counted === sum.homes || sameFigures(own, sum, sum.homes) !== null
    return counted !== null && sums.some(isSumOf) ? 'sum' : 'unclear'
  }
  const isSilentSum = sums.some((sum) => {
    const isTelling = sum.homes >= LEAST_SUMMED || (sum.homes > 1 && counted === sum.homes)
    return isTelling && sameFigures(own, sum, 0) === 'all'
  })
  return isSilentSum ? 'unclear' : null
}

/** How many of the row's figures are those added up, each within what `rounded` homes may be off: a unit each. */
function sameFigures(own: Figures, { figures }: Sum, rounded: number): 'all' | 'some' | null {
  let [same, other] = [0, 0]
  for (const column of ADDED) {
    const value = own[column] ?? 0
    if (value === 0) continue
    const unit = column === 'area' ? 1 : 100
    if (Math.abs(value - (figures[column] ?? 0)) <= rounded * unit) same += 1
    else other += 1
  }
  if (same === 0) return null
  return other === 0 ? 'all' : 'some'
}

function figuresOf(line: Line): Figures {
  const figures: Figures = {}
  for (const column of ADDED) figures[column] = figureOf(line, column) ?? 0
  return figures
}

function figureOf(line: Line, column: Added): number | null {
  if (!hasColumn(line, column)) return null
  const read = readFigure(cellOf(line, column), line.source.decimals[column] ?? HUNDREDTHS)
  return read.kind === 'figure' ? read.figure.value : null
}
