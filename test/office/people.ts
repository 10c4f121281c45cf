import { randomUUID } from 'node:crypto'
import { personTable } from '../../electron/features/staff/tables'
import type { Writer } from '../../electron/gate/unit-of-work'
import type { Role } from '../../shared/staff/roles'

/** Puts a person straight into the table, for tests that have no staff room; gives their id. */
export async function addPerson(db: Writer, role: Role): Promise<string> {
  const id = randomUUID()
  await db.insert(personTable, {
    id,
    login: role,
    name: '王琳',
    role,
    passwordHash: '',
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
