import { z } from 'zod'
import { isProbing } from '../../../shared/pricing/floor-tries'
import { isAllowed } from '../../../shared/staff/roles'
import type { TodayItem } from '../../../shared/today/item'
import type { QueryContext } from '../../gate/context'
import { readFloorTries } from './floor-tries'

const WAITING_PRICES = `
  SELECT "version"."number" AS "number", "version"."appliesFrom" AS "appliesFrom", "version"."createdAt" AS "since",
    (SELECT "before"."number" FROM "priceVersion" AS "before"
      WHERE "before"."projectId" = $1 AND "before"."appliesFrom" <= $2
      ORDER BY "before"."appliesFrom" DESC, "before"."number" DESC LIMIT 1) AS "before"
  FROM "priceVersion" AS "version"
  WHERE "version"."projectId" = $3 AND "version"."appliesFrom" > $4
  ORDER BY "version"."appliesFrom", "version"."number"`

const WAITING_SCHEMES = `
  SELECT "number", "appliesFrom", "createdAt" AS "since" FROM "scheme"
  WHERE "projectId" = $1 AND "appliesFrom" > $2
  ORDER BY "appliesFrom", "number"`

const waitingSchema = z.object({
  number: z.coerce.number(),
  appliesFrom: z.coerce.number(),
  since: z.coerce.number(),
})
const pricesSchema = z.array(waitingSchema.extend({ before: z.coerce.number().nullable() }))

/** 价格版本 and 优惠方案 that wait for their instant, for whoever may look at them. Rules LED-7, PRC-4. */
export async function waitingVersionsToday({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  const seesPrices = isAllowed(actor.role, 'price.compare') || isAllowed(actor.role, 'priceList.import')
  const [prices, schemes] = await Promise.all([
    seesPrices ? db.select(WAITING_PRICES, [projectId, now, projectId, now]) : [],
    isAllowed(actor.role, 'scheme.see') ? db.select(WAITING_SCHEMES, [projectId, now]) : [],
  ])
  return [
    ...pricesSchema.parse(prices).map(({ number, appliesFrom, since, before }): TodayItem => {
      const due = { by: 'instant', at: appliesFrom } as const
      return { kind: 'pricesBegin', id: `prices ${number}`, since, due, number, before }
    }),
    ...z
      .array(waitingSchema)
      .parse(schemes)
      .map(({ number, appliesFrom, since }): TodayItem => {
        const due = { by: 'instant', at: appliesFrom } as const
        return { kind: 'schemeBegins', id: `scheme ${number}`, since, due, number }
      }),
  ]
}

/** 试价偏多: whoever tries below the floor again and again. Rule PRC-5. */
export async function floorTriesToday({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  if (!isAllowed(actor.role, 'floorTry.see')) return []
  const probing = (await readFloorTries(db, projectId, now)).filter(isProbing)
  return probing.map(({ personId, person, lastTenMinutes, today, tries }) => ({
    kind: 'floorTries',
    id: `tries ${personId}`,
    since: tries[0]?.at ?? now,
    due: null,
    person,
    lastTenMinutes,
    today,
  }))
}
