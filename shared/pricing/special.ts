import { z } from 'zod'

/** 特殊优惠申请单状态. Rule PRC-7. */
export const specialStateSchema = z.enum(['applied', 'approved', 'rejected', 'withdrawn'])
export type SpecialState = z.infer<typeof specialStateSchema>
