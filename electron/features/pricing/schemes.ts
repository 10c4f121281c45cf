import { refuse } from '../../../shared/kernel/refusal'
import type { pricingContract, SchemeVersion } from '../../../shared/pricing/contract'
import { isSameScheme } from '../../../shared/pricing/scheme-changes'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { addScheme, findScheme, versionOfRow } from './pricing'
import { schemeTable } from './tables'

/** Every version of the project's scheme, newest number first. */
export async function listSchemes(db: Reader, projectId: string): Promise<SchemeVersion[]> {
  const rows = await db.find(schemeTable, { projectId }, { order: { number: 'DESC' } })
  return rows.map(versionOfRow)
}

/**
 * Keeps the scheme as the next version. No ticket is touched: each is pinned to the version it was written with; pages
 * that are still open fetch the new one. Rules PRC-1, PRC-4.
 */
export const saveScheme: HandlersOf<typeof pricingContract>['saveScheme'] = async (
  tx,
  { projectId, basedOn, scheme, appliesFrom },
) => {
  const from = appliesFrom ?? tx.now
  if (from < tx.now) return refuse('SCHEME_IN_PAST', { from })
  const newest = await tx.db.findOne(schemeTable, { projectId }, { order: { number: 'DESC' } })
  if (!newest) return refuse('NOT_FOUND', { what: 'scheme' })
  if (newest.number !== basedOn) return refuse('STALE', { what: 'scheme', version: newest.number })
  const standing = await findScheme(tx.db, projectId, from)
  if (standing && isSameScheme(standing.scheme, scheme)) return refuse('SCHEME_UNCHANGED', { number: standing.number })
  const version = await addScheme(tx, projectId, scheme, from)
  return done(
    version,
    {
      subject: version.id,
      before: { number: standing?.number ?? null },
      after: { number: version.number, name: scheme.name, appliesFrom: from },
    },
    { board: true },
  )
}
