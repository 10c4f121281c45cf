import { homeNumber } from '../unit-number'
import type { PriceKind } from './columns'
import { cellOf, hasColumn, type Line, lineOf, report } from './line'
import { cellLine } from './sheet'

const WITHHELD = /保留|预留|自留|留用|控房|暂不(?:对外)?(?:出|销)?售|暂缓销售|不(?:对外)?(?:出|销)售|非售/
/** What was withheld and is no more. */
const RELEASED = /(?:不|未|非|无|取消|解除|原)(?:再)?(?:保留|预留|自留)/
const LONGEST = 60

/** 保留: what a home's status or its remarks say of its being withheld, in their words; else `null`. Rule LED-8. */
export function readWithheld(line: Line, remarks: readonly string[]): string | null {
  if (hasColumn(line, 'status')) {
    const said = withheldIn(lineOf(line, 'status'))
    if (said !== null) return said
  }
  for (const remark of remarks) {
    const said = withheldIn(remark)
    if (said !== null) return said
  }
  return null
}

function withheldIn(words: string): string | null {
  if (words === '') return null
  return WITHHELD.test(words) && !RELEASED.test(words) ? words.slice(0, LONGEST) : null
}

/** 绑定房号: the number of the home that a parking space or storeroom goes with. Rule LED-11. */
export function readTiedTo(line: Line): string | null {
  if (!hasColumn(line, 'tiedTo')) return null
  const cell = cellOf(line, 'tiedTo')
  if (cell.kind === 'date') return report(line, 'tiedTo', { code: 'dateValue', data: {} })
  if (cell.kind === 'error') return report(line, 'tiedTo', { code: 'errorValue', data: { error: cell.error } })
  const text = cellLine(cell)
  if (/^(?:|[-—–/]+|无)$/.test(text)) return null
  return homeNumber(text) ?? report(line, 'tiedTo', { code: 'nameUnreadable', data: { text } })
}

/** 计价方式: which figure decides in this row; the list's where the row does not say. Rule LED-8. */
export function readDecidedBy(line: Line, ofList: PriceKind): PriceKind {
  if (!hasColumn(line, 'decidedBy')) return ofList
  const cell = cellOf(line, 'decidedBy')
  const text = cellLine(cell)
  if (text === '' && cell.kind === 'empty') return ofList
  const said = decidedByIn(text)
  if (said === null) report(line, 'decidedBy', { code: 'nameUnreadable', data: { text } })
  return said ?? ofList
}

/** The figure that words such as 单价, 一口价 or 按套 name; `null` when they name none. */
export function decidedByIn(words: string): PriceKind | null {
  if (/套内/.test(words)) return null
  if (/一口价|总价|按套|整套|每套/.test(words)) return 'total'
  return /单价|建筑面积|按面积|按平/.test(words) ? 'unitPrice' : null
}
