import { z } from 'zod'
import { command, idSchema, order, query, versionSchema } from '../kernel/call'
import { daySchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { STATISTICS_BY } from '../ledger/tally'
import { TICKET_TABS } from '../ledger/ticket-list'
import { unitKindSchema, unitStateSchema } from '../ledger/unit'
import { PRICE_CHANGES } from '../pricing/price-comparison'
import type { Permission } from '../staff/roles'
import { MOST_DAYS } from './days'

/** The language of a file's own words. */
export const languageSchema = z.enum(['zh-CN', 'en'])
export type Language = z.infer<typeof languageSchema>

/** More rows than these are asked for in parts: a file must open in Excel, and its making must not take the office's memory. */
export const MOST_ROWS = 50_000

/** A file that was made; it is fetched by its id within some minutes, by whoever had it made. */
export const exportedSchema = z.strictObject({ exportId: idSchema, rows: z.int() })

/**
 * A table as an Excel file. A command, since who took which rows away stands in the record; it needs what its list needs
 * and holds no row that the list would not show. Rules SEC-1, SEC-2.
 */
function tableOf<Shape extends z.core.$ZodLooseShape>(access: Permission, shape: Shape) {
  return command(access)
    .input(order({ ...shape, language: languageSchema }))
    .errors({ EXPORT_TOO_LARGE: refusal('SEC-5', { most: z.int() }) })
    .output(exportedSchema)
}

const ofProject = { projectId: idSchema }

/** 导出 Excel: every table of the program. What is null does not narrow it. */
export const exportsContract = {
  tickets: tableOf('ticket.see', {
    ...ofProject,
    tab: z.enum(TICKET_TABS).nullable(),
    consultantId: idSchema.nullable(),
  }),
  specials: tableOf('special.see', ofProject),
  /** Phones and IDs masked, as everywhere; a consultant's own customers. Rule SEC-1. */
  customers: tableOf('customer.find', ofProject),
  people: tableOf('staff.manage', {}),
  homes: tableOf('board.see', {
    ...ofProject,
    buildingId: idSchema.nullable(),
    state: unitStateSchema.nullable(),
    type: lineSchema(40).nullable(),
    /** 0.01 ㎡, both included. */
    area: z.strictObject({ from: z.int().min(0), to: z.int().min(0) }).nullable(),
  }),
  unitHistory: tableOf('board.see', { ...ofProject, unitId: idSchema }),
  /** 当日统计. Rules LED-5, LED-11. */
  statistics: tableOf('board.see', { ...ofProject, by: z.enum(STATISTICS_BY) }),
  dayFigures: tableOf('board.see', ofProject),
  priceComparison: tableOf('price.compare', {
    ...ofProject,
    before: versionSchema,
    after: versionSchema,
    building: lineSchema(40).nullable(),
    change: z.enum(PRICE_CHANGES).nullable(),
  }),
  /** 历次价格: the versions, not what they say. */
  priceVersions: tableOf('board.see', ofProject),
  /** 楼栋 and their permits. */
  buildings: tableOf('board.see', ofProject),
  /** The items of one version. */
  scheme: tableOf('scheme.see', { ...ofProject, number: versionSchema }),
  floorTries: tableOf('floorTry.see', ofProject),
  absorption: tableOf('report.see', {
    ...ofProject,
    kind: unitKindSchema,
    grouping: z.enum(['byBuilding', 'byType']),
    lastDay: daySchema,
    days: z.int().min(1).max(MOST_DAYS),
  }),
  ticketHours: tableOf('report.see', { ...ofProject, day: daySchema }),
  storeyPrices: tableOf('report.see', { ...ofProject, buildingId: idSchema }),
  /** The file that one of these made. */
  file: query('signedIn')
    .input(z.strictObject({ exportId: idSchema }))
    .output(z.file()),
}
