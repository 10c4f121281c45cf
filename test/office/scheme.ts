import type { DiscountScheme } from '../../shared/pricing/scheme'

/** The scheme of the worked examples: 98折, 99折, 99折 with evidence, minus 10,000 元; compound, rounded to 元. */
export const SCHEME: DiscountScheme = {
  name: '开盘方案',
  mode: 'compound',
  roundTo: 100,
  items: [
    {
      id: 'one-off',
      name: '一次性付款',
      discount: { kind: 'percent', rate: 9_800 },
      conditions: { paymentMethods: ['oneOff'] },
    },
    { id: 'on-time', name: '按时签约', discount: { kind: 'percent', rate: 9_900 }, conditions: { signWithinDays: 7 } },
    {
      id: 'referral',
      name: '老带新',
      discount: { kind: 'percent', rate: 9_900 },
      conditions: { evidence: '推荐凭证' },
    },
    { id: 'amount', name: '总价立减', discount: { kind: 'amountOff', amount: 1_000_000 }, conditions: {} },
    // Deep enough to go below the floor.
    { id: 'deep', name: '内部优惠', discount: { kind: 'percent', rate: 8_000 }, conditions: {} },
  ],
}
