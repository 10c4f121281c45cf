import { z } from 'zod'
import { command, idSchema, order, query, versionSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { floorTriesSchema } from './floor-tries'
import { comparedHomeSchema } from './price-comparison'
import { discountSchemeSchema } from './scheme'

/** 优惠方案 as one version of it; `createdAt` is null for those saved before that was kept. */
export const schemeVersionSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  appliesFrom: instantSchema,
  scheme: discountSchemeSchema,
  createdBy: z.string(),
  createdAt: instantSchema.nullable(),
})
export type SchemeVersion = z.infer<typeof schemeVersionSchema>

/** 优惠方案, 价格版本对比, 试价记录. */
export const pricingContract = {
  /** Every version of the project's scheme, newest number first. */
  schemes: query('scheme.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(z.array(schemeVersionSchema)),
  /**
   * Keeps a scheme as the project's next version, from an instant, now by default; tickets there are keep theirs.
   * `basedOn` is the newest number that was seen: who saves second is told STALE. Rules PRC-1, PRC-4.
   */
  saveScheme: command('scheme.write')
    .input(
      order({
        projectId: idSchema,
        basedOn: versionSchema,
        scheme: discountSchemeSchema,
        appliesFrom: instantSchema.nullable(),
      }),
    )
    .errors({
      SCHEME_IN_PAST: refusal('PRC-4', { from: instantSchema }),
      /** It says what the version in force at that instant says. */
      SCHEME_UNCHANGED: refusal('PRC-1', { number: z.int() }),
    })
    .output(schemeVersionSchema),
  /** 调价对比: every home's list and filed totals in two price versions; the floor is not in it. Rules LED-7, PRC-5. */
  comparePrices: query('price.compare')
    .input(z.strictObject({ projectId: idSchema, before: versionSchema, after: versionSchema }))
    .output(z.array(comparedHomeSchema)),
  /** 试价记录: who tried to go below the floor, and on which homes. Rule PRC-5. */
  floorTries: query('floorTry.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(z.array(floorTriesSchema)),
}
