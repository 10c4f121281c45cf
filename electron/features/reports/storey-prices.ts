import { z } from 'zod'
import { refuse } from '../../../shared/kernel/refusal'
import { figureOf } from '../../../shared/pricing/scheme'
import { type PricedHome, storeyPricesOf } from '../../../shared/reports/storey-prices'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { ledgerWithheld } from '../ledger/ledger'
import { findPriceVersion } from '../pricing/pricing'
import { buildingTable } from '../project/tables'

/** Homes of a building at their list price, and the total of the ticket that claims them now. Never the floor. Rule PRC-5. */
const HOMES = `
  SELECT "unit"."floor" AS "floor", "unit"."room" AS "room", "unit"."area" AS "area",
    "price"."listUnitPrice" AS "listUnitPrice", "price"."listFixedTotal" AS "listFixedTotal", "line"."total" AS "deal",
    "claim"."ticketId" AS "ticketId"
  FROM "unit"
  LEFT JOIN "price" ON "price"."unitId" = "unit"."id" AND "price"."versionId" = $1
  LEFT JOIN "claim" ON "claim"."unitId" = "unit"."id" AND "claim"."closedAt" IS NULL
    AND ("claim"."until" IS NULL OR "claim"."until" > $2)
  LEFT JOIN "ticketLine" AS "line" ON "line"."ticketId" = "claim"."ticketId" AND "line"."unitId" = "unit"."id"
    AND "line"."revision" = (SELECT MAX("revision") FROM "ticketLine" WHERE "ticketId" = "claim"."ticketId")
  WHERE "unit"."buildingId" = $3 AND "unit"."projectId" = $4 AND "unit"."kind" = 'home' AND "unit"."area" IS NOT NULL`

const whole = z.coerce.number()
const wholeOrNone = z.union([z.number(), z.string(), z.null()]).transform((of) => (of === null ? null : Number(of)))
const homesSchema = z.array(
  z.object({
    floor: whole,
    room: z.string(),
    area: whole,
    listUnitPrice: wholeOrNone,
    listFixedTotal: wholeOrNone,
    deal: wholeOrNone,
    ticketId: z.string().nullable(),
  }),
)

/** 楼层价格 of a building as it stands now. Rules LED-7, PRC-2, PRC-5. */
export async function readStoreyPrices(
  { db, actor, now }: { db: Reader; actor: Actor; now: number },
  projectId: string,
  buildingId: string,
) {
  const [building, version] = await Promise.all([
    db.findOne(buildingTable, { id: buildingId, projectId }),
    findPriceVersion(db, projectId, now),
  ])
  if (!building) return refuse('NOT_FOUND', { what: 'building' })
  const rows = homesSchema.parse(await db.select(HOMES, [version?.id ?? '', now, buildingId, projectId]))
  const withheld = await ledgerWithheld(db, actor, now)
  const homes = rows.map(({ listUnitPrice, listFixedTotal, ticketId, deal, ...home }): PricedHome => {
    const isWithheld = ticketId !== null && withheld.has(ticketId)
    return { ...home, deal: isWithheld ? null : deal, list: figureOf(listUnitPrice, listFixedTotal) }
  })
  return { building: building.name, version: version?.number ?? null, floors: storeyPricesOf(homes) }
}
