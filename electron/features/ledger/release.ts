import { In } from 'typeorm'
import { refuse } from '../../../shared/kernel/refusal'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { findPriceVersion, hasPrice } from '../pricing/pricing'
import { priceTable } from '../pricing/tables'
import { buildingTable } from '../project/tables'
import { inPortions } from './portions'
import { releaseTable, type UnitRow, unitTable } from './tables'
import { findTies, withTied } from './ties'

/**
 * 加推: homes become claimable from an instant, once the permit is recorded and they have a price; what is tied to a home
 * goes with it, and a tied unit alone waits for its home. A withheld home stays withheld until that passes.
 * Rules LED-6, LED-7, LED-11.
 */
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
  const all = await tx.db.find(unitTable, { projectId }, { order: { number: 'ASC' } })
  const [named, whole] = [new Set(unitIds), new Set(buildingIds)]
  if (all.filter((unit) => named.has(unit.id)).length !== named.size) return refuse('NOT_FOUND', { what: 'unit' })
  // A home that waits for a later release may be brought forward; one that is released stays so.
  const isKeptBack = (unit: UnitRow) => unit.releasedFrom === null || unit.releasedFrom > appliesFrom
  const ties = await findTies(tx.db, projectId)
  const isChosen = (unit: UnitRow) => named.has(unit.id) || whole.has(unit.buildingId)
  const taken = withTied(all, isChosen, ties)
  const homes = new Map(all.map((unit) => [unit.id, unit]))
  const homeOf = (unit: UnitRow) => homes.get(ties.get(unit.id) ?? '')
  // A tied unit whose home has been released before follows it now.
  const following = taken.alone.filter((unit) => {
    const home = homeOf(unit)
    return home !== undefined && !isKeptBack(home)
  })
  const units = [...taken.units, ...following].filter(isKeptBack)
  if (units.length === 0) {
    const [waiting] = taken.alone.filter(isKeptBack)
    if (!waiting) return refuse('NOTHING_TO_RELEASE', {})
    return refuse('UNIT_TIED', { unit: waiting.number, home: homeOf(waiting)?.number ?? '' })
  }
  const tied = units.filter(({ id }) => ties.has(id)).length
  const barred = buildings.find((building) => {
    return building.permitId === null && units.some((unit) => unit.buildingId === building.id)
  })
  if (barred) return refuse('PERMIT_MISSING', { building: barred.name })
  const version = await findPriceVersion(tx.db, projectId, appliesFrom)
  const prices = version ? await tx.db.find(priceTable, { versionId: version.id }) : []
  const priced = new Set(prices.filter(hasPrice).map((price) => price.unitId))
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
  for (const ids of inPortions(units.map(({ id }) => id))) {
    await tx.db.update(unitTable, { projectId, id: In(ids) }, { releasedFrom: appliesFrom, releaseId })
  }
  const numbers = units.slice(0, 20).map((unit) => unit.number)
  return done(
    { batch, units: units.length, tied, from: appliesFrom },
    { subject: releaseId, after: { batch, units: units.length, tied, from: appliesFrom, numbers } },
    { board: true },
  )
}
