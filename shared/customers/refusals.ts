import { z } from 'zod'
import { refusal } from '../kernel/refusal'

/** Why somebody cannot be written down as a buyer: who of the form, and what of them. Rule LED-3. */
export const buyerRefusals = {
  BUYERS_MISSING: refusal('LED-3', {}, 422),
  BUYER_INVALID: refusal('LED-3', { buyer: z.int(), field: z.enum(['name', 'phone', 'idNumber', 'customer']) }, 422),
  BUYER_TWICE: refusal('LED-3', { name: z.string() }, 422),
  SHARES_NOT_WHOLE: refusal('LED-3', { sum: z.int() }, 422),
}
