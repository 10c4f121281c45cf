import { type BuildingGroups, groupsIn, onlyGroups } from '../building-group'
import { placeInTitle } from '../said-place'
import { storeyBelowGround } from '../space-number'
import { type PriceListColumn, priceOf } from './columns/columns'
import { isBlank } from './columns/filled'
import { type Header, headerFrom } from './columns/header'
import { type HeadingCell, type Meanings, readHeadings } from './columns/headings'
import { type Line, lineOf, type RemarkCell, type RivalCell, report, type Source } from './line'
import { mergedCell, mergedFigures, reportMergedFigures } from './merged-figures'
import type { PriceListNotice } from './notice'
import { plainParts, type RoomWords } from './places/room-words'
import { noticesOfSpaceColumns } from './places/space-columns'
import { afterTitle, leftBehind, namesHomesOnly, type SpaceSection, sectionAbove } from './places/space-section'
import { noticesOfLegend } from './sale/legend'
import { withPricedWords } from './sale/priced-words'
import type { SaleNote } from './sale/sale-at'
import { buyerUnder, cellUnder, isAboutElse, saidUnder } from './sale/sale-columns'
import { closeSections, openSections, passRow, saidOver, saleOverHome } from './sale/sale-sections'
import { type Cell, cellAt, cellLine, cellName, EMPTY, type Sheet } from './sheet'
import { isColumnNumbers } from './skipped/column-numbers'
import { isNote } from './skipped/note'
import { findSkipReason, firstWords, looksLikeSum, type SkippedRow } from './skipped/skip'
import { readSumTitle } from './skipped/sum-title'
import { withoutSums } from './skipped/sum-words'
import { addedIn, addHome, endBlock, endSum, isSumOfOthers, noSums, type SumsAbove } from './skipped/sums'
import { openTitles, passTitle, type Titled, type TitledPrices, titledRow } from './titled-prices'

/** What words above say of the rows below them: a building's name and groups, the code of an entrance. */
export type Title = {
  building: string | null
  entrance: string | null
  /** Words that speak of an entrance and do not tell which. */
  unclear: string | null
  groups: BuildingGroups
  /** The words that name the building. */
  namedBy: string
  /** 负一层 of the spaces below, as `storeyOf` calls it. */
  storey: string | null
  /** 储藏室, 车位 over the rows. */
  space: SpaceSection | null
  /** Said between the rows, not above the headings: it goes before the sheet's name. */
  isOwn: boolean
}

/** A row of a table that is a home. */
export type TableLine = Line & {
  readonly room: RoomWords
  readonly title: Title
  /** A sub-total stands above it: what was written once further up ends there. */
  readonly isAfterSubtotal: boolean
  /** The title that makes its prices floor prices. */
  readonly floorTitle?: Titled | undefined
}

/** 表: headings with the homes below them. A sheet may hold several, one under another. */
export type Table = {
  sheet: Sheet
  header: Header
  source: Source
  lines: TableLine[]
  mergedFigures: ReturnType<typeof mergedFigures>
}

export type OpenedSheet = {
  tables: Table[]
  skipped: SkippedRow[]
  notices: PriceListNotice[]
  notes: SaleNote[]
  above: SumsAbove
  titles: TitledPrices
}

const NO_TITLE: Title = {
  building: null,
  entrance: null,
  unclear: null,
  groups: new Map(),
  namedBy: '',
  storey: null,
  space: null,
  isOwn: false,
}
const LONGEST_TITLE = 30

/**
 * Lays the header over its sheet and tells the rows below apart: homes, and what is passed by. Headings that come again
 * with other columns begin a table of their own, even where they are not all a list needs: its homes are faulty then.
 * `before` is what stands on the sheets above. Rule LED-8.
 */
export function openSheet(
  sheet: Sheet,
  first: Header,
  { meanings, project, before }: { meanings: Meanings; project: string | null; before: SumsAbove | null },
): OpenedSheet {
  const skipped: SkippedRow[] = []
  const sections = openSections(sheet, first.first, project)
  const titles = openTitles(sheet, first.first, { meanings, project })
  let table = openTable(sheet, first)
  const tables = [table]
  let title = titleOf(sheet, 0, first.first, project)
  let isAfterSubtotal = false
  let unclearSum: string | null = null
  let last: TableLine | null = null
  const above = noSums(before)
  for (let row = first.last + 1; row < sheet.rows.length; row += 1) {
    const isBelowHeadings =
      row === first.last + 1 || (skipped.at(-1)?.row === row && skipped.at(-1)?.reason === 'heading')
    if (isBelowHeadings && isColumnNumbers(sheet, row, table.header.columns)) {
      skipped.push({ sheet: sheet.name, row: row + 1, reason: 'heading', text: firstWords(sheet, row) })
      continue
    }
    const { source } = table
    const room = plainParts(cellLine(source.cell(row, 'room')))
    const line: TableLine = { source, row, room, faults: [], repairs: [], title, isAfterSubtotal }
    const added = addedIn(line)
    const found = findSkipReason(line, sheet, table.header, project, { added, above })
    const said = saidOver(sections)
    const ofSum = found === 'subtotal' ? readSumTitle(line, sheet, added, { last, sums: above, said, project }) : null
    const reason = ofSum === 'title' ? 'note' : found
    if (reason === null) {
      const titled = titledRow(titles, row, table.header)
      if (titled === null) continue
      if (line.faults.length === 0) addHome(above, line, lineOf(line, 'room'), added)
      else endSum(above)
      refuseSurplus(line, table)
      reportMergedFigures(line, sheet, table.header, table.mergedFigures)
      if (unclearSum !== null && !isSaidOf(line))
        report(line, 'room', { code: 'sectionUnclear', data: { text: unclearSum } })
      unclearSum = null
      last = line
      line.over = saleOverHome(sections, line)
      if (title.space) title.space.told.hasRows = true
      table.lines.push(titled === 'list' ? line : { ...line, floorTitle: titled })
      isAfterSubtotal = false
      continue
    }
    skipped.push({ sheet: sheet.name, row: row + 1, reason, text: firstWords(sheet, row) })
    if (reason === 'subtotal') endSum(above)
    else endBlock(above)
    if (reason === 'subtotal') isAfterSubtotal ||= !/[本每]页/.test(firstWords(sheet, row))
    if (reason === 'subtotal' && !/[本每]页/.test(firstWords(sheet, row))) {
      title = { ...title, space: leftBehind(title.space) }
    }
    if (reason === 'note') {
      title = newTitle(sheet, row, title, project)
      passTitle(titles, row)
    }
    const words = firstWords(sheet, row)
    if (ofSum === 'unclear') unclearSum = words
    passRow(sections, reason, sheet, {
      row,
      isOfSum: ofSum === 'title',
      isOfPage: /[本每]页/.test(words),
      isNote: isNote(words),
      project,
    })
    if (reason !== 'heading') continue
    const header =
      headerFrom(sheet, row, meanings) ?? withoutOthers(table.header, readHeadings(sheet, row, row, meanings))
    for (; row < header.last; row += 1) {
      skipped.push({ sheet: sheet.name, row: row + 2, reason, text: firstWords(sheet, row + 1) })
    }
    if (hasSameColumns(header, table.header)) continue
    // Below the numbers of spaces those of homes come.
    if (table.header.kind !== null && header.kind === null && title.space?.told.hasRows)
      title = { ...title, space: null }
    table = openTable(sheet, header)
    tables.push(table)
  }
  refuseSumAtTop(tables, above)
  closeSections(sections)
  const notices = [
    ...noticesOfLegend(sheet, first.last, first.columns),
    ...noticesOfSpaceColumns(sheet, first),
    ...sections.notices,
  ]
  return { tables, skipped, notices, notes: sections.notes, above, titles }
}

/** Its own cells say whose it is. */
function isSaidOf(line: TableLine): boolean {
  return lineOf(line, 'building') !== ''
}

/** The first row may be the sum of those below it. */
function refuseSumAtTop([table]: readonly Table[], above: SumsAbove): void {
  const [line] = table?.lines ?? []
  if (!line || line.faults.length > 0) return
  const room = lineOf(line, 'room')
  if (isSumOfOthers(line, room, addedIn(line), above)) report(line, 'room', looksLikeSum(room))
}

/** In separated text one field too many has moved what stands after it: 118,650 without quotes reads as 118. */
function refuseSurplus({ row, faults }: TableLine, { sheet, header }: Table): void {
  if (!sheet.fields) return
  const index = Math.max(...sheet.fields.slice(header.first, header.last + 1))
  const last = header.columns.at(-1)
  if (!last || (sheet.fields[row] ?? 0) <= index) return
  const data = { text: cellLine(cellAt(sheet, row, index)) }
  const place = { sheet: sheet.name, cell: cellName(row, index), row: row + 1, column: last.column }
  faults.push({ ...place, code: 'surplusField', data })
}

/** A row that only names a building or an entrance speaks for what is below it. */
function newTitle(sheet: Sheet, row: number, before: Title, project: string | null): Title {
  const words = firstWords(sheet, row)
  if (withoutSums(words).length > LONGEST_TITLE || isNote(words)) return before
  const said = titleOf(sheet, row, row + 1, project)
  const { building, entrance, unclear, namedBy } = said
  const groups = said.groups.size > 0 ? said.groups : before.groups
  const storey = said.storey ?? before.storey
  const own = said.space && { ...said.space, isOwn: true }
  const space = own ?? (namesHomesOnly(words) ? null : afterTitle(before.space, words))
  if (building !== null) {
    return { building, entrance, unclear, groups, namedBy, storey, space: own ?? leftBehind(space), isOwn: true }
  }
  if (entrance !== null || unclear !== null) return { ...before, entrance, unclear, groups, storey, space }
  if (said.groups.size > 0 || said.storey !== null) return { ...before, groups, storey, space }
  return space === before.space ? before : { ...before, space }
}

/** What the words in these rows say, where they name one building only. */
function titleOf(sheet: Sheet, from: number, to: number, project: string | null): Title {
  const texts = sheet.rows.slice(from, to).flatMap(textsIn)
  if (texts.length === 0) return NO_TITLE
  const found = texts.map((text) => placeInTitle(text, project))
  const only = (part: 'building' | 'entrance') => {
    const said = new Set(found.map((place) => place[part]).filter((name) => name !== null))
    return said.size === 1 ? ([...said][0] ?? null) : null
  }
  const groups = onlyGroups(texts.flatMap((text) => [...groupsIn(text).values()]))
  const entrance = only('entrance')
  const isDiffering = entrance === null && found.some((place) => place.entrance !== null)
  const unclear = isDiffering
    ? texts.join(' ').slice(0, 60)
    : found.find(({ unclear }, at) => unclear && !isNote(texts[at] ?? ''))?.unclear
  const storeys = new Set(texts.map(storeyBelowGround).filter((storey) => storey !== null))
  const storey = storeys.size === 1 ? ([...storeys][0] ?? null) : null
  const isUnclear = entrance === null && unclear
  const space = sectionAbove(sheet.rows.slice(from, to))
  const namedBy = texts.find((_, at) => found[at]?.building != null) ?? ''
  const said = { building: only('building'), entrance, unclear: isUnclear || null, namedBy }
  return { ...said, groups, storey, space, isOwn: false }
}

/** The words of a row; what stands behind 单元： in a cell of its own is said by it. */
function textsIn(row: readonly Cell[]): string[] {
  const filled = row.filter(({ kind }) => kind === 'text' || kind === 'number')
  return filled.flatMap((cell, at) => {
    const text = cellLine(cell)
    const next = filled[at + 1]
    if (next && FORM.test(text)) return `${text.replace(/:$/, '')}:${cellLine(next)}`
    return cell.kind === 'text' && !FORM.test(cellLine(filled[at - 1] ?? EMPTY)) ? text : []
  })
}

/** 单元： to be filled in behind it. */
const FORM = /^(?:所在)?(?:单元|楼栋|栋|幢|楼)(?:号|名称?)?:$/

/** The header without the columns that these headings name otherwise: 套内面积 where 建筑面积 stood is no area. */
function withoutOthers(header: Header, cells: readonly HeadingCell[]): Header {
  const isOther = ({ column, index, header: known }: Header['columns'][number]) => {
    const { header: text, heading } = cells[index] ?? { header: '', heading: null }
    if (text === '' || known.includes(text)) return false
    if (heading?.of !== 'price') return heading?.column !== column
    const price = priceOf(column)
    const isOwner = heading.owner === price?.owner || (heading.owner === 'either' && price?.owner !== 'floor')
    return !isOwner || (heading.kind !== null && heading.kind !== price?.kind)
  }
  return { ...header, columns: header.columns.filter((column) => !isOther(column)) }
}

function hasSameColumns(header: Header, other: Header): boolean {
  const columnsOf = ({ columns }: Header) =>
    columns.map(({ column, index, decimals }) => `${column} ${index} ${decimals}`).join()
  return columnsOf(header) === columnsOf(other) && header.kind === other.kind
}

/** Of a merged range without words: it says nothing, and ends what stands above it. */
export const NOTHING: Cell = { kind: 'text', text: '' }

/** What is written once for several homes beneath; figures only where they are merged. */
const MERGED_DOWN = [
  'building',
  'entrance',
  'floor',
  'kind',
  'type',
  'orientation',
  'status',
] as const satisfies PriceListColumn[]

function openTable(sheet: Sheet, header: Header): Table {
  const indexes: Partial<Record<PriceListColumn, number>> = {}
  const decimals: Source['decimals'] = {}
  for (const column of header.columns) {
    if (column.isFurther) continue
    indexes[column.column] = column.index
    decimals[column.column] = column.decimals
  }
  const merged = readMerges(sheet, header, indexes)
  const figures = mergedFigures(sheet, header)
  const remarks = header.columns
    .filter(({ column, isFurther }) => column === 'remarks' || isFurther)
    .map(({ index, header: text, isFurther: isState = false, isOfNames: isNames = false }) => {
      return { index, header: text, isState, isNames, merged: readMerged(sheet, header, index) }
    })
  const state = header.columns.find(({ column, isFurther }) => column === 'status' && !isFurther)
  const status = state?.header ?? ''
  const isOfNames = state?.isOfNames === true
  const saysOfSale = (cell: Cell) => (isOfNames ? buyerUnder(status, cell) : cellUnder(status, cell))
  const before = new Map(header.columns.flatMap(({ column, before: other }) => (other ? [[column, other]] : [])))
  const fallback = indexes.room ?? 0
  const source: Source = {
    decimals,
    isListAlsoFiled: header.isListAlsoFiled,
    isFiledOnly: header.isFiledOnly,
    cell: (row, column) => {
      const index = indexes[column]
      if (index === undefined) return EMPTY
      const own = cellAt(sheet, row, index)
      const other = before.get(column)
      if (other && isBlank(own)) return cellAt(sheet, row, other.index)
      if (own.kind !== 'empty') return column === 'status' ? saysOfSale(own) : own
      const isHome = indexes.room !== undefined && cellAt(sheet, row, indexes.room).kind !== 'empty'
      const cell = merged[column]?.get(row) ?? (isHome ? mergedCell(sheet, figures, row, column) : null) ?? own
      return column === 'status' ? saysOfSale(cell) : cell
    },
    ...(before.size > 0
      ? {
          before: (row, column) => {
            const index = indexes[column]
            return index !== undefined && isBlank(cellAt(sheet, row, index))
              ? (before.get(column)?.header ?? null)
              : null
          },
        }
      : {}),
    ...(header.rivals.length > 0 ? { rivals: (row, column) => rivalCells(sheet, header, row, column) } : {}),
    ...(remarks.length > 0 ? { remarks: (row) => remarkCells(sheet, remarks, row) } : {}),
    place: (row, column) => ({ sheet: sheet.name, row, index: indexes[column] ?? fallback }),
  }
  return { sheet, header, source: withPricedWords(source, sheet, header.columns), lines: [], mergedFigures: figures }
}

function rivalCells(sheet: Sheet, { rivals }: Header, row: number, column: PriceListColumn): RivalCell[] {
  return rivals
    .filter((rival) => rival.column === column)
    .map(({ index, header, decimals }) => ({ header, decimals, cell: cellAt(sheet, row, index) }))
}

/** What stands merged over several rows speaks for all of them. */
function remarkCells(
  sheet: Sheet,
  columns: readonly {
    index: number
    header: string
    isState: boolean
    isNames: boolean
    merged: ReadonlyMap<number, Cell>
  }[],
  row: number,
): RemarkCell[] {
  const cells: RemarkCell[] = []
  for (const { index, header, isState, isNames, merged } of columns) {
    const own = cellAt(sheet, row, index)
    const cell = own.kind === 'empty' ? (merged.get(row) ?? own) : own
    const text = cellLine(isNames ? buyerUnder(header, cell) : cell)
    if (text === '' || isAboutElse(header, text)) continue
    cells.push({ text: saidUnder(header, text), at: { sheet: sheet.name, row, index }, isState })
  }
  return cells
}

/** What merged cells say further down, by column. */
function readMerges(sheet: Sheet, header: Header, indexes: Partial<Record<PriceListColumn, number>>) {
  const merged: Partial<Record<PriceListColumn, Map<number, Cell>>> = {}
  for (const column of MERGED_DOWN) {
    const index = indexes[column]
    if (index !== undefined) merged[column] = readMerged(sheet, header, index)
  }
  return merged
}

/** What merged cells of a column say further down, by row. An empty one ends what was written above it. */
function readMerged(sheet: Sheet, header: Header, index: number): Map<number, Cell> {
  const merges = sheet.merges.filter(({ left, top, bottom }) => left === index && top > header.last && bottom > top)
  const cells = new Map<number, Cell>()
  for (const { top, left, bottom } of merges.toSorted((a, b) => a.top - b.top)) {
    const master = cellAt(sheet, top, left)
    const isEmpty = cellLine(master) === '' && master.kind !== 'date' && master.kind !== 'error'
    for (let row = isEmpty ? top : top + 1; row <= Math.min(bottom, sheet.rows.length - 1); row += 1) {
      cells.set(row, isEmpty ? NOTHING : master)
    }
  }
  return cells
}
