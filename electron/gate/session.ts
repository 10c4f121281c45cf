import { createHash } from 'node:crypto'
import { z } from 'zod'
import { HOUR } from '../../shared/kernel/day'
import { roleSchema } from '../../shared/staff/roles'
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

const SIGNED_IN = `
  SELECT "person"."id" AS "id", "person"."name" AS "name", "person"."role" AS "role"
  FROM "session" JOIN "person" ON "person"."id" = "session"."personId"
  WHERE "session"."id" = $1 AND "session"."endedAt" IS NULL AND "session"."expiresAt" > $2 AND "person"."isActive"`

const signedInSchema = z.array(z.object({ id: z.string(), name: z.string(), role: roleSchema })).max(1)

export async function findActorOfSession(db: Reader, sessionId: string, now: number): Promise<Actor | null> {
  const [person] = signedInSchema.parse(await db.select(SIGNED_IN, [sessionId, now]))
  return person ? { ...person, sessionId } : null
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
