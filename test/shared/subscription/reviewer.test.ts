import { describe, expect, it } from 'vitest'
import { objectionsTo } from '../../../shared/subscription/reviewer'
import { someone, WANGLIN, ZHAOMIN, ZHOUTING } from './people'

const DEAL = { consultant: WANGLIN, approver: ZHAOMIN }

describe('SEC-1: who may review a deal', () => {
  it('SUB-1: a colleague who neither sells it nor approved its ticket', () => {
    expect(objectionsTo(ZHOUTING, DEAL)).toEqual([])
  })

  it('SEC-1: never the consultant, nor who approved the ticket', () => {
    expect(objectionsTo(WANGLIN, DEAL)).toEqual([{ code: 'isConsultant', name: '王琳', isOtherAccount: false }])
    const unknown = { ...WANGLIN, phoneHash: null, idNumberHash: null }
    expect(objectionsTo(unknown, { ...DEAL, consultant: unknown })).toEqual([
      { code: 'isConsultant', name: '王琳', isOtherAccount: false },
    ])
    expect(objectionsTo(ZHAOMIN, DEAL)).toEqual([{ code: 'isApprover', name: '赵敏', isOtherAccount: false }])
  })

  it.each(['phoneHash', 'idNumberHash'] as const)(
    'SEC-1: nor either of them under another account, known by %s',
    (key) => {
      const otherOf = (person: typeof WANGLIN) => someone('other', '另一账号', { [key]: person[key] })
      expect(objectionsTo(otherOf(WANGLIN), DEAL)).toEqual([
        { code: 'isConsultant', name: '王琳', isOtherAccount: true },
      ])
      expect(objectionsTo(otherOf(ZHAOMIN), DEAL)).toEqual([{ code: 'isApprover', name: '赵敏', isOtherAccount: true }])
    },
  )

  it('SEC-1: nor anybody while phone or ID of one of them is not known, since nobody could tell', () => {
    const unknown = someone('new', '新同事', { phoneHash: null, idNumberHash: null })
    expect(objectionsTo(unknown, DEAL)).toEqual([
      { code: 'contactIncomplete', name: '新同事', missing: ['phone', 'idNumber'] },
    ])
    expect(objectionsTo(ZHOUTING, { consultant: { ...WANGLIN, idNumberHash: null }, approver: ZHAOMIN })).toEqual([
      { code: 'contactIncomplete', name: '王琳', missing: ['idNumber'] },
    ])
    expect(objectionsTo(ZHOUTING, { consultant: WANGLIN, approver: { ...ZHAOMIN, phoneHash: null } })).toEqual([
      { code: 'contactIncomplete', name: '赵敏', missing: ['phone'] },
    ])
  })
})
