import { describe, expect, it } from 'vitest'
import {
  addBuyer,
  draftOf,
  dropBuyer,
  EMPTY_DRAFT,
  findProblems,
  formOf,
  type KnownBuyer,
  newBuyerFrom,
  relationOfNext,
  sumShares,
} from '../../../renderer/features/ledger/tickets/ticket-draft'
import { ticketFormSchema } from '../../../shared/ledger/ticket-contract'

const HOME = '0197f3a0-0000-7000-8000-000000000001'
const zhang: KnownBuyer = {
  key: 'a',
  kind: 'known',
  customerId: '0197f3a0-0000-7000-8000-000000000002',
  name: '张伟明',
  phone: '138****6625',
  idNumber: '3301**********2817',
  address: '江城市 滨江区',
  relation: 'main',
  share: '100',
  owner: null,
}
const liu = {
  ...newBuyerFrom('刘晓燕', 'b', 'spouse'),
  idNumber: '11010519491231002X',
  phone: '13900000182',
  address: '同上',
}

describe('buyers', () => {
  it('deals even shares again as buyers come and go, exactly to the whole', () => {
    const two = addBuyer(addBuyer([], zhang), liu)
    expect(two.map(({ share }) => share)).toEqual(['50', '50'])
    const three = addBuyer(two, { ...liu, key: 'c' })
    expect(three.map(({ share }) => share)).toEqual(['33.34', '33.33', '33.33'])
    expect(sumShares(three)).toBe(10_000)
    expect(dropBuyer(three, 'c').map(({ share }) => share)).toEqual(['50', '50'])
  })

  it('leaves shares alone that somebody wrote', () => {
    const written = [
      { ...zhang, share: '70' },
      { ...liu, share: '30' },
    ]
    expect(addBuyer(written, { ...liu, key: 'c' }).map(({ share }) => share)).toEqual(['70', '30', ''])
  })

  it('makes the first one left the main buyer', () => {
    expect(dropBuyer(addBuyer([zhang], liu), 'a')[0]?.relation).toBe('main')
  })

  it('takes what was typed into the search for what it is', () => {
    expect(newBuyerFrom('刘晓燕', 'b', 'spouse')).toMatchObject({ name: '刘晓燕', phone: '', relation: 'spouse' })
    expect(newBuyerFrom('139 0000 0182', 'b', 'main')).toMatchObject({
      name: '',
      phone: '139 0000 0182',
      relation: 'main',
    })
    expect(newBuyerFrom('11010519491231002X', 'b', 'main')).toMatchObject({ phone: '', idNumber: '11010519491231002X' })
  })

  it('the second buyer is the spouse at first, whoever follows is not one more', () => {
    const main = newBuyerFrom('张伟明', 'a', 'main')
    expect(relationOfNext([])).toBe('main')
    expect(relationOfNext([main])).toBe('spouse')
    expect(relationOfNext([main, newBuyerFrom('刘晓燕', 'b', 'spouse')])).toBe('other')
  })
})

describe('the draft and the form', () => {
  const draft = {
    ...EMPTY_DRAFT,
    buyers: addBuyer([zhang], liu),
    chosen: ['oneOff', 'referral'],
    evidence: { referral: '推荐人 陈国华 1-2-0802', mortgage: '不再选' },
    hasConsent: true,
  }

  it('LED-3: sends a form that the contract takes, with evidence only for what is chosen', () => {
    const form = formOf(draft, HOME)
    expect(ticketFormSchema.parse(form)).toEqual(form)
    expect(form.lines[0]?.evidence).toEqual([{ itemId: 'referral', note: '推荐人 陈国华 1-2-0802' }])
  })

  it('a half-written draft can be kept too', () => {
    const form = formOf({ ...draft, buyers: [{ ...newBuyerFrom('刘', 'x', 'main'), share: '9o' }] }, HOME)
    expect(ticketFormSchema.safeParse(form).success).toBe(true)
    expect(form.buyers[0]?.share).toBe(0)
  })

  it('comes back as it was left', () => {
    const form = formOf(draft, HOME)
    const onFile = { ...zhang, share: 5000, relation: 'main' as const }
    const { key: _key, kind: _kind, ...buyer } = onFile
    const back = draftOf(form, [buyer])
    expect(back.buyers[0]).toMatchObject({ name: '张伟明', share: '50', kind: 'known' })
    expect(back.buyers[1]).toMatchObject({ name: '刘晓燕', phone: '13900000182', kind: 'new' })
    expect(formOf(back, HOME)).toEqual(form)
  })
})

describe('LED-3: what keeps a ticket from being submitted', () => {
  it('names everything missing in the order of the page', () => {
    expect(findProblems(EMPTY_DRAFT)).toEqual([{ kind: 'noBuyers' }, { kind: 'consent' }])
    const bare = {
      ...EMPTY_DRAFT,
      buyers: addBuyer([], newBuyerFrom('11010519491231002', 'b', 'main')),
      hasConsent: true,
    }
    expect(findProblems(bare)).toEqual([
      { kind: 'buyer', key: 'b', field: 'name' },
      { kind: 'buyer', key: 'b', field: 'idNumber' },
      { kind: 'buyer', key: 'b', field: 'phone' },
    ])
  })

  it('SUB-1: asks for the whole of a buyer’s data before the deposit, not before the ticket', () => {
    const known = { ...newBuyerFrom('刘晓燕', 'b', 'main'), phone: '13900000182' }
    expect(findProblems({ ...EMPTY_DRAFT, buyers: addBuyer([], known), hasConsent: true })).toEqual([])
  })

  it('wants shares of 100% exactly', () => {
    const short = { ...EMPTY_DRAFT, hasConsent: true, buyers: [{ ...zhang, share: '99.99' }] }
    expect(findProblems(short)).toEqual([{ kind: 'shares', sum: 9_999 }])
    expect(findProblems({ ...short, buyers: [{ ...zhang, share: '101' }] })).toEqual([{ kind: 'shares', sum: null }])
    expect(findProblems({ ...short, buyers: [zhang] })).toEqual([])
  })
})
