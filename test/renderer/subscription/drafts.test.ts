import { describe, expect, it } from 'vitest'
import { formOf, type LoanDraft, loanOf } from '../../../renderer/features/subscription/gate/form-draft'
import { BLANK, blankFee, draftOfTerms, termsOf } from '../../../renderer/features/subscription/terms/terms-draft'
import { TERMS } from '../../office/a-deal'

const bank = (change: Partial<LoanDraft>): LoanDraft => ({
  lender: 'bank',
  principal: 100_000_000,
  rate: '3.5',
  years: '30',
  ...change,
})

describe('the form of a subscription as it is typed', () => {
  it('PRC-9: reads a rate to 0.001 per cent and years as months', () => {
    expect(loanOf(bank({ rate: '3.075%', years: '２０' }))).toEqual({
      lender: 'bank',
      principal: 100_000_000,
      annualRate: 3_075,
      months: 240,
    })
  })

  it('PRC-9: is not sent while a loan is half written, and leaves out a lender who lends nothing', () => {
    const form = { deposit: 5_000_000, signBy: '2026-06-14', homeOrder: 'first' as const, buyers: [] }
    const none: LoanDraft = { lender: 'providentFund', principal: null, rate: '', years: '' }
    expect(formOf({ ...form, loans: [bank({ rate: '' }), none] })).toBe(null)
    expect(formOf({ ...form, loans: [bank({ years: '31' }), none] })).toBe(null)
    expect(formOf({ ...form, loans: [bank({}), none] })?.loans).toHaveLength(1)
    expect(formOf({ ...form, loans: [none] })?.loans).toEqual([])
  })
})

describe('deal terms as they are typed', () => {
  it('PRC-9: come back as they were written', () => {
    expect(termsOf(draftOfTerms(TERMS))).toEqual({ terms: TERMS, problems: [] })
  })

  it('SUB-5: say what is missing, once each, and which row of the fees is wrong', () => {
    const fee = { ...blankFee('deedTax', '2026-01-01', ''), rate: '1', upTo: 'x' }
    const { terms, problems } = termsOf({ ...BLANK, feeRows: [{ ...fee, upTo: '140' }, fee] })
    expect(terms).toBe(null)
    expect(problems).toEqual([
      { part: 'developer', row: null },
      { part: 'account', row: null },
      { part: 'buildingType', row: null },
      { part: 'feeRows', row: 2 },
    ])
  })

  it('PRC-9: instalments that are not the whole are no terms', () => {
    const draft = draftOfTerms(TERMS)
    const parts = draft.parts.map((part) => ({ ...part, rate: '40' }))
    expect(termsOf({ ...draft, parts }).problems).toEqual([{ part: 'instalments', row: null }])
  })
})
