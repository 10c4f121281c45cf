import { createHash } from 'node:crypto'
import { HOUR } from '../../shared/kernel/day'
import { personTable } from '../features/staff/tables'
import type { Actor } from './context'
import { sessionTable } from './tables'
import type { Reader, Writer } from './unit-of-work'

/** How long one signing in lasts: a working day. Rule SEC-1. */
export const SESSION_TIME = 12 * HOUR

export const SESSION_COOKIE = 'fanghao_session'

/** The cookie holds the token, the table only its hash. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Who the token stands for, as long as the session and the person are active. */
export async function findActor(db: Reader, token: string | null, now: number): Promise<Actor | null> {
  if (!token) return null
  return findActorOfSession(db, sessionIdOf(token), now)
}

export async function findActorOfSession(db: Reader, sessionId: string, now: number): Promise<Actor | null> {
  const session = await db.findOne(sessionTable, { id: sessionId })
  if (!session || session.endedAt !== null || session.expiresAt <= now) return null
  const person = await db.findOne(personTable, { id: session.personId })
  return person?.isActive ? { id: person.id, name: person.name, role: person.role, sessionId } : null
}

/** Opens a session for a person; the token is new each time, so none can be fixed beforehand. */
export async function openSession(db: Writer, personId: string, token: string, now: number): Promise<void> {
  await db.insert(sessionTable, {
    id: sessionIdOf(token),
    personId,
    createdAt: now,
    expiresAt: now + SESSION_TIME,
    endedAt: null,
  })
}
