import { In } from 'typeorm'
import { refuse } from '../../../shared/kernel/refusal'
import type { UnitDetail } from '../../../shared/ledger/contract'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { findPriceVersion, findScheme, findUnitPrice } from '../pricing/pricing'
import { buildingTable, type PermitRow, permitTable } from '../project/tables'
import { findClaim, shownClaim } from './claims'
import { releaseTable, ticketEventTable, ticketTable, type UnitRow, unitTable } from './tables'
import { mayOpenTicket } from './ticket-sight'

/** A home as its drawer and its ticket page show it. The floor price is not in it. Rules LED-5, LED-7, PRC-5. */
export async function readUnit(db: Reader, actor: Actor, projectId: string, unitId: string, now: number) {
  const unit = await db.findOne(unitTable, { id: unitId, projectId })
  const building = unit && (await db.findOne(buildingTable, { id: unit.buildingId }))
  if (!unit || !building) return refuse('NOT_FOUND', { what: 'unit' })
  const [claim, version, scheme, permit] = await Promise.all([
    findClaim(db, unitId, now),
    findPriceVersion(db, projectId, now),
    findScheme(db, projectId, now),
    building.permitId === null ? null : db.findOne(permitTable, { id: building.permitId }),
  ])
  const price = version && (await findUnitPrice(db, version.id, unitId))
  const { id, number, buildingId, entrance, floor, room, kind, type, orientation, area, innerArea, releasedFrom } = unit
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

type Story = UnitDetail['history']

/** 经过: what happened to the home, newest first. */
async function storyOf(db: Reader, unit: UnitRow, permit: PermitRow | null, now: number): Promise<Story> {
  const story: Story = []
  if (permit) story.push({ at: permit.recordedAt, what: 'permit', by: permit.recordedBy, number: permit.number })
  const release = unit.releaseId === null ? null : await db.findOne(releaseTable, { id: unit.releaseId })
  if (release) story.push({ at: release.appliesFrom, what: 'release', by: release.by, number: String(release.number) })

  const tickets = (await db.find(ticketTable, { unitId: unit.id })).filter((ticket) => ticket.number !== null)
  const events = await db.find(ticketEventTable, { ticketId: In(tickets.map((ticket) => ticket.id)) })
  for (const { ticketId, event, by, at } of events) {
    if (event === 'save' || event === 'discard') continue
    const number = tickets.find((ticket) => ticket.id === ticketId)?.number ?? null
    story.push({ at, what: event, by: by || null, number })
  }
  for (const ticket of tickets) {
    const hasExpiredUnwritten = ticket.state !== 'expired' && ticketStateAt(ticket, now) === 'expired'
    if (hasExpiredUnwritten) story.push({ at: ticket.until ?? now, what: 'expire', by: null, number: ticket.number })
  }
  return story.sort((a, b) => b.at - a.at)
}
