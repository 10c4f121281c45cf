import { isOtherPrice } from '../columns/columns'
import { mayBeDeal } from '../columns/deals-beside'
import { saidHeading } from '../columns/headings'
import type { CellPlace } from '../line'
import type { HomePlace } from '../places/place'
import type { Cell } from '../sheet'
import type { ChartFigure } from './chart-figure'
import { isOfPayment } from './chart-title-price'
import { type ChartWords, withoutPlace } from './chart-words'

/** A cell of a home that is read as none of its figures, and what it is called. */
export type OtherCell = { text: string; isTenThousand: boolean; place: HomePlace | null; cell: Cell; at: CellPlace }

/** What stands over or before a cell, in its own headings or above the chart, and the figure that makes it. */
type Called = { called: string; over: readonly string[]; figure: ChartFigure | null }

/**
 * What a cell of other money is called, where its figures may still be what homes are sold for; `null` where it is read,
 * asked about, left out by a person, or plainly no price of the home.
 */
export function otherFigure({ called, over, figure }: Called, words: ChartWords): string | null {
  const isPassed = figure === null || (figure.of === 'other' && figure.measure === 'price')
  const isOfWays = figure?.of === 'unclear' && isOfPayment(figure.word)
  if (!isPassed && !isOfWays) return null
  const texts = called === '' ? over : [called]
  if (texts.some((text) => saidHeading(words.meanings, [text, withoutPlace(text, words)]) === null)) return null
  const names = texts.map((text) => withoutPlace(text, words))
  const text = isOfWays ? figure.text : (names.find((name) => isOtherPrice(name)) ?? names[0] ?? '')
  return text !== '' && names.every(mayBeDeal) ? text : null
}
