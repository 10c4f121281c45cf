import { spaceKindIn } from '../../space-number'
import { plainName } from '../../unit-number'
import type { ColumnMeaning, PriceListMapping } from '../mapping'
import { cellAt, cellLine, type Sheet } from '../sheet'
import {
  type Heading,
  type HeadingText,
  isOtherArea,
  isOtherPrice,
  meaningOf,
  plainHeading,
  recogniseHeading,
} from './columns'
import { unknownIn } from './known-words'
import { isPart, wholeOf } from './sub-headings'

/** One column's heading over all heading rows. */
export type HeadingCell = {
  index: number
  header: string
  heading: Heading | null
  /** The price that it would be, but for a group whose words are not known: 精装 over 总价. */
  unclear?: PriceHeading
  /** Only a part of what its group has a figure of its own for. */
  isPart?: boolean
  /** A person said that it is to be left out. */
  isIgnored: boolean
}

type PriceHeading = Extract<Heading, { of: 'price' }>

/** What a person said of headings, by their plain form. */
export type Meanings = ReadonlyMap<string, ColumnMeaning>

/** The mapping's headings by their plain form. */
export function meaningsOf(mapping: PriceListMapping): Meanings {
  return new Map(mapping.headings.map(({ heading, meaning }) => [plainName(heading), meaning]))
}

/** What a person said of a heading, `null` where it is to be ignored; `undefined` when nothing was said. */
export function saidHeading(meanings: Meanings, texts: readonly string[]): Heading | null | undefined {
  if (meanings.size === 0) return undefined
  for (const text of texts) {
    const meaning = meanings.get(plainName(text))
    if (meaning === 'ignored') return null
    if (meaning) return meaningOf(meaning, plainHeading(text).isTenThousand)
  }
  return undefined
}

/** The headings of the columns where the heading rows are `first` to `last`, upper ones grouping the lower. */
export function readHeadings(sheet: Sheet, first: number, last: number, meanings: Meanings): HeadingCell[] {
  let width = 0
  for (let row = first; row <= last; row += 1) width = Math.max(width, sheet.rows[row]?.length ?? 0)
  const upper: string[][] = []
  for (let row = first; row < last; row += 1) upper.push(readGroups(sheet, row, last, width))
  /** Groups that have a figure of their own beside their parts'. */
  const wholes = new Set<string>()
  const parts = new Map<number, string>()
  /** Groups of what is sold with the home as well: whether 房屋 or 合计 holds beside 车位, a person says. */
  const mixed = new Set<string>()
  const read = Array.from({ length: width }, (_, index): HeadingCell => {
    const own = cellLine(cellAt(sheet, last, index))
    const groups: string[] = []
    for (const row of upper) {
      const text = row[index] ?? ''
      if (text !== '' && text !== own && text !== groups.at(-1)) groups.push(text)
    }
    const lowest = own || (groups.pop() ?? '')
    const header = [...groups, lowest].join(' ')
    const above = groups.map(plainHeading).map(({ name, addition }) => `${name}${addition}`)
    // What was said of 总价 by itself is not said of it under 软装.
    const said = saidHeading(meanings, above.some(isOtherOrUnknown) ? [header] : [header, lowest])
    const heading = said === undefined ? recogniseGrouped(groups, lowest) : said
    if (said === undefined && wholeUnder(groups, lowest)) wholes.add(groups.join(' '))
    else if (said === undefined && groups.length > 0) {
      if (isPart(lowest)) parts.set(index, groups.join(' '))
      if (spaceKindIn(lowest)) mixed.add(groups.join(' '))
    }
    const cell = { index, header, heading, isIgnored: said === null }
    if (heading?.of !== 'price' || said !== undefined || !above.some(isOtherOrUnknown)) return cell
    return above.some(isOtherPrice) ? { ...cell, heading: null } : { ...cell, heading: null, unclear: heading }
  })
  const cells = read.map((cell) => {
    const group = parts.get(cell.index) ?? ''
    return wholes.has(group) && !mixed.has(group) ? withoutPart(cell) : cell
  })
  const counted = cells.some(({ header }) => /(?:^| )[厅卫厨]$/.test(header)) ? cells.map(withoutCount) : cells
  const hasPrice = counted.some(({ heading }) => heading?.of === 'price' && heading.owner !== 'floor')
  if (hasPrice) return counted
  return counted.some(({ header }) => isAfter(header)) ? counted.map(asFormer) : counted.map(asOnly)
}

/** 精装总价, 特惠总价: where nothing else is priced, what the home is sold for. */
function asOnly(cell: HeadingCell): HeadingCell {
  if (cell.heading || cell.isIgnored || cell.unclear || cell.isPart || !cell.header.includes('价')) return cell
  const plain = plainHeading(cell.header)
  const name = plain.name.replace(ONLY, '')
  const heading = name !== '' && name !== plain.name ? recogniseHeading({ ...plain, name }) : null
  return heading?.of === 'price' && heading.owner === 'either'
    ? { ...cell, heading: { ...heading, owner: 'list' } }
    : cell
}

const ONLY = /^(?:(?:全|带)?精装修?(?:后|含)?|(?:开盘|首开|限时|周末|新春)?(?:特惠|特价))(?=销?售?(?:单价|总价|价))/

/** Whether a heading names what a price has come to: 优惠后单价. */
export function isAfter(header: string): boolean {
  return /^(?:优惠|折扣?|活动|让利|减免)后(?:单价|总价)$/.test(plainHeading(header).name)
}

/** 原单价, beside what it has come to and no other price, may be the list's. */
function asFormer(cell: HeadingCell): HeadingCell {
  const plain = plainHeading(cell.header)
  if (cell.heading || cell.isIgnored || !/^原(?:销售)?(?:单价|总价)$/.test(plain.name)) return cell
  const heading = recogniseHeading({ ...plain, name: plain.name.slice(1) })
  return heading?.of === 'price' ? { ...cell, heading: { ...heading, isFormer: true } } : cell
}

/** Of 毛坯, 装修 and 合计 under 总价 only the last is the home's total. */
function withoutPart(cell: HeadingCell): HeadingCell {
  const isInner = cell.heading?.of === 'home' && cell.heading.column === 'innerArea'
  return isInner ? cell : { ...cell, heading: null, isPart: true }
}

/** 室 beside 厅 and 卫 counts the home's rooms, and names none. */
function withoutCount(cell: HeadingCell): HeadingCell {
  const { header, heading } = cell
  const isCount = heading?.of === 'home' && heading.column === 'room' && heading.rank >= 0 && /(?:^| )室$/.test(header)
  return isCount ? { ...cell, heading: null } : cell
}

/** The upper heading of each column: across its merged range, and over unmerged blanks beside it. */
function readGroups(sheet: Sheet, row: number, last: number, width: number): string[] {
  const groups = Array.from({ length: width }, (_, index) => cellLine(cellAt(sheet, row, index)))
  const isOwn = groups.map((group) => group !== '')
  for (const merge of sheet.merges) {
    if (merge.top > row || merge.bottom < row) continue
    const text = cellLine(cellAt(sheet, merge.top, merge.left))
    for (let index = merge.left; index <= Math.min(merge.right, width - 1); index += 1) {
      groups[index] = text
      isOwn[index] = true
    }
  }
  const hasLower = groups.map((_, index) => hasTextBelow(sheet, row, last, index))
  return groups.map((group, index) => {
    if (isOwn[index] || !hasLower[index]) return group
    let left = index - 1
    while (left >= 0 && !isOwn[left] && hasLower[left]) left -= 1
    return isOwn[left] && hasLower[left] ? (groups[left] ?? '') : group
  })
}

function hasTextBelow(sheet: Sheet, row: number, last: number, index: number): boolean {
  for (let below = row + 1; below <= last; below += 1) if (cellAt(sheet, below, index).kind === 'text') return true
  return false
}

function isOtherOrUnknown(group: string): boolean {
  // 建筑 over 单价 is 建筑面积单价.
  if (isOtherPrice(group)) return true
  // 经理底价 names a price by itself, whoever's 经理 it is.
  return (
    recogniseHeading(plainHeading(group))?.of !== 'price' && unknownIn(group) !== '' && unknownIn(`${group}面积`) !== ''
  )
}

function recogniseGrouped(groups: readonly string[], own: string): Heading | null {
  if (own === '') return null
  const lower = plainHeading(own)
  if (groups.length === 0) return recogniseHeading(lower)
  const whole = wholeUnder(groups, own)
  if (whole) return whole
  const uppers = groups.map(plainHeading)
  const heading = recogniseJoined(uppers, lower) ?? recogniseHeading(lower)
  const above = uppers.map(({ name, addition }) => `${name}${addition}`)
  // 套内 under 单价 is a price by the inner area.
  const isSize = heading?.of === 'home' && (heading.column === 'area' || heading.column === 'innerArea')
  if (isSize && uppers.some((upper) => recogniseHeading(upper)?.of === 'price')) return null
  if (
    heading?.of === 'home' &&
    heading.column === 'area' &&
    above.some((name) => isOtherArea(name, false) || unknownIn(`${name}面积`) !== '')
  )
    return null
  if (heading?.of !== 'price') return heading
  // 价格(万元) over 单价 and 总价 means the totals.
  const unit = uppers.findLast(({ isTenThousand }) => isTenThousand !== null)?.isTenThousand ?? null
  return heading.kind === 'total' && heading.isTenThousand === null ? { ...heading, isTenThousand: unit } : heading
}

/** The figure of the nearest group itself, where these words mean it. */
function wholeUnder(groups: readonly string[], own: string): Heading | null {
  const group = groups.at(-1)
  return group === undefined ? null : wholeOf(own, recogniseGrouped(groups.slice(0, -1), group))
}

/** The nearest group joined first: of 备案 over 价格 over 单价 first 价格单价, then 备案价格单价. */
function recogniseJoined(uppers: readonly HeadingText[], lower: HeadingText): Heading | null {
  const all = [uppers, ...uppers.map((upper) => [upper])]
  let found: Heading | null = null
  for (const some of all) {
    const upper = some.map(({ name }) => name).join('')
    const joined = (name: string): HeadingText => ({
      name,
      addition: [...some, lower].map(({ addition }) => addition).join(''),
      isByArea: some.some(({ isByArea }) => isByArea) || lower.isByArea,
      isByPiece: lower.isByPiece,
      isTenThousand: lower.isTenThousand,
      isOfOtherUnit: lower.isOfOtherUnit || some.some(({ isOfOtherUnit }) => isOfOtherUnit),
    })
    const heading =
      recogniseHeading(joined(`${upper}${lower.name}`)) ?? recogniseHeading(joined(`${lower.name}${upper}`))
    if (heading && (found === null || isMoreTelling(heading, found))) found = heading
  }
  return found
}

function isMoreTelling(heading: Heading, found: Heading): boolean {
  return heading.of === 'price' && found.of === 'price' && found.owner === 'either' && heading.owner !== 'either'
}
