import type { Role } from '../../../shared/staff/roles'
import { count, flag, id, instant, table, text } from '../../database/columns'

/** A person of the office. Phone and ID are encrypted like a customer's. Rules SEC-1, SEC-3. */
export type PersonRow = {
  id: string
  login: string
  name: string
  role: Role
  passwordHash: string
  phone: string | null
  phoneHash: string | null
  idNumber: string | null
  idNumberHash: string | null
  isActive: boolean
  createdAt: number
  version: number
}
export const personTable = table<PersonRow>(
  'person',
  {
    id: id(),
    login: text(),
    name: text(),
    role: text(),
    passwordHash: text(),
    phone: text({ nullable: true }),
    phoneHash: text({ nullable: true }),
    idNumber: text({ nullable: true }),
    idNumberHash: text({ nullable: true }),
    isActive: flag(),
    createdAt: instant(),
    version: count(),
  },
  {
    indices: [
      { name: 'IDX_person_login', columns: ['login'], unique: true },
      { name: 'IDX_person_phone', columns: ['phoneHash'], unique: true },
      { name: 'IDX_person_idNumber', columns: ['idNumberHash'], unique: true },
    ],
    checks: [
      {
        name: 'CHK_person_role',
        expression: `"role" IN ('consultant', 'manager', 'director', 'finance', 'service', 'admin')`,
      },
    ],
  },
)

/** A failed try to sign in, by login name or by address; kept as hashes. */
export type SignInAttemptRow = { id: string; key: string; at: number }
export const signInAttemptTable = table<SignInAttemptRow>(
  'signInAttempt',
  { id: id(), key: text(), at: instant() },
  { indices: [{ name: 'IDX_signInAttempt_key', columns: ['key', 'at'] }] },
)
