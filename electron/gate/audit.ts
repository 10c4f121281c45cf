import { canonicalJson } from '../../shared/kernel/canonical'
import type { Personal } from '../database/personal'
import { type AuditRow, auditTable } from './tables'
import type { Writer } from './unit-of-work'

/** What is recorded of a call; the chain's own columns are added here. */
export type AuditFacts = Omit<AuditRow, 'scope' | 'number' | 'previousHash' | 'hash'>

const FIRST_LINK = '0'.repeat(64)

/** How long each chain is, kept apart from it: a chain that was cut short at its end is found. */
export const AUDIT_COUNTER = 'audit'

/**
 * Adds a link to the scope's chain, in the caller's transaction. Its hash needs the office's key: whoever gets at the
 * database alone cannot make the chain anew. Rule SEC-2.
 */
export async function appendAudit(db: Writer, personal: Personal, scope: string, facts: AuditFacts): Promise<void> {
  const number = await db.next(scope, AUDIT_COUNTER)
  const last = number === 1 ? null : await db.findOne(auditTable, { scope, number: number - 1 })
  const link = { ...facts, scope, number, previousHash: last?.hash ?? FIRST_LINK }
  await db.insert(auditTable, { ...link, hash: hashOfLink(personal, link) })
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

function hashOfLink(personal: Personal, link: Omit<AuditRow, 'hash'>): string {
  return personal.hash('audit', canonicalJson(link))
}
