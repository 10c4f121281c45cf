import wording from '../../../resources/papers/special.json'
import { isRefusal } from '../../../shared/kernel/refusal'
import { specialStandingAt } from '../../../shared/ledger/special'
import type { SpecialSummary, specialsContract } from '../../../shared/ledger/special-contract'
import type { QueryContext } from '../../gate/context'
import type { HandlersOf } from '../../gate/handlers'
import { specialTable } from '../pricing/tables'
import { projectTable } from '../project/tables'
import { applySpecial } from './special-apply'
import { specialPaperData } from './special-paper-data'
import { specialOf, summariesOf } from './special-shape'
import { findSpecial, specialStepHandlers } from './special-steps'
import { findWithheld } from './withheld-totals'

/** How many applications a list shows at most, newest first. */
const LONGEST_LIST = 500

/** 特批优惠. Rules PRC-5, PRC-7, SEC-1. */
export const specialsHandlers: HandlersOf<typeof specialsContract> = {
  ...specialStepHandlers,
  apply: applySpecial,

  list: ({ db, actor, now }, asked) => listSpecials({ db, actor, now }, asked, LONGEST_LIST),

  detail: async (context, { projectId, specialId }) => {
    const row = await findSpecial(context, projectId, specialId)
    return isRefusal(row) ? row : specialOf(context.db, context.personal, row)
  },

  paper: async (context, { projectId, specialId }) => {
    const row = await findSpecial(context, projectId, specialId)
    if (isRefusal(row)) return row
    const [special, project] = await Promise.all([
      specialOf(context.db, context.personal, row),
      context.db.findOne(projectTable, { id: projectId }),
    ])
    const bytes = await context.workers.drawSpecialPaper(
      specialPaperData(special, specialStandingAt(special, context.now), {
        project: project?.name ?? '',
        printed: { at: context.now, by: context.actor.name },
        wording,
      }),
    )
    return new File([bytes], `${row.number}.pdf`, { type: 'application/pdf' })
  },
}

/** The applications somebody may see, at most so many: a consultant's own, else all. Rule SEC-1. */
export async function listSpecials(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  { projectId, ticketId }: { projectId: string; ticketId?: string | undefined },
  most: number,
): Promise<SpecialSummary[]> {
  const asked = { projectId, ...(ticketId ? { ticketId } : {}) }
  const rows = await db.find(specialTable, actor.role === 'consultant' ? { ...asked, consultantId: actor.id } : asked, {
    order: { createdAt: 'DESC' },
    limit: most,
  })
  const withheld = await findWithheld(db, actor, now)
  const shown = rows.filter(({ ticketId }) => !withheld.has(ticketId))
  return inOrderOfNeed(await summariesOf(db, projectId, shown), now)
}

/** What waits to be decided first, the first to lapse before the others; then the newest. */
function inOrderOfNeed(specials: readonly SpecialSummary[], now: number): SpecialSummary[] {
  const isWaiting = (special: SpecialSummary) => specialStandingAt(special, now) === 'applied'
  const waiting = specials.filter(isWaiting).sort((a, b) => a.validUntil - b.validUntil)
  return [...waiting, ...specials.filter((special) => !isWaiting(special))]
}
