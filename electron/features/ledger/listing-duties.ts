import { In, IsNull, Not } from 'typeorm'
import { z } from 'zod'
import { claimKindSchema, isExpired } from '../../../shared/ledger/claim'
import { type DutyHome, listingDutyOf, withheldSince } from '../../../shared/ledger/listing-duty'
import type { Reader } from '../../gate/unit-of-work'
import { buildingTable, permitTable } from '../project/tables'
import { inPortions } from './portions'
import { claimTable } from './tables'

/** Homes that are kept back, or were until their withholding ran out; an open claim of another kind keeps them sold. */
const KEPT_BACK = `
  SELECT "unit"."id" AS "id", "unit"."buildingId" AS "buildingId", "unit"."releasedFrom" AS "releasedFrom",
    "claim"."kind" AS "kind", "claim"."since" AS "since", "claim"."until" AS "until"
  FROM "unit"
  LEFT JOIN "claim" ON "claim"."unitId" = "unit"."id" AND "claim"."closedAt" IS NULL
  WHERE "unit"."projectId" = $1 AND "unit"."kind" = 'home'
    AND ("unit"."releasedFrom" IS NULL OR "unit"."releasedFrom" > $2 OR "claim"."kind" = 'withheld')`

const keptBackSchema = z.object({
  id: z.string(),
  buildingId: z.string(),
  releasedFrom: z.coerce.number().nullable(),
  kind: claimKindSchema.nullable(),
  since: z.coerce.number(),
  until: z.coerce.number().nullable(),
})
type KeptBack = z.infer<typeof keptBackSchema>

/**
 * 十日预警: what each permit of a project still asks of the office, the most urgent first. Only homes: the duty of open
 * listing is one of housing. Rule LED-6.
 */
export async function readListingDuties(db: Reader, projectId: string, now: number) {
  const [permits, buildings, rows] = await Promise.all([
    db.find(permitTable, { projectId }),
    db.find(buildingTable, { projectId }),
    db.select(KEPT_BACK, [projectId, now]),
  ])
  const kept = z.array(keptBackSchema).parse(rows)
  const earlier = await findEarlierWithholdings(db, kept)
  const homeOf = ({ id, releasedFrom, kind, since, until }: KeptBack): DutyHome => {
    const isHeld = kind !== null && !isExpired({ until }, now)
    return {
      id,
      releasedFrom,
      claim: isHeld ? { kind, until, since: withheldSince(since, earlier.get(id) ?? []) } : null,
    }
  }
  return permits
    .flatMap((permit) => {
      const own = new Set(buildings.filter(({ permitId }) => permitId === permit.id).map(({ id }) => id))
      const homes = kept.filter(({ buildingId }) => own.has(buildingId)).map(homeOf)
      return listingDutyOf(permit, homes, now) ?? []
    })
    .sort((a, b) => a.daysLeft - b.daysLeft)
}

/** The withholdings that have ended of the homes that are withheld now, by home. */
async function findEarlierWithholdings(db: Reader, homes: readonly KeptBack[]) {
  const withheld = homes.filter(({ kind }) => kind === 'withheld').map(({ id }) => id)
  const earlier = new Map<string, { since: number; endedAt: number }[]>()
  for (const unitIds of inPortions(withheld)) {
    const ended = await db.find(claimTable, { unitId: In(unitIds), kind: 'withheld', closedAt: Not(IsNull()) })
    for (const { unitId, since, closedAt } of ended) {
      earlier.set(unitId, [...(earlier.get(unitId) ?? []), { since, endedAt: closedAt ?? since }])
    }
  }
  return earlier
}
