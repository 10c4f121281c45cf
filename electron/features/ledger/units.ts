import { dayOf } from '../../../shared/kernel/day'
import { refuse } from '../../../shared/kernel/refusal'
import type { UnitDetail } from '../../../shared/ledger/contract'
import { fallsOfTicket } from '../../../shared/ledger/ticket-falls'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { findPriceVersion, findScheme, findUnitPrice } from '../pricing/pricing'
import { buildingTable, permitTable } from '../project/tables'
import { findClaim, shownClaim } from './claims'
import { unitTable, withholdingTable } from './tables'
import { totalOf } from './ticket-lines'
import { linesOf } from './ticket-shape'
import { mayOpenTicket } from './ticket-sight'
import { findHomeOf, findTiedUnits } from './ties'
import { storyOf } from './unit-story'
import { findWithheld } from './withheld-totals'

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
  const [withholding, home, ticket] = await Promise.all([
    claim?.kind === 'withheld' ? db.findOne(withholdingTable, { claimId: claim.id }) : null,
    kind === 'home' ? null : findHomeOf(db, unitId),
    claim && mayOpenTicket(actor, claim.byId) ? readTicket(db, actor, claim.ticketId, now) : null,
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
    ticket,
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

/** The ticket that holds a home, by its total; not to who reviews it. Rules PRC-4, PRC-6, LED-11. */
async function readTicket(
  db: Reader,
  actor: Actor,
  ticketId: string | null,
  now: number,
): Promise<UnitDetail['ticket']> {
  if (ticketId === null || (await findWithheld(db, actor, now)).has(ticketId)) return null
  const lines = await linesOf(db, ticketId)
  const total = totalOf(lines)
  return { id: ticketId, total, ...fallsOfTicket(total, lines, dayOf(now)) }
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
