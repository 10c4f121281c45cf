import type { Board } from '../../../shared/ledger/board'
import { claimKindSchema } from '../../../shared/ledger/claim'
import { unitKindSchema } from '../../../shared/ledger/unit'
import { CHANGE_COUNTER } from '../../gate/command'
import type { Actor } from '../../gate/context'
import { counterTable } from '../../gate/tables'
import type { Reader } from '../../gate/unit-of-work'
import { findNextPricesAt, findPriceVersion } from '../pricing/pricing'
import { findTicketTimes } from '../project/project'
import { buildingTable } from '../project/tables'
import { mayOpenTicket } from './ticket-sight'

const HOMES = `
  SELECT "unit"."id" AS "id", "unit"."buildingId" AS "buildingId", "unit"."entrance" AS "entrance",
    "unit"."floor" AS "floor", "unit"."room" AS "room", "unit"."number" AS "number", "unit"."kind" AS "kind",
    "tie"."homeId" AS "tiedTo", "unit"."type" AS "type", "unit"."area" AS "area", "unit"."releasedFrom" AS "releasedFrom",
    "price"."listUnitPrice" AS "listUnitPrice", "price"."listFixedTotal" AS "listFixedTotal",
    "price"."filedUnitPrice" AS "filedUnitPrice", "price"."filedFixedTotal" AS "filedFixedTotal",
    "claim"."kind" AS "claimKind", "claim"."by" AS "claimBy", "claim"."since" AS "claimSince",
    "claim"."until" AS "claimUntil", "claim"."ticketId" AS "ticketId", "claim"."byId" AS "claimById"
  FROM "unit"
  LEFT JOIN "price" ON "price"."unitId" = "unit"."id" AND "price"."versionId" = $1
  LEFT JOIN "claim" ON "claim"."unitId" = "unit"."id" AND "claim"."closedAt" IS NULL
    AND ("claim"."until" IS NULL OR "claim"."until" > $2)
  LEFT JOIN "tie" ON "tie"."unitId" = "unit"."id" AND "tie"."endedAt" IS NULL
  WHERE "unit"."projectId" = $3
  ORDER BY "unit"."buildingId", "unit"."entrance", "unit"."floor" DESC, "unit"."room"`

/**
 * 销控图 by column. The change number is read before the homes: what commits in between is in the homes as well, and
 * a page that is told of it again applies the same cell twice. An expired claim counts as closed. Rule LED-4.
 */
export async function readBoard(db: Reader, actor: Actor, projectId: string, now: number): Promise<Board> {
  const change = await lastChange(db, projectId)
  const [version, nextPricesAt, ticketTimes, buildings] = await Promise.all([
    findPriceVersion(db, projectId, now),
    findNextPricesAt(db, projectId, now),
    findTicketTimes(db, projectId),
    db.find(buildingTable, { projectId }, { order: { position: 'ASC' } }),
  ])
  const rows = await db.select(HOMES, [version?.id ?? '', now, projectId])
  const places = new Map(buildings.map((building, index) => [building.id, index]))
  const units = emptyColumns()
  for (const row of rows) {
    if (!isRow(row)) throw new Error('the board query gave no row')
    units.id.push(asText(row.id))
    units.building.push(places.get(asText(row.buildingId)) ?? -1)
    units.entrance.push(asText(row.entrance))
    units.floor.push(asWhole(row.floor) ?? 0)
    units.room.push(asText(row.room))
    units.number.push(asText(row.number))
    units.kind.push(unitKindSchema.parse(row.kind))
    units.tiedTo.push(asMaybeText(row.tiedTo))
    units.type.push(asText(row.type))
    units.area.push(asWhole(row.area))
    units.listUnitPrice.push(asWhole(row.listUnitPrice))
    units.listFixedTotal.push(asWhole(row.listFixedTotal))
    units.filedUnitPrice.push(asWhole(row.filedUnitPrice))
    units.filedFixedTotal.push(asWhole(row.filedFixedTotal))
    units.releasedFrom.push(asWhole(row.releasedFrom))
    units.claimKind.push(row.claimKind === null ? null : claimKindSchema.parse(row.claimKind))
    units.claimBy.push(asMaybeText(row.claimBy))
    units.claimSince.push(asWhole(row.claimSince))
    units.claimUntil.push(asWhole(row.claimUntil))
    units.ticketId.push(mayOpenTicket(actor, asMaybeText(row.claimById)) ? asMaybeText(row.ticketId) : null)
  }
  return {
    change,
    now,
    nextPricesAt,
    ticketTimes,
    buildings: buildings.map(({ id, name, permitId }) => ({ id, name, isPermitted: permitId !== null })),
    units,
  }
}

/** The number of a project's last published change. */
export async function lastChange(db: Reader, projectId: string): Promise<number> {
  const counter = await db.findOne(counterTable, { scope: projectId, name: CHANGE_COUNTER })
  return counter?.value ?? 0
}

function emptyColumns(): Board['units'] {
  return {
    id: [],
    building: [],
    entrance: [],
    floor: [],
    room: [],
    number: [],
    kind: [],
    tiedTo: [],
    type: [],
    area: [],
    listUnitPrice: [],
    listFixedTotal: [],
    filedUnitPrice: [],
    filedFixedTotal: [],
    releasedFrom: [],
    claimKind: [],
    claimBy: [],
    claimSince: [],
    claimUntil: [],
    ticketId: [],
  }
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function asText(value: unknown): string {
  return String(value)
}

function asMaybeText(value: unknown): string | null {
  return value === null ? null : String(value)
}

/** PostgreSQL hands bigints over as text. */
function asWhole(value: unknown): number | null {
  return value === null ? null : Number(value)
}
