import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { isMet } from '../../../shared/subscription/gate-item'
import {
  beginDeal,
  checkDeal,
  DEPOSIT,
  dealPeople,
  depositForm,
  ofDeal,
  prepareDeal,
  readyDeal,
} from '../../office/a-deal'
import { EXAMPLE_TOTAL, refusalOf } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'

describe('from the approved ticket to the filed contract', () => {
  it('SUB-1, SUB-2, LED-1: passes the gate, is effective with its deposit, signed and filed, on one claim', async () => {
    const office = await anOffice()
    const people = await dealPeople(office)
    const { consultant, finance } = people
    const ready = await readyDeal(office, people)
    expect(ready.gate.filter((item) => !isMet(item))).toEqual([])
    const receipt = await finance.receipts.takeDeposit(ordered({ ...ofDeal(office, ready), form: depositForm() }))
    expect(receipt).toMatchObject({ number: 'SJ-20260607-0001', amount: DEPOSIT, unit: '1-1-1203' })
    const at = { projectId: office.projectId, subscriptionId: ready.id }
    const effective = await consultant.subscription.detail(at)
    expect(effective).toMatchObject({ state: 'effective', signBy: '2026-06-14', due: { standing: 'ahead', days: 7 } })
    expect(effective.ticket.state).toBe('subscribed')

    const signing = { official: 'JC2026-000123', signedOn: '2026-06-07' }
    const signed = await consultant.subscription.sign(ordered({ ...ofDeal(office, effective), ...signing }))
    expect(signed).toMatchObject({ state: 'contracted', contract: { number: 'HT-20260607-0001' } })
    const filed = await consultant.subscription.file(
      ordered({ ...ofDeal(office, signed), filing: 'BA-1', filedOn: '2026-06-07' }),
    )
    expect(filed.state).toBe('filed')
    expect(filed.history.map(({ event }) => event)).toEqual(['begin', 'deposit', 'sign', 'file'])
    const { claim } = await consultant.ledger.unit({ projectId: office.projectId, unitId: ready.unitId })
    expect(claim).toMatchObject({ kind: 'filed', until: null })
  })

  it('SUB-1: no deposit passes while anything is missing, and every item that lacks something is named', async () => {
    const office = await anOffice()
    const people = await dealPeople(office)
    const begun = await beginDeal(office, people)
    const taking = people.finance.receipts.takeDeposit(ordered({ ...ofDeal(office, begun), form: depositForm() }))
    const refusal = await refusalOf(taking)
    expect(refusal).toMatchObject({
      code: 'GATE_SHUT',
      data: { item: 'form', missing: ['form', 'notice', 'plan', 'check', 'review', 'contractText'] },
    })
  })

  it('PRC-6: neither is shown a total before both have typed; then the step where they part', async () => {
    const office = await anOffice()
    const people = await dealPeople(office)
    const prepared = await prepareDeal(office, people, await beginDeal(office, people))
    const at = { projectId: office.projectId, subscriptionId: prepared.id }
    const [reviewer] = await people.consultant.subscription.reviewers(at)
    expect(reviewer?.name).toBe('赵敏')
    const differing = await checkDeal(office, people, prepared, {
      chosen: ['one-off', 'on-time', 'amount'],
      review: 160_997_600,
    })
    const [check] = differing.checks
    expect(check).toMatchObject({
      state: 'decided',
      verdict: 'differs',
      figures: { ticket: EXAMPLE_TOTAL, paper: EXAMPLE_TOTAL, review: 160_997_600, engine: 160_997_600 },
      parting: { at: { step: 'item', name: '老带新' } },
    })
    const taking = people.finance.receipts.takeDeposit(ordered({ ...ofDeal(office, differing), form: depositForm() }))
    expect(await refusalOf(taking)).toMatchObject({ code: 'GATE_SHUT', data: { item: 'check' } })
  })

  it('LED-4: once its ticket has run out the subscription is void, whatever was done at its gate', async () => {
    const office = await anOffice()
    const people = await dealPeople(office)
    const ready = await readyDeal(office, people)
    office.clock.now = (ready.ticket.until ?? 0) + 1
    const finance = await office.signedIn('hejing')
    const late = await refusalOf(
      finance.receipts.takeDeposit(ordered({ ...ofDeal(office, ready), form: depositForm() })),
    )
    expect(late).toMatchObject({ code: 'SUBSCRIPTION_STATE', data: { event: 'deposit', state: 'void' } })
  })
})
