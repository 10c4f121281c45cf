import type { Role } from '../../../shared/staff/roles'
import { count, flag, id, instant, refersTo, table, text } from '../../database/columns'

/** A person of the office. Phone and ID are encrypted like a customer's. Rules SEC-1, SEC-3. */
export type PersonRow = {
  id: string
  login: string
  name: string
  role: Role
  passwordHash: string
  /** Of the PIN, under the office's key first: six digits are soon tried through. */
  pinHash: string | null
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
    pinHash: text({ nullable: true }),
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

/**
 * 席位: somebody has given their password on a shared PC, and may come back there by PIN until it has served its time.
 * `pcId` is the hash of what the PC's cookie holds. Rule SEC-1.
 */
export type SeatRow = {
  id: string
  pcId: string
  personId: string
  openedAt: number
  expiresAt: number
  endedAt: number | null
  wrongPins: number
}
export const seatTable = table<SeatRow>(
  'seat',
  {
    id: id(),
    pcId: text(),
    personId: text(),
    openedAt: instant(),
    expiresAt: instant(),
    endedAt: instant({ nullable: true }),
    wrongPins: count(),
  },
  {
    foreignKeys: [refersTo('seat', 'personId', 'person')],
    indices: [
      { name: 'IDX_seat_open', columns: ['pcId', 'personId'], unique: true, where: '"endedAt" IS NULL' },
      { name: 'IDX_seat_person', columns: ['personId'] },
    ],
    checks: [{ name: 'CHK_seat_wrongPins', expression: '"wrongPins" >= 0' }],
  },
)
