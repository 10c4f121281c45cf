import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { lineSchema } from '../kernel/text'
import { permissionSchema, roleSchema } from './roles'

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
})
export type SignedIn = z.infer<typeof signedInSchema>

/** A person in the administrator's list; phone and ID are masked. Rule SEC-1. */
export const personSchema = z.strictObject({
  id: idSchema,
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  isActive: z.boolean(),
  version: z.int(),
})
export type Person = z.infer<typeof personSchema>

/** What the administrator writes about a person. */
export const personFormSchema = z.strictObject({
  name: lineSchema(40),
  role: roleSchema,
  phone: z.string().max(40).nullable(),
  idNumber: z.string().max(40).nullable(),
})
