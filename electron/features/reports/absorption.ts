import { z } from 'zod'
import type { UnitKind } from '../../../shared/ledger/unit'
import {
  type AbsorptionLine,
  absorptionOf,
  largestLines,
  type ReleasedHome,
  sumOfLines,
} from '../../../shared/reports/absorption'
import type { Absorption } from '../../../shared/reports/contract'
import { daysUpTo } from '../../../shared/reports/days'
import type { Reader } from '../../gate/unit-of-work'
import { buildingTable } from '../project/tables'

const HOMES = `
  SELECT "id", "buildingId" AS "building", "type", "releasedFrom" FROM "unit"
  WHERE "projectId" = $1 AND "kind" = $2 AND "releasedFrom" <= $3`

/** Claims of tickets, and of the subscriptions they became: what is withheld has none. Rule LED-1. */
const CLAIMS = `
  SELECT "unitId", "since", "until", "closedAt" FROM "claim"
  WHERE "projectId" = $1 AND "ticketId" IS NOT NULL AND "since" <= $2`

const homesSchema = z.array(
  z.object({ id: z.string(), building: z.string(), type: z.string(), releasedFrom: z.coerce.number() }),
)
const instantOrNone = z
  .union([z.number(), z.string(), z.null()])
  .transform((instant) => (instant === null ? null : Number(instant)))
const claimsSchema = z.array(
  z.object({ unitId: z.string(), since: z.coerce.number(), until: instantOrNone, closedAt: instantOrNone }),
)

/** Names no building or type has: what was added up, all or the others. */
export const ALL_LINES = ''

/** 去化 of homes of one kind: two statements and one look at each row. Rules LED-4, LED-6. */
export async function readAbsorption(
  db: Reader,
  { projectId, kind, lastDay, days: count }: { projectId: string; kind: UnitKind; lastDay: string; days: number },
  now: number,
): Promise<Absorption> {
  const [buildings, homeRows, claimRows] = await Promise.all([
    db.find(buildingTable, { projectId }, { order: { position: 'ASC' } }),
    db.select(HOMES, [projectId, kind, now]),
    db.select(CLAIMS, [projectId, now]),
  ])
  const [homes, claims] = [homesSchema.parse(homeRows), claimsSchema.parse(claimRows)]
  const days = daysUpTo(lastDay, count, now)
  const linesBy = (groupOf: (home: ReleasedHome) => string) => absorptionOf(homes, claims, days, now, groupOf)
  const ofBuilding = new Map(linesBy(({ building }) => building).map((line) => [line.name, line]))
  const byBuilding = buildings.flatMap(({ id, name }): AbsorptionLine[] => {
    const line = ofBuilding.get(id)
    return line ? [{ ...line, name }] : []
  })
  const byType = linesBy(({ type }) => type).sort((one, other) => (one.name < other.name ? -1 : 1))
  return {
    now,
    days,
    all: sumOfLines(byBuilding, ALL_LINES, days.length),
    byBuilding: largestLines(byBuilding, ALL_LINES, days.length),
    byType: largestLines(byType, ALL_LINES, days.length),
  }
}
