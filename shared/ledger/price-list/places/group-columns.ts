import { NUMERALS, plainName } from '../../unit-number'
import { groupIn } from '../columns/group-headings'
import { cellAt, cellLine, type Sheet } from '../sheet'
import type { Table } from '../table'

/**
 * 地块, 分期, 组团, 小区: what such columns say of each row's building, to stand before its name; `null` where the list
 * has none. Written once, it speaks for the rows below. Rule LED-8.
 */
export function groupsOfLines({ sheet, header, lines }: Table): string[] | null {
  const columns = header.unread.flatMap(({ index, header: text, isIgnored }) => {
    if (isIgnored) return []
    const found = groupIn(text)
    return found ? [readNames(sheet, index, lines).map((name) => asGroup(name, found[1]))] : []
  })
  const filled = columns.filter((groups) => groups.some((group) => group !== ''))
  return filled.length === 0 ? null : lines.map((_, at) => filled.map((groups) => groups[at] ?? '').join(''))
}

/** The words in a column of all lines, merged or written once for the rows below. */
export function readNames(sheet: Sheet, index: number, lines: Table['lines']): string[] {
  const merges = sheet.merges.filter(({ left, right }) => left <= index && index <= right)
  const own = lines.map(({ row }) => {
    const merge = merges.find(({ top, bottom }) => top <= row && row <= bottom)
    return cellLine(merge ? cellAt(sheet, merge.top, merge.left) : cellAt(sheet, row, index))
  })
  const isWrittenOnce = own.filter((text) => text === '').length * 2 >= own.length
  let carried = ''
  return own.map((text, at) => {
    if (text !== '') carried = text
    else if (!isWrittenOnce || lines[at]?.isAfterSubtotal) carried = ''
    return carried
  })
}

/**
 * 区域, 位置 or any other column that says nothing but zones, A区 and B区, of spaces: their numbers begin anew in each.
 * `null` where the list has none. Rule LED-11.
 */
export function zonesOfSpaces({ sheet, header, lines }: Table): string[] | null {
  for (const { index, isIgnored } of header.unread) {
    if (isIgnored) continue
    const names = readNames(sheet, index, lines)
    if (names.some((name) => name !== '') && names.every((name) => name === '' || ZONE.test(name))) return names
  }
  return null
}

const ZONE = /^[A-Za-z]\d?区$/

/** 1 under 分期 → 1期: what stands before a building's code must not run into it. */
function asGroup(text: string, word: string): string {
  const plain = plainName(text)
  return plain === '' || ENDS_IN_WORD.test(plain) ? plain : `${plain}${word}`
}

const ENDS_IN_WORD = new RegExp(`(?![${NUMERALS}甲乙丙丁戊己庚辛])[\\u4e00-\\u9fff]$`)

/** A building's name with its group before it, unless the name or the project's says it anyway. */
export function withColumns(building: string, group: string, project: string | null): string {
  const isSaid = plainName(building).includes(group) || plainName(project ?? '').includes(group)
  return isSaid ? building : `${group}${building}`
}
