import { z } from 'zod'
import { instantSchema } from '../kernel/day'

/**
 * 占用: what keeps a home from everyone else. A home has at most one open claim; it is handed from ticket to
 * subscription to contract and never released in between. Rule LED-1.
 */
export const claimKindSchema = z.enum([
  'submitted',
  'approved',
  'subscribed',
  'contracted',
  'filed',
  'handedOver',
  'withheld',
  'waiting',
])
export type ClaimKind = z.infer<typeof claimKindSchema>

/** What everyone in the office may know of an open claim. `until` is null where no time runs. Rule LED-2. */
export const openClaimSchema = z.strictObject({
  kind: claimKindSchema,
  by: z.string(),
  since: instantSchema,
  until: instantSchema.nullable(),
})
export type OpenClaim = z.infer<typeof openClaimSchema>

/** An expired claim counts as closed everywhere, whether or not anyone has written it so. Rule LED-4. */
export function isExpired(claim: { until: number | null }, now: number): boolean {
  return claim.until !== null && claim.until <= now
}
