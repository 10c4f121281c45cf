import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const HEADINGS = ['楼栋', '房号', '建筑面积', '单价', '总价']
const AREAS = [89.53, 89.53, 118.26, 143.07, 72.41, 600.08, 97.6, 126.35, 88.88, 110.02]

/** A list of fixed totals in 元 whose unit prices somebody worked out and rounded. */
function derived(round: (unitPrice: number) => number, other: Record<number, number> = {}): Written[][] {
  return AREAS.map((area, at) => {
    const total = 1_500_000 + at * 13_000
    return ['1号楼', `${at + 1}01`, area, other[at] ?? round(total / area), total]
  })
}

function readList(rows: Written[][]) {
  const { decidedBy, fixedTotalsBecause, faults } = readWith([aSheet([HEADINGS, ...rows])], { decidedBy: null })
  return { decidedBy, because: fixedTotalsBecause, faults: faults.map(({ cell, code }) => `${cell} ${code}`) }
}

const BY_TOTAL = { decidedBy: 'total', because: 'derivedUnitPrices', faults: [] }

describe('LED-8: a list of fixed totals whose unit prices are total ÷ area (一口价)', () => {
  it.each([
    ['1 元', (price: number) => Math.round(price)],
    ['1 角', (price: number) => Math.round(price * 10) / 10],
    ['1 分', (price: number) => Math.round(price * 100) / 100],
    ['nothing at all', (price: number) => price],
  ])('rounded to %s, is read by its totals, and says so', (_, round) => {
    expect(readList(derived(round))).toEqual(BY_TOTAL)
  })

  // Of more than 100 ㎡ a unit price to 0.01 gives no total more than 1 元 off.
  const large = (total: (at: number) => number, unitPrice: (total: number, area: number) => number): Written[][] =>
    Array.from({ length: 40 }, (_, at) => {
      const area = Math.round(11_800 + at * 137) / 100
      return ['1号楼', `${at + 1}01`, area, unitPrice(total(at), area), total(at)]
    })
  const toFen = (yuan: number) => Math.round(yuan * 100) / 100

  it('is read by its totals where its unit prices give some of them 1 元 off', () => {
    const rows = large(
      (at) => 2_000_000 + at * 13_000,
      (total, area) => toFen(total / area),
    )
    expect(readList(rows)).toEqual(BY_TOTAL)
    const { rows: homes } = readWith([aSheet([HEADINGS, ...rows])], { decidedBy: null })
    expect(homes.map(({ list }) => list)).toEqual(rows.map((row) => ({ by: 'total', total: Number(row[4]) * 100 })))
  })

  it.each([1, 100])('is left to the unit price where that gives every total, rounded to 1/%i 元', (parts) => {
    const rows = large(
      (at) => 17_000.37 + at * 13.01,
      (unitPrice) => unitPrice,
    ).map((row) => {
      const [area, unitPrice] = [Number(row[2]), toFen(Number(row[3]))]
      const total = Math.round((Math.round(area * 100) * Math.round(unitPrice * 100) * parts) / 10_000) / parts
      return [...row.slice(0, 3), unitPrice, total]
    })
    expect(readList(rows)).toEqual({ decidedBy: 'unitPrice', because: null, faults: [] })
  })

  it('is left to the unit price where one row of it shows another', () => {
    const rows = derived((price) => Math.round(price * 10) / 10, { 3: 10_600 })
    const { decidedBy, because, faults } = readList(rows)
    expect([decidedBy, because]).toEqual(['unitPrice', null])
    expect(faults).toContain('E5 totalDiffers')
  })
})

describe('LED-8: a list whose unit prices decide', () => {
  const priced = (slip: number): Written[][] =>
    AREAS.map((area, at) => {
      const unitPrice = 18_000 + at * 50
      return ['1号楼', `${at + 1}01`, area, unitPrice, Math.round(area * unitPrice) + (at === 4 ? slip : 0)]
    })

  it('is one as ever', () => {
    expect(readList(priced(0))).toEqual({ decidedBy: 'unitPrice', because: null, faults: [] })
  })

  it.each([2, 20, 30, 500])(
    'keeps a slip of %i 元 in a total a fault, though rounding to 1 元 would explain it',
    (slip) => {
      expect(readList(priced(slip))).toEqual({ decidedBy: 'unitPrice', because: null, faults: ['E6 totalDiffers'] })
    },
  )
})

describe('LED-8: totals in 万元 beside unit prices', () => {
  const inTenThousands = (decimals: number, slip = 0): Written[][] =>
    AREAS.map((area, at) => {
      const unitPrice = 18_000.37 + at * 50
      const total = Number((Math.round(area * unitPrice) / 10_000).toFixed(decimals))
      return ['1号楼', `${at + 1}01`, area, unitPrice, at === 4 ? total + slip : total]
    })
  const readOf = (rows: Written[][], heading = '总价（万元）') => {
    const {
      decidedBy,
      fixedTotalsBecause,
      faults,
      rows: homes,
    } = readWith([aSheet([HEADINGS.with(4, heading), ...rows])], { decidedBy: null })
    return { decidedBy, because: fixedTotalsBecause, faults: faults.map(({ cell, code }) => `${cell} ${code}`), homes }
  }

  it.each([0, 1, 2, 4])('to %i decimals are those prices rounded, which decide', (decimals) => {
    const { homes, ...outcome } = readOf(inTenThousands(decimals))
    expect(outcome).toEqual({ decidedBy: 'unitPrice', because: null, faults: [] })
    expect(homes[1]?.list).toEqual({ by: 'unitPrice', unitPrice: 1_805_037 })
  })

  it('written so in their cells as well', () => {
    const rows = inTenThousands(2).map((row) => row.with(4, `${row[4]}万元`))
    expect(readOf(rows, '总价')).toMatchObject({ decidedBy: 'unitPrice', because: null, faults: [] })
  })

  it('keep a slip beyond their last digit a fault', () => {
    expect(readOf(inTenThousands(2, 0.02)).faults).toEqual(['E6 totalDiffers'])
  })

  it('decide where the unit prices do not give them', () => {
    const rows = inTenThousands(2).map((row) => row.with(4, Number(row[4]) + 1))
    expect(readOf(rows)).toMatchObject({ decidedBy: 'total', because: 'differingTotals' })
  })
})

describe('LED-8: totals that contradict area × unit price, which nobody said are fixed', () => {
  const listed = AREAS.map((area, at) => ({ area, unitPrice: 18_000 + at * 10 }))
  const totalOf = ({ area, unitPrice }: { area: number; unitPrice: number }) => Math.round(area * unitPrice)
  const rowsWith = (total: (at: number) => number): Written[][] =>
    listed.map(({ area, unitPrice }, at) => ['1号楼', `${at + 1}01`, area, unitPrice, total(at)])
  const own = (at: number) => totalOf(listed[at] ?? { area: 0, unitPrice: 0 })

  it.each<[string, (at: number) => number]>([
    ['stand a row too low', (at) => own((at + 9) % 10)],
    ['were left from an older unit price', (at) => Math.round((listed[at]?.area ?? 0) * (17_500 + at * 10))],
    ['are tenfold', (at) => own(at) * 10],
    ['are half', (at) => Math.round(own(at) / 2)],
    ['hold a parking space as well', (at) => own(at) + 120_000],
    ['are in another unit', (at) => Math.round(own(at) / 1000)],
  ])('are faults where they %s', (_, total) => {
    const { decidedBy, faults } = readList(rowsWith(total))
    expect(decidedBy).toBe('unitPrice')
    expect(faults.length).toBeGreaterThanOrEqual(9)
  })

  it('decide where they are round and near it', () => {
    const rounded = rowsWith((at) => Math.floor(own(at) / 1000) * 1000)
    expect(readList(rounded)).toEqual({ decidedBy: 'total', because: 'differingTotals', faults: [] })
  })
})
