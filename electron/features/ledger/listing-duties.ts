import { In } from 'typeorm'
import { listingDutyOf } from '../../../shared/ledger/listing-duty'
import type { Reader } from '../../gate/unit-of-work'
import { buildingTable, permitTable } from '../project/tables'
import { findClaims } from './claims'
import { unitTable } from './tables'

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
  return permits
    .flatMap((permit) => {
      const own = new Set(buildings.filter(({ permitId }) => permitId === permit.id).map(({ id }) => id))
      const homes = units
        .filter(({ buildingId }) => own.has(buildingId))
        .map(({ id, releasedFrom }) => ({ id, releasedFrom, claim: claims.get(id) ?? null }))
      return listingDutyOf(permit, homes, now) ?? []
    })
    .sort((a, b) => a.daysLeft - b.daysLeft)
}
