import { z } from 'zod'
import { DAY } from '../../../shared/kernel/day'
import { groupBy } from '../../../shared/kernel/group'
import { isRefusal } from '../../../shared/kernel/refusal'
import { isSpecialOpen, specialStandingAt } from '../../../shared/ledger/special'
import { specialBuyerSchema } from '../../../shared/ledger/special-contract'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import { coversRole, roleNeeded, type SpecialRole } from '../../../shared/pricing/special'
import { specialLimitsOf } from '../../../shared/project/settings'
import { isOnePerson } from '../../../shared/staff/person'
import { type Check, type Examined, type Found, REMEDY, remembered } from '../../examination/check'
import { faultOfSerials } from '../../examination/gapless'
import { parsedJson, passedOverIn, rolesOf, settingsOf } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'
import { openSealed } from '../../examination/sealed'
import type { SpecialRow } from '../pricing/tables'
import { faultOfBounds, faultOfPins, faultOfSteps, pinsOf, readLine } from './frozen-line'
import { cutOf, hashOfSpecial, SPECIAL_TEMPLATE } from './special-shape'
import { onSiteOf } from './special-use'

const linesOf = remembered(
  async (exam) => new Map((await rowsOf.specials(exam)).map((row) => [row.id, readLine(row.line)])),
)

/** 特殊优惠申请单: decided by who might, within their limit, in its days, and computed right. Rules PRC-5, PRC-7. */
export const specialChecks: readonly Check[] = [
  {
    rule: 'PRC-7',
    name: 'specials.numbers',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const [specials, counters] = [await rowsOf.specials(exam), await rowsOf.counters(exam)]
      return faultOfSerials(specials, counters, 'special', await passedOverIn(exam)).map(({ projectId, what }) => ({
        where: project(projectId),
        what: `特批编号${what}`,
      }))
    },
  },
  {
    rule: 'PRC-7',
    name: 'specials.decided',
    remedy: REMEDY.holdDeal,
    run: (exam) => findFaulty(exam, faultOfDecision),
  },
  {
    rule: 'PRC-7',
    name: 'specials.valid',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const settings = await settingsOf(exam)
      return findFaulty(exam, ({ projectId, createdAt, validUntil, decidedAt }) => {
        const isSet = settings(projectId, createdAt).some(
          ({ specialDays }) => createdAt + specialDays * DAY === validUntil,
        )
        if (!isSet) return '有效期不是申请时规定的天数'
        return decidedAt !== null && decidedAt >= validUntil ? '过了有效期才审批' : null
      })
    },
  },
  { rule: 'SEC-1', name: 'specials.hands', remedy: REMEDY.holdDeal, run: findWrongHands },
  { rule: 'PRC-5', name: 'specials.limits', remedy: REMEDY.holdDeal, run: findOverLimit },
  {
    rule: 'PRC-3',
    name: 'specials.steps',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const lines = await linesOf(exam)
      return findFaulty(exam, (row) => {
        const line = lines.get(row.id)
        return line ? (faultOfColumns(row, line) ?? faultOfSteps(line)) : '冻结的价格读不出来'
      })
    },
  },
  {
    rule: 'PRC-5',
    name: 'specials.bounds',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const [lines, pins] = [await linesOf(exam), await pinsOf(exam)]
      return findFaulty(exam, ({ id }) => {
        const line = lines.get(id)
        return line ? (faultOfPins(line, pins) ?? faultOfBounds(line, pins)) : null
      })
    },
  },
  {
    rule: 'PRC-7',
    name: 'specials.oneOpen',
    remedy: '请顾问撤回多出来的申请',
    run: async (exam) => {
      const { ticket: place } = await placesOf(exam)
      const tickets = byId(await rowsOf.tickets(exam))
      const open = (await rowsOf.specials(exam)).filter((row) => {
        const ticket = tickets.get(row.ticketId)
        return ticket !== undefined && isSpecialOpen(specialStandingAt({ ...row, ticket }, exam.now))
      })
      return [...groupBy(open, ({ ticketId }) => ticketId)].flatMap(([ticketId, own]): Found[] =>
        own.length > 1 ? [{ where: place(ticketId), what: `同时有 ${own.length} 份未了结的特批申请` }] : [],
      )
    },
  },
  {
    rule: 'SEC-3',
    name: 'specials.sealed',
    remedy: REMEDY.restore,
    run: (exam) => findFaulty(exam, (row) => openBuyers(exam, row).fault),
  },
  {
    rule: 'SUB-3',
    name: 'specials.hash',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const lines = await linesOf(exam)
      return findFaulty(exam, (row) => {
        const [line, { buyers }] = [lines.get(row.id), openBuyers(exam, row)]
        if (!line || !buyers) return null
        const isSame = TEMPLATES.some((template) => hashOfSpecial(row, line, buyers, template) === row.hash)
        return isSame ? null : '内容与校验码对不上：申请之后被改过'
      })
    },
  },
]

const TEMPLATES = Array.from({ length: SPECIAL_TEMPLATE }, (_, index) => index + 1)

async function findFaulty(exam: Examined, faultOf: (row: SpecialRow) => string | null): Promise<Found[]> {
  const { project } = await placesOf(exam)
  return (await rowsOf.specials(exam)).flatMap((row): Found[] => {
    const what = faultOf(row)
    return what === null ? [] : [{ where: `${project(row.projectId)} ${row.number}`, what }]
  })
}

/** What was decided, by whom and when, agrees with where the application stands. */
function faultOfDecision(row: SpecialRow): string | null {
  const { state, createdAt, decidedAt, decidedById, decidedRole, decideReason, withdrawnAt, withdrawReason } = row
  const isDecided = decidedAt !== null
  if (isDecided !== (decidedById !== null) || isDecided !== (decidedRole !== null)) return '审批缺少人、身份或时间'
  if (state === 'applied' && isDecided) return '待批的申请却有审批'
  if ((state === 'approved' || state === 'rejected') && !isDecided) return '没有审批却已了结'
  if (state === 'rejected' && !decideReason) return '驳回没有理由'
  if ((state === 'withdrawn') !== (withdrawnAt !== null && withdrawReason !== null)) return '撤回缺少时间或理由'
  const isInOrder = (decidedAt ?? createdAt) >= createdAt && (withdrawnAt ?? Infinity) >= (decidedAt ?? createdAt)
  return isInOrder ? null : '审批或撤回的时间早于申请'
}

/** The consultant decides by their own right only, everyone else in a role they had, and nobody as two. Rule SEC-1. */
async function findWrongHands(exam: Examined): Promise<Found[]> {
  const [roles, people, tickets] = [
    await rolesOf(exam),
    byId(await rowsOf.people(exam)),
    byId(await rowsOf.tickets(exam)),
  ]
  return findFaulty(exam, ({ ticketId, projectId, consultantId, decidedById, decidedRole, decidedAt }) => {
    const ticket = tickets.get(ticketId)
    if (ticket?.consultantId !== consultantId || ticket.projectId !== projectId) return '申请人不是这张单的置业顾问'
    if (decidedById === null || decidedRole === null || decidedAt === null) return null
    const isOwnRight = decidedRole === 'consultant'
    if (isOwnRight !== (decidedById === consultantId)) return '置业顾问审批了自己的申请'
    if (!roles(decidedById, decidedAt).some((role) => role === decidedRole)) return '审批人当时不是这个身份'
    const [decider, consultant] = [people.get(decidedById), people.get(consultantId)]
    const isSame = !isOwnRight && decider && consultant && isOnePerson(decider, consultant)
    return isSame ? '审批人与置业顾问是同一个人的两个账号' : null
  })
}

/** The cut lies within the limit of whoever approved it, as the limits stood then. Rules PRC-5, PRC-7. */
async function findOverLimit(exam: Examined): Promise<Found[]> {
  const [settings, lines] = [await settingsOf(exam), await linesOf(exam)]
  return findFaulty(exam, (row) => {
    const line = lines.get(row.id)
    if (!line) return null
    const neededAt = (at: number) =>
      settings(row.projectId, at).flatMap((one): SpecialRole[] => {
        const needed = roleNeeded(cutOf(line), onSiteOf(line), specialLimitsOf(one))
        return isRefusal(needed) ? [] : [needed]
      })
    const wasApproved = row.decidedAt !== null && row.state !== 'rejected'
    const needed = row.decidedAt !== null && wasApproved ? neededAt(row.decidedAt) : neededAt(row.createdAt)
    if (!needed.includes(row.role)) return '所需的审批身份与优惠的幅度不符'
    const { decidedRole } = row
    return !wasApproved || (decidedRole && coversRole(decidedRole, row.role)) ? null : '优惠超出审批人的权限'
  })
}

function faultOfColumns(row: SpecialRow, line: HoldLine): string | null {
  const isSame =
    row.unitId === line.unitId &&
    row.total === line.breakdown.total &&
    row.listTotal === line.breakdown.listTotal &&
    row.onSiteTotal === onSiteOf(line) &&
    row.id === line.special?.id &&
    row.number === line.special.number &&
    row.discount === JSON.stringify(line.special.discount)
  return isSame ? null : '申请单上的价格与它冻结的不同'
}

function openBuyers(exam: Examined, row: SpecialRow) {
  const { fault, plain } = openSealed(exam, 'special.buyers', row.id, row.buyers)
  if (plain === null) return { fault: fault && `客户资料${fault}`, buyers: null }
  const buyers = parsedJson(z.array(specialBuyerSchema), plain)
  return { fault: buyers ? null : '客户资料读不出来', buyers }
}
