import { expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { beginDeal, dealPeople, EXAMPLE, ofDeal, prepareDeal } from '../../office/a-deal'
import { refusalOf } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'

/** Any way of writing the deal's total, in fen or in 元. */
const TOTAL = /159377700|1,?593,?777/

it('PRC-6: while their check is open, the reviewer is shown the deal’s totals nowhere; others are, and so is the reviewer once both have typed', async () => {
  const office = await anOffice()
  const people = await dealPeople(office)
  const { consultant, manager } = people
  const director = await office.signedIn('director')
  const prepared = await prepareDeal(office, people, await beginDeal(office, people))
  const { projectId } = office
  const at = { projectId, subscriptionId: prepared.id }
  const { ticket, unitId } = prepared
  const { buildings } = await director.project.detail({ projectId })
  const lookAround = async (client: typeof director) => {
    const asked: Promise<unknown>[] = [
      client.ledger.tickets.list({ projectId }),
      client.ledger.unit({ projectId, unitId }),
      client.ledger.specials.list({ projectId }),
      client.ledger.board({ projectId }),
      client.subscription.list({ projectId }),
      client.subscription.detail(at),
      client.today.look({ projectId }),
      ...buildings.map(({ id }) => client.reports.storeyPrices({ projectId, buildingId: id })),
    ]
    return JSON.stringify(await Promise.all(asked))
  }
  expect(await lookAround(director)).toMatch(TOTAL)

  const choices = await consultant.subscription.reviewers(at)
  const reviewer = choices.find(({ name }) => name === '郑国栋')
  const opened = await consultant.subscription.openCheck(
    ordered({ ...ofDeal(office, prepared), reviewerId: reviewer?.id ?? '' }),
  )
  expect(await lookAround(director)).not.toMatch(TOTAL)
  expect(await lookAround(manager)).toMatch(TOTAL)
  const paperId = opened.papers[0]?.id ?? ''
  const barred = [
    () => director.ledger.tickets.detail({ projectId, ticketId: ticket.id }),
    () => director.ledger.tickets.paper({ projectId, ticketId: ticket.id }),
    () => director.subscription.plan(at),
    () => director.subscription.paper({ ...at, paperId }),
    () => director.attachments.list({ projectId, thing: { kind: 'ticket', id: ticket.id } }),
    () => director.attachments.list({ projectId, thing: { kind: 'subscription', id: prepared.id } }),
  ]
  for (const call of barred) expect(await refusalOf(call())).toMatchObject({ code: 'TOTALS_WITHHELD' })

  const typing = { ...at, checkId: opened.checks.at(-1)?.id ?? '' }
  await consultant.subscription.typePaper(ordered({ ...typing, total: EXAMPLE.total }))
  expect(await lookAround(director)).not.toMatch(TOTAL)
  const lines = [{ unitId, chosen: EXAMPLE.chosen }]
  await director.subscription.typeReview(ordered({ ...typing, lines, total: EXAMPLE.total }))
  expect(await lookAround(director)).toMatch(TOTAL)
})

it('PRC-6: nobody types twice, nor for the other hand, nor into a check that is over', async () => {
  const office = await anOffice()
  const people = await dealPeople(office)
  const { consultant, reviewer } = people
  const prepared = await prepareDeal(office, people, await beginDeal(office, people))
  const at = { projectId: office.projectId, subscriptionId: prepared.id }
  const choices = await consultant.subscription.reviewers(at)
  const colleague = choices.find(({ name }) => name === '李建国')
  const order = { ...ofDeal(office, prepared), reviewerId: colleague?.id ?? '' }
  const opened = await consultant.subscription.openCheck(ordered(order))
  const standing = { ...order, version: opened.version }
  expect(await refusalOf(consultant.subscription.openCheck(ordered(standing)))).toMatchObject({
    code: 'CHECK_STANDING',
  })

  const typing = { ...at, checkId: opened.checks.at(-1)?.id ?? '', total: EXAMPLE.total }
  const review = { ...typing, lines: [{ unitId: prepared.unitId, chosen: EXAMPLE.chosen }] }
  expect(await refusalOf(consultant.subscription.typeReview(ordered(review)))).toMatchObject({ code: 'CHECK_TYPED' })
  expect(await refusalOf(reviewer.subscription.typePaper(ordered(typing)))).toMatchObject({ code: 'NOT_ALLOWED' })
  await reviewer.subscription.typeReview(ordered(review))
  expect(await refusalOf(reviewer.subscription.typeReview(ordered(review)))).toMatchObject({ code: 'CHECK_TYPED' })
  const both = await Promise.allSettled([
    consultant.subscription.typePaper(ordered(typing)),
    consultant.subscription.typePaper(ordered({ ...typing, total: EXAMPLE.total + 100 })),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
