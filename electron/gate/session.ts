import { createHash } from 'node:crypto'
import { z } from 'zod'
import { HOUR } from '../../shared/kernel/day'
import { roleSchema } from '../../shared/staff/roles'
import type { Actor, CommandContext } from './context'
import { sessionTable } from './tables'
import type { Reader, Writer } from './unit-of-work'

/** How long one signing in lasts: a working day. Rule SEC-1. */
export const SESSION_TIME = 12 * HOUR

export const SESSION_COOKIE = 'fanghao_session'

/** Names the PC to the office, for who may come back there by PIN. */
export const PC_COOKIE = 'fanghao_pc'

/** A cookie holds a token, the tables only its hash. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Who the token stands for, as long as the session and the person are active; a locked one says so. */
export async function findActor(db: Reader, token: string | null, now: number): Promise<Actor | null> {
  if (!token) return null
  return findActorOfSession(db, tokenHash(token), now)
}

const SIGNED_IN = `
  SELECT "person"."id" AS "id", "person"."name" AS "name", "person"."role" AS "role",
    "session"."lockedAt" IS NOT NULL AS "isLocked"
  FROM "session" JOIN "person" ON "person"."id" = "session"."personId"
  WHERE "session"."id" = $1 AND "session"."endedAt" IS NULL AND "session"."expiresAt" > $2 AND "person"."isActive"`

/** SQLite says 1, PostgreSQL true. */
const readFlag = z.union([z.boolean(), z.literal([0, 1])]).transform((is) => is === true || is === 1)

const signedInSchema = z
  .array(z.object({ id: z.string(), name: z.string(), role: roleSchema, isLocked: readFlag }))
  .max(1)

export async function findActorOfSession(db: Reader, sessionId: string, now: number): Promise<Actor | null> {
  const [person] = signedInSchema.parse(await db.select(SIGNED_IN, [sessionId, now]))
  return person ? { ...person, sessionId } : null
}

/** Opens a session for a person; the token is new each time, so none can be fixed beforehand. */
export async function openSession(
  db: Writer,
  personId: string,
  token: string,
  now: number,
  expiresAt = now + SESSION_TIME,
): Promise<void> {
  await db.insert(sessionTable, {
    id: tokenHash(token),
    personId,
    createdAt: now,
    expiresAt,
    endedAt: null,
    lockedAt: null,
  })
}

/** Ends one session, and what it still listens to. */
export async function endSession(
  { db, now, endStreams }: Pick<CommandContext<unknown>, 'db' | 'now' | 'endStreams'>,
  sessionId: string,
): Promise<void> {
  await db.update(sessionTable, { id: sessionId }, { endedAt: now })
  endStreams(sessionId)
}
