import { z } from 'zod'
import { positiveFenSchema } from '../kernel/money'
import { refusal } from '../kernel/refusal'
import { contactIncomplete } from '../staff/person'
import { gateItemNameSchema, gateLackSchema } from './gate-item'
import { subscriptionEventSchema, subscriptionStateSchema } from './subscription'

/** Why a step is not open to a subscription, or to this person. Rules SUB-2, SUB-4, SEC-1. */
export const subscriptionStepRefusals = {
  SUBSCRIPTION_STATE: refusal('SUB-4', {
    number: z.string(),
    event: subscriptionEventSchema,
    state: subscriptionStateSchema,
  }),
  /** 本人成交: who decides or takes the money is never the consultant of the deal, nor the same person under another account. */
  OWN_SUBSCRIPTION: refusal('SEC-1', { consultant: z.string() }),
  CONTACT_INCOMPLETE: contactIncomplete,
}

/** 定金未放行: what is missing first, and every item that lacks something. Rule SUB-1. */
export const gateShut = refusal('SUB-1', {
  item: gateItemNameSchema,
  lack: gateLackSchema,
  missing: z.array(gateItemNameSchema).min(1),
})

/** What was handed over, or is carried over, is not the deposit that stands on the papers. */
export const depositDiffers = refusal('SUB-1', { agreed: positiveFenSchema, amount: positiveFenSchema })
