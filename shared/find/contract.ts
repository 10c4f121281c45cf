import { z } from 'zod'
import { idSchema, query } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { lineSchema } from '../kernel/text'
import { openClaimSchema } from '../ledger/claim'
import { specialStandingSchema } from '../ledger/special'
import { ticketStateSchema } from '../ledger/ticket'
import { unitKindSchema } from '../ledger/unit'
import { roleSchema } from '../staff/roles'

/** How many of a kind are shown; who wants others types more. */
export const MOST_FOUND = 6

/** What was typed, in the text where it was found: which of its signs. */
const matchSchema = z.strictObject({
  in: z.enum(['number', 'unit', 'name', 'phone', 'idNumber', 'buyers']),
  ranges: z.array(z.strictObject({ from: z.int(), to: z.int() })),
})
export type Match = z.infer<typeof matchSchema>

/** The best of a kind, and whether there are more. */
function foundOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item).max(MOST_FOUND), isMore: z.boolean() })
}
export type Found<Item> = { items: Item[]; isMore: boolean }

/** 房源. Who holds it everyone in the office may know. Rule LED-2. */
const foundHomeSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  building: z.string(),
  kind: unitKindSchema,
  type: z.string(),
  releasedFrom: instantSchema.nullable(),
  claim: openClaimSchema.nullable(),
  match: matchSchema,
})
export type FoundHome = z.infer<typeof foundHomeSchema>

/** 房号单 that this person may open. */
const foundTicketSchema = z.strictObject({
  id: idSchema,
  number: z.string().nullable(),
  state: ticketStateSchema,
  unit: z.string(),
  buyers: z.string(),
  consultant: z.string(),
  match: matchSchema,
})
export type FoundTicket = z.infer<typeof foundTicketSchema>

/** 特批优惠 that this person may open. */
const foundSpecialSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  standing: specialStandingSchema,
  unit: z.string(),
  consultant: z.string(),
  match: matchSchema,
})
export type FoundSpecial = z.infer<typeof foundSpecialSchema>

/** 客户, masked, with the newest ticket of theirs that this person may open. Rule SEC-1. */
const foundBuyerSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  phone: z.string(),
  idNumber: z.string().nullable(),
  owner: z.string(),
  isOwn: z.boolean(),
  ticket: z
    .strictObject({
      id: idSchema,
      number: z.string().nullable(),
      state: ticketStateSchema,
      unit: z.string(),
    })
    .nullable(),
  match: matchSchema,
})
export type FoundBuyer = z.infer<typeof foundBuyerSchema>
export type BuyersTicket = NonNullable<FoundBuyer['ticket']>

/** 人员: for who may see their account or their tickets. */
const foundPersonSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: roleSchema,
  isActive: z.boolean(),
  match: matchSchema,
})
export type FoundPerson = z.infer<typeof foundPersonSchema>

export const findingsSchema = z.strictObject({
  homes: foundOf(foundHomeSchema),
  tickets: foundOf(foundTicketSchema),
  specials: foundOf(foundSpecialSchema),
  customers: foundOf(foundBuyerSchema),
  people: foundOf(foundPersonSchema),
  /** The colleague whose customer has this full phone number, and nothing else of them. Rule SEC-1. */
  heldBy: z.string().nullable(),
})
export type Findings = z.infer<typeof findingsSchema>

/** 查找. */
export const findContract = {
  /**
   * Finds anything by what one would say of it: a home's number, a name, its pinyin or initials, the last four digits or
   * the whole of a phone, a document's number. Of each kind only what the person may see: a consultant their own tickets
   * and customers; who may not find customers finds none. Rules SEC-1, SEC-3.
   */
  anything: query('board.see')
    .input(z.strictObject({ projectId: idSchema, text: lineSchema(60) }))
    .output(findingsSchema),
}
