import { parseYuan } from '../../../shared/kernel/money'
import { parseFold, WHOLE } from '../../../shared/kernel/rate'
import type { Conditions, DiscountItem, DiscountScheme } from '../../../shared/pricing/scheme'

/** One line of the scheme a new office starts with: whether it is used, and its figure as typed. */
export type OpeningLine = { id: OpeningItem; isUsed: boolean; figure: string }
export type OpeningItem = 'oneOff' | 'signInTime' | 'referral' | 'lumpSum'

/** What a line is called, and what is to be shown for a referral, in the office's language. */
export type OpeningWords = { scheme: string; evidence: string } & Record<OpeningItem, string>

/** 开盘方案: the items most offices open with, in their order; each can be left out and its figure changed. */
export const OPENING_LINES: readonly OpeningLine[] = [
  { id: 'oneOff', isUsed: true, figure: '98' },
  { id: 'signInTime', isUsed: true, figure: '99' },
  { id: 'referral', isUsed: true, figure: '99' },
  { id: 'lumpSum', isUsed: true, figure: '10,000' },
]

const SIGN_WITHIN_DAYS = 7
/** The kind of figure a line takes. */
export function figureKind(id: OpeningItem): 'percent' | 'amount' {
  return id === 'lumpSum' ? 'amount' : 'percent'
}

/** Whether the figure of a line can stand. */
export function isFigureRight({ id, figure }: OpeningLine): boolean {
  return figureKind(id) === 'percent' ? parseFold(figure) !== null : (parseYuan(figure) ?? 0) > 0
}

/** The scheme from the lines in use: compound, rounded to 元. `null` while a figure in use is wrong. Rules PRC-1, PRC-2. */
export function openingScheme(lines: readonly OpeningLine[], words: OpeningWords): DiscountScheme | null {
  const used = lines.filter(({ isUsed }) => isUsed)
  if (!used.every(isFigureRight)) return null
  return {
    name: words.scheme,
    mode: 'compound',
    roundTo: 100,
    items: used.map((line) => openingItem(line, words)),
  }
}

function openingItem({ id, figure }: OpeningLine, words: OpeningWords): DiscountItem {
  return {
    id,
    name: words[id],
    discount:
      figureKind(id) === 'percent'
        ? { kind: 'percent', rate: parseFold(figure) ?? WHOLE }
        : { kind: 'amountOff', amount: parseYuan(figure) ?? 0 },
    conditions: conditionsOf(id, words),
  }
}

function conditionsOf(id: OpeningItem, words: OpeningWords): Conditions {
  switch (id) {
    case 'oneOff':
      return { paymentMethods: ['oneOff'] }
    case 'signInTime':
      return { signWithinDays: SIGN_WITHIN_DAYS }
    case 'referral':
      return { evidence: words.evidence }
    case 'lumpSum':
      return {}
  }
}
