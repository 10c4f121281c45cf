import { ORPCError } from '@orpc/client'
import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { refusalText } from '../../renderer/components/refusal'
import { type Language, texts } from '../../renderer/i18n/texts'
import { contract } from '../../shared/contract'
import { startOfDay } from '../../shared/kernel/day'
import { declaredCodes } from './contract-codes'

const TEN = startOfDay('2026-06-07') + 10 * 3_600_000
const SINCE = TEN + 123_000
const UNTIL = SINCE + 30 * 60_000

let words: Record<Language, TFunction<['refusals', 'common']>>
beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: texts, interpolation: { escapeValue: false } })
  words = {
    'zh-CN': i18next.getFixedT('zh-CN', ['refusals', 'common']),
    en: i18next.getFixedT('en', ['refusals', 'common']),
  }
})

/** A refusal as it comes over the wire. */
function refused(code: string, data: Record<string, unknown>) {
  return new ORPCError(code, { defined: true, status: 409, data })
}

describe('what the office says when it says no', () => {
  it('has a sentence in both languages for every refusal of the contract, and none that nobody gives', () => {
    const declared = [...declaredCodes(contract).keys()].sort()
    expect(declared.length).toBeGreaterThan(40)
    for (const language of ['zh-CN', 'en'] as const) {
      expect(Object.keys(texts[language].refusals.code).sort()).toEqual(declared)
    }
  })

  it('LED-2: says who holds the home, since when and until when', () => {
    const error = refused('UNIT_HELD', {
      rule: 'LED-2',
      unit: '1-1-1203',
      claim: { kind: 'submitted', by: '王琳', since: SINCE, until: UNTIL },
    })
    const { title, detail } = refusalText(words['zh-CN'], error, TEN)
    expect(title).toBe('「LED-2」1-1-1203 已被 王琳 于 10:02:03 锁定，至 10:32:03')
    expect(detail).toContain('房号单待批')
    expect(refusalText(words.en, error, TEN).title).toBe(
      '[LED-2] 1-1-1203 was claimed by 王琳 at 10:02:03, until 10:32:03',
    )
  })

  it('LED-2: leaves the end out where no time runs, and dates what was not today', () => {
    const error = refused('UNIT_HELD', {
      rule: 'LED-2',
      unit: '1-1-1203',
      claim: { kind: 'subscribed', by: '王琳', since: SINCE - 86_400_000, until: null },
    })
    expect(refusalText(words['zh-CN'], error, TEN).title).toBe('「LED-2」1-1-1203 已被 王琳 于 06-06 10:02:03 锁定')
  })

  it('LED-8: says why a file cannot be read and what helps', () => {
    const error = refused('FILE_UNREADABLE', { rule: 'LED-8', reason: 'decidingColumnMissing', looked: ['总价'] })
    const { title, detail } = refusalText(words['zh-CN'], error, TEN)
    expect(title).toBe('「LED-8」读不懂这个文件：没有你选的「为准」那一列价格')
    expect(detail).toBe('没有认出：总价。请改选另一种为准，或补上这一列。')
  })

  it('PRC-4: names the condition a discount fails', () => {
    const error = refused('DISCOUNT_NOT_ADMITTED', {
      rule: 'PRC-4',
      item: 'oneOff',
      admission: {
        itemId: 'oneOff',
        name: '一次性付款',
        isAdmitted: false,
        isChosen: true,
        met: [],
        unmet: [{ code: 'paymentMethod', methods: ['oneOff'] }],
      },
    })
    const { title, detail } = refusalText(words['zh-CN'], error, TEN)
    expect(title).toBe('「PRC-4」「一次性付款」现在不能用')
    expect(detail).toContain('付款方式须为一次性付款')
  })

  it('PRC-3: shows both totals in yuan when the price changed', () => {
    const error = refused('PRICE_CHANGED', { rule: 'PRC-3', shown: 159_377_700, now: 160_976_100 })
    expect(refusalText(words['zh-CN'], error, TEN).title).toContain('1,593,777 元，现在是 1,609,761 元')
  })

  it('SEC-5: says that no answer came when the office cannot be reached, and shows the id of what went wrong inside', () => {
    expect(refusalText(words['zh-CN'], new TypeError('Failed to fetch'), TEN).title).toBe('连不上案场主机')
    expect(refusalText(words['zh-CN'], refused('UNEXPECTED', { id: 'x7' }), TEN).detail).toContain('x7')
  })

  it('leaves no gap in any sentence', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const [code, entry] of Object.entries(texts[language].refusals.code)) {
        expect(entry.title, code).not.toBe('')
        expect(entry.detail, code).not.toBe('')
      }
    }
  })
})
