import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../shared/kernel/refusal'
import { fallsOfLines, fallsOfTicket } from '../../../shared/ledger/ticket-falls'
import { quote } from '../../../shared/pricing/price'
import type { DiscountItem, DiscountScheme } from '../../../shared/pricing/scheme'

const FACTS = { paymentMethod: 'oneOff', day: '2026-06-07', today: '2026-06-07', building: '1号楼', type: 'B' } as const

function signedWithin(id: string, name: string, days: number, kinds?: DiscountItem['conditions']['kinds']) {
  const conditions = kinds ? { signWithinDays: days, kinds } : { signWithinDays: days }
  return { id, name, discount: { kind: 'amountOff' as const, amount: 1_000_000 }, conditions }
}

const SCHEME: DiscountScheme = {
  name: '开盘方案',
  mode: 'compound',
  roundTo: 100,
  items: [
    signedWithin('week', '按时签约', 7),
    signedWithin('fortnight', '两周签约', 14),
    signedWithin('space', '车位签约', 7, ['parking']),
  ],
}

/** A line frozen on 2026-06-07 with everything that is for its kind, at a list total in yuan. */
function aLine(
  unit: string,
  kind: 'home' | 'parking',
  yuan: number,
  scheme = SCHEME,
  chosenIds = kind === 'home' ? ['week', 'fortnight'] : ['space'],
) {
  const list = { by: 'total', total: yuan * 100 } as const
  const facts = { ...FACTS, kind, area: 10_000, evidence: [] }
  const quoted = quote({ area: 10_000, list, filed: null, floor: null, scheme, facts, chosenIds })
  if (isRefusal(quoted)) throw new Error(quoted.refused)
  return { unit, area: 10_000, list, filed: null, scheme, breakdown: quoted.breakdown }
}

describe('PRC-4: what a ticket says of discounts that must be signed for by a day', () => {
  const home = aLine('1-1-1203', 'home', 1_600_000)
  const space = aLine('B1-023', 'parking', 120_000)

  it('PRC-4: before the day, which item falls away when, and what the total would be then', () => {
    expect(fallsOfLines([home], '2026-06-14')).toEqual({
      fallen: [],
      coming: [
        { unit: '1-1-1203', day: '2026-06-14', items: ['按时签约'], before: 158_000_000, after: 159_000_000 },
        {
          unit: '1-1-1203',
          day: '2026-06-21',
          items: ['按时签约', '两周签约'],
          before: 158_000_000,
          after: 160_000_000,
        },
      ],
    })
  })

  it('PRC-4: the day after it has fallen, and what is still ahead stays foreseen', () => {
    const { fallen, coming } = fallsOfLines([home], '2026-06-15')
    expect(fallen).toEqual([
      { unit: '1-1-1203', day: '2026-06-14', items: ['按时签约'], before: 158_000_000, after: 159_000_000 },
    ])
    expect(coming.map(({ day }) => day)).toEqual(['2026-06-21'])
  })

  it('LED-11: a parking space on the ticket falls by itself', () => {
    const { fallen } = fallsOfLines([home, space], '2026-06-15')
    expect(fallen.map(({ unit, after }) => [unit, after])).toEqual([
      ['1-1-1203', 159_000_000],
      ['B1-023', 12_000_000],
    ])
  })

  it('PRC-4, LED-11: the ticket as a whole: its total stands on the day, and is the sum without the item the day after', () => {
    const total = home.breakdown.total + space.breakdown.total
    expect(fallsOfTicket(total, [home, space], '2026-06-14')).toEqual({
      fallen: null,
      coming: { day: '2026-06-14', items: ['按时签约', '车位签约'], total: total + 2_000_000 },
    })
    expect(fallsOfTicket(total, [home, space], '2026-06-15')).toEqual({
      fallen: { day: '2026-06-14', items: ['按时签约', '车位签约'], total: total + 2_000_000 },
      coming: { day: '2026-06-21', items: ['按时签约', '两周签约', '车位签约'], total: total + 3_000_000 },
    })
    expect(fallsOfTicket(total, [home, space], '2026-06-22')).toMatchObject({
      fallen: { total: total + 3_000_000 },
      coming: null,
    })
    expect(fallsOfTicket(total, [], '2026-06-22')).toEqual({ fallen: null, coming: null })
  })

  it('PRC-4: the worked example without 按时签约 is what the engine asks', () => {
    const scheme: DiscountScheme = {
      ...SCHEME,
      items: [
        { ...signedWithin('on-time', '按时签约', 7), discount: { kind: 'percent', rate: 9_900 } },
        { id: 'amount', name: '总价立减', discount: { kind: 'amountOff', amount: 1_000_000 }, conditions: {} },
      ],
    }
    const example = aLine('1-1-1203', 'home', 1_669_734.5, scheme, ['on-time', 'amount'])
    expect(example.breakdown.total).toBe(164_303_700)
    expect(fallsOfTicket(164_303_700, [example], '2026-06-15').fallen?.total).toBe(165_973_500)
  })
})
