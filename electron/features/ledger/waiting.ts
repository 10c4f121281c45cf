import { In, IsNull } from 'typeorm'
import { refuse } from '../../../shared/kernel/refusal'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { requireAffected } from '../../gate/affected'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { cellOf, shownClaim } from './claims'
import { claimTable, unitTable } from './tables'

/**
 * 重新推出: homes left behind by a cancellation or an exchange are for sale again, each with what was sold with it. Until a
 * manager says so they wait, claimed. Rules SUB-4, LED-1, LED-11.
 */
export const releaseWaiting: HandlersOf<typeof ledgerContract>['releaseWaiting'] = async (
  tx,
  { projectId, unitIds, reason },
) => {
  const named = await tx.db.find(unitTable, { projectId, id: In(unitIds) })
  if (named.length !== new Set(unitIds).size) return refuse('NOT_FOUND', { what: 'unit' })
  const claims = await tx.db.find(claimTable, { projectId, unitId: In(unitIds), closedAt: IsNull() })
  for (const unit of named) {
    const claim = claims.find(({ unitId }) => unitId === unit.id)
    if (claim?.kind !== 'waiting') {
      return refuse('NOT_WAITING', { unit: unit.number, claim: claim ? shownClaim(claim) : null })
    }
  }
  const ticketIds = [...new Set(claims.flatMap(({ ticketId }) => ticketId ?? []))]
  const together = await tx.db.find(claimTable, { projectId, ticketId: In(ticketIds), closedAt: IsNull() })
  const ids = together.map(({ id }) => id)
  await requireAffected(tx.db.update(claimTable, { id: In(ids), closedAt: IsNull() }, { closedAt: tx.now }), ids.length)
  const units = await tx.db.find(unitTable, { id: In(together.map(({ unitId }) => unitId)) })
  const numbers = units.map(({ number }) => number).sort()
  return done(
    { units: numbers.length },
    { subject: projectId, after: { units: numbers, reason } },
    { cells: units.map((unit) => cellOf(unit, null)) },
  )
}
