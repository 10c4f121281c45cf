import { storeyIn } from '../../unit-number'
import { saidHeading } from '../columns/headings'
import { partPrice } from '../sale/priced-words'
import { readSaleText } from '../sale/sale-words'
import { cellAt, cellLine } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import { isComposite } from './chart-composite'
import { figureOfWords, type NamedFigure, openFigure } from './chart-figure'
import type { Chart } from './chart-shape'
import { isStatusChart } from './chart-status'
import { bareFigure, overallTitle, textsOver } from './chart-title'
import { withTitlePrice } from './chart-title-price'
import { type ChartWords, withoutPlace } from './chart-words'

/** What each room's cells hold where neither the rooms nor the rows say so, and the words that say it. */
export function figuresAbove(chart: Chart, words: ChartWords): (NamedFigure | null)[] {
  const found = new Map<string, NamedFigure | null>()
  const isOfSale = isStatusChart(chart)
  const isOfFigures = chart.labelIndex === null && holdsFigures(chart)
  const isStatus = ([nearest = '', ...others]: readonly string[]) =>
    isOfSale &&
    [nearest, ...others].every(
      (text) => saidHeading(words.meanings, [text, withoutPlace(text, words)]) === undefined,
    ) &&
    // A chart of prices whose every home is sold.
    figureOfWords([nearest], words)?.figure.of !== 'price'
  const status = ([header = '']: readonly string[]): NamedFigure => {
    return { figure: { of: 'home', column: 'status', rank: 0 }, header, against: null }
  }
  const namedOver = (texts: readonly string[], index: number) => {
    const found = figureOfWords(texts, words)
    // A sheet 销控 of figures says nothing of a state.
    const isOfState = isOfFigures && found?.figure.of === 'home' && found.figure.column === 'status'
    const own = (isOfState ? null : found) ?? (isOfFigures ? openFigure(texts, words) : null)
    if (own) return withTitlePrice(own, texts, words)
    const overall = overallTitle(chart, index, words)
    if (!overall) return isOfFigures ? bareFigure(chart, texts, words) : null
    if (overall.named.isOpen && !isOfFigures) return null
    return withTitlePrice(overall.named, [...texts, ...overall.texts], words)
  }
  return chart.rooms.map(({ index }) => {
    const texts = textsOver(chart, index, words)
    const key = texts.join('\n')
    const figure = found.has(key) ? (found.get(key) ?? null) : isStatus(texts) ? status(texts) : namedOver(texts, index)
    found.set(key, figure)
    return figure
  })
}

/** Figures alone, but for words of a sale. */
function holdsFigures({ sheet, last, end, floorIndex, rooms }: Chart): boolean {
  let isAny = false
  for (let row = last + 1; row < end; row += 1) {
    if (storeyIn(cellLine(cellAt(sheet, row, floorIndex))) === null) continue
    for (const { index } of rooms) {
      const cell = cellAt(sheet, row, index)
      const { kind } = readFigure(cell, HUNDREDTHS)
      if (kind === 'figure') isAny = true
      else if (partPrice(cell)) isAny = true
      else if (kind !== 'empty' && !(kind === 'text' && isOfSale(cellLine(cell)))) return false
    }
  }
  return isAny
}

function isOfSale(text: string): boolean {
  const { isForSale, isSold, isWithheld } = readSaleText(text)
  return isForSale || isSold || isWithheld
}

/** Whether anything says what the chart's cells hold: the home's own figures, or others, which are left unread. */
export function holdsOf(chart: Chart, words: ChartWords): 'own' | 'others' | null {
  if (chart.labelIndex !== null || isComposite(chart)) return 'own'
  const named = chart.rooms.flatMap(({ figure }) => figure ?? [])
  const figures = named.length > 0 ? named : figuresAbove(chart, words).flatMap((one) => one?.figure ?? [])
  if (figures.length === 0) return null
  return figures.some(({ of }) => of !== 'other') ? 'own' : 'others'
}
