import { homeNumber } from '../whole-number'
import { type PriceKind, type PriceOwner, priceColumn, priceKindSchema } from './columns'
import { cellOf, hasColumn, type Line, lineOf, report } from './line'
import { cellLine } from './sheet'
import { HUNDREDTHS, readFigure } from './values'

const WITHHELD =
  /保留|预留|自留|留用|控房|暂不(?:对外)?(?:出|销)?售|暂缓销售|(?:暂不|不|暂未|未)(?:对外)?(?:开放|推出)|不(?:对外)?(?:出|销)?售|非售/
/** What was withheld and is no more. */
const RELEASED = /(?:不|未|非|无|取消|解除|原)(?:再)?(?:保留|预留|自留)/
/** What an office says of a home that has a buyer. */
const SOLD = /(?<!未)已(?:售|定|订|认购|签约|网签|备案|成交)|(?<![未待])(?:成交|售出|售罄|认购)/
/** The same of a status alone; of remarks only what cannot be meant otherwise: 已定价, 已备案 are said of prices too. */
const SOLD_STATUS =
  /(?<!未)已(?:售|认购|签约|网签|备案|成交|[定订](?!价|于))|(?<![未待])(?:成交|售出|售罄)|^(?:认购|签约|网签)$/
const SOLD_REMARK = /(?<!未)已(?:售(?!后)|认购|签约|网签|成交)|(?<![未待])(?:售出|售罄)/
/** A status that keeps a home from being sold, said in a word of its own. */
const WITHHELD_STATUS = /^(?:已?(?:抵押|查封|工抵|工程抵款|锁定|锁房|销控|控)|不可(?:出|销)?售)$/
const LONGEST = 60

/** What stands where a price should: the home is withheld, or sold. */
export type InsteadOfPrice = { says: string; isSold: boolean }

/**
 * 保留 or 已售 in the price's own cells: the owner's every price of the home is words or left empty. `null` where there
 * is a figure, or words that say neither. Rule LED-8.
 */
export function insteadOfPrice(line: Line, owner: PriceOwner): InsteadOfPrice | null {
  let found: InsteadOfPrice | null = null
  for (const kind of priceKindSchema.options) {
    const column = priceColumn(owner, kind)
    const cell = cellOf(line, column)
    const isText = cell.kind === 'text' && !/\d/.test(cell.text)
    if (cell.kind === 'empty' || (isText && readFigure(cell, HUNDREDTHS).kind === 'empty')) continue
    const said = isText ? insteadIn(cellLine(cell).replaceAll(' ', '')) : null
    if (said === null) return null
    found ??= said
  }
  return found
}

function insteadIn(words: string): InsteadOfPrice | null {
  if (SOLD.test(words)) return { says: words.slice(0, LONGEST), isSold: true }
  const says = withheldIn(words)
  return says === null ? null : { says, isSold: false }
}

/** 保留: what a home's status or its remarks say of its being withheld, in their words; else `null`. Rule LED-8. */
export function readWithheld(line: Line, remarks: readonly string[]): string | null {
  if (hasColumn(line, 'status')) {
    const status = lineOf(line, 'status')
    const said = WITHHELD_STATUS.test(status.replaceAll(' ', '')) ? status.slice(0, LONGEST) : withheldIn(status)
    if (said !== null) return said
  }
  for (const remark of remarks) {
    const said = withheldIn(remark)
    if (said !== null) return said
  }
  return null
}

/** 已售: what a home's status or its remarks say of its having a buyer, in their words; else `null`. Rule LED-8. */
export function readSold(line: Line, remarks: readonly string[]): string | null {
  const status = hasColumn(line, 'status') ? lineOf(line, 'status') : ''
  if (SOLD_STATUS.test(status.replaceAll(' ', ''))) return status.slice(0, LONGEST)
  return remarks.find((remark) => SOLD_REMARK.test(remark.replaceAll(' ', '')))?.slice(0, LONGEST) ?? null
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
