import { saidHeading } from '../columns/headings'
import { titlePriceIn } from '../columns/title-price'
import type { NamedFigure } from './chart-figure'
import type { ChartWords } from './chart-words'

/**
 * What words above a chart and its sheet's name make of its prices: 总价表 on a sheet 1#底价 are floor prices, and
 * 价格表 on one that is called 作废 or 渠道价 nobody's until a person says. What is said to be left out is. Rule LED-8.
 */
export function withTitlePrice(named: NamedFigure, texts: readonly string[], words: ChartWords): NamedFigure {
  const { figure } = named
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
