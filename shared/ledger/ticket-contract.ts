import { z } from 'zod'
import { buyerFormSchema, buyerSchema } from '../customers/buyer'
import { buyerRefusals } from '../customers/refusals'
import { areaSchema } from '../kernel/area'
import { command, idSchema, order, query, versionSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { refusal } from '../kernel/refusal'
import { lineSchema, paragraphSchema } from '../kernel/text'
import { admissionSchema } from '../pricing/admission'
import { priceBreakdownSchema } from '../pricing/price'
import { discountSchemeSchema, paymentMethodSchema, priceFigureSchema } from '../pricing/scheme'
import { specialSchema } from '../pricing/special'
import { contactIncomplete } from '../staff/person'
import { openClaimSchema } from './claim'
import { specialLapsed, specialUseRefusals } from './special'
import { ticketEventSchema, ticketStateSchema } from './ticket'
import { discountLapsed, ticketFallsSchema } from './ticket-falls'
import { MOST_TIED } from './tie-contract'
import { unitKindSchema, unitStateSchema } from './unit'
import { totalsWithheld } from './withheld'

/** What the consultant asks for on one home: the discounts chosen, and what was shown as evidence for them. */
export const holdLineFormSchema = z.strictObject({
  unitId: idSchema,
  chosen: z.array(z.string().max(40)).max(40),
  /** Item id → what was seen, such as 推荐人 陈国华 1-2-0802. Only for items that need evidence. Rule PRC-4. */
  evidence: z.array(z.strictObject({ itemId: z.string().max(40), note: lineSchema(120) })).max(40),
  /** The approved special discount that is used, if any. Rule PRC-7. */
  specialId: idSchema.optional(),
})

/** The ticket as written: the home first, then exactly what is tied to it, each with its own discounts. Rules LED-3, LED-11. */
export const ticketFormSchema = z.strictObject({
  lines: z
    .array(holdLineFormSchema)
    .min(1)
    .max(1 + MOST_TIED)
    .refine((lines) => new Set(lines.map(({ unitId }) => unitId)).size === lines.length, {
      params: { issue: 'unitTwice' },
    }),
  paymentMethod: paymentMethodSchema,
  buyers: z.array(buyerFormSchema).max(8),
  remarks: paragraphSchema(500),
  /** 个人信息使用同意书: all buyers have agreed to the use of their data. */
  hasConsent: z.boolean(),
})
export type TicketForm = z.infer<typeof ticketFormSchema>

/** A home with the price and scheme version it was claimed with, and the engine's steps. Rules LED-7, PRC-3. */
export const holdLineSchema = z.strictObject({
  unitId: idSchema,
  unit: z.string(),
  /** Absent on a home, so that what was frozen before parking spaces came in stays as it was signed. Rule LED-11. */
  kind: unitKindSchema.optional(),
  building: z.string(),
  entrance: z.string(),
  floor: z.int(),
  room: z.string(),
  type: z.string(),
  orientation: z.string(),
  /** `null` of a parking space or storeroom that has none. Rule LED-11. */
  area: areaSchema.nullable(),
  innerArea: areaSchema.nullable(),
  permit: z.string().nullable(),
  priceVersion: z.strictObject({ id: idSchema, number: z.int(), appliesFrom: instantSchema }),
  list: priceFigureSchema,
  filed: priceFigureSchema.nullable(),
  schemeId: idSchema,
  scheme: discountSchemeSchema,
  chosen: z.array(z.string()),
  evidence: z.array(z.strictObject({ itemId: z.string(), note: z.string() })),
  admissions: z.array(admissionSchema),
  breakdown: priceBreakdownSchema,
  /** 特批优惠 that is used; absent on tickets without, so that what was signed keeps its hash. Rules PRC-7, SUB-3. */
  special: specialSchema.optional(),
})
export type HoldLine = z.infer<typeof holdLineSchema>

/** One entry of a ticket's history, with the signature's time. Rule LED-3. */
export const ticketHistorySchema = z.strictObject({
  event: ticketEventSchema,
  by: z.string(),
  at: instantSchema,
  reason: z.string().nullable(),
  until: instantSchema.nullable(),
})

export const ticketSummarySchema = z.strictObject({
  id: idSchema,
  number: z.string().nullable(),
  state: ticketStateSchema,
  unitId: idSchema,
  unit: z.string(),
  /** What is claimed together with the home. Rule LED-11. */
  tied: z.array(z.strictObject({ unitId: idSchema, unit: z.string(), kind: unitKindSchema })),
  consultantId: idSchema,
  consultant: z.string(),
  buyers: z.string(),
  /** As it was signed; whether it still stands says `fallen`. */
  total: positiveFenSchema.nullable(),
  ...ticketFallsSchema.shape,
  until: instantSchema.nullable(),
  isExtended: z.boolean(),
  updatedAt: instantSchema,
  version: z.int(),
})
export type TicketSummary = z.infer<typeof ticketSummarySchema>

export const ticketSchema = ticketSummarySchema.omit({ buyers: true, total: true, fallen: true, coming: true }).extend({
  /** The form as last written; a draft has only this. Null for whoever is not the ticket's consultant. */
  form: ticketFormSchema.nullable(),
  lines: z.array(holdLineSchema),
  buyers: z.array(buyerSchema),
  /** The special discount it is priced with, and when that one's days are over: from then on nothing goes on at it. Rule PRC-7. */
  specialUse: z.strictObject({ number: z.string(), until: instantSchema }).nullable(),
  paymentMethod: paymentMethodSchema,
  remarks: z.string(),
  consent: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
  history: z.array(ticketHistorySchema),
  hash: z.string().nullable(),
  createdAt: instantSchema,
})
export type Ticket = z.infer<typeof ticketSchema>

const ticketRefusals = {
  TOTALS_WITHHELD: totalsWithheld,
  /** The ticket cannot do that in the state it is in. */
  TICKET_STATE: refusal('LED-4', { event: ticketEventSchema, state: ticketStateSchema }),
  TICKET_EXPIRED: refusal('LED-4', { number: z.string(), until: instantSchema }),
  TICKET_EXTENDED: refusal('LED-4', { number: z.string() }),
  /** Who approves is never the consultant of the deal, nor the same person under another account. */
  OWN_TICKET: refusal('SEC-1', { consultant: z.string() }),
  CONTACT_INCOMPLETE: contactIncomplete,
  DISCOUNT_LAPSED: discountLapsed,
  /** The days of the special discount it is priced with are over. */
  SPECIAL_LAPSED: specialLapsed,
}

const submitRefusals = {
  /** Somebody was first: who holds the home, since when and until when. */
  UNIT_HELD: refusal('LED-2', { unit: z.string(), claim: openClaimSchema }),
  UNIT_NOT_FOR_SALE: refusal('LED-5', { unit: z.string(), state: unitStateSchema }),
  UNIT_UNPRICED: refusal('LED-7', { unit: z.string() }),
  /** A tied parking space or storeroom is claimed with its home, never alone. */
  UNIT_TIED: refusal('LED-11', { unit: z.string(), home: z.string() }),
  /** What is tied to the home is on its ticket, too. */
  TIED_MISSING: refusal('LED-11', { unit: z.string(), tied: z.string() }),
  /** Nothing else is on a home's ticket. */
  LINE_NOT_TIED: refusal('LED-11', { unit: z.string(), home: z.string() }),
  /** The total on the form is not the engine's: prices or discounts changed while it was being written. */
  PRICE_CHANGED: refusal('PRC-3', { shown: positiveFenSchema, now: positiveFenSchema }),
  BELOW_FLOOR: refusal('PRC-5', {}),
  ABOVE_FILED: refusal('PRC-5', { filedTotal: positiveFenSchema, total: positiveFenSchema }),
  NOTHING_LEFT: refusal('PRC-1', { item: z.string() }),
  DISCOUNT_NOT_ADMITTED: refusal('PRC-4', { item: z.string(), admission: admissionSchema.nullable() }),
  ...specialUseRefusals,
  ...buyerRefusals,
  CONSENT_MISSING: refusal('LED-3', {}, 422),
}

const decide = () => command('ticket.decide').errors(ticketRefusals).output(ticketSchema)
const ofTicket = { projectId: idSchema, ticketId: idSchema, version: versionSchema }

/** 房号管理单: everything that can be done with a room ticket. Rules LED-2, LED-3, LED-4. */
export const ticketsContract = {
  list: query('ticket.see')
    .input(
      z.strictObject({
        projectId: idSchema,
        states: z.array(ticketStateSchema).max(10).optional(),
        unitId: idSchema.optional(),
      }),
    )
    .output(z.array(ticketSummarySchema)),
  detail: query('ticket.see')
    .errors({ TOTALS_WITHHELD: totalsWithheld })
    .input(z.strictObject({ projectId: idSchema, ticketId: idSchema }))
    .output(ticketSchema),
  /** Keeps a draft; it claims nothing and has no number. A new one where `draft` is null. */
  save: command('ticket.write')
    .input(
      order({
        projectId: idSchema,
        draft: z.strictObject({ ticketId: idSchema, version: versionSchema }).nullable(),
        form: ticketFormSchema,
      }),
    )
    .errors(ticketRefusals)
    .output(ticketSchema),
  discard: command('ticket.write').input(order(ofTicket)).errors(ticketRefusals).output(ticketSchema),
  /** Claims the home and what is tied to it at once; the first to submit wins. `expectedTotal` (fen): the sum shown. Rule LED-2. */
  submit: command('ticket.write')
    .input(
      order({
        projectId: idSchema,
        draft: z.strictObject({ ticketId: idSchema, version: versionSchema }).nullable(),
        form: ticketFormSchema,
        expectedTotal: positiveFenSchema,
      }),
    )
    .errors({ ...ticketRefusals, ...submitRefusals })
    .output(ticketSchema),
  /** Changes buyers, method or discounts of a submitted ticket; its home, time and pinned versions stay. */
  amend: command('ticket.write')
    .input(order({ ...ofTicket, form: ticketFormSchema, expectedTotal: positiveFenSchema }))
    .errors({ ...ticketRefusals, ...submitRefusals, UNIT_DIFFERS: refusal('LED-4', {}) })
    .output(ticketSchema),
  approve: decide().input(order(ofTicket)),
  reject: decide().input(order({ ...ofTicket, reason: lineSchema(200) })),
  extend: decide().input(order({ ...ofTicket, reason: lineSchema(200) })),
  withdraw: command('ticket.withdraw')
    .input(order({ ...ofTicket, reason: lineSchema(200) }))
    .errors(ticketRefusals)
    .output(ticketSchema),
  /** 打印: the ticket as a PDF, as it stands now. Rules LED-3, SUB-3. */
  paper: query('ticket.see')
    .errors({ TOTALS_WITHHELD: totalsWithheld })
    .input(z.strictObject({ projectId: idSchema, ticketId: idSchema }))
    .output(z.file()),
}
