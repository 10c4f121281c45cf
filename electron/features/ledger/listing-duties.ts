import { In, IsNull, Not } from 'typeorm'
import { listingDutyOf, withheldSince } from '../../../shared/ledger/listing-duty'
import type { Reader } from '../../gate/unit-of-work'
import { buildingTable, permitTable } from '../project/tables'
import { findClaims } from './claims'
import { inPortions } from './portions'
import { type ClaimRow, claimTable, unitTable } from './tables'

/**
 * 十日预警: what each permit of a project still asks of the office, the most urgent first. Only homes: the duty of open
 * listing is one of housing. Rule LED-6.
 */
export async function readListingDuties(db: Reader, projectId: string, now: number) {
  const [permits, buildings, claims] = await Promise.all([
    db.find(permitTable, { projectId }),
    db.find(buildingTable, { projectId }),
    findClaims(db, projectId, now),
  ])
  const permitted = buildings.filter(({ permitId }) => permitId !== null).map(({ id }) => id)
  const units = await db.find(unitTable, { projectId, kind: 'home', buildingId: In(permitted) })
  const earlier = await findEarlierWithholdings(db, [...claims.values()])
  const claimOf = (unitId: string) => {
    const claim = claims.get(unitId)
    return claim ? { ...claim, since: withheldSince(claim.since, earlier.get(unitId) ?? []) } : null
  }
  return permits
    .flatMap((permit) => {
      const own = new Set(buildings.filter(({ permitId }) => permitId === permit.id).map(({ id }) => id))
      const homes = units
        .filter(({ buildingId }) => own.has(buildingId))
        .map(({ id, releasedFrom }) => ({ id, releasedFrom, claim: claimOf(id) }))
      return listingDutyOf(permit, homes, now) ?? []
    })
    .sort((a, b) => a.daysLeft - b.daysLeft)
}

/** The withholdings that have ended of the homes that are withheld now, by home. */
async function findEarlierWithholdings(db: Reader, claims: readonly ClaimRow[]) {
  const withheld = claims.filter(({ kind }) => kind === 'withheld').map(({ unitId }) => unitId)
  const earlier = new Map<string, { since: number; endedAt: number }[]>()
  for (const unitIds of inPortions(withheld)) {
    const ended = await db.find(claimTable, { unitId: In(unitIds), kind: 'withheld', closedAt: Not(IsNull()) })
    for (const { unitId, since, closedAt } of ended) {
      earlier.set(unitId, [...(earlier.get(unitId) ?? []), { since, endedAt: closedAt ?? since }])
    }
  }
  return earlier
}
