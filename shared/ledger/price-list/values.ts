import { type Cell, cellLine } from './sheet'

/** Decimals down to the smallest unit: 元 → 分 and ㎡ → 0.01 ㎡. */
export const HUNDREDTHS = 2
/** 万元 → 分. */
export const TEN_THOUSANDS = 6

/**
 * A figure in its smallest unit. `isExact` is false where the cell is finer than that unit and `value` is the nearest.
 */
export type Figure = { readonly value: number; readonly isExact: boolean }

/** What was found in a cell that should hold a figure. */
export type FigureReading =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'error'; readonly error: string }

const NOTHING: FigureReading = { kind: 'empty' }

/**
 * A figure of a cell: numbers, and text as people type it (full-width digits, spaces, `17,380.00`, `89.53㎡`,
 * `202.1万元`). `decimals` down to the smallest unit, of a figure without a unit of its own.
 */
export function readFigure(cell: Cell, decimals: number): FigureReading {
  switch (cell.kind) {
    case 'empty':
      return NOTHING
    case 'number':
      return { kind: 'figure', figure: figureOfNumber(cell.value, decimals) }
    case 'text':
      return readText(cellLine(cell), decimals)
    case 'date':
      return cell
    case 'error':
      return cell
  }
}

/** What a sheet's own arithmetic leaves behind (89.530000000001) is far below this, a written decimal far above. */
const NOISE = 1e-4

function figureOfNumber(value: number, decimals: number): Figure {
  const scaled = value * 10 ** decimals
  const nearest = Math.round(scaled)
  return { value: nearest, isExact: Math.abs(scaled - nearest) < NOISE }
}

const NUMBER = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/
const UNIT = /(?:人民币)?(万)?(?:元?整?(?:\/(?:㎡|m2|平方米|平米|平方|平|套|个|位|车位))?|㎡|m2|平方米|平米|平方|平)$/i

function readText(text: string, decimals: number): FigureReading {
  const plain = text.replaceAll(' ', '')
  if (/^(?:|[-—–/]+|无)$/.test(plain)) return NOTHING
  // Most figures in text have no unit, and looking for one is slow.
  const bare = NUMBER.exec(plain)
  const unit = bare ? null : UNIT.exec(plain)
  const places = unit?.[1] ? TEN_THOUSANDS : unit?.[0].includes('元') ? HUNDREDTHS : decimals
  const match = bare ?? NUMBER.exec(plain.slice(0, unit?.index ?? plain.length).replace('¥', ''))
  if (!match) return { kind: 'text', text }
  const [, sign, whole = '', fraction = ''] = match
  const kept = fraction.slice(0, places).padEnd(places, '0')
  const rest = fraction.slice(places)
  const roundsUp = /^[5-9]/.test(rest)
  const value = Number(`${whole.replaceAll(',', '')}${kept}`) + (roundsUp ? 1 : 0)
  return { kind: 'figure', figure: { value: sign && value !== 0 ? -value : value, isExact: /^0*$/.test(rest) } }
}

/** 2026-09-01, 2026年9月: no money. */
const DAYS = /20\d\d[-/.年]\d{1,2}(?!\d)/g
const NUMBERS = /\d+(?:,\d{3})*(?:\.\d+)?万?/g

/** The largest figure above 0 that a cell says, alone or among words: 1510865起, 15180/1510865, 约151万. */
export function largestIn(cell: Cell, decimals: number): number | null {
  const read = readFigure(cell, decimals)
  if (read.kind === 'figure') return read.figure.value > 0 ? read.figure.value : null
  const written = read.kind === 'text' ? (read.text.replace(DAYS, ' ').match(NUMBERS) ?? []) : []
  const figures = written.flatMap((text) => {
    const one = readText(text, decimals)
    return one.kind === 'figure' && one.figure.value > 0 ? one.figure.value : []
  })
  return figures.length === 0 ? null : Math.max(...figures)
}

/** What a figure measures. */
export type Measure = 'area' | 'unitPrice' | 'total'

/** Whether the unit behind a figure is another one's: 元 in a column of areas, 元/㎡ in one of totals. */
export function hasOtherUnit(written: string, measure: Measure): boolean {
  const text = written.replaceAll(' ', '')
  const isByArea = /\/(?:㎡|m2|平)/i.test(text)
  switch (measure) {
    case 'area':
      return /[元万¥/]/.test(text)
    case 'unitPrice':
      return /\/(?:套|个|位|车位)/.test(text) || (!isByArea && /(?:㎡|m2|平方|平米|平)$/i.test(text))
    case 'total':
      return isByArea || /(?:㎡|m2|平方米?|平米|平)$/i.test(text)
  }
}
