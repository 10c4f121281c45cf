import { NUMERALS, plainName } from '../unit-number'
import { plainHeading } from './columns'
import { cellAt, cellLine, type Sheet } from './sheet'
import type { Table } from './table'

/** Columns that tell buildings of one number apart, with the word by which a bare code of theirs is one. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(?:所属|所在)?(?:地块|宗地)(?:号|名称|编号)?$/, '地块'],
  [/^(?:所属)?(?:分期|期数|期次|期别|期|项目分期)(?:名称)?$/, '期'],
  [/^(?:所属|所在)?组团(?:号|名称?|编号)?$/, '组团'],
  [/^(?:所属|所在)?(?:小区|片区|园区|苑区|区|(?:车位|停车|防火)?分区|库区|街区)(?:名称?|编号)?$/, '区'],
  [/^(?:所属)?标段(?:号|名称)?$/, '标段'],
  [/^(?:所属|所在)?(?:楼盘|案名|苑|园|院|院落|组团\/分期)(?:名称?)?$/, ''],
]

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

function groupIn(heading: string) {
  const { name } = plainHeading(heading.split(' ').at(-1) ?? '')
  return GROUPS.find(([pattern]) => pattern.test(name)) ?? null
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
