import { In, MoreThan } from 'typeorm'
import { isSpecialOpen, specialStandingAt } from '../../../shared/ledger/special'
import type { SpecialSummary } from '../../../shared/ledger/special-contract'
import { coversRole, shareInPercent, specialRoleSchema } from '../../../shared/pricing/special'
import { isAllowed } from '../../../shared/staff/roles'
import type { TodayItem } from '../../../shared/today/item'
import { TOLD_FOR } from '../../../shared/today/today'
import type { QueryContext } from '../../gate/context'
import { specialTable } from '../pricing/tables'
import { summariesOf } from './special-shape'

/**
 * 特批优惠 for the desk: to be decided within the person's own limit, and to its consultant what was decided.
 * Rules PRC-5, PRC-7, SEC-1.
 */
export async function specialsToday(context: QueryContext, projectId: string): Promise<TodayItem[]> {
  const { actor } = context
  if (isAllowed(actor.role, 'special.decide')) return specialsToDecide(context, projectId)
  return isAllowed(actor.role, 'special.apply') ? ownDecided(context, projectId) : []
}

async function specialsToDecide({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  const own = specialRoleSchema.safeParse(actor.role).data
  if (own === undefined) return []
  const rows = await db.find(specialTable, { projectId, state: 'applied', validUntil: MoreThan(now) })
  return (await summariesOf(db, projectId, rows))
    .filter(
      (special) =>
        specialStandingAt(special, now) === 'applied' &&
        special.consultantId !== actor.id &&
        special.role !== null &&
        coversRole(own, special.role),
    )
    .map((special) => ({ kind: 'specialToDecide', ...itemOf(special, special.createdAt), reason: special.reason }))
}

async function ownDecided({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  const own = { projectId, consultantId: actor.id, state: In(['approved', 'rejected'] as const) }
  const rows = await db.find(specialTable, [
    { ...own, state: 'approved', validUntil: MoreThan(now) },
    { ...own, state: 'rejected', decidedAt: MoreThan(now - TOLD_FOR) },
  ])
  return (await summariesOf(db, projectId, rows)).flatMap((special): TodayItem[] => {
    const { decision, isUsed } = special
    // What is within the consultant's own limit was decided by nobody else.
    if (!decision || decision.role === 'consultant') return []
    const item = { ...itemOf(special, decision.at), by: decision.by }
    const standing = specialStandingAt(special, now)
    if (standing === 'rejected') {
      return [{ kind: 'specialRejected', ...item, due: null, reason: decision.reason ?? '' }]
    }
    return isSpecialOpen(standing) && !isUsed ? [{ kind: 'specialApproved', ...item, reason: special.reason }] : []
  })
}

/** An application is void with its ticket, whichever of their times is over first. Rule LED-4. */
function itemOf(special: SpecialSummary, since: number) {
  const { id, ticket, number, unit, consultant, cut, onSiteTotal, total, validUntil } = special
  return {
    id: `special ${id}`,
    since,
    due: { by: 'instant', at: Math.min(validUntil, ticket.until ?? validUntil) } as const,
    specialId: id,
    ticketId: ticket.id,
    number,
    unit,
    consultant,
    share: shareInPercent(cut, onSiteTotal),
    total,
  }
}
