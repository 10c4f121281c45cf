import { z } from 'zod'
import { groupBy } from '../../../shared/kernel/group'
import { isOnePerson } from '../../../shared/staff/person'
import { changeContentSchema } from '../../../shared/subscription/change'
import { verdictOf } from '../../../shared/subscription/second-check'
import { CLAIM_IN } from '../../../shared/subscription/subscription'
import { type Check, type Examined, type Found, REMEDY } from '../../examination/check'
import { faultOfSerials } from '../../examination/gapless'
import { parsedJson, passedOverIn } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'
import { openSealed } from '../../examination/sealed'
import { buyerKey } from './buyers'
import { hashOfChange } from './change-rows'
import { checkedLinesSchema } from './checks'
import { TEMPLATE_OF } from './paper-content'
import { hashOfPaper } from './papers/frozen'
import type { SubscriptionCheckRow, SubscriptionPaperRow, SubscriptionRow } from './tables'

/** 认购: no deposit past the gate, one claim from ticket to filing, papers as they were signed. Rules SUB-1 to SUB-4, PRC-6. */
export const subscriptionChecks: readonly Check[] = [
  {
    rule: 'SUB-2',
    name: 'deals.numbers',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const [deals, contracts, counters, passedOver] = [
        await rowsOf.subscriptions(exam),
        await rowsOf.contracts(exam),
        await rowsOf.counters(exam),
        await passedOverIn(exam),
      ]
      return [
        ...faultOfSerials(deals, counters, 'subscription', passedOver),
        ...faultOfSerials(contracts, counters, 'contract', passedOver),
      ].map(({ projectId, what }) => ({ where: project(projectId), what: `认购、合同编号${what}` }))
    },
  },
  { rule: 'LED-1', name: 'deals.claims', remedy: REMEDY.holdSale, run: findWrongClaims },
  { rule: 'SUB-1', name: 'deals.gate', remedy: REMEDY.holdDeal, run: findPastGate },
  {
    rule: 'PRC-2',
    name: 'deals.total',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const lines = groupBy(
        await rowsOf.dealLines(exam),
        ({ subscriptionId, revision }) => `${subscriptionId} ${revision}`,
      )
      return findFaulty(exam, ({ id, revision, total }) => {
        const own = lines.get(`${id} ${revision}`) ?? []
        const sum = own.reduce((added, line) => added + line.total, 0)
        return sum === total ? null : '总价与各套之和不符'
      })
    },
  },
  {
    rule: 'SUB-3',
    name: 'deals.papers',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      return (await rowsOf.dealPapers(exam)).flatMap((row): Found[] => {
        const { fault, plain } = openSealed(exam, 'subscriptionPaper.content', row.id, row.content)
        const content = plain === null ? null : parsedJson(frozenSchema, plain)
        const isSame = plain === null || (content !== null && isAsFrozen(row, content))
        const what = fault ?? (isSame ? null : '与校验码对不上：出单之后被改过')
        return what === null ? [] : [{ where: `${project(row.projectId)} ${row.number}`, what: `内容${what}` }]
      })
    },
  },
  {
    rule: 'SUB-3',
    name: 'deals.changes',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      return (await rowsOf.dealChanges(exam)).flatMap((row): Found[] => {
        const content = parsedJson(changeContentSchema, row.content)
        const isSame =
          content !== null &&
          hashOfChange(content) === row.hash &&
          content.number === row.number &&
          content.kind === row.kind &&
          content.refund === row.refund &&
          content.settlement.refunded === row.refunded &&
          content.settlement.forfeited === row.forfeited &&
          content.settlement.carried === row.carried &&
          content.settlement.penalty === row.penalty
        return isSame
          ? []
          : [{ where: `${project(row.projectId)} ${row.number}`, what: '变更单与它登记的金额、校验码对不上' }]
      })
    },
  },
  {
    rule: 'SEC-3',
    name: 'deals.sealed',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const deals = byId(await rowsOf.subscriptions(exam))
      const { project } = await placesOf(exam)
      return (await rowsOf.dealBuyers(exam)).flatMap((row): Found[] => {
        const key = buyerKey(row)
        const faults = [
          openSealed(exam, 'subscriptionBuyer.phone', key, row.phone).fault,
          row.idNumber === null ? null : openSealed(exam, 'subscriptionBuyer.idNumber', key, row.idNumber).fault,
          openSealed(exam, 'subscriptionBuyer.address', key, row.address).fault,
        ].filter((fault) => fault !== null)
        const deal = deals.get(row.subscriptionId)
        return faults.map((what) => ({
          where: `${project(deal?.projectId ?? '')} ${deal?.number ?? ''}`,
          what: `买方资料${what}`,
        }))
      })
    },
  },
]

const frozenSchema = z.looseObject({ wording: z.looseObject({ version: z.int() }) })

function isAsFrozen({ kind, hash, template }: SubscriptionPaperRow, content: z.infer<typeof frozenSchema>): boolean {
  return content.wording.version === template && hashOfPaper(TEMPLATE_OF[kind].paper, content) === hash
}

async function findFaulty(exam: Examined, faultOf: (row: SubscriptionRow) => string | null): Promise<Found[]> {
  const { project } = await placesOf(exam)
  return (await rowsOf.subscriptions(exam)).flatMap((row): Found[] => {
    const what = faultOf(row)
    return what === null ? [] : [{ where: `${project(row.projectId)} ${row.number}`, what }]
  })
}

/** What a deal holds its homes as; what is over has left them waiting, until a manager let them go. Rules LED-1, SUB-4. */
async function findWrongClaims(exam: Examined): Promise<Found[]> {
  const claims = groupBy(
    (await rowsOf.claims(exam)).filter(({ ticketId }) => ticketId !== null),
    ({ ticketId }) => ticketId,
  )
  const tickets = byId(await rowsOf.tickets(exam))
  return findFaulty(exam, ({ state, ticketId, unitId, consultantId }) => {
    const ticket = tickets.get(ticketId)
    if (ticket?.unitId !== unitId || ticket.consultantId !== consultantId) return '认购与它的房号单对不上'
    if (state === 'begun' || state === 'void')
      return ticket.state === 'subscribed' ? '没有收定金，房号单却已转认购' : null
    if (ticket.state !== 'subscribed') return '已收定金，房号单却没有转认购'
    const own = claims.get(ticketId) ?? []
    const isOver = state === 'cancelled' || state === 'exchanged'
    const isHeld = own.every(({ kind, closedAt }) => kind === CLAIM_IN[state] && (isOver || closedAt === null))
    return own.length > 0 && isHeld ? null : '房源的占用与认购的状态不符'
  })
}

/** Nothing became effective that the gate would not have let pass, as far as rows still show. Rules SUB-1, PRC-6, SEC-1. */
async function findPastGate(exam: Examined): Promise<Found[]> {
  const [checks, papers, events, people] = [
    groupBy(await rowsOf.dealChecks(exam), ({ subscriptionId }) => subscriptionId),
    groupBy(await rowsOf.dealPapers(exam), ({ subscriptionId }) => subscriptionId),
    await rowsOf.events(exam),
    byId(await rowsOf.people(exam)),
  ]
  return findFaulty(exam, ({ id, ticketId, consultantId, effectiveAt, contractTextAt }) => {
    if (effectiveAt === null) return null
    const check = checks.get(id)?.findLast(({ openedAt }) => openedAt <= effectiveAt)
    if (!check || !holds(check) || check.signedAt === null || check.signedAt > effectiveAt) {
      return '收定金时没有核对一致并签字的复核'
    }
    const approval = events.findLast((one) => one.ticketId === ticketId && one.event === 'approve')
    const reviewer = people.get(check.reviewerId)
    const others = [people.get(consultantId), people.get(approval?.byId ?? '')]
    const isOther = others.some((one) => one && reviewer && (one.id === reviewer.id || isOnePerson(one, reviewer)))
    if (isOther) return '复核人就是置业顾问或审批人'
    const kept = (papers.get(id) ?? []).filter(({ keptAt }) => keptAt !== null && keptAt <= effectiveAt)
    const hasBoth = ['notice', 'plan'].every((kind) => kept.some((paper) => paper.kind === kind))
    if (!hasBoth) return '收定金时没有签好并留存的购买须知、置业计划'
    return contractTextAt !== null && contractTextAt <= effectiveAt ? null : '收定金时没有记录合同文本供阅读'
  })
}

function holds({ id, lines, reviewLines, paperTotal, paperAt, reviewTotal, reviewAt }: SubscriptionCheckRow): boolean {
  const [ticket, review] = [parsedJson(checkedLinesSchema, lines), parsedJson(checkedLinesSchema, reviewLines)]
  if (!ticket || !review || paperTotal === null || paperAt === null || reviewTotal === null || reviewAt === null)
    return false
  const nobody = { id: '', name: '', phoneHash: null, idNumberHash: null }
  const verdict = verdictOf({
    id,
    lines: ticket,
    consultant: nobody,
    reviewer: nobody,
    paper: { total: paperTotal, at: paperAt },
    review: { total: reviewTotal, at: reviewAt, lines: review },
  })
  return verdict?.verdict === 'holds'
}
