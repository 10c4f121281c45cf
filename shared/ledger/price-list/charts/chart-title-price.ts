import { isOtherPrice } from '../columns/columns'
import { saidHeading } from '../columns/headings'
import { titlePriceIn } from '../columns/title-price'
import type { NamedFigure } from './chart-figure'
import { type ChartWords, readWords } from './chart-words'

/** 1号楼总价表（一次性付款）: what a home costs who pays so, which may as well be the list's price. */
const PAYMENT = /一次性|全款|按揭|分期|贷款|公积金/

/** Whether words are those of a way to pay: beside prices that are read these are others. */
export function isOfPayment(word: string): boolean {
  return PAYMENT.test(word)
}

/**
 * What words above a chart and its sheet's name make of its prices: 总价表 on a sheet 1#底价 are floor prices, and
 * 价格表 on one that is called 作废 or 渠道价 nobody's until a person says, and so is 总价表（按揭）. What is said to be
 * left out is. Rule LED-8.
 */
export function withTitlePrice(named: NamedFigure, texts: readonly string[], words: ChartWords): NamedFigure {
  const { figure } = named
  if (figure.of === 'other' && figure.measure === 'price') return ofPayment(named, words)
  if (figure.of !== 'price' || figure.isSaid) return named
  for (const header of texts) {
    const found = titlePriceIn(header, words.project)
    if (!found || !(found.isOld || figure.owner === 'either')) continue
    const said = saidHeading(words.meanings, [header, found.text])
    if (said?.of === 'price') return named
    if (said === null) return { figure: { of: 'other', measure: 'price' }, header, against: null }
    if (found.isFloor) return { ...named, figure: { ...figure, owner: 'floor' } }
    const { text, word } = found
    return { figure: { of: 'unclear', measure: 'price', kind: figure.kind, text, word }, header, against: null }
  }
  return named
}

function ofPayment(named: NamedFigure, { meanings, project }: ChartWords): NamedFigure {
  const found = titlePriceIn(named.header, project)
  // 一次性总价 is called so itself: other money.
  if (isOtherPrice(readWords(named.header, { project }).clauses.join(' '))) return named
  if (!found || !isOfPayment(found.word) || saidHeading(meanings, [named.header, found.text]) !== undefined)
    return named
  const { text, word } = found
  const kind = /[单均]价/.test(text) ? 'unitPrice' : /总/.test(text) ? 'total' : null
  return { ...named, figure: { of: 'unclear', measure: 'price', kind, text, word } }
}
