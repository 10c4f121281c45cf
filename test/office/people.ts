import { randomUUID } from 'node:crypto'
import { personTable } from '../../electron/features/staff/tables'
import type { Writer } from '../../electron/gate/unit-of-work'
import { parseResidentId } from '../../shared/customers/buyer'
import type { Role } from '../../shared/staff/roles'

/** A resident's ID of nobody: no region has the code 990000. One of its own for each `n` below 1,000. */
export function residentIdOf(n: number, born = '19900101'): string {
  const first = `990000${born}${String(n).padStart(3, '0')}`
  const whole = [...'0123456789X'].map((last) => first + last).find((text) => parseResidentId(text) !== null)
  if (!whole) throw new Error(`no ID begins with ${first}`)
  return whole
}

/** Puts a person straight into the table, for tests that have no staff room; gives their id. */
export async function addPerson(db: Writer, role: Role): Promise<string> {
  const id = randomUUID()
  await db.insert(personTable, {
    id,
    login: role,
    name: '王琳',
    role,
    passwordHash: '',
    pinHash: null,
    phone: null,
    phoneHash: null,
    idNumber: null,
    idNumberHash: null,
    isActive: true,
    createdAt: 0,
    version: 1,
  })
  return id
}
