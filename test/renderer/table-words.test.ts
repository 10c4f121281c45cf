import { expect, it } from 'vitest'
import { texts } from '../../renderer/i18n/texts'
import en from '../../resources/tables/en.json'
import zh from '../../resources/tables/zh-CN.json'

it('a file says of states, kinds and roles what the pages say', () => {
  for (const [language, words] of [
    ['zh-CN', zh],
    ['en', en],
  ] as const) {
    const { ticketState, unitState, specialStanding, unitKind, role, paymentMethod } = texts[language].common
    expect([language, words.role]).toEqual([language, role])
    expect(words.unitKind).toEqual(unitKind)
    expect(words.ticketState).toEqual(ticketState)
    expect(words.unitState).toEqual(unitState)
    expect(words.specialStanding).toEqual(specialStanding)
    expect(words.paymentMethod).toEqual(paymentMethod)
  }
})
