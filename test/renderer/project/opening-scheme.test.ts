import { describe, expect, it } from 'vitest'
import { OPENING_LINES, openingScheme } from '../../../renderer/features/project/opening-scheme'
import { parseFold } from '../../../shared/kernel/rate'
import { isRefusal } from '../../../shared/kernel/refusal'
import { calculatePrice } from '../../../shared/pricing/price'
import { discountSchemeSchema } from '../../../shared/pricing/scheme'

const words = {
  scheme: '开盘方案',
  evidence: '推荐凭证',
  oneOff: '一次性付款',
  signInTime: '按时签约',
  referral: '老带新',
  lumpSum: '总价立减',
}

describe('the scheme a new office opens with', () => {
  it('PRC-1: is one the office takes, compound and rounded to 元, its items in order', () => {
    const scheme = discountSchemeSchema.parse(openingScheme(OPENING_LINES, words))
    expect(scheme).toMatchObject({ name: '开盘方案', mode: 'compound', roundTo: 100 })
    expect(scheme.items.map(({ name }) => name)).toEqual(['一次性付款', '按时签约', '老带新', '总价立减'])
  })

  it('PRC-2: comes to 1,593,777 元 on 89.53 ㎡ at 18,650 元/㎡ when all of it is used', () => {
    const scheme = discountSchemeSchema.parse(openingScheme(OPENING_LINES, words))
    const price = calculatePrice({
      area: 8_953,
      list: { by: 'unitPrice', unitPrice: 1_865_000 },
      filed: null,
      scheme,
      chosen: scheme.items.map((item) => ({ item, reasons: [] })),
    })
    expect(isRefusal(price) ? price : price.total).toBe(159_377_700)
  })

  it('PRC-4: asks for a method, a signing day and evidence where the item needs them', () => {
    const items = openingScheme(OPENING_LINES, words)?.items
    expect(items?.map(({ conditions }) => conditions)).toEqual([
      { paymentMethods: ['oneOff'] },
      { signWithinDays: 7 },
      { evidence: '推荐凭证' },
      {},
    ])
  })

  it('leaves out what is switched off, and does not mind its figure', () => {
    const lines = OPENING_LINES.map((line) => (line.id === 'referral' ? { ...line, isUsed: false, figure: '' } : line))
    expect(openingScheme(lines, words)?.items.map(({ id }) => id)).toEqual(['oneOff', 'signInTime', 'lumpSum'])
  })

  it('is none while a figure in use is wrong', () => {
    for (const figure of ['', '0', '100', '4.9', '98.765', '九八']) {
      const lines = OPENING_LINES.map((line) => (line.id === 'oneOff' ? { ...line, figure } : line))
      expect(openingScheme(lines, words), figure).toBeNull()
    }
    for (const figure of ['', '0', '-5', '1.234']) {
      const lines = OPENING_LINES.map((line) => (line.id === 'lumpSum' ? { ...line, figure } : line))
      expect(openingScheme(lines, words), figure).toBeNull()
    }
  })

  it('reads 折 as people write it', () => {
    expect(['98', '9.8', '98折', '９８', '98.5', '9', '95'].map(parseFold)).toEqual([
      9_800, 9_800, 9_800, 9_800, 9_850, 9_000, 9_500,
    ])
  })
})
