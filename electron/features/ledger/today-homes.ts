import { z } from 'zod'
import { addDays, dayOf, startOfDay } from '../../../shared/kernel/day'
import { isExpired } from '../../../shared/ledger/claim'
import { isAllowed } from '../../../shared/staff/roles'
import type { TodayItem } from '../../../shared/today/item'
import { WITHHOLDING_DAYS } from '../../../shared/today/today'
import type { QueryContext } from '../../gate/context'
import { readListingDuties } from './listing-duties'

const WITHHELD = `
  SELECT "claim"."id" AS "id", "claim"."unitId" AS "unitId", "claim"."byId" AS "byId", "claim"."by" AS "by",
    "claim"."since" AS "since", "claim"."until" AS "until", "unit"."number" AS "number",
    "withholding"."reason" AS "reason"
  FROM "claim"
  JOIN "unit" ON "unit"."id" = "claim"."unitId"
  JOIN "withholding" ON "withholding"."claimId" = "claim"."id"
  WHERE "claim"."projectId" = $1 AND "claim"."closedAt" IS NULL AND "claim"."kind" = 'withheld'
    AND "claim"."until" >= $2 AND "claim"."until" < $3
  ORDER BY "unit"."number", "claim"."id"`

const withheldSchema = z.object({
  id: z.string(),
  unitId: z.string(),
  byId: z.string(),
  by: z.string(),
  since: z.coerce.number(),
  until: z.coerce.number(),
  number: z.string(),
  reason: z.string(),
})
type Withheld = z.infer<typeof withheldSchema>

/** 保留 that ends within days, or ended today: homes that were withheld together are one item. Rule LED-5. */
export async function withholdingsToday({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  if (!isAllowed(actor.role, 'unit.withhold')) return []
  const today = dayOf(now)
  const [from, to] = [startOfDay(today), startOfDay(addDays(today, WITHHOLDING_DAYS + 1))]
  const rows = z.array(withheldSchema).parse(await db.select(WITHHELD, [projectId, from, to]))
  return [...together(rows).values()].flatMap((homes): TodayItem[] => {
    const [first] = homes
    if (!first) return []
    const { id, unitId, number, by, since, until, reason } = first
    const withheld = { id: `withheld ${id}`, unitId, first: number, units: homes.length, by, reason }
    return isExpired(first, now)
      ? [{ kind: 'withholdingEnded', ...withheld, since: until, due: null }]
      : [{ kind: 'withholdingEnds', ...withheld, since, due: { by: 'instant', at: until } }]
  })
}

function together(rows: readonly Withheld[]): Map<string, Withheld[]> {
  const groups = new Map<string, Withheld[]>()
  for (const row of rows) {
    const name = JSON.stringify([row.byId, row.since, row.until, row.reason])
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return groups
}

/** 十日预警 of each permit. Rule LED-6. */
export async function dutiesToday({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  if (!isAllowed(actor.role, 'unit.release')) return []
  const duties = await readListingDuties(db, projectId, now)
  return duties.map(({ permitId, permit, dueOn, unreleased, withheld }) => ({
    kind: 'listingDuty',
    id: `duty ${permitId}`,
    since: now,
    due: { by: 'day', on: dueOn },
    permit,
    unreleased: unreleased.length,
    withheld: withheld.length,
  }))
}
