import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import type { Subscription } from '../../../shared/subscription/contract'
import {
  beginDeal,
  checkDeal,
  DEPOSIT,
  type DealPeople,
  dealPeople,
  depositForm,
  EXAMPLE_CHOSEN,
  ofDeal,
  prepareDeal,
  readyDeal,
  signReview,
} from '../../office/a-deal'
import { EXAMPLE_TOTAL, refusalOf, ZHANG } from '../../office/a-ticket'
import { anOffice, type TestOffice } from '../../office/an-office'

/** 89.53 ㎡ at 18,640 元, without any discount. */
const OTHER = { number: '1-1-1103', chosen: [], total: 166_883_900 }

/** A deal with its deposit paid. */
async function anEffectiveDeal(): Promise<{ office: TestOffice; people: DealPeople; deal: Subscription }> {
  const office = await anOffice()
  const people = await dealPeople(office)
  const ready = await readyDeal(office, people)
  await people.finance.receipts.takeDeposit(ordered({ ...ofDeal(office, ready), form: depositForm() }))
  const at = { projectId: office.projectId, subscriptionId: ready.id }
  return { office, people, deal: await people.consultant.subscription.detail(at) }
}

async function claimOf(office: TestOffice, { consultant }: DealPeople, unitId: string) {
  return (await consultant.ledger.unit({ projectId: office.projectId, unitId })).claim
}

describe('a deal that becomes something else', () => {
  it('SUB-4, LED-1: cancelled, its money goes back and its home waits until a manager releases it', async () => {
    const { office, people, deal } = await anEffectiveDeal()
    const { manager, consultant } = people
    const order = { ...ofDeal(office, deal), reason: '客户贷款未批' }
    expect(await refusalOf(consultant.subscription.cancel(ordered(order)))).toMatchObject({ code: 'NOT_ALLOWED' })
    const cancelled = await manager.subscription.cancel(ordered(order))
    expect(cancelled).toMatchObject({
      state: 'cancelled',
      held: 0,
      changes: [{ kind: 'cancel', refund: 'TK-20260607-0001' }],
    })
    expect(cancelled.changes[0]?.settlement).toMatchObject({ refunded: DEPOSIT, forfeited: 0, penalty: 0 })
    expect(await claimOf(office, people, deal.unitId)).toMatchObject({ kind: 'waiting', until: null })

    const { projectId } = office
    const releasing = { projectId, unitIds: [deal.unitId], reason: '重新推出' }
    await manager.ledger.releaseWaiting(ordered(releasing))
    expect(await claimOf(office, people, deal.unitId)).toBeNull()
    expect(await refusalOf(manager.ledger.releaseWaiting(ordered(releasing)))).toMatchObject({ code: 'NOT_WAITING' })
    const again = await beginDeal(office, people)
    expect(again.number).toBe('RG-20260607-0002')
  })

  it('SUB-4: the deposit is forfeited, or returned double, by a director alone', async () => {
    const { office, people, deal } = await anEffectiveDeal()
    const director = await office.signedIn('director')
    const order = { ...ofDeal(office, deal), reason: '开发商违约' }
    expect(await refusalOf(people.manager.subscription.forfeit(ordered(order)))).toMatchObject({ code: 'NOT_ALLOWED' })
    const returned = await director.subscription.returnDouble(ordered(order))
    expect(returned.changes[0]?.settlement).toMatchObject({ refunded: DEPOSIT, penalty: DEPOSIT, forfeited: 0 })
  })

  it('SUB-4, LED-1: exchanged for another home, whose gate it passes again; the money is carried over', async () => {
    const { office, people, deal } = await anEffectiveDeal()
    const { manager, consultant } = people
    const begun = await beginDeal(office, people, OTHER)
    const onto = { ontoId: begun.id, ontoVersion: begun.version }
    const order = { ...ofDeal(office, deal), reason: '换到低楼层' }
    const shut = await refusalOf(manager.subscription.exchange(ordered({ ...order, ...onto })))
    expect(shut).toMatchObject({ code: 'GATE_SHUT' })
    const typed = { paper: OTHER.total, review: OTHER.total, chosen: OTHER.chosen }
    const prepared = await checkDeal(office, people, await prepareDeal(office, people, begun), typed)
    const ready = await signReview(office, people, prepared)
    const moved = await manager.subscription.exchange(
      ordered({ ...order, ontoId: ready.id, ontoVersion: ready.version }),
    )
    expect(moved).toMatchObject({ state: 'effective', unit: '1-1-1103', held: DEPOSIT })
    const { projectId } = office
    const left = await consultant.subscription.detail({ projectId, subscriptionId: deal.id })
    expect(left).toMatchObject({ state: 'exchanged', held: 0, changes: [{ kind: 'exchange', refund: null }] })
    expect(await claimOf(office, people, deal.unitId)).toMatchObject({ kind: 'waiting' })
    expect(await claimOf(office, people, moved.unitId)).toMatchObject({ kind: 'subscribed' })
  })

  it('SUB-4: a reversed deposit leaves the claim, its deposit missing, until it is receipted again', async () => {
    const { office, people, deal } = await anEffectiveDeal()
    const { finance, consultant } = people
    const { projectId } = office
    const [receipt] = await finance.receipts.list({ projectId })
    const reversing = { projectId, receiptId: receipt?.id ?? '', reason: '刷卡失败' }
    await finance.receipts.reverse(ordered(reversing))
    const missing = await consultant.subscription.detail({ projectId, subscriptionId: deal.id })
    expect(missing).toMatchObject({ state: 'depositMissing', held: 0 })
    expect(await claimOf(office, people, deal.unitId)).toMatchObject({ kind: 'subscribed' })
    expect(await refusalOf(finance.receipts.reverse(ordered(reversing)))).toMatchObject({ code: 'RECEIPT_REVERSED' })
    await finance.receipts.takeDeposit(ordered({ ...ofDeal(office, missing), form: depositForm() }))
    expect(await consultant.subscription.detail({ projectId, subscriptionId: deal.id })).toMatchObject({
      state: 'effective',
      held: DEPOSIT,
    })
  })

  it('SUB-4: other buyers take the deal over; what was signed for the former ones is outdated', async () => {
    const { office, people, deal } = await anEffectiveDeal()
    const other = { ...ZHANG, name: '张小明', phone: '13900001111', idNumber: '110105198001010010' }
    const order = { ...ofDeal(office, deal), reason: '更名给儿子', buyers: [other] }
    const invalid = { ...order, buyers: [{ ...other, idNumber: '110105198001010011' }] }
    expect(await refusalOf(people.manager.subscription.changeBuyers(ordered(invalid)))).toMatchObject({
      code: 'BUYER_INVALID',
    })
    const idNumber = withCheck('11010519800101001')
    const changed = await people.manager.subscription.changeBuyers(
      ordered({ ...order, buyers: [{ ...other, idNumber }] }),
    )
    expect(changed).toMatchObject({ state: 'effective', buyers: '张小明', held: DEPOSIT })
    expect(changed.papers.map(({ isCurrent }) => isCurrent)).toEqual([false, false, false])
    const made = await people.consultant.subscription.makePaper(
      ordered({ ...ofDeal(office, changed), kind: 'agreement' }),
    )
    expect(made.papers.findLast(({ kind }) => kind === 'agreement')).toMatchObject({
      isCurrent: true,
      replaces: 'RG-20260607-0001-A1',
    })
  })

  it('SUB-4, PRC-4: another way of paying computes the price anew, at the versions it was sold at', async () => {
    const { office, people, deal } = await anEffectiveDeal()
    const lines = [{ unitId: deal.unitId, chosen: EXAMPLE_CHOSEN.filter((id) => id !== 'one-off') }]
    const order = { ...ofDeal(office, deal), reason: '改按揭', paymentMethod: 'mortgage' as const, lines }
    // 1,669,734.50 × 0.99 × 0.99 − 10,000 = 1,626,506.78.
    const refused = await refusalOf(
      people.manager.subscription.changeMethod(ordered({ ...order, expectedTotal: EXAMPLE_TOTAL })),
    )
    expect(refused).toMatchObject({ code: 'PRICE_CHANGED', data: { now: 162_650_700 } })
    const changed = await people.manager.subscription.changeMethod(ordered({ ...order, expectedTotal: 162_650_700 }))
    expect(changed).toMatchObject({ total: 162_650_700, paymentMethod: 'mortgage', held: DEPOSIT })
  })
})

/** A resident's number with its check character. */
function withCheck(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}
