import { z } from 'zod'
import { priceListColumnSchema } from './columns'
import { hasColumn, isSound, type Line, lineOf, report, shownPlace } from './line'
import type { PriceListNotice } from './notice'
import { type InsteadOfPrice, LONGEST_SAID } from './said'
import { readSaleText, type SaleText } from './sale-words'

/** Where a list says that a home is sold: the cell as Excel shows it. */
export const soldAtSchema = z.strictObject({
  sheet: z.string(),
  cell: z.string(),
  row: z.int(),
  column: priceListColumnSchema,
})
type SoldAt = z.infer<typeof soldAtSchema>

/** 销售状态: what a list says of a home's being withheld or sold, in its words. */
export type SaleSaid = { withheldAs: string | null; soldAs: string | null; soldAt: SoldAt | null }

/** What the texts of a list say, each looked up once; the statuses nobody could read, and how many cells say so. */
export type SaleTexts = {
  known: Map<string, SaleText>
  unclear: Map<string, { cells: number }>
  notices: PriceListNotice[]
}

export function noSaleTexts(): SaleTexts {
  return { known: new Map(), unclear: new Map(), notices: [] }
}

const LONGEST_NOTICE = 120

/**
 * What words in the price's place, the status and the remarks say of a home. A status that is none of the known words
 * is a fault at its first cell, for a home nobody may buy would go on sale; remarks are free text, and one that only
 * names such a word among others is noticed. Rule LED-8.
 */
export function readSale(line: Line, number: string, instead: InsteadOfPrice | null, texts: SaleTexts): SaleSaid {
  const said: SaleSaid = { withheldAs: null, soldAs: null, soldAt: null }
  if (instead?.isSold) said.soldAs = instead.says
  else if (instead) said.withheldAs = instead.says
  if (hasColumn(line, 'status')) readStatus(line, said, texts)
  for (const { text, at } of line.source.remarks?.(line.row) ?? []) {
    const remark = lookUp(text, texts)
    const place = shownPlace(line, 'remarks', at)
    take(said, remark, text, place)
    if (remark.isMentioned) texts.notices.push({ ...place, home: number, text: text.slice(0, LONGEST_NOTICE) })
  }
  return said
}

function readStatus(line: Line, said: SaleSaid, texts: SaleTexts): void {
  const text = lineOf(line, 'status')
  if (text === '') return
  const status = lookUp(text, texts)
  const { isSold, isWithheld, unknown, isMentioned } = status
  // 保留-张三 is withheld; 保留，配套车位已售 may be more than that.
  if (isSold || unknown.length === 0 || (isWithheld && !isMentioned)) {
    take(said, status, text, shownPlace(line, 'status'))
    return
  }
  const before = texts.unclear.get(text)
  if (before) {
    before.cells += 1
  } else if (isSound(line, 'status')) {
    const data = { text: text.slice(0, LONGEST_SAID), cells: 1 }
    report(line, 'status', { code: 'statusUnknown', data })
    texts.unclear.set(text, data)
  }
}

function lookUp(text: string, { known }: SaleTexts): SaleText {
  const before = known.get(text)
  if (before) return before
  const read = readSaleText(text)
  known.set(text, read)
  return read
}

/** The first cell that says it stands for it. */
function take(said: SaleSaid, { isSold, isWithheld }: SaleText, text: string, at: SoldAt): void {
  const words = text.slice(0, LONGEST_SAID)
  if (isSold && said.soldAs === null) Object.assign(said, { soldAs: words, soldAt: at })
  else if (isWithheld) said.withheldAs ??= words
}
