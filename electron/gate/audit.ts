import { z } from 'zod'
import { canonicalJson } from '../../shared/kernel/canonical'
import type { Personal } from '../database/personal'
import { OFFICE_SCOPE } from './request'
import { type AuditRow, auditTable } from './tables'
import type { Writer } from './unit-of-work'

/** What is recorded of a call; the chain's own columns are added here. */
export type AuditFacts = Omit<AuditRow, 'scope' | 'number' | 'written' | 'previousHash' | 'hash'>

const FIRST_LINK = '0'.repeat(64)

/** How long each chain is, kept apart from it: a chain that was cut short at its end is found. */
export const AUDIT_COUNTER = 'audit'

/**
 * What a link says of the data: how the tables grew and their seals' sums with them, what the counters were drawn to,
 * and how long the other chains were, so that an end is missed where another chain has seen it: a project's link says it
 * of the office's, a link of the office's of each project's. Rule SEC-2.
 */
export const linkWrittenSchema = z.strictObject({
  rows: z.record(z.string(), z.tuple([z.int(), z.string().regex(/^[0-9a-f]{1,64}$/)])),
  counters: z.record(z.string(), z.int()),
  office: z.int().nullable(),
  projects: z.record(z.string(), z.int()).optional(),
})

/** How long the chain is, its last link, and the length of the office's chain. */
const BEFORE = `
  SELECT (SELECT "value" FROM "counter" WHERE "scope" = $1 AND "name" = '${AUDIT_COUNTER}') AS "length",
    (SELECT "audit"."hash" FROM "counter" JOIN "audit" ON "audit"."scope" = "counter"."scope" AND "audit"."number" = "counter"."value"
      WHERE "counter"."scope" = $2 AND "counter"."name" = '${AUDIT_COUNTER}') AS "hash",
    (SELECT "value" FROM "counter" WHERE "scope" = '${OFFICE_SCOPE}' AND "name" = '${AUDIT_COUNTER}') AS "office"`
const lengthSchema = z.coerce.number()
const beforeSchema = z.tuple([z.object({ length: lengthSchema, hash: z.string().nullable(), office: lengthSchema })])

/** How long each project's chain is. */
const PROJECTS = `
  SELECT "scope", "value" FROM "counter" JOIN "project" ON "project"."id" = "scope" WHERE "counter"."name" = $1`
const projectsSchema = z.array(z.object({ scope: z.string(), value: z.coerce.number() }))

/**
 * Adds a link to the scope's chain, in the caller's transaction, as the last of what it writes. Its hash needs the
 * office's key: whoever gets at the database alone cannot make the chain anew. Rule SEC-2.
 */
export async function appendAudit(db: Writer, personal: Personal, scope: string, facts: AuditFacts): Promise<void> {
  const [{ length, hash, office }] = beforeSchema.parse(await db.select(BEFORE, [scope, scope]))
  const number = length + 1
  await db.passTo(scope, AUDIT_COUNTER, number)
  const others = scope === OFFICE_SCOPE ? { office: null, projects: await lengthsOfProjects(db) } : { office }
  const written = JSON.stringify({ ...db.written(), ...others })
  const link = { ...facts, scope, number, written, previousHash: hash ?? FIRST_LINK }
  await db.insert(auditTable, { ...link, hash: hashOfLink(personal, link) })
}

async function lengthsOfProjects(db: Writer): Promise<Record<string, number>> {
  const lengths = projectsSchema.parse(await db.select(PROJECTS, [AUDIT_COUNTER]))
  return Object.fromEntries(lengths.map(({ scope, value }) => [scope, value]))
}

/**
 * The number of the first of a scope's links, in order, that does not follow from those before it. Without the office's
 * key only their order is looked at. Rule SEC-2.
 */
export function brokenLinkIn(links: readonly AuditRow[], personal: Personal | null): number | null {
  const isOwnHash = (hash: string, link: Omit<AuditRow, 'hash'>) => !personal || hash === hashOfLink(personal, link)
  let previousHash = FIRST_LINK
  let expected = 1
  for (const { hash, ...link } of links) {
    const isSound = link.number === expected && link.previousHash === previousHash && isOwnHash(hash, link)
    if (!isSound) return expected
    previousHash = hash
    expected += 1
  }
  return null
}

/** A link from before rows were sealed says nothing of them, and its hash never did. */
function hashOfLink(personal: Personal, { written, ...said }: Omit<AuditRow, 'hash'>): string {
  return personal.hash('audit', canonicalJson(written === null ? said : { ...said, written }))
}
