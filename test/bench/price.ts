import { isRefusal } from '../../shared/kernel/refusal'
import { Exact } from '../../shared/pricing/exact'
import { quote } from '../../shared/pricing/price'
import type { DiscountItem, DiscountScheme } from '../../shared/pricing/scheme'
import { type Bench, inTurn, median, quantile, seeded } from './harness'

const DEALS = 5_000
const ROUNDS = 9

type Deal = { area: number; unitPrice: number; scheme: DiscountScheme; chosenIds: string[] }

/** Full price steps on random homes and schemes, nothing remembered, against the same arithmetic written in one place. */
export const priceBench: Bench = {
  name: 'price',
  run: async () => {
    const random = seeded(20_260_607)
    const deals = Array.from({ length: DEALS }, () => aDeal(random))
    for (const deal of deals) {
      if (priced(deal) !== inline(deal)) throw new Error('the two do not come to the same total')
    }
    const rate = async (price: (deal: Deal) => number) => {
      const start = performance.now()
      for (const deal of deals) price(deal)
      return (DEALS * 1_000) / (performance.now() - start)
    }
    const measured = await inTurn(
      ROUNDS,
      () => rate(priced),
      () => rate(inline),
    )
    const each = measured.ours.map((perSecond) => 1_000 / perSecond)
    return {
      ours: median(measured.ours),
      reference: median(measured.reference),
      unit: 'prices per second: engine / the same arithmetic inline',
      detail: { p50Ms: Number(median(each).toPrecision(3)), p99Ms: Number(quantile(each, 0.99).toPrecision(3)) },
    }
  },
}

function priced({ area, unitPrice, scheme, chosenIds }: Deal): number {
  const quoted = quote({
    area,
    list: { by: 'unitPrice', unitPrice },
    filed: { by: 'unitPrice', unitPrice: unitPrice + 60_000 },
    floor: { by: 'unitPrice', unitPrice: Math.floor(unitPrice * 0.5) },
    scheme,
    facts: {
      paymentMethod: 'oneOff',
      day: '2026-06-07',
      today: '2026-06-07',
      building: '1号楼',
      type: 'B',
      kind: 'home',
      area,
      evidence: [],
    },
    chosenIds,
  })
  if (isRefusal(quoted)) throw new Error(quoted.refused)
  return quoted.breakdown.total
}

/** What the engine computes, and nothing else: no admission, no reasons, no steps to look at. */
function inline({ area, unitPrice, scheme, chosenIds }: Deal): number {
  const hundredth = new Exact('0.01')
  const list = new Exact(area).times(unitPrice).times(hundredth)
  const chosen = scheme.items.filter(({ id }) => chosenIds.includes(id))
  const isAdditive = scheme.mode === 'additive'
  const ordered = isAdditive
    ? [
        ...chosen.filter((item) => item.discount.kind === 'percent'),
        ...chosen.filter((item) => item.discount.kind !== 'percent'),
      ]
    : chosen
  let left = list
  for (const { discount } of ordered) {
    if (discount.kind === 'percent') {
      left = left.minus((isAdditive ? list : left).times(10_000 - discount.rate).times('0.0001'))
    } else if (discount.kind === 'amountOff') left = left.minus(discount.amount)
    else left = left.minus(new Exact(area).times(discount.perSquareMetre).times(hundredth))
  }
  const total = left.toNearest(scheme.roundTo, Exact.ROUND_HALF_UP)
  const filed = new Exact(area).times(unitPrice + 60_000).times(hundredth)
  const floor = new Exact(area)
    .times(Math.floor(unitPrice * 0.5))
    .times(hundredth)
    .toNearest(scheme.roundTo, Exact.ROUND_HALF_UP)
  if (total.gt(filed) || total.lt(floor)) throw new Error('out of bounds')
  total.times(100).div(area).toDecimalPlaces(0)
  total.minus(left)
  list.minus(total)
  return total.toNumber()
}

function aDeal(random: ReturnType<typeof seeded>): Deal {
  const items = Array.from(
    { length: random(1, 8) },
    (_, index): DiscountItem => ({
      id: `item-${index}`,
      name: `优惠 ${index}`,
      discount: aDiscount(random),
      conditions: index === 0 ? { paymentMethods: ['oneOff'] } : index === 1 ? { signWithinDays: 7 } : {},
    }),
  )
  const roundTo = ([1, 100, 1_000, 10_000] as const)[random(0, 3)] ?? 100
  return {
    area: random(4_000, 20_000),
    unitPrice: random(800_000, 4_000_000),
    scheme: { name: '方案', mode: random(0, 1) ? 'compound' : 'additive', roundTo, items },
    chosenIds: items.filter(() => random(0, 3) > 0).map(({ id }) => id),
  }
}

function aDiscount(random: ReturnType<typeof seeded>): DiscountItem['discount'] {
  switch (random(0, 2)) {
    case 0:
      return { kind: 'percent', rate: random(9_500, 9_999) }
    case 1:
      return { kind: 'amountOff', amount: random(1, 200) * 10_000 }
    default:
      return { kind: 'unitPriceOff', perSquareMetre: random(1, 200) * 100 }
  }
}
