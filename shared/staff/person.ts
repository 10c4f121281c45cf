import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { isAllowed, permissionSchema, type Role, roleSchema } from './roles'

/** 登录名: letters, digits, dot and dash, not told apart by case. */
export const loginSchema = z
  .string()
  .max(160)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,31}$/))

/** A new password: at least 8 characters. The upper bound keeps hashing cheap to refuse. */
export const newPasswordSchema = z.string().min(8).max(128)

/** Who is signed in, as the page knows it. */
export const signedInSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: roleSchema,
  permissions: z.array(permissionSchema),
  /** Whether they have set a PIN. */
  hasPin: z.boolean(),
})
export type SignedIn = z.infer<typeof signedInSchema>

/** With this header a page says who it takes itself to be signed in as. */
export const PERSON_HEADER = 'fanghao-person'

/** A person in the administrator's list; phone and ID are masked. Rule SEC-1. */
export const personSchema = z.strictObject({
  id: idSchema,
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  isActive: z.boolean(),
  /** Whether they have set a PIN; nobody can read it. */
  hasPin: z.boolean(),
  version: z.int(),
})
export type Person = z.infer<typeof personSchema>

/** 这台电脑上的人: gave their password on this PC today. `shut` after too many wrong PINs. Rule SEC-1. */
export const personHereSchema = z.strictObject({
  id: idSchema,
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  pin: z.enum(['ready', 'none', 'shut']),
})
export type PersonHere = z.infer<typeof personHereSchema>

/** What the administrator writes about a person. */
export const personFormSchema = z.strictObject({
  name: lineSchema(40),
  role: roleSchema,
  phone: z.string().max(40).nullable(),
  idNumber: z.string().max(40).nullable(),
})

/** What a person is known by. */
export const contactFieldSchema = z.enum(['phone', 'idNumber'])
export type ContactField = z.infer<typeof contactFieldSchema>

/**
 * What of phone and ID is missing in who writes or decides tickets. Both are needed: one person's two accounts, one
 * with only a phone and the other with only an ID, would not be found. Rule SEC-1.
 */
export function missingContact(person: { role: Role } & Record<ContactField, unknown>): ContactField[] {
  const handlesTickets = isAllowed(person.role, 'ticket.write') || isAllowed(person.role, 'ticket.decide')
  if (!handlesTickets) return []
  return contactFieldSchema.options.filter((field) => person[field] === null || person[field] === '')
}

/** What tells people apart without naming them: the keyed hashes of phone and ID, null where one is not known. Rule SEC-3. */
export type PersonKey = { phoneHash: string | null; idNumberHash: string | null }

/** Whether two accounts are one person, by phone or ID. Rule SEC-1. */
export function isOnePerson(one: PersonKey, other: PersonKey): boolean {
  const hasSame = (of: keyof PersonKey) => one[of] !== null && one[of] === other[of]
  return hasSame('phoneHash') || hasSame('idNumberHash')
}

/** Somebody of a deal lacks phone or ID, so that nobody can tell them from another account of one person. Rule SEC-1. */
export const contactIncomplete = refusal('SEC-1', { name: z.string(), missing: z.array(contactFieldSchema).min(1) })
