import { z } from 'zod'
import { refusal } from '../kernel/refusal'

/** While their check is open, a deal's totals are kept from its reviewer wherever they stand. Rule PRC-6. */
export const totalsWithheld = refusal('PRC-6', { number: z.string() })
