import { describe, expect, it } from 'vitest'
import { pinSchema, trivialPin } from '../../../shared/staff/pin'

const nobody = { phone: null, idNumber: null }

describe('a PIN', () => {
  it('SEC-1: is six digits and nothing else', () => {
    for (const pin of ['000001', '905132']) expect(pinSchema.safeParse(pin).success, pin).toBe(true)
    for (const pin of ['', '1234', '12345', '1234567', '12345a', ' 12345', '１２３４５６', '12345\n'])
      expect(pinSchema.safeParse(pin).success, pin).toBe(false)
  })

  it.each([
    ['000000', 'same'],
    ['888888', 'same'],
    ['123456', 'run'],
    ['654321', 'run'],
    ['012345', 'run'],
    ['567890', 'run'],
    ['098765', 'run'],
    ['121212', 'repeated'],
    ['520520', 'repeated'],
    ['112233', 'repeated'],
  ] as const)('SEC-1: %s is refused to anybody (%s)', (pin, why) => {
    expect(trivialPin(pin, nobody)).toBe(why)
  })

  it('SEC-1: what stands in a person’s own numbers is refused to them, and to nobody else', () => {
    const person = { phone: '13705281946', idNumber: '320106198703254417' }
    expect(trivialPin('370528', person)).toBe('phone')
    expect(trivialPin('281946', person)).toBe('phone')
    expect(trivialPin('320106', person)).toBe('idNumber')
    for (const pin of ['870325', '250387', '032587']) expect(trivialPin(pin, person)).toBe('birthday')
    for (const pin of ['370528', '281946', '320106', '870325']) expect(trivialPin(pin, nobody)).toBeNull()
  })

  it('SEC-1: anything else is one’s own choice', () => {
    for (const pin of ['905132', '135790', '246813', '100001', '112234']) expect(trivialPin(pin, nobody)).toBeNull()
  })
})
