import { z } from 'zod'
import { command, idSchema, order, query, versionSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { rateSchema } from '../kernel/rate'
import { refusal } from '../kernel/refusal'
import { lineSchema, paragraphSchema } from '../kernel/text'
import { admissionSchema } from '../pricing/admission'
import { exactFenSchema } from '../pricing/exact'
import { paymentMethodSchema } from '../pricing/scheme'
import { specialDiscountSchema, specialRoleSchema, specialStateSchema } from '../pricing/special'
import { contactIncomplete } from '../staff/person'
import { specialEventSchema, specialLapsed, specialStandingSchema, specialUseRefusals } from './special'
import { ticketStateSchema } from './ticket'
import { holdLineSchema } from './ticket-contract'
import { discountLapsed } from './ticket-falls'
import { totalsWithheld } from './withheld'

/** Why more is to be taken off, as the application's paper gives it. */
export const specialReasonSchema = paragraphSchema(500).pipe(z.string().min(1))

/** 特殊优惠申请单 as a list shows it. Amounts marked exact are unrounded fen. Rule PRC-7. */
export const specialSummarySchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  state: specialStateSchema,
  validUntil: instantSchema,
  ticket: z.strictObject({
    id: idSchema,
    number: z.string().nullable(),
    state: ticketStateSchema,
    until: instantSchema.nullable(),
  }),
  unitId: idSchema,
  unit: z.string(),
  consultantId: idSchema,
  consultant: z.string(),
  /** The lowest role that may approve it, by today's limits while it waits; null when it is too deep for all. */
  role: specialRoleSchema.nullable(),
  discount: specialDiscountSchema,
  reason: z.string(),
  paymentMethod: paymentMethodSchema,
  /** What it was applied for with: it is used with the same, or not at all. */
  chosen: z.array(z.string()),
  priceVersionId: idSchema,
  schemeId: idSchema,
  listTotal: exactFenSchema,
  onSiteTotal: exactFenSchema,
  cut: exactFenSchema,
  total: positiveFenSchema,
  /** The ticket as it stands is priced with it. */
  isUsed: z.boolean(),
  /** Who decided, in which role; the consultant where it is within their own limit. */
  decision: z
    .strictObject({ by: z.string(), role: specialRoleSchema, at: instantSchema, reason: z.string().nullable() })
    .nullable(),
  /** The consultant took it back; what had been decided before still stands above. */
  withdrawal: z.strictObject({ at: instantSchema, reason: z.string() }).nullable(),
  createdAt: instantSchema,
  version: z.int(),
})
export type SpecialSummary = z.infer<typeof specialSummarySchema>

/** 客户 as the application's paper names them: masked. Rule SEC-1. */
export const specialBuyerSchema = z.strictObject({
  name: z.string(),
  phone: z.string(),
  idNumber: z.string().nullable(),
})
export type SpecialBuyer = z.infer<typeof specialBuyerSchema>

export const specialDetailSchema = specialSummarySchema.extend({
  /** The home with every step of its price, the special one last, frozen at the application. Rules LED-7, SUB-3. */
  line: holdLineSchema,
  buyers: z.array(specialBuyerSchema),
  hash: z.string(),
})
export type SpecialDetail = z.infer<typeof specialDetailSchema>

const stepRefusals = {
  TOTALS_WITHHELD: totalsWithheld,
  SPECIAL_STATE: refusal('PRC-7', { number: z.string(), event: specialEventSchema, standing: specialStandingSchema }),
  SPECIAL_LAPSED: specialLapsed,
  /** Who decides is never the consultant of the deal, nor the same person under another account. */
  OWN_SPECIAL: refusal('SEC-1', { consultant: z.string() }),
  CONTACT_INCOMPLETE: contactIncomplete,
}

/** Why a home is not priced as asked. */
const pricedRefusals = {
  UNIT_UNPRICED: refusal('LED-7', { unit: z.string() }),
  BELOW_FLOOR: refusal('PRC-5', {}),
  ABOVE_FILED: refusal('PRC-5', { filedTotal: positiveFenSchema, total: positiveFenSchema }),
  NOTHING_LEFT: refusal('PRC-1', { item: z.string() }),
  DISCOUNT_NOT_ADMITTED: refusal('PRC-4', { item: z.string(), admission: admissionSchema.nullable() }),
}

const decideRefusals = {
  ...stepRefusals,
  ...pricedRefusals,
  /** Its ticket, or the price version, has changed since: it could not be used. */
  SPECIAL_DIFFERS: specialUseRefusals.SPECIAL_DIFFERS,
  /** Too deep for this person: `limit` is what their role may approve, `next` whose turn it is. */
  SPECIAL_OVER_LIMIT: refusal('PRC-5', { limit: rateSchema, next: specialRoleSchema }),
  /** The price it was applied for at has fallen with a missed sign-by day of its ticket. */
  DISCOUNT_LAPSED: discountLapsed,
  /** Too deep for everybody: `limit` is the director's. */
  SPECIAL_TOO_DEEP: refusal('PRC-5', { limit: rateSchema }),
}

const applyRefusals = {
  TOTALS_WITHHELD: totalsWithheld,
  /** Only a draft or a submitted ticket still takes one. */
  SPECIAL_TICKET_STATE: refusal('PRC-7', { state: ticketStateSchema }),
  /** The ticket has an application that waits or may still be used. */
  SPECIAL_OPEN: refusal('PRC-7', { number: z.string() }),
  SPECIAL_TOO_DEEP: refusal('PRC-5', { limit: rateSchema }),
  /** The final price is not what the page showed: prices or discounts changed meanwhile. */
  PRICE_CHANGED: refusal('PRC-3', { shown: positiveFenSchema, now: positiveFenSchema }),
  ...pricedRefusals,
}

const ofSpecial = { projectId: idSchema, specialId: idSchema, version: versionSchema }

/** 特批优惠: applied for on a ticket, decided by role, used on that ticket. Rules PRC-5, PRC-7, SEC-1. */
export const specialsContract = {
  /** What waits first, by when it lapses; a consultant sees their own. */
  list: query('special.see')
    .input(z.strictObject({ projectId: idSchema, ticketId: idSchema.optional() }))
    .output(z.array(specialSummarySchema)),
  detail: query('special.see')
    .errors({ TOTALS_WITHHELD: totalsWithheld })
    .input(z.strictObject({ projectId: idSchema, specialId: idSchema }))
    .output(specialDetailSchema),
  /**
   * Applies on one's own ticket; what is within the consultant's limit is approved by that. `version` is the ticket's,
   * `expectedTotal` (fen) the final price the page showed.
   */
  apply: command('special.apply')
    .input(
      order({
        projectId: idSchema,
        ticketId: idSchema,
        version: versionSchema,
        discount: specialDiscountSchema,
        reason: specialReasonSchema,
        expectedTotal: positiveFenSchema,
      }),
    )
    .errors(applyRefusals)
    .output(specialDetailSchema),
  approve: command('special.decide').input(order(ofSpecial)).errors(decideRefusals).output(specialDetailSchema),
  reject: command('special.decide')
    .input(order({ ...ofSpecial, reason: lineSchema(200) }))
    .errors(stepRefusals)
    .output(specialDetailSchema),
  /** Takes one's own application back, unless the ticket is priced with it. */
  withdraw: command('special.apply')
    .input(order({ ...ofSpecial, reason: lineSchema(200) }))
    .errors({ ...stepRefusals, SPECIAL_IN_USE: refusal('PRC-7', { number: z.string(), ticket: z.string() }) })
    .output(specialDetailSchema),
  /** 打印: the application as a PDF, as it stands now. Rules PRC-7, SUB-3. */
  paper: query('special.see')
    .errors({ TOTALS_WITHHELD: totalsWithheld })
    .input(z.strictObject({ projectId: idSchema, specialId: idSchema }))
    .output(z.file()),
}
