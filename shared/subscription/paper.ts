import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { signedSchema } from './second-check'

/** 认购书, 购买须知 and 置业计划: what the buyer signs before the deposit. Rules SUB-1, SUB-3. */
export const paperKindSchema = z.enum(['agreement', 'notice', 'plan'])
export type PaperKind = z.infer<typeof paperKindSchema>

const LETTERS = { agreement: 'A', notice: 'N', plan: 'P' } as const satisfies Record<PaperKind, string>

/** A paper's number: the subscription's, what it is, which one of its kind: `RG-20260607-0003-N2`. Rule SUB-3. */
export function paperNumber(subscription: string, kind: PaperKind, edition: number): string {
  return `${subscription}-${LETTERS[kind]}${edition}`
}

/**
 * A paper as made: frozen by its hash. Once the deal says something else it is not current, and a new one is made that
 * names it; nothing is overwritten. Rule SUB-3.
 */
export const subscriptionPaperSchema = z.strictObject({
  id: idSchema,
  kind: paperKindSchema,
  number: z.string(),
  /** The number of the one it takes the place of. */
  replaces: z.string().nullable(),
  isCurrent: z.boolean(),
  hash: z.string(),
  made: signedSchema,
  /** The buyer signed it, as recorded by whom and when. */
  signed: signedSchema.nullable(),
  /** 案场联已留存. */
  kept: signedSchema.nullable(),
})
export type SubscriptionPaper = z.infer<typeof subscriptionPaperSchema>

/** What is known of a hash that stands on a paper. Rule SUB-3. */
export const foundPaperSchema = z.strictObject({
  number: z.string(),
  kind: paperKindSchema,
  made: instantSchema,
  isCurrent: z.boolean(),
})
export type FoundPaper = z.infer<typeof foundPaperSchema>
