import { In } from 'typeorm'
import { refuse } from '../../../shared/kernel/refusal'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { findPriceVersion } from '../pricing/pricing'
import { priceTable } from '../pricing/tables'
import { buildingTable } from '../project/tables'
import { releaseTable, unitTable } from './tables'

/** 加推: homes become claimable from an instant, once the permit is recorded and they have a price. Rules LED-6, LED-7. */
export const releaseUnits: HandlersOf<typeof ledgerContract>['release'] = async (
  tx,
  { projectId, buildingIds, unitIds, from },
) => {
  if (from !== null && from < tx.now) return refuse('RELEASE_IN_PAST', { from })
  const appliesFrom = from ?? tx.now
  const buildings = await tx.db.find(buildingTable, { projectId })
  if (buildingIds.some((id) => !buildings.some((building) => building.id === id))) {
    return refuse('NOT_FOUND', { what: 'building' })
  }
  const all = await tx.db.find(unitTable, { projectId })
  const [named, whole] = [new Set(unitIds), new Set(buildingIds)]
  const chosen = all.filter((unit) => named.has(unit.id) || whole.has(unit.buildingId))
  if (chosen.filter((unit) => named.has(unit.id)).length !== named.size) return refuse('NOT_FOUND', { what: 'unit' })

  // A home that waits for a later release may be brought forward; one that is released stays so.
  const units = chosen.filter((unit) => unit.releasedFrom === null || unit.releasedFrom > appliesFrom)
  if (units.length === 0) return refuse('NOTHING_TO_RELEASE', {})
  const barred = buildings.find((building) => {
    return building.permitId === null && units.some((unit) => unit.buildingId === building.id)
  })
  if (barred) return refuse('PERMIT_MISSING', { building: barred.name })
  const version = await findPriceVersion(tx.db, projectId, appliesFrom)
  const prices = version ? await tx.db.find(priceTable, { versionId: version.id }) : []
  const priced = new Set(prices.map((price) => price.unitId))
  const unpriced = units.find((unit) => !priced.has(unit.id))
  if (unpriced) return refuse('UNIT_UNPRICED', { unit: unpriced.number })

  const batch = await tx.db.next(projectId, 'release')
  const releaseId = tx.newId()
  await tx.db.insert(releaseTable, {
    id: releaseId,
    projectId,
    number: batch,
    appliesFrom,
    units: units.length,
    by: tx.actor.name,
    at: tx.now,
  })
  for (let first = 0; first < units.length; first += IDS_A_STATEMENT) {
    const ids = units.slice(first, first + IDS_A_STATEMENT).map((unit) => unit.id)
    await tx.db.update(unitTable, { projectId, id: In(ids) }, { releasedFrom: appliesFrom, releaseId })
  }
  const numbers = units.slice(0, 20).map((unit) => unit.number)
  return done(
    { batch, units: units.length, from: appliesFrom },
    { subject: releaseId, after: { batch, units: units.length, from: appliesFrom, numbers } },
    { board: true },
  )
}

const IDS_A_STATEMENT = 5_000
