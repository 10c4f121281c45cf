import { z } from 'zod'
import { command, idSchema, order, query } from '../kernel/call'
import { daySchema, instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { discountSchemeSchema } from '../pricing/scheme'
import { settingsSchema } from './settings'

/** 项目: what the top bar switches between. In 试运行 until it is opened for good; it may follow one that was set aside. */
export const projectSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  isTrial: z.boolean(),
  follows: idSchema.nullable(),
})
export type Project = z.infer<typeof projectSchema>

/** 预售许可证: without it nothing is released and no money is taken. Rules LED-6, SUB-5. */
export const permitSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  issuedOn: daySchema,
  recordedAt: instantSchema,
})
export type Permit = z.infer<typeof permitSchema>

/** 楼栋 with its permit, once recorded, and how many homes it has and has released. */
export const buildingSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  permitId: idSchema.nullable(),
  units: z.int(),
  released: z.int(),
})
export type Building = z.infer<typeof buildingSchema>

export const priceVersionSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  appliesFrom: instantSchema,
  units: z.int(),
  fileName: z.string(),
  importedBy: z.string(),
  importedAt: instantSchema,
})
export type PriceVersion = z.infer<typeof priceVersionSchema>

export const projectDetailSchema = projectSchema.extend({
  permits: z.array(permitSchema),
  buildings: z.array(buildingSchema),
  priceVersions: z.array(priceVersionSchema),
  scheme: z.strictObject({ id: idSchema, number: z.int(), appliesFrom: instantSchema, scheme: discountSchemeSchema }),
})
export type ProjectDetail = z.infer<typeof projectDetailSchema>

/** Projects, their permits and buildings. */
export const projectContract = {
  /** Those that were set aside are left out. */
  list: query('signedIn').output(z.array(projectSchema)),
  detail: query('board.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(projectDetailSchema),
  /** Opens a project together with its first discount scheme; in 试运行 where that is asked for. */
  create: command('project.manage')
    .input(order({ name: lineSchema(40), scheme: discountSchemeSchema, isTrial: z.boolean().default(false) }))
    .errors({ PROJECT_KNOWN: refusal('SEC-5', { name: z.string() }) })
    .output(projectSchema),
  settings: query('board.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(settingsSchema),
  /** Changes one setting; what runs already keeps the time it was given. */
  changeSettings: command('project.manage')
    .input(order({ projectId: idSchema, changes: settingsSchema.partial() }))
    .errors({ LIMITS_UNORDERED: refusal('PRC-5', {}) })
    .output(settingsSchema),
  /** Records a pre-sale permit for buildings that have none yet. Rules LED-6, SUB-5. */
  recordPermit: command('permit.record')
    .input(
      order({
        projectId: idSchema,
        number: lineSchema(60),
        issuedOn: daySchema,
        buildingIds: z.array(idSchema).min(1).max(500),
      }),
    )
    .errors({
      PERMIT_KNOWN: refusal('SUB-5', { number: z.string() }),
      PERMIT_IN_FUTURE: refusal('SUB-5', { issuedOn: daySchema }),
      BUILDING_PERMITTED: refusal('SUB-5', { building: z.string(), number: z.string() }),
    })
    .output(permitSchema),
}
