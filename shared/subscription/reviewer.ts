import { z } from 'zod'
import { type ContactField, contactFieldSchema, isOnePerson } from '../staff/person'
import type { Identified } from './subscription'

/** A person of the deal, by name and by what tells them apart. */
export type Someone = Identified & { name: string }

/**
 * Why a person cannot be the reviewer (复核人) of a deal: they sell it or approved its ticket, be it under another
 * account, or somebody's phone or ID is not known, so that nobody can tell. Rules SEC-1, PRC-6, SUB-1.
 */
export const reviewerObjectionSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('isConsultant'), name: z.string(), isOtherAccount: z.boolean() }),
  z.strictObject({ code: z.literal('isApprover'), name: z.string(), isOtherAccount: z.boolean() }),
  z.strictObject({
    code: z.literal('contactIncomplete'),
    name: z.string(),
    missing: z.array(contactFieldSchema).min(1),
  }),
])
export type ReviewerObjection = z.infer<typeof reviewerObjectionSchema>

/** Everything that speaks against a reviewer; nothing where they may review. Rules SEC-1, SUB-1. */
export function objectionsTo(
  reviewer: Someone,
  { consultant, approver }: { consultant: Someone; approver: Someone | null },
): ReviewerObjection[] {
  const objections: ReviewerObjection[] = []
  const isSame = (other: Someone) => reviewer.id === other.id || isOnePerson(reviewer, other)
  const ofOther = ({ id, name }: Someone) => ({ name, isOtherAccount: reviewer.id !== id })
  if (isSame(consultant)) objections.push({ code: 'isConsultant', ...ofOther(consultant) })
  if (approver && isSame(approver)) objections.push({ code: 'isApprover', ...ofOther(approver) })
  if (objections.length > 0) return objections
  for (const person of [reviewer, consultant, ...(approver ? [approver] : [])]) {
    const missing = unknownOf(person)
    if (missing.length > 0) objections.push({ code: 'contactIncomplete', name: person.name, missing })
  }
  return objections
}

function unknownOf({ phoneHash, idNumberHash }: Someone): ContactField[] {
  return [...(phoneHash === null ? ['phone' as const] : []), ...(idNumberHash === null ? ['idNumber' as const] : [])]
}
