import { In, IsNull } from 'typeorm'
import { DAY } from '../../../shared/kernel/day'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { unitStateAt } from '../../../shared/ledger/unit'
import { requireAffected } from '../../gate/affected'
import type { Changes, PublishedTicket } from '../../gate/changes'
import type { CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { cellOf, findClaims, openClaims, shownClaim } from './claims'
import { inPortions } from './portions'
import { type ClaimRow, claimTable, type UnitRow, unitTable, withholdingTable } from './tables'
import { findTies, withTied } from './ties'

type Tx = CommandContext
type WithholdingHandlers = Pick<HandlersOf<typeof ledgerContract>, 'withhold' | 'liftWithholding'>

/** The longest a home may be withheld; whoever needs it longer says so again. */
const LONGEST = 366 * DAY
/** Cells that are told one by one; of more the whole board is fetched again. */
const MOST_CELLS = 200
/** Numbers an audit row names; it always says how many there were. */
const MOST_NUMBERS = 20

/**
 * 保留 and 解除保留: homes kept back by name, with a reason, until an instant. When it passes, a home is by itself what
 * it was. A home may be withheld before it is released and released while it is withheld: it then is for sale as soon
 * as the withholding ends, which is what the office wants of a floor that is kept back on the opening day.
 * Rules LED-1, LED-5, LED-11.
 */
export const withholdingHandlers: WithholdingHandlers = {
  withhold: async (tx, { projectId, unitIds, reason, until }) => {
    const withheld = await withholdUnits(tx, projectId, unitIds, reason, until)
    if (isRefusal(withheld)) return withheld
    const { units, tied, opened } = withheld
    return done(
      { units: units.length, tied, until },
      { subject: subjectOf(projectId, units), after: { ...noted(units), reason, until } },
      changesOf(units, opened.claims, opened.expired),
    )
  },

  liftWithholding: async (tx, { projectId, unitIds, reason }) => {
    const taken = await takeUnits(tx, projectId, unitIds)
    if (isRefusal(taken)) return taken
    const { units, tied, claims } = taken
    const withheld: ClaimRow[] = []
    for (const unit of units) {
      const claim = claims.get(unit.id)
      if (claim?.kind === 'withheld') withheld.push(claim)
      else {
        const state = unitStateAt({ releasedFrom: unit.releasedFrom, claim: claim ?? null }, tx.now)
        return refuse('NOT_WITHHELD', { unit: unit.number, state })
      }
    }
    for (const ids of inPortions(withheld.map(({ id }) => id))) {
      await requireAffected(tx.db.update(claimTable, stillOpen(ids), { closedAt: tx.now }), ids.length)
      const lifted = { liftedBy: tx.actor.name, liftReason: reason }
      await requireAffected(tx.db.update(withholdingTable, { claimId: In(ids) }, lifted), ids.length)
    }
    return done(
      { units: units.length, tied },
      { subject: subjectOf(projectId, units), before: noted(units), after: { reason } },
      changesOf(units, [], []),
    )
  },
}

/** Withholds the units named and what is tied to them, all of them or none. Rules LED-1, LED-5, LED-11. */
export async function withholdUnits(
  tx: Tx,
  projectId: string,
  unitIds: readonly string[],
  reason: string,
  until: number,
) {
  const latest = tx.now + LONGEST
  if (until <= tx.now || until > latest) return refuse('WITHHOLD_UNTIL', { until, latest })
  const taken = await takeUnits(tx, projectId, unitIds)
  if (isRefusal(taken)) return taken
  const { units, tied, claims } = taken
  for (const unit of units) {
    const claim = claims.get(unit.id)
    if (claim) return refuse('UNIT_HELD', { unit: unit.number, claim: shownClaim(claim) })
  }
  const { id: byId, name: by } = tx.actor
  const opened = await openClaims(
    tx,
    units.map(({ id }) => ({
      projectId,
      unitId: id,
      kind: 'withheld',
      by,
      byId,
      ticketId: null,
      since: tx.now,
      until,
    })),
  )
  await tx.db.insert(
    withholdingTable,
    opened.claims.map(({ id }) => ({ claimId: id, reason, liftedBy: null, liftReason: null })),
  )
  return { units, tied, opened }
}

/** The units named, with what is tied to them, and who holds what of the project. */
async function takeUnits(tx: Tx, projectId: string, unitIds: readonly string[]) {
  const named = new Set(unitIds)
  const all = await tx.db.find(unitTable, { projectId }, { order: { number: 'ASC' } })
  if (all.filter(({ id }) => named.has(id)).length !== named.size) return refuse('NOT_FOUND', { what: 'unit' })
  const ties = await findTies(tx.db, projectId)
  const { units, tied, alone } = withTied(all, ({ id }) => named.has(id), ties)
  const [first] = alone
  if (first) {
    const home = all.find(({ id }) => id === ties.get(first.id))
    return refuse('UNIT_TIED', { unit: first.number, home: home?.number ?? '' })
  }
  return { units, tied, claims: await findClaims(tx.db, projectId, tx.now) }
}

function stillOpen(ids: readonly string[]) {
  return { id: In([...ids]), closedAt: IsNull() }
}

/** One home is the subject itself; of many the project is. */
function subjectOf(projectId: string, units: readonly UnitRow[]): string {
  return units.length === 1 ? (units[0]?.id ?? projectId) : projectId
}

function noted(units: readonly UnitRow[]) {
  return { units: units.length, numbers: units.slice(0, MOST_NUMBERS).map(({ number }) => number) }
}

/** What every board is told: the cells themselves, or that there are too many of them. */
function changesOf(units: readonly UnitRow[], claims: readonly ClaimRow[], tickets: PublishedTicket[]): Changes {
  if (units.length > MOST_CELLS) return { board: true, tickets }
  const byUnit = new Map(claims.map((claim) => [claim.unitId, claim]))
  return { cells: units.map((unit) => cellOf(unit, byUnit.get(unit.id) ?? null)), tickets }
}
