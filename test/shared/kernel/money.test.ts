import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatWholeYuan, formatYuan, inCapitals, parseYuan, positiveFenSchema } from '../../../shared/kernel/money'

describe('money on screen', () => {
  it.each([
    [159_377_700, '1,593,777.00'],
    [5, '0.05'],
    [50, '0.50'],
    [0, '0.00'],
    [-0, '0.00'],
    [100_000, '1,000.00'],
    [99_999, '999.99'],
    [-3_339_469, '−33,394.69'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ])('shows %d fen as %s yuan', (fen, shown) => {
    expect(formatYuan(fen)).toBe(shown)
  })

  it('leaves the decimals of a final total out when they are zero, never when they are not', () => {
    expect(formatWholeYuan(159_377_700)).toBe('1,593,777')
    expect(formatWholeYuan(159_377_701)).toBe('1,593,777.01')
    expect(formatWholeYuan(159_377_710)).toBe('1,593,777.10')
    expect(formatWholeYuan(-100)).toBe('−1')
    expect(formatWholeYuan(0)).toBe('0')
  })

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'shows nothing for %d, which is no amount in fen',
    (fen) => {
      expect(() => formatYuan(fen)).toThrow(RangeError)
      expect(() => inCapitals(fen)).toThrow(RangeError)
    },
  )

  it('keeps money in safe integers', () => {
    expect(positiveFenSchema.safeParse(-1).success).toBe(false)
    expect(positiveFenSchema.safeParse(0.5).success).toBe(false)
    expect(positiveFenSchema.safeParse(2 ** 53).success).toBe(false)
  })
})

describe('money as typed', () => {
  it.each([
    ['1,593,777.5', 159_377_750],
    ['1593777', 159_377_700],
    ['１，５９３，７７７．５０', 159_377_750],
    ['￥50,000.00', 5_000_000],
    ['¥ 50,000', 5_000_000],
    ['50000元', 5_000_000],
    [' 50 000 ', 5_000_000],
    ['0.05', 5],
    ['1.500', 150],
    ['-33,394.69', -3_339_469],
    ['−33,394.69', -3_339_469],
    ['-0', 0],
    ['9999999999999.99', 999_999_999_999_999],
  ])('reads %s', (typed, fen) => {
    expect(parseYuan(typed)).toBe(fen)
  })

  it.each([
    '',
    '元',
    '1.005',
    '15万',
    '1.2.3',
    '1e5',
    '0x10',
    '--5',
    '1元5',
    '5.',
    '.5',
    'NaN',
    '壹元',
    '12345678901234',
  ])('does not guess at «%s»', (typed) => {
    expect(parseYuan(typed)).toBeNull()
  })

  it('reads back every amount it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen)
        expect(parseYuan(formatWholeYuan(fen))).toBe(fen)
      }),
    )
  })
})

describe('大写 as papers carry it', () => {
  it.each([
    ['0', '零元整'],
    ['0.01', '壹分'],
    ['0.05', '伍分'],
    ['0.10', '壹角整'],
    ['0.15', '壹角伍分'],
    ['1', '壹元整'],
    ['1.05', '壹元零伍分'],
    ['10', '壹拾元整'],
    ['10.10', '壹拾元壹角整'],
    ['11', '壹拾壹元整'],
    ['20', '贰拾元整'],
    ['100', '壹佰元整'],
    ['101', '壹佰零壹元整'],
    ['110', '壹佰壹拾元整'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['1000', '壹仟元整'],
    ['1001', '壹仟零壹元整'],
    ['1010', '壹仟零壹拾元整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['2008', '贰仟零捌元整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['10000', '壹万元整'],
    ['10001', '壹万零壹元整'],
    ['10010', '壹万零壹拾元整'],
    ['15000', '壹万伍仟元整'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['100000', '壹拾万元整'],
    ['100050.05', '壹拾万零伍拾元零伍分'],
    ['100500', '壹拾万零伍佰元整'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['1000000', '壹佰万元整'],
    ['1000001', '壹佰万零壹元整'],
    ['1010101', '壹佰零壹万零壹佰零壹元整'],
    ['1593777', '壹佰伍拾玖万叁仟柒佰柒拾柒元整'],
    ['1669734.50', '壹佰陆拾陆万玖仟柒佰叁拾肆元伍角整'],
    ['10000000', '壹仟万元整'],
    ['10010000', '壹仟零壹万元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['100000500', '壹亿零伍佰元整'],
    ['100005000', '壹亿零伍仟元整'],
    ['100050000', '壹亿零伍万元整'],
    ['110000000', '壹亿壹仟万元整'],
    ['100010001', '壹亿零壹万零壹元整'],
    ['1000000000', '壹拾亿元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000500000000', '壹万零伍亿元整'],
    ['1000000050000', '壹万亿零伍万元整'],
    ['1234500000000', '壹万贰仟叁佰肆拾伍亿元整'],
    ['-10', '负壹拾元整'],
    ['-0.05', '负伍分'],
  ])('writes %s元 as %s', (yuan, capitals) => {
    expect(inCapitals(parseYuan(yuan) ?? Number.NaN)).toBe(capitals)
  })

  it('writes what reads back as the same amount, and never two 零 in a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        const capitals = inCapitals(fen)
        expect(readCapitals(capitals)).toBe(BigInt(fen))
        expect(capitals).not.toMatch(/零零|零[拾佰仟万亿]/)
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      // Sparse amounts, since zeros are where capitals go wrong.
      fc.property(fc.array(fc.constantFrom('0', '0', '0', '1', '5'), { minLength: 1, maxLength: 15 }), (digits) => {
        const fen = Number(digits.join(''))
        expect(readCapitals(inCapitals(fen))).toBe(BigInt(fen))
        expect(inCapitals(fen)).not.toMatch(/零零|零[拾佰仟万亿]/)
      }),
      { numRuns: 2_000 },
    )
  })
})

/** Reads capitals the way a cashier does: digit by digit, place by place, from the left. */
function readCapitals(capitals: string): bigint {
  const places: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n }
  let [closed, section, digit, fen] = [0n, 0n, 0n, 0n]
  for (const sign of capitals.replace(/^负/, '').replace(/整$/, '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign)
    const place = places[sign]
    if (value >= 0) digit = BigInt(value)
    else if (place) [section, digit] = [section + digit * place, 0n]
    else if (sign === '万') [closed, section, digit] = [closed + (section + digit) * 10_000n, 0n, 0n]
    else if (sign === '亿') [closed, section, digit] = [(closed + section + digit) * 100_000_000n, 0n, 0n]
    else if (sign === '元') [fen, closed, section, digit] = [(closed + section + digit) * 100n, 0n, 0n, 0n]
    else if (sign === '角') [fen, digit] = [fen + digit * 10n, 0n]
    else if (sign === '分') [fen, digit] = [fen + digit, 0n]
    else throw new Error(`${sign} in ${capitals}`)
  }
  return capitals.startsWith('负') ? -fen : fen
}
