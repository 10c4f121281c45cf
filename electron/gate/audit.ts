import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/kernel/canonical'
import { type AuditRow, auditTable, counterTable } from './tables'
import type { Reader, Writer } from './unit-of-work'

/** What is recorded of a call; the chain's own columns are added here. */
export type AuditFacts = Omit<AuditRow, 'scope' | 'number' | 'previousHash' | 'hash'>

const FIRST_LINK = '0'.repeat(64)

/** How long each chain is, kept apart from it: a chain that was cut short at its end is found. */
export const AUDIT_COUNTER = 'audit'

/** Adds a link to the scope's chain, in the caller's transaction. Rule SEC-2. */
export async function appendAudit(db: Writer, scope: string, facts: AuditFacts): Promise<void> {
  const number = await db.next(scope, AUDIT_COUNTER)
  const last = number === 1 ? null : await db.findOne(auditTable, { scope, number: number - 1 })
  const link = { ...facts, scope, number, previousHash: last?.hash ?? FIRST_LINK }
  await db.insert(auditTable, { ...link, hash: hashOfLink(link) })
}

/** Checks a chain from end to end and gives the number of the first link that was tampered with. Rule SEC-2. */
export async function findBrokenLink(db: Reader, scope: string): Promise<number | null> {
  const links = await db.find(auditTable, { scope }, { order: { number: 'ASC' } })
  const broken = brokenLinkIn(links)
  if (broken !== null) return broken
  const length = await db.findOne(counterTable, { scope, name: AUDIT_COUNTER })
  return links.length === (length?.value ?? 0) ? null : links.length + 1
}

/** The number of the first of a scope's links, in order, that does not follow from those before it. Rule SEC-2. */
export function brokenLinkIn(links: readonly AuditRow[]): number | null {
  let previousHash = FIRST_LINK
  let expected = 1
  for (const { hash, ...link } of links) {
    const isSound = link.number === expected && link.previousHash === previousHash && hash === hashOfLink(link)
    if (!isSound) return expected
    previousHash = hash
    expected += 1
  }
  return null
}

function hashOfLink(link: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(link)).digest('hex')
}
