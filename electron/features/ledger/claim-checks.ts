import { DAY } from '../../../shared/kernel/day'
import { groupBy } from '../../../shared/kernel/group'
import type { ClaimKind } from '../../../shared/ledger/claim'
import type { TicketState } from '../../../shared/ledger/ticket'
import { type Check, type Examined, type Found, REMEDY } from '../../examination/check'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'
import type { ClaimRow } from './tables'
import { historiesOf, latestLinesOf } from './ticket-histories'

/** The longest a home is withheld at a time. Rule LED-5. */
const LONGEST_WITHHELD = 366 * DAY

/** Claims that stand alone; a ticket's state answers for the others. */
const ALONE: ReadonlySet<ClaimKind> = new Set(['withheld'])

/** 占用: one at a time, as its ticket says, ended when it ended. Rules LED-1, LED-4, LED-5. */
export const claimChecks: readonly Check[] = [
  {
    rule: 'LED-1',
    name: 'claims.twoOpen',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const open = (await rowsOf.claims(exam)).filter(({ closedAt }) => closedAt === null)
      return [...groupBy(open, ({ unitId }) => unitId)].flatMap(([unitId, claims]): Found[] =>
        claims.length > 1 ? [{ where: unit(unitId), what: `同时有 ${claims.length} 条未结束的占用` }] : [],
      )
    },
  },
  {
    rule: 'LED-1',
    name: 'claims.overlap',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const claims = await rowsOf.claims(exam)
      return claims.flatMap(({ unitId, since }, index): Found[] => {
        const before = claims[index - 1]
        const isOverlapped = before?.unitId === unitId && before.closedAt !== null && before.closedAt > since
        return isOverlapped ? [{ where: unit(unitId), what: '一次占用还没有结束，下一次已经开始' }] : []
      })
    },
  },
  {
    rule: 'LED-4',
    name: 'claims.ofTicket',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const tickets = byId(await rowsOf.tickets(exam))
      return (await rowsOf.claims(exam)).flatMap(({ unitId, kind, ticketId, closedAt }): Found[] => {
        const state = ticketId === null ? undefined : tickets.get(ticketId)?.state
        if (ALONE.has(kind) !== (state === undefined)) {
          return [{ where: unit(unitId), what: ticketId === null ? '占用没有房号单' : '保留的占用却有房号单' }]
        }
        if (closedAt !== null || state === undefined || claimOf(state) === kind || isHandedOn(state, kind)) return []
        return [{ where: unit(unitId), what: `占用是「${kind}」，房号单却是「${state}」` }]
      })
    },
  },
  {
    rule: 'LED-4',
    name: 'tickets.claims',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { ticket: place } = await placesOf(exam)
      const [claims, lines] = [
        groupBy(await rowsOf.claims(exam), ({ ticketId }) => ticketId ?? ''),
        await latestLinesOf(exam),
      ]
      return (await rowsOf.tickets(exam)).flatMap(({ id, state }): Found[] => {
        if (claimOf(state) === null) return []
        const held = (claims.get(id) ?? []).filter(({ closedAt }) => closedAt === null).map(({ unitId }) => unitId)
        const named = (lines.get(id) ?? []).map(({ unitId }) => unitId)
        const isSame = held.length === named.length && named.every((unitId) => held.includes(unitId))
        return isSame
          ? []
          : [{ where: place(id), what: `单上有 ${named.length} 套，未结束的占用却有 ${held.length} 条或不是这几套` }]
      })
    },
  },
  {
    rule: 'LED-4',
    name: 'claims.until',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const tickets = byId(await rowsOf.tickets(exam))
      return (await rowsOf.claims(exam)).flatMap(({ unitId, kind, ticketId, until }): Found[] => {
        const ticket = ticketId === null ? undefined : tickets.get(ticketId)
        if (!ticket || (kind !== 'submitted' && kind !== 'approved') || until === ticket.until) return []
        return [{ where: unit(unitId), what: '占用的到期时间与房号单的不同' }]
      })
    },
  },
  {
    rule: 'LED-2',
    name: 'claims.holder',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { unit: place } = await placesOf(exam)
      const [tickets, units, histories] = [
        byId(await rowsOf.tickets(exam)),
        byId(await rowsOf.units(exam)),
        await historiesOf(exam),
      ]
      return (await rowsOf.claims(exam)).flatMap(({ unitId, projectId, ticketId, byId: holder, since }): Found[] => {
        if (since > exam.now) return [{ where: place(unitId), what: '占用的开始时间还没有到' }]
        const ticket = ticketId === null ? undefined : tickets.get(ticketId)
        const isAtHome = units.get(unitId)?.projectId === projectId && (ticket?.projectId ?? projectId) === projectId
        if (!isAtHome) return [{ where: place(unitId), what: '占用、房源、房号单不在同一个项目' }]
        if (!ticket) return []
        const isTheirs = ticket.consultantId === holder && since === histories.get(ticket.id)?.[0]?.at
        return isTheirs ? [] : [{ where: place(unitId), what: '占用的人或开始时间与房号单的提交不同' }]
      })
    },
  },
  {
    rule: 'LED-4',
    name: 'claims.ended',
    remedy: REMEDY.holdSale,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const [tickets, histories] = [byId(await rowsOf.tickets(exam)), await historiesOf(exam)]
      return (await rowsOf.claims(exam)).flatMap((claim): Found[] => {
        const { unitId, ticketId, closedAt, until } = claim
        if (closedAt === null) return []
        if (until !== null && closedAt > until) return [{ where: unit(unitId), what: '占用在到期之后才结束' }]
        const ticket = ticketId === null ? undefined : tickets.get(ticketId)
        const end = ticket && histories.get(ticket.id)?.at(-1)
        if (!ticket || closedAt === end?.at) return []
        return [{ where: unit(unitId), what: '占用结束的时间与房号单结束的时间不同' }]
      })
    },
  },
  {
    rule: 'LED-5',
    name: 'withholding.told',
    remedy: '由经理解除保留后重新保留，写明原因和期限',
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const rows = new Map((await rowsOf.withholdings(exam)).map((row) => [row.claimId, row]))
      const claims = await rowsOf.claims(exam)
      const kinds = new Map(claims.map(({ id, kind }) => [id, kind]))
      const strays = [...rows.keys()].filter((claimId) => kinds.get(claimId) !== 'withheld')
      return [
        ...claims
          .filter((claim) => claim.kind === 'withheld' && !isTold(claim, rows.get(claim.id)?.reason))
          .map(({ unitId }) => ({ where: unit(unitId), what: '保留没有写明原因、由谁或到何时' })),
        ...strays.map((claimId) => ({ where: `占用 ${claimId}`, what: '保留的原因记在一条不是保留的占用上' })),
      ]
    },
  },
  {
    rule: 'LED-5',
    name: 'withholding.lifted',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const rows = new Map((await rowsOf.withholdings(exam)).map((row) => [row.claimId, row]))
      return (await rowsOf.claims(exam)).flatMap(({ id, unitId, closedAt, until }): Found[] => {
        const row = rows.get(id)
        if (!row) return []
        const wasCutShort = closedAt !== null && closedAt !== until
        const isSound = (row.liftedBy !== null) === wasCutShort && (row.liftReason !== null) === wasCutShort
        return isSound ? [] : [{ where: unit(unitId), what: '保留的解除（谁、为何）与它结束的时间不符' }]
      })
    },
  },
  { rule: 'LED-6', name: 'claims.released', remedy: REMEDY.holdSale, run: findUnreleasedDeals },
]

/** What a ticket in a state claims its homes as; null where it claims nothing. */
function claimOf(state: TicketState): ClaimKind | null {
  switch (state) {
    case 'submitted':
    case 'approved':
    case 'subscribed':
      return state
    case 'draft':
    case 'discarded':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return null
  }
}

/** A subscribed ticket's claim goes on to contract, filing and handover, or waits once the deal is over. Rules LED-1, SUB-4. */
function isHandedOn(state: TicketState, kind: ClaimKind): boolean {
  return (
    state === 'subscribed' && (kind === 'contracted' || kind === 'filed' || kind === 'handedOver' || kind === 'waiting')
  )
}

function isTold({ by, since, until }: ClaimRow, reason: string | undefined): boolean {
  return (
    Boolean(reason?.trim()) && by.trim() !== '' && until !== null && until > since && until - since <= LONGEST_WITHHELD
  )
}

/** Homes on a running ticket that had not been released when it claimed them. Rule LED-6. */
async function findUnreleasedDeals(exam: Examined): Promise<Found[]> {
  const { unit: place } = await placesOf(exam)
  const units = byId(await rowsOf.units(exam))
  return (await rowsOf.claims(exam)).flatMap(({ unitId, ticketId, since, until, closedAt }): Found[] => {
    const isRunning = ticketId !== null && closedAt === null && (until === null || until > exam.now)
    const releasedFrom = units.get(unitId)?.releasedFrom ?? null
    const isSound = !isRunning || (releasedFrom !== null && releasedFrom <= since)
    return isSound ? [] : [{ where: place(unitId), what: '还没有加推就被房号单占用' }]
  })
}
