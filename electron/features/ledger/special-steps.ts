import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { SPECIAL_STEPS, type SpecialEvent, specialHandOf, specialStandingAt } from '../../../shared/ledger/special'
import type { specialsContract } from '../../../shared/ledger/special-contract'
import { isRunning } from '../../../shared/ledger/ticket'
import { coversRole, roleNeeded, specialRoleSchema } from '../../../shared/pricing/special'
import { type SpecialLimits, specialLimitsOf } from '../../../shared/project/settings'
import { isAllowed, type Role } from '../../../shared/staff/roles'
import { requireOne } from '../../gate/affected'
import type { Actor, CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { type SpecialRow, specialTable } from '../pricing/tables'
import { findSettings } from '../project/project'
import { requireKnown } from '../staff/staff'
import { findAsked } from './special-apply'
import { cutOf, lineOf, specialOf, usedSpecials } from './special-shape'
import { priceAsApplied } from './special-use'
import { type TicketRow, ticketTable } from './tables'
import { refuseFallen } from './ticket-lapse'
import { mayOpenTicket } from './ticket-sight'
import { decidersOf } from './ticket-steps'
import { requireShown } from './withheld-totals'

type Tx = CommandContext
type Named = { specialId: string; version: number }
type StepHandlers = Pick<HandlersOf<typeof specialsContract>, 'approve' | 'reject' | 'withdraw'>

/** What is decided on an application. Rules PRC-5, PRC-7, SEC-1. */
export const specialStepHandlers: StepHandlers = {
  approve: async (tx, { projectId, ...named }) => {
    const found = await findForStep(tx, projectId, named, 'approve')
    if (isRefusal(found)) return found
    // A draft's sign-by days run from its submission; those of a running ticket are pinned, and so is what it applied for.
    const isPinned = isRunning(found.ticket.state)
    const lapsed = isPinned ? refuseFallen([lineOf(found.special)], tx.now) : null
    if (lapsed) return lapsed
    // What its ticket has become since could not be sold with it.
    const asked = await findAsked(tx, found.ticket)
    if (isRefusal(asked)) return asked
    const line = await priceAsApplied(tx.db, found.special, asked.unit, asked.line, asked.pricing)
    if (isRefusal(line)) return line
    const role = weighRole(tx.actor.role, found.special, specialLimitsOf(await findSettings(tx.db, projectId)))
    return isRefusal(role) ? role : takeStep(tx, { ...found, special: { ...found.special, role } }, 'approve', null)
  },
  reject: async (tx, { projectId, reason, ...named }) => {
    const found = await findForStep(tx, projectId, named, 'reject')
    return isRefusal(found) ? found : takeStep(tx, found, 'reject', reason)
  },
  withdraw: async (tx, { projectId, reason, ...named }) => {
    const found = await findForStep(tx, projectId, named, 'withdraw')
    if (isRefusal(found)) return found
    const { special, ticket } = found
    const isUsed = (await usedSpecials(tx.db, [ticket.id])).has(special.id)
    if (isUsed) return refuse('SPECIAL_IN_USE', { number: special.number, ticket: ticket.number ?? '' })
    return takeStep(tx, found, 'withdraw', reason)
  },
}

/** An application the person may see: a consultant's own, all of them for the other roles. Rule SEC-1. */
export async function findSpecial(
  { db, actor, now }: { db: Reader; actor: Actor; now: number },
  projectId: string,
  id: string,
) {
  const special = await db.findOne(specialTable, { id, projectId })
  if (!special || !mayOpenTicket(actor, special.consultantId)) return refuse('NOT_FOUND', { what: 'special' })
  return (await requireShown({ db, actor, now }, { id: special.ticketId, number: special.number })) ?? special
}

type Found = { special: SpecialRow; ticket: TicketRow }

/** An application the event is open to, for this person, at the version they last saw. Rules PRC-7, SEC-1. */
async function findForStep(tx: Tx, projectId: string, named: Named, event: SpecialEvent) {
  const special = await findSpecial(tx, projectId, named.specialId)
  if (isRefusal(special)) return special
  const ticket = await tx.db.findOne(ticketTable, { id: special.ticketId })
  if (!ticket) throw new Error(`application ${special.number} has no ticket`)
  const standing = specialStandingAt({ ...special, ticket }, tx.now)
  if (standing === 'lapsed') return refuse('SPECIAL_LAPSED', { number: special.number, until: special.validUntil })
  const step = SPECIAL_STEPS[standing][event]
  if (!step) return refuse('SPECIAL_STATE', { number: special.number, event, standing })
  const isDecider = isAllowed(tx.actor.role, 'special.decide')
  if (specialHandOf(special, { id: tx.actor.id, isDecider }) !== step.by) {
    return isDecider
      ? refuse('OWN_SPECIAL', { consultant: special.consultant })
      : refuse('NOT_ALLOWED', { access: 'special.decide' })
  }
  if (special.version !== named.version) return refuse('STALE', { what: 'special', version: special.version })
  const unknown = await requireKnown(tx.db, decidersOf(event, tx.actor.id, special.consultantId))
  return unknown ?? { special, ticket }
}

/** Whether this person's role covers the cut by today's limits; gives the lowest role that does. Rule PRC-5. */
function weighRole(role: Role, special: SpecialRow, limits: SpecialLimits) {
  const needed = roleNeeded(cutOf(lineOf(special)), special.onSiteTotal, limits)
  if (isRefusal(needed)) return needed
  const own = specialRoleSchema.parse(role)
  return coversRole(own, needed) ? needed : refuse('SPECIAL_OVER_LIMIT', { limit: limits[own], next: needed })
}

async function takeStep(tx: Tx, { special, ticket }: Found, event: SpecialEvent, reason: string | null) {
  const step = SPECIAL_STEPS[special.state][event]
  if (!step) throw new Error(`application ${special.number} has no ${event}`)
  const { id, version, number } = special
  const changed = { state: step.to, role: special.role, version: version + 1, ...signatureOf(tx, event, reason) }
  await requireOne(tx.db.update(specialTable, { id, version, state: special.state }, changed))
  return done(
    await specialOf(tx.db, tx.personal, { ...special, ...changed }),
    { subject: id, before: { number, state: special.state }, after: { number, state: step.to, reason } },
    { specials: [{ id: ticket.id, consultantId: ticket.consultantId }] },
  )
}

/** Who took the step, when and why. A withdrawal leaves standing what had been decided. */
function signatureOf({ actor, now }: Tx, event: SpecialEvent, reason: string | null) {
  if (event === 'withdraw') return { withdrawnAt: now, withdrawReason: reason }
  const decidedRole = specialRoleSchema.parse(actor.role)
  return { decidedBy: actor.name, decidedById: actor.id, decidedRole, decidedAt: now, decideReason: reason }
}
