import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { daySchema } from '../kernel/day'
import { rateSchema } from '../kernel/rate'
import { lineSchema } from '../kernel/text'

/** 证件: a resident's identity card, checked by its last character, or any other paper. */
export const idKindSchema = z.enum(['resident', 'other'])

const phonePattern = /^(1[3-9]\d{9}|0\d{2,3}\d{7,8}|\+\d{6,15})$/

/**
 * A phone number without spaces, dashes, the country's code and a trunk 0 before a mobile number, so that one number is
 * one text: `+86 138 0013 8000` and `013800138000` → `13800138000`; `null` when it is none.
 */
export function parsePhone(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)?(0?86)?0?(?=1[3-9]\d{9}$)/, '')
  return phonePattern.test(plain) ? plain : null
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'

/** A resident's 18-character ID number in capitals; `null` when its date or check character is wrong. (GB 11643) */
export function parseResidentId(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (!/^\d{17}[\dX]$/.test(plain)) return null
  const born = `${plain.slice(6, 10)}-${plain.slice(10, 12)}-${plain.slice(12, 14)}`
  if (!daySchema.safeParse(born).success) return null
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(plain[index]), 0)
  return ID_CHECKS[sum % 11] === plain[17] ? plain : null
}

/** An ID number of the kind, normalised; `null` when it cannot be one. */
export function parseIdNumber(kind: z.infer<typeof idKindSchema>, text: string): string | null {
  if (kind === 'resident') return parseResidentId(text)
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return /^[\p{L}\d()-]{4,30}$/u.test(plain) ? plain : null
}

/** What stands where a phone, an ID number or an address was changed in the database past the office. Rule SEC-3. */
export const UNREADABLE = '无法读取'

/** `13812346625` → `138****6625`; numbers too short for that keep two characters at each end. Rule SEC-1. */
export function maskPhone(phone: string): string {
  if (phone === UNREADABLE) return phone
  const [first, last] = phone.length >= 10 ? [3, 4] : [2, 2]
  return `${phone.slice(0, first)}****${phone.slice(-last)}`
}

/** `330106199003072817` → `3301**********2817`; shorter papers keep two or one at each end. Rule SEC-1. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber === UNREADABLE) return idNumber
  const kept = idNumber.length >= 15 ? 4 : idNumber.length >= 8 ? 2 : 1
  return `${idNumber.slice(0, kept)}${'*'.repeat(Math.max(idNumber.length - 2 * kept, 2))}${idNumber.slice(-kept)}`
}

/** 主买方, 配偶 …: what the buyer is to the first buyer. */
export const relationSchema = z.enum(['main', 'spouse', 'parent', 'child', 'other'])
export type Relation = z.infer<typeof relationSchema>

/**
 * A buyer as the form sends it: someone on file (`known`, whose data the office has), or someone new.
 * Phones and ID numbers are checked when the ticket is submitted, so that a draft can be saved half-written.
 */
export const buyerFormSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), customerId: idSchema, relation: relationSchema, share: rateSchema }),
  z.strictObject({
    kind: z.literal('new'),
    name: lineSchema(40, 0),
    phone: z.string().max(40),
    idKind: idKindSchema,
    idNumber: z.string().max(40),
    address: lineSchema(200, 0),
    relation: relationSchema,
    share: rateSchema,
  }),
])
export type BuyerForm = z.infer<typeof buyerFormSchema>

/** A buyer as a ticket shows it: masked. `owner` names another consultant whose customer this is. Rule SEC-1. */
export const buyerSchema = z.strictObject({
  customerId: idSchema,
  name: z.string(),
  phone: z.string(),
  idNumber: z.string().nullable(),
  address: z.string(),
  relation: relationSchema,
  share: rateSchema,
  owner: z.string().nullable(),
})
export type Buyer = z.infer<typeof buyerSchema>
