import { refuse } from '../../../shared/kernel/refusal'
import type { UnitDetail } from '../../../shared/ledger/contract'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { findPriceVersion, findScheme, findUnitPrice } from '../pricing/pricing'
import { buildingTable, permitTable } from '../project/tables'
import { findClaim, shownClaim } from './claims'
import { unitTable, withholdingTable } from './tables'
import { mayOpenTicket } from './ticket-sight'
import { findHomeOf, findTiedUnits } from './ties'
import { storyOf } from './unit-story'

/** A home as its drawer and its ticket page show it. The floor price is not in it. Rules LED-5, LED-7, LED-11, PRC-5. */
export async function readUnit(db: Reader, actor: Actor, projectId: string, unitId: string, now: number) {
  const unit = await db.findOne(unitTable, { id: unitId, projectId })
  const building = unit && (await db.findOne(buildingTable, { id: unit.buildingId }))
  if (!unit || !building) return refuse('NOT_FOUND', { what: 'unit' })
  const { id, number, buildingId, entrance, floor, room, kind, type, orientation, area, innerArea, releasedFrom } = unit
  const [claim, version, scheme, permit] = await Promise.all([
    findClaim(db, unitId, now),
    findPriceVersion(db, projectId, now),
    findScheme(db, projectId, now),
    building.permitId === null ? null : db.findOne(permitTable, { id: building.permitId }),
  ])
  const price = version && (await findUnitPrice(db, version.id, unitId))
  const [withholding, home] = await Promise.all([
    claim?.kind === 'withheld' ? db.findOne(withholdingTable, { claimId: claim.id }) : null,
    kind === 'home' ? null : findHomeOf(db, unitId),
  ])
  return {
    id,
    number,
    building: building.name,
    buildingId,
    entrance,
    floor,
    room,
    kind,
    type,
    orientation,
    area,
    innerArea,
    permit: permit?.number ?? null,
    releasedFrom,
    claim: claim && shownClaim(claim),
    ticketId: mayOpenTicket(actor, claim?.byId ?? null) ? (claim?.ticketId ?? null) : null,
    withheldFor: withholding?.reason ?? null,
    tied: kind === 'home' ? await readTied(db, unitId, version?.id ?? null, now) : [],
    tiedTo: home && { unitId: home.id, number: home.number },
    price: price && {
      versionId: version.id,
      version: version.number,
      appliesFrom: version.appliesFrom,
      list: price.list,
      filed: price.filed,
    },
    scheme: scheme && { id: scheme.id, scheme: scheme.scheme },
    history: await storyOf(db, unit, permit, now),
  } satisfies UnitDetail
}

/** What goes with a home: where it stands and what it is listed at. Rule LED-11. */
async function readTied(
  db: Reader,
  homeId: string,
  versionId: string | null,
  now: number,
): Promise<UnitDetail['tied']> {
  const units = await findTiedUnits(db, homeId)
  return Promise.all(
    units.map(async ({ id, number, kind, area, releasedFrom }) => {
      const [claim, price] = await Promise.all([
        findClaim(db, id, now),
        versionId === null ? null : findUnitPrice(db, versionId, id),
      ])
      return {
        unitId: id,
        number,
        kind,
        area,
        releasedFrom,
        claim: claim && shownClaim(claim),
        list: price?.list ?? null,
      }
    }),
  )
}
