import { z } from 'zod'
import { buyerFormSchema, buyerSchema, idKindSchema } from '../customers/buyer'
import { buyerRefusals } from '../customers/refusals'
import { areaSchema } from '../kernel/area'
import { command, idSchema, order, query, versionSchema } from '../kernel/call'
import { daySchema, instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { ticketStateSchema } from '../ledger/ticket'
import { holdLineSchema } from '../ledger/ticket-contract'
import { unitKindSchema } from '../ledger/unit'
import { totalsWithheld } from '../ledger/withheld'
import { admissionSchema } from '../pricing/admission'
import { homeOrderSchema } from '../pricing/fees'
import { loanSchema } from '../pricing/loan'
import { planRefusals, purchasePlanSchema } from '../pricing/purchase-plan'
import { discountSchemeSchema, paymentMethodSchema, priceFigureSchema } from '../pricing/scheme'
import { specialSchema } from '../pricing/special'
import { changeReasonSchema, dealChangeSchema } from './change'
import { gateItemNameSchema, gateItemSchema } from './gate-item'
import { foundPaperSchema, paperKindSchema, subscriptionPaperSchema } from './paper'
import { depositDiffers, gateShut, subscriptionStepRefusals } from './refusals'
import { reviewerObjectionSchema } from './reviewer'
import { shownCheckSchema, signedSchema } from './second-check'
import { signingDueSchema, subscriptionEventSchema, subscriptionStateSchema } from './subscription'
import { templateFaulty } from './template'
import { dealTermsSchema, standingTermsSchema } from './terms'

/** What is agreed beside the ticket: the deposit (fen), the sign-by date, the loans and which home of the family it is. */
const agreedShape = {
  deposit: positiveFenSchema.nullable(),
  signBy: daySchema.nullable(),
  loans: z.array(loanSchema).max(2),
  homeOrder: homeOrderSchema,
}

/**
 * The form as the consultant writes it. `buyers`, in the ticket's order, completes what the ticket lacks: an empty ID or
 * address leaves what stands. Rule SUB-1.
 */
export const subscriptionFormSchema = z.strictObject({
  ...agreedShape,
  buyers: z
    .array(z.strictObject({ idKind: idKindSchema, idNumber: z.string().max(40), address: lineSchema(200, 0) }))
    .max(8),
})
export type SubscriptionForm = z.infer<typeof subscriptionFormSchema>

/** 认购 as a list shows it. `total` is null while a check keeps it from who asks. Rules SUB-2, PRC-6. */
export const subscriptionSummarySchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  state: subscriptionStateSchema,
  ticket: z.strictObject({
    id: idSchema,
    number: z.string(),
    state: ticketStateSchema,
    until: instantSchema.nullable(),
  }),
  unitId: idSchema,
  unit: z.string(),
  tied: z.array(z.strictObject({ unitId: idSchema, unit: z.string(), kind: unitKindSchema })),
  consultantId: idSchema,
  consultant: z.string(),
  buyers: z.string(),
  total: positiveFenSchema.nullable(),
  deposit: positiveFenSchema.nullable(),
  /** What the gate still waits for; empty once the deposit is there. Rule SUB-1. */
  missing: z.array(gateItemNameSchema),
  signBy: daySchema.nullable(),
  due: signingDueSchema.nullable(),
  /** What the last check still waits for from who asks: their total, or their signature. Rules PRC-6, SUB-1. */
  asksReview: z.enum(['type', 'sign']).nullable(),
  updatedAt: instantSchema,
  version: z.int(),
})
export type SubscriptionSummary = z.infer<typeof subscriptionSummarySchema>

/** One entry of the story of a deal. Rule SUB-4. */
export const subscriptionHistorySchema = z.strictObject({
  event: subscriptionEventSchema,
  by: z.string(),
  at: instantSchema,
  reason: z.string().nullable(),
  total: positiveFenSchema.nullable(),
})

/** What a reviewer chooses from: the unit with its list price and the items that could be admitted, and no total. Rule PRC-6. */
export const reviewLineSchema = z.strictObject({
  unitId: idSchema,
  unit: z.string(),
  kind: unitKindSchema,
  area: areaSchema.nullable(),
  list: priceFigureSchema,
  scheme: discountSchemeSchema,
  /** 特批优惠 that was approved for this deal. */
  special: specialSchema.nullable(),
})
export type ReviewLine = z.infer<typeof reviewLineSchema>

/** 合同: the number of the sale contract and its filing. */
export const dealContractSchema = z.strictObject({
  number: z.string(),
  /** 合同编号 as the buyer's copy has it. */
  official: z.string(),
  signedOn: daySchema,
  signed: signedSchema,
  filing: z.strictObject({ number: z.string(), filedOn: daySchema, filed: signedSchema }).nullable(),
})

export const subscriptionSchema = subscriptionSummarySchema.omit({ missing: true }).extend({
  paymentMethod: paymentMethodSchema,
  gate: z.array(gateItemSchema),
  /** Null where the totals are kept from who asks. Rule PRC-6. */
  lines: z.array(holdLineSchema).nullable(),
  buyerDetails: z.array(buyerSchema),
  ...agreedShape,
  contractText: signedSchema.nullable(),
  papers: z.array(subscriptionPaperSchema),
  checks: z.array(shownCheckSchema),
  /** For the reviewer of an open check, what to choose from. */
  reviewing: z.strictObject({ paymentMethod: paymentMethodSchema, lines: z.array(reviewLineSchema) }).nullable(),
  /** 复核签字 under the last check. */
  review: signedSchema.nullable(),
  contract: dealContractSchema.nullable(),
  /** What was changed since, the last one last. Totals are the deal's. Rule SUB-4. */
  changes: z.array(dealChangeSchema),
  /** What is held of the deal's money. In fen. */
  held: positiveFenSchema,
  /** What who asks may do now. */
  events: z.array(subscriptionEventSchema),
  history: z.array(subscriptionHistorySchema),
  createdAt: instantSchema,
})
export type Subscription = z.infer<typeof subscriptionSchema>

/** A colleague who could be asked to review, with what speaks against it. Rules SEC-1, SUB-1. */
export const reviewerChoiceSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  objections: z.array(reviewerObjectionSchema),
})
export type ReviewerChoice = z.infer<typeof reviewerChoiceSchema>

const ofDeal = { projectId: idSchema, subscriptionId: idSchema }
const atVersion = { ...ofDeal, version: versionSchema }

const writeRefusals = {
  ...subscriptionStepRefusals,
  /** 定金 above 20% of the total; `most` is kept from nobody who may write. Rule PRC-8. */
  DEPOSIT_OVER_LIMIT: refusal('PRC-8', { deposit: positiveFenSchema, most: positiveFenSchema }),
  SIGN_BY_OUT_OF_RANGE: refusal('SUB-2', { from: daySchema, until: daySchema }),
  /** The form names other buyers than the ticket. */
  BUYERS_DIFFER: refusal('SUB-1', { buyers: z.int() }),
  BUYER_ID_INVALID: refusal('SUB-1', { name: z.string() }),
  ...planRefusals,
}

const ending = order({ ...atVersion, reason: changeReasonSchema })
const changeRefusals = subscriptionStepRefusals

const checkRefusals = {
  ...subscriptionStepRefusals,
  REVIEWER_OBJECTED: refusal('SEC-1', { name: z.string(), objection: reviewerObjectionSchema }),
  /** 核对: there is one under way, or one that holds. */
  CHECK_STANDING: refusal('PRC-6', { reviewer: z.string() }),
  /** Everybody types their own total, once. */
  CHECK_TYPED: refusal('PRC-6', {}),
}

/** 认购: from the approved ticket through the gate to the contract. Rules SUB-1 to SUB-4, PRC-6, PRC-8, PRC-9. */
export const subscriptionContract = {
  /** What waits first; a consultant's own and those they review. */
  list: query('subscription.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(z.array(subscriptionSummarySchema)),
  detail: query('subscription.see').input(z.strictObject(ofDeal)).output(subscriptionSchema),
  terms: query('terms.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(standingTermsSchema.nullable()),
  /** `number` is of the terms as last read, 0 where there are none. */
  setTerms: command('subscription.terms')
    .input(order({ projectId: idSchema, number: z.int().min(0), terms: dealTermsSchema }))
    .output(standingTermsSchema),
  /** 转认购: begins the subscription of an approved ticket of one's own. */
  begin: command('subscription.write')
    .input(order({ projectId: idSchema, ticketId: idSchema }))
    .errors({
      TICKET_EXPIRED: refusal('LED-4', { number: z.string(), until: instantSchema }),
      TICKET_NOT_APPROVED: refusal('SUB-1', { number: z.string().nullable(), state: ticketStateSchema }),
      SUBSCRIPTION_BEGUN: refusal('SUB-1', { number: z.string() }),
    })
    .output(subscriptionSchema),
  write: command('subscription.write')
    .input(order({ ...atVersion, form: subscriptionFormSchema }))
    .errors(writeRefusals)
    .output(subscriptionSchema),
  /** 置业计划 of the form as written, computed. */
  plan: query('subscription.see')
    .input(z.strictObject(ofDeal))
    .errors({ TOTALS_WITHHELD: totalsWithheld, TERMS_MISSING: refusal('PRC-9', {}), ...planRefusals })
    .output(purchasePlanSchema),
  /** 合同文本 was laid out for the buyer to read. */
  layOutContract: command('subscription.write')
    .input(order(atVersion))
    .errors(subscriptionStepRefusals)
    .output(subscriptionSchema),
  /** Makes a paper of the deal as it is; it takes the place of the one before. Rule SUB-3. */
  makePaper: command('subscription.write')
    .input(order({ ...atVersion, kind: paperKindSchema }))
    .errors({
      ...subscriptionStepRefusals,
      TERMS_MISSING: refusal('PRC-9', {}),
      FORM_INCOMPLETE: refusal('SUB-1', { missing: z.array(gateItemNameSchema) }),
      TEMPLATE_FAULTY: templateFaulty,
      ...planRefusals,
    })
    .output(subscriptionSchema),
  /** The buyer has signed it; with `isKept` the office's copy is kept. */
  signPaper: command('subscription.write')
    .input(order({ ...atVersion, paperId: idSchema, isKept: z.boolean() }))
    .errors({
      ...subscriptionStepRefusals,
      /** The deal has changed since: another one is to be made and signed. */
      PAPER_OUTDATED: refusal('SUB-3', { number: z.string() }),
    })
    .output(subscriptionSchema),
  /** Who may be asked to review. */
  reviewers: query('subscription.write').input(z.strictObject(ofDeal)).output(z.array(reviewerChoiceSchema)),
  /** 请人复核: from now on the deal's totals are kept from the reviewer. Rule PRC-6. */
  openCheck: command('subscription.write')
    .input(order({ ...atVersion, reviewerId: idSchema }))
    .errors(checkRefusals)
    .output(subscriptionSchema),
  /** 录入纸面总价, from the paper the buyer signed. */
  typePaper: command('subscription.write')
    .input(order({ ...ofDeal, checkId: idSchema, total: positiveFenSchema.min(1) }))
    .errors(checkRefusals)
    .output(subscriptionSchema),
  /** 复核录入: the discounts chosen again, and the total computed by hand. */
  typeReview: command('subscription.review')
    .input(
      order({
        ...ofDeal,
        checkId: idSchema,
        lines: z.array(z.strictObject({ unitId: idSchema, chosen: z.array(z.string().max(40)).max(41) })).max(20),
        total: positiveFenSchema.min(1),
      }),
    )
    .errors({
      ...checkRefusals,
      /** Not every unit was looked at. */
      REVIEW_LINES: refusal('PRC-6', {}),
      DISCOUNT_NOT_ADMITTED: refusal('PRC-4', { item: z.string(), admission: admissionSchema.nullable() }),
      /** What was chosen leaves no price. */
      REVIEW_UNPRICED: refusal('PRC-1', { unit: z.string() }),
    })
    .output(subscriptionSchema),
  /** 复核签字 with one's own PIN, under the check that holds. Rule SUB-1. */
  signReview: command('subscription.review')
    .input(order({ ...ofDeal, checkId: idSchema, pin: z.string().max(12) }))
    .errors({
      ...checkRefusals,
      PIN_NOT_HERE: refusal('SEC-1', {}),
      PIN_SHUT: refusal('SEC-1', {}),
      PIN_WRONG: refusal('SEC-1', { left: z.int() }),
      /** Only what holds is signed. */
      CHECK_NOT_HOLDING: refusal('PRC-6', {}),
    })
    .output(subscriptionSchema),
  /** 签约: the sale contract is signed; the claim is handed on. */
  sign: command('subscription.contract')
    .input(order({ ...atVersion, official: lineSchema(60), signedOn: daySchema }))
    .errors({
      ...subscriptionStepRefusals,
      CONTRACT_DAY: refusal('SUB-2', { from: daySchema, until: daySchema }),
      CONTRACT_KNOWN: refusal('SUB-2', { official: z.string(), unit: z.string() }),
      /** A discount's sign-by day has passed: the total that was signed no longer stands. Rule PRC-4. */
      DEAL_FALLEN: refusal('PRC-4', { day: daySchema, items: z.array(z.string()), total: positiveFenSchema }),
    })
    .output(subscriptionSchema),
  /** 网签备案. */
  file: command('subscription.contract')
    .input(order({ ...atVersion, filing: lineSchema(60), filedOn: daySchema }))
    .errors({
      ...subscriptionStepRefusals,
      CONTRACT_DAY: refusal('SUB-2', { from: daySchema, until: daySchema }),
    })
    .output(subscriptionSchema),
  /** 更名: other buyers, or other shares of the same. The papers are made anew. Rule SUB-4. */
  changeBuyers: command('subscription.change')
    .input(order({ ...atVersion, reason: changeReasonSchema, buyers: z.array(buyerFormSchema).max(8) }))
    .errors({ ...changeRefusals, ...buyerRefusals })
    .output(subscriptionSchema),
  /**
   * 改付款方式: the price is computed anew with the versions it was sold at; what has fallen away meanwhile is not chosen
   * again. `expectedTotal` (fen) is what the page showed. Rules SUB-4, PRC-4.
   */
  changeMethod: command('subscription.change')
    .input(
      order({
        ...atVersion,
        reason: changeReasonSchema,
        paymentMethod: paymentMethodSchema,
        lines: z.array(z.strictObject({ unitId: idSchema, chosen: z.array(z.string().max(40)).max(40) })).max(20),
        expectedTotal: positiveFenSchema,
      }),
    )
    .errors({
      ...changeRefusals,
      UNIT_DIFFERS: refusal('SUB-4', {}),
      UNIT_UNPRICED: refusal('LED-7', { unit: z.string() }),
      BELOW_FLOOR: refusal('PRC-5', {}),
      ABOVE_FILED: refusal('PRC-5', { filedTotal: positiveFenSchema, total: positiveFenSchema }),
      NOTHING_LEFT: refusal('PRC-1', { item: z.string() }),
      DISCOUNT_NOT_ADMITTED: refusal('PRC-4', { item: z.string(), admission: admissionSchema.nullable() }),
      PRICE_CHANGED: refusal('PRC-3', { shown: positiveFenSchema, now: positiveFenSchema }),
      DEPOSIT_OVER_LIMIT: refusal('PRC-8', { deposit: positiveFenSchema, most: positiveFenSchema }),
    })
    .output(subscriptionSchema),
  /**
   * 换房: onto the subscription of the new home, whose gate is open; the money is carried over and the old home waits.
   * Gives the new deal. Rule SUB-4.
   */
  exchange: command('subscription.change')
    .input(order({ ...atVersion, reason: changeReasonSchema, ontoId: idSchema, ontoVersion: versionSchema }))
    .errors({
      ...changeRefusals,
      GATE_SHUT: gateShut,
      DEPOSIT_DIFFERS: depositDiffers,
      OTHER_BUYERS: refusal('SUB-4', {}),
    })
    .output(subscriptionSchema),
  /** 退房: the money goes back. */
  cancel: command('subscription.change').input(ending).errors(changeRefusals).output(subscriptionSchema),
  /** 没收定金: the buyer does not keep to it. Civil Code art. 587. */
  forfeit: command('subscription.forfeit').input(ending).errors(changeRefusals).output(subscriptionSchema),
  /** 双倍返还: the seller does not keep to it. Civil Code art. 587. */
  returnDouble: command('subscription.forfeit').input(ending).errors(changeRefusals).output(subscriptionSchema),
  /** 打印: a paper that was made, as it was frozen. Rule SUB-3. */
  paper: query('subscription.see')
    .input(z.strictObject({ ...ofDeal, paperId: idSchema }))
    .errors({ TOTALS_WITHHELD: totalsWithheld })
    .output(z.file()),
  /** 核对纸面: which paper carries this hash. Rule SUB-3. */
  findPaper: query('subscription.see')
    .input(
      z.strictObject({
        projectId: idSchema,
        hash: z
          .string()
          .max(64)
          .regex(/^[0-9a-f]{64}$/),
      }),
    )
    .output(foundPaperSchema.nullable()),
}
