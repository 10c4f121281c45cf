import { groupIn } from '../columns/group-headings'
import { type HeadingCell, type Meanings, saidHeading } from '../columns/headings'
import type { MappedColumn } from '../columns/price-columns'
import { type Cell, cellAt, cellLine, columnLetter, type Sheet } from '../sheet'
import { HUNDREDTHS } from '../values'
import { isOfWithheld, namesBuyer } from './buyer-columns'
import { holdsLegend, isLegend } from './legend'
import { namesBeside, readSaleText, type SaleText } from './sale-words'
import { isStateOfFiling, withoutState } from './state-headings'

/** One text of a column, and how many of its cells say it. */
type ColumnText = { text: string; said: SaleText; cells: number }
/** What stands in a column beside rooms; `others` are cells that hold no text. */
type ColumnTexts = { texts: readonly ColumnText[]; others: number }
type Seen = { width: number; columns: Map<string, ColumnTexts> }

type Room = { index: number; header: string }

function isRoom(cell: Cell | undefined, { header }: Room): boolean {
  return cell !== undefined && cell.kind !== 'empty' && !(cell.kind === 'text' && header.endsWith(cellLine(cell)))
}

/** Headings may come again on every page, and each time the whole sheet would be looked through. */
const seenOf = new WeakMap<Sheet, Seen>()

function lookAt(sheet: Sheet): Seen {
  const before = seenOf.get(sheet)
  if (before) return before
  const seen = { width: sheet.rows.reduce((width, row) => Math.max(width, row.length), 0), columns: new Map() }
  seenOf.set(sheet, seen)
  return seen
}

/**
 * What stands beside the rooms, wherever in the sheet: titles and headings do not. One look per distinct text: a list of
 * twenty thousand homes has a dozen statuses.
 */
function textsIn(sheet: Sheet, index: number, room: Room): ColumnTexts {
  const { columns } = lookAt(sheet)
  const key = `${index} ${room.index} ${room.header}`
  const before = columns.get(key)
  if (before) return before
  const texts = new Map<string, ColumnText>()
  let others = 0
  for (const row of sheet.rows) {
    const cell = row[index]
    if (!cell || cell.kind === 'empty' || !isRoom(row[room.index], room)) continue
    if (cell.kind !== 'text' && !isYesOrNo(cell)) {
      others += 1
      continue
    }
    const text = cellLine(cell)
    const known = texts.get(text)
    if (known) known.cells += 1
    else texts.set(text, { text, said: readSaleText(text), cells: 1 })
  }
  const found = { texts: [...texts.values()], others }
  columns.set(key, found)
  return found
}

/** 1 and 0 under 是否已售 are no figures. */
function isYesOrNo(cell: Cell): boolean {
  return cell.kind === 'number' && (cell.value === 0 || cell.value === 1)
}

/** What a column without a heading is called: J列. */
export function nameOfColumn(index: number): string {
  return `${columnLetter(index)}列`
}

/** The headings with those columns that have none and of which a person said, by its letter, what it means. */
export function nameUnheaded(sheet: Sheet, cells: readonly HeadingCell[], meanings: Meanings): HeadingCell[] {
  if (meanings.size === 0) return [...cells]
  return withUnheaded(sheet, cells).map((cell) => {
    if (cell.header !== '') return cell
    const header = nameOfColumn(cell.index)
    const heading = saidHeading(meanings, [header])
    return heading === undefined ? cell : { ...cell, header, heading, isIgnored: heading === null }
  })
}

/** The headings, and the columns beyond them that have none. */
export function withUnheaded(sheet: Sheet, cells: readonly HeadingCell[]): HeadingCell[] {
  const { width } = lookAt(sheet)
  const beyond = Array.from({ length: Math.max(0, width - cells.length) }, (_, at): HeadingCell => {
    return { index: cells.length + at, header: '', heading: null, isIgnored: false }
  })
  return [...cells, ...beyond]
}

/** 已售 √, 是否可售 否: under a heading that is a word of a sale these say yes or no. */
const YES = /^(?:是|√|✓|✔|☑|■|●|Y|YES|有|对|1)$/i
const NO = /^(?:否|×|✗|✘|X|N|NO|非|0)$/i

/** The word of a sale that a heading is: 是否已售, 可售(是/否), 签约状态. Under a group its own words count. */
function wordIn(header: string): { words: string; said: SaleText } | null {
  for (const name of namesOf(header)) {
    const words = withoutState(
      name
        .replace(/\(?(?:是|Y|√)\/?(?:否|N|×)?\)?$|\([^)]*\)$|\?$/i, '')
        .replace(/^是否/, '')
        .replace(/(?:标[记识]|与否)$/, ''),
    )
    const said = words === '' ? null : readSaleText(words)
    if (said && said.unknown.length === 0 && (said.isForSale || said.isSold || said.isWithheld)) return { words, said }
  }
  return null
}

/** A heading without spaces, and without one group after another: 销售情况是否已售, 是否已售. */
function namesOf(header: string): string[] {
  const parts = header.normalize('NFKC').split(' ')
  return parts.map((_, at) => parts.slice(at).join(''))
}

/** Whether a heading is a word of a sale, under which cells say yes or no. */
export function saysOfSale(header: string): boolean {
  return wordIn(header) !== null || namesOf(header).some((name) => EITHER.test(name))
}

/** 是 under 是否销售 is a home that is sold, or one that is for sale: nobody but a person knows. */
const EITHER = /^(?:是否)?(?:对外)?(?:销售|出售|售)(?:否|与否)?(?:\([^)]*\))?$/
/** 未签约 under 签约情况 says no more than 否 would. */
const NOT_DONE = /^(?:[尚还暂]?未|没有?|无)(?:签[约订署]?|草签|网签|备案|合同|签订?合同|认购|成交|交易)$/
const OF_CONTRACTS = /合同|签|认购|成交|交易/

/**
 * What a cell says under its heading: 否 under 是否可售 is 不可售, √ under 已售 is 已售. Under 是否销售 it names a sale and
 * does not tell. Rule LED-8.
 */
export function saidUnder(header: string, text: string): string {
  const [isYes, isNo] = [YES.test(text), NO.test(text)]
  if (!isYes && !isNo) return NOT_DONE.test(text) && OF_CONTRACTS.test(header.split(' ').at(-1) ?? '') ? '' : text
  if (namesOf(header).some((name) => EITHER.test(name))) return `是否销售:${text}`
  const word = wordIn(header)
  if (!word) return text
  if (isYes) return word.words
  return word.said.isForSale ? NOT_FOR_SALE : ''
}

/** The same of a status, whose cells say yes or no in digits as well. */
export function cellUnder(header: string, cell: Cell): Cell {
  if (cell.kind !== 'text' && cell.kind !== 'number') return cell
  const text = cellLine(cell)
  const said = saidUnder(header, text)
  return said === text ? cell : { kind: 'text', text: said }
}

/** What stands under 客户姓名, where a person said that it is the status: a name or a day is 已售, under 保留人 it is 保留. */
export function buyerUnder(header: string, cell: Cell): Cell {
  if (cell.kind === 'empty' || cell.kind === 'error') return cell
  const text = cellLine(cell)
  const said = saidUnder(header, text)
  if (said !== text) return { kind: 'text', text: said }
  const { isForSale, isSold, isWithheld } = readSaleText(text)
  if (isForSale || isSold || isWithheld) return cell
  if (!namesBuyer(header, cell)) return { kind: 'text', text: '' }
  return { kind: 'text', text: isOfWithheld(header) ? '保留' : '已售' }
}

/** What is not for sale may be sold or withheld: which, a person says. */
const NOT_FOR_SALE = '不可售'

/** Nothing is said of a home. */
const NOTHING = /^(?:[-—–/\s]*|无)$/
/** Of so many cells in a hundred all are words of a sale: the column is the status. */
const NEARLY_ALL = 80

/**
 * Columns that say what is sold or withheld, whatever their headings: the first whose cells are, nearly all of them,
 * words of it (是否可售, 去化情况) is the status where the list has none; of the others, each with a cell that as a whole is
 * such a word is read as remarks are. Rule LED-8.
 */
export function saleColumnsIn(
  sheet: Sheet,
  cells: readonly HeadingCell[],
  columns: readonly MappedColumn[],
  { first, last, isOfSpaces }: { first: number; last: number; isOfSpaces: boolean },
): { status: MappedColumn[]; remarks: MappedColumn[] } {
  const room = columns.find(({ column }) => column === 'room')
  if (!room) return { status: [], remarks: [] }
  const taken = new Set(columns.map(({ index }) => index))
  const unread = withUnheaded(sheet, cells).filter(
    ({ index, header, isIgnored }) =>
      !taken.has(index) &&
      !isIgnored &&
      !isOfLegend(sheet, header, index) &&
      isOfHome(header || headingOver(sheet, index, first, last), isOfSpaces),
  )
  const hasStatus = columns.some(({ column }) => column === 'status')
  const status = hasStatus ? undefined : unread.find((cell) => isStatus(sheet, cell, room))
  const mapped = ({ index, header }: HeadingCell, column: 'status' | 'remarks'): MappedColumn => {
    return { column, index, header: header || nameOfColumn(index), decimals: HUNDREDTHS, isByCells: true }
  }
  return {
    status: status ? [mapped(status, 'status')] : [],
    remarks: unread
      .filter((cell) => cell !== status && hasKeptBack(sheet, cell, room))
      .map((cell) => mapped(cell, 'remarks')),
  }
}

/** 图例 is the heading, or stands somewhere in the column: 图例, 可售, 保留, 已售. */
function isOfLegend(sheet: Sheet, header: string, index: number): boolean {
  return header.split(' ').some(isLegend) || holdsLegend(sheet, index)
}

/** 车位 merged over this column and the one before. */
function headingOver(sheet: Sheet, index: number, first: number, last: number): string {
  const over = sheet.merges.find(
    ({ left, right, top, bottom }) => left < index && index <= right && top <= last && bottom >= first,
  )
  return over ? cellLine(cellAt(sheet, over.top, over.left)) : ''
}

/** What is sold apart from the home, where the list is of homes. */
const APART = /地下室|阁楼|夹层|[软硬精]装/

function isOfHome(header: string, isOfSpaces: boolean): boolean {
  return groupIn(header) === null && (isOfSpaces || !(namesBeside(header) || APART.test(header)))
}

/** What a heading is about, with the words that under it are said of that: a filed price is 已备案 and not sold. */
const ABOUT: readonly (readonly [heading: RegExp, words: RegExp])[] = [
  [/^(?!.*(?:合同|网签|签约|认购)).*(?:备案|价|公示|申报|预售|许可)/, /(?<!网签|合同已?)备案/],
  [/价/, /^(?:已经?)?定$/],
  [/交付|交房|交楼|竣工|验收|工程|进度/, /交付|交[房楼]|收房|入[住伙]/],
  [/证|产权/, /证/],
  [/证|产权|报告|测绘|图|文件|资料|手续|合同|协议|[票款费账帐金贷税]|场地|垃圾|保洁|卫生/, /^已?[出清认]/],
]

/** Whether the words under this heading are of what it is about, and not of a sale. */
export function isAboutElse(header: string, text: string): boolean {
  return ABOUT.some(([heading, words]) => heading.test(header) && words.test(text))
}

function isOfSale(header: string, { text, said }: ColumnText): boolean {
  const { isForSale, isSold, isWithheld, unknown } = said
  return unknown.length === 0 && (isForSale || isSold || isWithheld) && !isAboutElse(header, text)
}

/** A pledge is one reason among others to keep a home back, and 无 or 解押中 beside it no status. */
const OF_PLEDGES = /抵押|查封|冻结|限制|权利/

function isStatus(sheet: Sheet, { index, header }: HeadingCell, room: Room): boolean {
  if (OF_PLEDGES.test(header)) return false
  const { texts, others } = textsIn(sheet, index, room)
  // Under 备案情况 neither √ nor 否 tells what is filed.
  if (namesOf(header).some(isStateOfFiling) && texts.some(({ text }) => YES.test(text))) return true
  let [filled, known] = [others, 0]
  for (const one of texts) {
    const { text, cells } = one
    if (NOTHING.test(text)) continue
    filled += cells
    if (isOfSale(header, one)) known += cells
  }
  return known > 0 && known * 100 >= filled * NEARLY_ALL
}

function hasKeptBack(sheet: Sheet, { index, header }: HeadingCell, room: Room): boolean {
  const { texts, others } = textsIn(sheet, index, room)
  // Among other figures 1 is one of them.
  if (others > 0 && !texts.some(({ text }) => /\D/.test(text))) return false
  return texts.some((one) => {
    const text = saidUnder(header, one.text)
    // Where no heading tells what its words are of, they are remarks: 已售 李四.
    if (header === '' && (one.said.isSold || one.said.isWithheld || one.said.isMentioned)) return true
    if (text === one.text) return (one.said.isSold || one.said.isWithheld) && isOfSale(header, one)
    const { isSold, isWithheld, isMentioned } = readSaleText(text)
    return isSold || isWithheld || isMentioned
  })
}
