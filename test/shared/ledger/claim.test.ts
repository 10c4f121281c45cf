import { describe, expect, it } from 'vitest'
import { claimKindSchema, isExpired, openClaimSchema } from '../../../shared/ledger/claim'

const NOW = Date.UTC(2026, 5, 7, 2)

describe('占用', () => {
  it('LED-4: holds to the last millisecond before its end, and no longer', () => {
    expect(isExpired({ until: NOW }, NOW - 1)).toBe(false)
    expect(isExpired({ until: NOW }, NOW)).toBe(true)
    expect(isExpired({ until: NOW }, NOW + 1)).toBe(true)
  })

  it('LED-1: never expires where no time runs: a subscribed home stays taken', () => {
    expect(isExpired({ until: null }, Number.MAX_SAFE_INTEGER)).toBe(false)
  })

  it('LED-2: tells who, since when and until when, and no more than that', () => {
    const claim = { kind: 'submitted', by: '王琳', since: NOW, until: NOW + 1 }
    expect(openClaimSchema.parse(claim)).toEqual(claim)
    expect(openClaimSchema.safeParse({ ...claim, buyers: '张伟明' }).success).toBe(false)
    expect(openClaimSchema.safeParse({ ...claim, until: undefined }).success).toBe(false)
  })

  it('LED-1: withholding and waiting for re-release are claims like any other', () => {
    expect(claimKindSchema.options).toContain('withheld')
    expect(claimKindSchema.options).toContain('waiting')
  })
})
