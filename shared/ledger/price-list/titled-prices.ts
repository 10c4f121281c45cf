import { type PriceListColumn, priceOf } from './columns/columns'
import type { Header } from './columns/header'
import { type Meanings, saidHeading } from './columns/headings'
import { type TitlePrice, titlePriceIn } from './columns/title-price'
import type { PriceListFault } from './fault'
import { cellLine, cellName, type Sheet } from './sheet'

/** A title that may make the prices below it others than the list's: none of them is read until a person says. */
export type AskedTitle = { header: string; meanings: PriceListColumn[]; fault: PriceListFault }

/**
 * What the prices below a title are: the list's, floor prices, nobody knows what, or left out. `isSaid`: a person said
 * so.
 */
export type Titled = TitlePrice & { as: 'list' | 'floor' | 'open' | 'left'; isSaid: boolean }

/** The titles that stand over the rows of a sheet, as it is gone through. */
export type TitledPrices = {
  sheet: Sheet
  meanings: Meanings
  project: string | null
  /** What the words above the headings and the sheet's name say, and the words between the rows. */
  above: Titled[]
  own: Titled[]
  asked: AskedTitle[]
  /** Rows of homes that a person left out stand on the sheet. */
  hasLeft: boolean
}

export function openTitles(
  sheet: Sheet,
  first: number,
  { meanings, project }: { meanings: Meanings; project: string | null },
): TitledPrices {
  const opened = { sheet, meanings, project, own: [], asked: [], hasLeft: false }
  const texts = [
    ...sheet.rows.slice(0, first).toReversed().flatMap(textsIn),
    cellLine({ kind: 'text', text: sheet.name }),
  ]
  return { ...opened, above: texts.flatMap((text) => titledBy(text, opened)) }
}

/** A title has its row to itself, but for the unit or a date in its corner. */
const MOST_TEXTS = 3

function textsIn(row: Sheet['rows'][number]): string[] {
  const texts = new Set(row.flatMap((cell) => (cell.kind === 'text' ? cellLine(cell) : [])))
  return texts.size > MOST_TEXTS ? [] : [...texts]
}

function titledBy(text: string, { meanings, project }: Pick<TitledPrices, 'meanings' | 'project'>): Titled[] {
  const found = titlePriceIn(text, project)
  if (!found) return []
  const said = saidHeading(meanings, [text, found.text])
  if (said === undefined) return [{ ...found, as: found.isFloor ? 'floor' : 'open', isSaid: false }]
  if (said?.of !== 'price') return [{ ...found, as: 'left', isSaid: true }]
  return [{ ...found, as: said.owner === 'floor' ? 'floor' : 'list', isSaid: true }]
}

/** What ends a title over rows: 2号楼价格表 ends what 1号楼底价表 says. */
const TITLE = /[表单册]$/

/** Takes in a row between the homes that is none: a title of its own, or that of the next table. */
export function passTitle(titles: TitledPrices, row: number): void {
  const texts = textsIn(titles.sheet.rows[row] ?? [])
  const own = texts.flatMap((text) => titledBy(text, titles))
  if (own.length > 0 || texts.some((text) => TITLE.test(text))) titles.own = own
}

/**
 * What the prices of a home's row are by the titles over it. A heading that says whose price it is goes before them,
 * unless they say that none of it holds; 底价 beside a column of floor prices is said of that. `null`: it is not read.
 * Rule LED-8.
 */
export function titledRow(
  titles: TitledPrices,
  row: number,
  { columns, isPricePlain }: Header,
): Titled | 'list' | null {
  if (titles.own.length === 0 && titles.above.length === 0) return 'list'
  const hasFloor = columns.some(({ column }) => priceOf(column)?.owner === 'floor')
  const title = [...titles.own, ...titles.above].find(
    ({ isOld, isFloor, as }) => as !== 'list' && (isOld || isPricePlain) && !(isFloor && hasFloor),
  )
  if (!title) return 'list'
  if (title.as === 'floor') return title
  if (title.as === 'open') askTitle(titles, title, row, columns)
  else titles.hasLeft = true
  return null
}

/** One question for each title, at the first price below it. */
export function askTitle(
  { sheet, asked }: Pick<TitledPrices, 'sheet' | 'asked'>,
  { text, word }: TitlePrice,
  row: number,
  columns: Header['columns'],
): void {
  if (asked.some(({ header }) => header === text)) return
  const priced = columns.filter(({ column }) => priceOf(column)?.owner === 'list')
  const price = priced.find(({ column }) => column === 'listTotal') ?? priced[0]
  if (!price) return
  const { column, index } = price
  const floor: PriceListColumn = column === 'listTotal' ? 'floorTotal' : 'floorUnitPrice'
  const place = { sheet: sheet.name, cell: cellName(row, index), row: row + 1, column }
  const fault: PriceListFault = { ...place, code: 'figureUnclear', data: { text, other: word } }
  asked.push({ header: text, meanings: [column, floor], fault })
}
