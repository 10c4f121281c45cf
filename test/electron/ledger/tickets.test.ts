import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { aForm, EXAMPLE_TOTAL, LIST_TOTAL, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING } from '../../office/an-office'

describe('房号管理单', () => {
  it('LED-2: tells the second consultant who holds the home, since when and until when', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    await submitTicket(office, wanglin)
    office.clock.now += 2_000

    const refusal = await refusalOf(submitTicket(office, lijianguo))

    expect(refusal).toEqual({
      code: 'UNIT_HELD',
      data: {
        rule: 'LED-2',
        unit: '1-1-1203',
        claim: { kind: 'submitted', by: '王琳', since: OPENING, until: OPENING + 30 * MINUTE },
      },
    })
  })

  it('LED-3: carries its number, price steps, buyers, consent and signature, masked', async () => {
    const office = await anOffice()
    const chosen = ['one-off', 'on-time', 'referral', 'amount']

    const ticket = await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203', {
      chosen,
      expectedTotal: EXAMPLE_TOTAL,
    })

    expect(ticket).toMatchObject({
      number: 'FH-20260607-0001',
      state: 'submitted',
      consultant: '王琳',
      until: OPENING + 30 * MINUTE,
      consent: { by: '王琳', at: OPENING },
      history: [{ event: 'submit', by: '王琳', at: OPENING }],
      buyers: [{ name: '张伟明', phone: '138****6625', idNumber: '1101**********002X', owner: null }],
    })
    expect(ticket.lines[0]?.breakdown).toMatchObject({ total: EXAMPLE_TOTAL, unitPrice: 1_780_160 })
    expect(ticket.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('LED-4: an approved ticket holds for 24 hours and is expired at its time without any timer', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const { projectId } = office
    const submitted = await submitTicket(office, wanglin)
    const named = { projectId, ticketId: submitted.id, version: submitted.version }
    const approved = await manager.ledger.tickets.approve(ordered(named))
    expect(approved).toMatchObject({ state: 'approved', until: OPENING + 24 * HOUR })

    office.clock.now = OPENING + 24 * HOUR
    const [again, late] = [await office.signedIn('wanglin'), await office.signedIn('manager')]

    expect(await again.ledger.tickets.detail({ projectId, ticketId: submitted.id })).toMatchObject({
      state: 'expired',
      history: [{ event: 'submit' }, { event: 'approve' }, { event: 'expire', at: OPENING + 24 * HOUR }],
    })
    const withdrawal = { ...named, version: approved.version, reason: '太迟' }
    expect(await refusalOf(late.ledger.tickets.withdraw(ordered(withdrawal)))).toMatchObject({ code: 'TICKET_EXPIRED' })
    expect(await submitTicket(office, again)).toMatchObject({ state: 'submitted', number: 'FH-20260608-0001' })
    expect(await again.ledger.tickets.detail({ projectId, ticketId: submitted.id })).toMatchObject({ state: 'expired' })
  })

  it('PRC-5: refuses a total below the floor without naming the floor', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'), { chosen: ['deep'] })
    const order = { projectId: office.projectId, draft: null, form, expectedTotal: LIST_TOTAL * 0.8 }

    expect(await refusalOf(wanglin.ledger.tickets.submit(ordered(order)))).toEqual({
      code: 'BELOW_FLOOR',
      data: { rule: 'PRC-5' },
    })
  })
})
