import { describe, expect, it } from 'vitest'
import {
  buyerFormSchema,
  buyerSchema,
  maskIdNumber,
  maskPhone,
  parseIdNumber,
  parsePhone,
  parseResidentId,
} from '../../../shared/customers/buyer'

describe('手机', () => {
  it.each([
    ['13800006625', '13800006625'],
    [' 138 0000 6625 ', '13800006625'],
    ['138-0000-6625', '13800006625'],
    ['+86 138 0000 6625', '13800006625'],
    ['8613800006625', '13800006625'],
    ['１３８００００６６２５', '13800006625'],
    ['(0571) 8888 6666', '057188886666'],
    ['021-12345678', '02112345678'],
    ['+852 6123 4567', '+85261234567'],
  ])('reads %s', (typed, phone) => {
    expect(parsePhone(typed)).toBe(phone)
  })

  it.each(['', '1380000662', '138000066255', '12800006625', '138000o6625', '0571', '86', '张伟明', '13800006625;'])(
    'takes %s for none',
    (typed) => {
      expect(parsePhone(typed)).toBeNull()
    },
  )
})

describe('身份证号', () => {
  it.each([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    ['110105 19491231 002X', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['440524188001010014', '440524188001010014'],
  ])('reads %s', (typed, idNumber) => {
    expect(parseResidentId(typed)).toBe(idNumber)
  })

  it('refuses every wrong last character', () => {
    for (const last of '0123456789') expect(parseResidentId(`11010519491231002${last}`)).toBeNull()
  })

  it('refuses one wrong digit anywhere, and two that changed places', () => {
    const right = '440524188001010014'
    for (let place = 0; place < right.length - 1; place += 1) {
      const digit = String((Number(right[place]) + 1) % 10)
      expect(parseResidentId(`${right.slice(0, place)}${digit}${right.slice(place + 1)}`)).toBeNull()
    }
    expect(parseResidentId('440542188001010014')).toBeNull()
  })

  it.each(['', '110105491231002', '11010519490231002X', '1101051949123100', 'X1010519491231002X'])(
    'takes %s for none',
    (typed) => {
      expect(parseResidentId(typed)).toBeNull()
    },
  )

  it('takes other papers by their letters and digits, a resident’s card only by its check', () => {
    expect(parseIdNumber('other', 'h1234567(8)')).toBe('H1234567(8)')
    expect(parseIdNumber('other', ' E 1234 5678 ')).toBe('E12345678')
    expect(parseIdNumber('other', 'ABC')).toBeNull()
    expect(parseIdNumber('other', 'E1234;DROP')).toBeNull()
    expect(parseIdNumber('resident', 'E12345678')).toBeNull()
  })
})

describe('SEC-1: masks', () => {
  it('a phone keeps its head and its last four', () => {
    expect(maskPhone('13812346625')).toBe('138****6625')
  })

  it('an ID number keeps four at each end', () => {
    expect(maskIdNumber('330106199003072817')).toBe('3301**********2817')
    expect(maskIdNumber('E12345678')).toBe('E1*****78')
  })

  it('at least two characters stay hidden, however short the number', () => {
    for (const phone of ['+123456', '+1234567', '0211234567', '057188886666', '13812346625']) {
      const masked = maskPhone(phone)
      expect(phone.length - masked.replaceAll('*', '').length).toBeGreaterThanOrEqual(2)
      expect(masked).toContain('**')
    }
    for (const idNumber of ['A123', 'A1234', 'A123456', 'A1234567', 'A12345678901234']) {
      const masked = maskIdNumber(idNumber)
      expect(idNumber.length - masked.replaceAll('*', '').length).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('a buyer on a form', () => {
  const typed = {
    kind: 'new',
    name: '张伟明',
    phone: '138',
    idKind: 'resident',
    idNumber: '',
    address: '',
    relation: 'main',
    share: 10_000,
  }

  it('can be half-written, for a draft', () => {
    expect(buyerFormSchema.safeParse(typed).success).toBe(true)
  })

  it('SEC-1: names a file or is typed anew, never both', () => {
    const customerId = '5f0c1a34-6a5e-4f0e-9a51-0d5e3f1f8a10'
    const known = { kind: 'known', customerId, relation: 'main', share: 10_000 }
    expect(buyerFormSchema.safeParse(known).success).toBe(true)
    expect(buyerFormSchema.safeParse({ ...known, phone: '13800006625' }).success).toBe(false)
    expect(buyerFormSchema.safeParse({ ...typed, customerId }).success).toBe(false)
  })

  it('has a share of whole hundredths of a percent, at most everything', () => {
    for (const share of [-1, 0.5, 10_001]) expect(buyerFormSchema.safeParse({ ...typed, share }).success).toBe(false)
  })

  it('SEC-5: has a name without signs that cannot be seen', () => {
    expect(buyerFormSchema.safeParse({ ...typed, name: '张\u202e伟明' }).success).toBe(false)
  })

  it('SEC-1: a ticket’s buyer carries nothing that is not shown', () => {
    const shown = {
      customerId: '5f0c1a34-6a5e-4f0e-9a51-0d5e3f1f8a10',
      name: '张伟明',
      phone: '138****6625',
      idNumber: null,
      address: '',
      relation: 'main',
      share: 10_000,
      owner: null,
    }
    expect(buyerSchema.safeParse(shown).success).toBe(true)
    expect(buyerSchema.safeParse({ ...shown, ownerId: 'x' }).success).toBe(false)
  })
})
