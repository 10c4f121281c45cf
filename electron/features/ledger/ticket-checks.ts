import { dayOf } from '../../../shared/kernel/day'
import { groupBy } from '../../../shared/kernel/group'
import { WHOLE } from '../../../shared/kernel/rate'
import { documentNumber, withoutTrialSign } from '../../../shared/kernel/serial'
import { TICKET_STEPS, type TicketEvent, type TicketState } from '../../../shared/ledger/ticket'
import { isOnePerson } from '../../../shared/staff/person'
import { isAllowed, type Permission } from '../../../shared/staff/roles'
import { type Check, type Examined, type Found, REMEDY } from '../../examination/check'
import { faultOfSerials } from '../../examination/gapless'
import { passedOverIn, rolesOf } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'
import type { TicketEventRow, TicketRow } from './tables'
import { historiesOf, latest, latestLinesOf } from './ticket-histories'

/** 房号管理单: its history by the table of LED-4, each step by whom it is open to, its number, sums and buyers. */
export const ticketChecks: readonly Check[] = [
  {
    rule: 'LED-4',
    name: 'tickets.history',
    remedy: REMEDY.holdDeal,
    run: (exam) => findFaulty(exam, (ticket, events) => faultOfSteps(ticket.state, events)),
  },
  {
    rule: 'LED-4',
    name: 'tickets.times',
    remedy: REMEDY.holdDeal,
    run: (exam) => findFaulty(exam, faultOfTimes),
  },
  {
    rule: 'LED-4',
    name: 'tickets.extended',
    remedy: REMEDY.holdDeal,
    run: (exam) =>
      findFaulty(exam, ({ isExtended }, events) => {
        const times = events.filter(({ event }) => event === 'extend').length
        return times === (isExtended ? 1 : 0) ? null : `延期 ${times} 次，单上记的是${isExtended ? '已' : '未'}延期`
      }),
  },
  { rule: 'SEC-1', name: 'tickets.hands', remedy: REMEDY.holdDeal, run: findWrongHands },
  { rule: 'SEC-1', name: 'tickets.samePerson', remedy: REMEDY.holdDeal, run: findSamePerson },
  {
    rule: 'LED-3',
    name: 'tickets.numbers',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const numbered = (await rowsOf.tickets(exam)).filter(({ number }) => number !== null)
      const counters = await rowsOf.counters(exam)
      return faultOfSerials(numbered, counters, 'ticket', await passedOverIn(exam)).map(({ projectId, what }) => ({
        where: project(projectId),
        what: `房号单编号${what}`,
      }))
    },
  },
  {
    rule: 'LED-3',
    name: 'tickets.numberedOn',
    remedy: REMEDY.holdDeal,
    run: (exam) =>
      findFaulty(exam, ({ number }, [first]) => {
        if (number === null || !first) return null
        const start = documentNumber('ticket', dayOf(first.at), 0).slice(0, -4)
        return withoutTrialSign(number).startsWith(start) ? null : '编号里的日期不是提交的那天'
      }),
  },
  {
    rule: 'LED-3',
    name: 'tickets.total',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const lines = await latestLinesOf(exam)
      return findFaulty(exam, ({ id, total }, events) => {
        if (events.length === 0) return total === null ? null : '草稿不该有成交总价'
        const sum = (lines.get(id) ?? []).reduce((added, line) => added + line.total, 0)
        const signed = events.filter((event) => event.total !== null).at(-1)?.total
        return total === sum && total === signed ? null : '成交总价与各套之和或签过的总价不同'
      })
    },
  },
  {
    rule: 'LED-3',
    name: 'tickets.consent',
    remedy: '请买方补签个人信息使用同意书',
    run: (exam) =>
      findFaulty(exam, ({ consentAt, consentBy }, events) => {
        const isGiven = consentAt !== null && consentBy !== null
        return events.length === 0 || isGiven ? null : '没有买方同意使用个人信息的记录'
      }),
  },
  {
    rule: 'LED-3',
    name: 'tickets.buyers',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const buyers = groupBy(await rowsOf.buyers(exam), ({ ticketId }) => ticketId)
      const [lines, customers] = [await latestLinesOf(exam), byId(await rowsOf.customers(exam))]
      return findFaulty(exam, ({ id, projectId, buyerNames }, events) => {
        if (events.length === 0) return buyers.has(id) ? '草稿不该有签过的买方' : null
        const own = latest(buyers.get(id) ?? [])
        if (own.length === 0 || own[0]?.revision !== lines.get(id)?.[0]?.revision) return '没有与价格一同签下的买方'
        if (own.reduce((sum, { share }) => sum + share, 0) !== WHOLE) return '买方份额之和不是 100%'
        if (own.map(({ name }) => name).join('、') !== buyerNames) return '买方与单上的姓名不同'
        const isTwice = new Set(own.map(({ customerId }) => customerId)).size < own.length
        const isForeign = own.some(({ customerId }) => customers.get(customerId)?.projectId !== projectId)
        return isTwice || isForeign ? '买方重复，或是另一个项目的客户' : null
      })
    },
  },
]

/** Holds every ticket with its history against something; gives those that are faulty. */
export async function findFaulty(
  exam: Examined,
  faultOf: (ticket: TicketRow, events: readonly TicketEventRow[]) => string | null,
): Promise<Found[]> {
  const [{ ticket: place }, histories] = [await placesOf(exam), await historiesOf(exam)]
  return (await rowsOf.tickets(exam)).flatMap((ticket): Found[] => {
    const what = faultOf(ticket, histories.get(ticket.id) ?? [])
    return what === null ? [] : [{ where: place(ticket.id), what }]
  })
}

/** Replays the history by the table of LED-4; writing and discarding a draft leave no signature. */
function faultOfSteps(now: TicketState, events: readonly TicketEventRow[]): string | null {
  let state: TicketState = 'draft'
  for (const [index, { event, position }] of events.entries()) {
    const step: { to: TicketState } | undefined = TICKET_STEPS[state][event]
    if (!step || position !== index + 1) return `第 ${index + 1} 步「${event}」不能在「${state}」之后`
    state = step.to
  }
  const isSame = state === now || (state === 'draft' && now === 'discarded')
  return isSame ? null : `历史到「${state}」为止，单上却是「${now}」`
}

/** Every step after the one before it, while the time still ran; the ticket's end is the last one signed. Rule LED-4. */
function faultOfTimes(ticket: TicketRow, events: readonly TicketEventRow[]): string | null {
  let until: number | null = null
  let before = ticket.createdAt
  for (const { event, at, until: after } of events) {
    if (at < before) return `「${event}」早于它前面的一步`
    if (event === 'expire' ? at !== until : until !== null && at >= until) return `「${event}」不在有效时间之内`
    if (after !== null && after <= at) return `「${event}」之后没有时间`
    if (event === 'amend' && after !== until) return '修改改动了到期时间'
    if (event === 'extend' && (after === null || until === null || after <= until)) return '延期没有延长时间'
    until = after ?? until
    before = at
  }
  if (events.length > 0 && ticket.until !== until) return '到期时间不是最后签下的那个'
  return events.length > 0 && ticket.updatedAt !== before ? '最后修改的时间与最后一步不同' : null
}

/** Each step by whom it is open to, in the role they then had. Rules LED-4, SEC-1. */
async function findWrongHands(exam: Examined): Promise<Found[]> {
  const roles = await rolesOf(exam)
  return findFaulty(exam, ({ consultantId }, events) => {
    const wrong = events.find(({ event, byId: signer, at }) => {
      const permission = permissionFor(event, signer === consultantId)
      if (permission === null) return false
      return (
        permission === 'nobody' || signer === null || !roles(signer, at).some((role) => isAllowed(role, permission))
      )
    })
    return wrong ? `「${wrong.event}」的人无权做这一步` : null
  })
}

/** What a signer must have been allowed to; null where time or money did it. Rules LED-4, SEC-1. */
function permissionFor(event: TicketEvent, isOwn: boolean): Permission | 'nobody' | null {
  switch (event) {
    case 'submit':
    case 'amend':
    case 'save':
    case 'discard':
      return isOwn ? 'ticket.write' : 'nobody'
    case 'withdraw':
      return isOwn ? 'ticket.withdraw' : 'ticket.decide'
    case 'approve':
    case 'reject':
    case 'extend':
      return isOwn ? 'nobody' : 'ticket.decide'
    case 'expire':
    case 'subscribe':
      return null
  }
}

/** Who decided is the consultant under another account. Rule SEC-1. */
async function findSamePerson(exam: Examined): Promise<Found[]> {
  const people = byId(await rowsOf.people(exam))
  return findFaulty(exam, ({ consultantId }, events) => {
    const consultant = people.get(consultantId)
    const isSame = events.some(({ event, byId: signer }) => {
      const other = signer === null || signer === consultantId ? undefined : people.get(signer)
      return event !== 'withdraw' && other !== undefined && consultant !== undefined && isOnePerson(other, consultant)
    })
    return isSame ? '审批人与置业顾问是同一个人的两个账号' : null
  })
}
