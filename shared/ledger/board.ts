import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { claimKindSchema, openClaimSchema } from './claim'
import { unitKindSchema } from './unit'

/**
 * 销控图 as it travels: one array a column, all of one length, so that 10,000 homes stay small and are checked by
 * column. Money in fen, areas in 0.01 ㎡; a home has a list unit price, and a total where that is fixed (一口价).
 */
const columnsShape = {
  id: z.array(z.string()),
  /** Index into `buildings`. */
  building: z.array(z.int()),
  entrance: z.array(z.string()),
  floor: z.array(z.int()),
  room: z.array(z.string()),
  number: z.array(z.string()),
  kind: z.array(unitKindSchema),
  /** The home a parking space or storeroom is tied to. Rule LED-11. */
  tiedTo: z.array(z.string().nullable()),
  type: z.array(z.string()),
  /** `null` of a parking space or storeroom that has none. Rule LED-11. */
  area: z.array(z.int().nullable()),
  listUnitPrice: z.array(z.int().nullable()),
  listFixedTotal: z.array(z.int().nullable()),
  filedUnitPrice: z.array(z.int().nullable()),
  filedFixedTotal: z.array(z.int().nullable()),
  releasedFrom: z.array(instantSchema.nullable()),
  claimKind: z.array(claimKindSchema.nullable()),
  claimBy: z.array(z.string().nullable()),
  claimSince: z.array(instantSchema.nullable()),
  claimUntil: z.array(instantSchema.nullable()),
  ticketId: z.array(z.string().nullable()),
}

/**
 * Columns hold what JSON can say and nothing else. What is no plain object is sent as it is: the transport would
 * otherwise look at each of 200,000 values for dates and the like, longer than reading them all took.
 */
function sentAsTheyAre<Columns extends object>(columns: Columns): Columns {
  return Object.assign(Object.create(NOT_PLAIN), columns)
}

const NOT_PLAIN = {}

export const boardSchema = z.strictObject({
  /** The number of the last change this board contains; later ones come by the watch. */
  change: z.int(),
  /** The office's clock, so that countdowns do not depend on the PC's. */
  now: instantSchema,
  /** When other prices or another scheme begin to apply and the board is to be fetched again. Rules LED-7, PRC-4. */
  nextPricesAt: instantSchema.nullable(),
  /** How long tickets of this project hold their homes, milliseconds. Rule LED-4. */
  ticketTimes: z.strictObject({ submitted: z.int(), approved: z.int() }),
  buildings: z.array(z.strictObject({ id: idSchema, name: z.string(), isPermitted: z.boolean() })),
  units: z
    .strictObject(columnsShape)
    .refine((columns) => Object.values(columns).every((column) => column.length === columns.id.length), {
      params: { issue: 'columnsDiffer' },
    })
    .overwrite(sentAsTheyAre),
})
export type Board = z.infer<typeof boardSchema>

/** 办公用 with prices; 上墙 without names, money and what the hall view does not show. */
export const boardPaperVariantSchema = z.enum(['office', 'wall'])
export type BoardPaperVariant = z.infer<typeof boardPaperVariantSchema>

/** One cell that changed, whole: applying it twice does no harm. */
export const cellChangeSchema = z.strictObject({
  unitId: idSchema,
  releasedFrom: instantSchema.nullable(),
  claim: openClaimSchema.nullable(),
  ticketId: idSchema.nullable(),
})
export type CellChange = z.infer<typeof cellChangeSchema>

/**
 * The office says this often that it is there. A page counts on it: 「实时」 must not stand for longer than two of them
 * over a board that nobody answers for. The comments of the stream do not reach the page's reader. Rule LED-2.
 */
export const HEARTBEAT_MS = 5_000

/**
 * What a watcher is told after a commit. `number` counts per project without gaps; a page that misses one fetches
 * again. `board` asks for the whole board (a release, an import, a tie); `tickets` names tickets that changed.
 */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change'),
    number: z.int(),
    at: instantSchema,
    cells: z.array(cellChangeSchema),
    tickets: z.array(idSchema),
    /** The tickets whose applications for a special discount were written or decided. Rule PRC-7. */
    specials: z.array(idSchema),
    board: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('heartbeat'),
    number: z.int(),
    at: instantSchema,
    online: z.int(),
    /** What the PC's clock says, where it is behind the office's time `at`. Rule LED-4. */
    pcTime: instantSchema.optional(),
  }),
])
export type Change = z.infer<typeof changeSchema>
