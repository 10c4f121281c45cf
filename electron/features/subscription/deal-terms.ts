import { refuse } from '../../../shared/kernel/refusal'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { dealTermsSchema, type StandingTerms } from '../../../shared/subscription/terms'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { projectTable } from '../project/tables'
import { dealTermsTable } from './deal-tables'

type TermsHandlers = Pick<HandlersOf<typeof subscriptionContract>, 'terms' | 'setTerms'>

/** 认购条款 of a project. Rules SUB-5, PRC-9. */
export const termsHandlers: TermsHandlers = {
  terms: ({ db }, { projectId }) => findTerms(db, projectId),

  setTerms: async (tx, { projectId, number, terms }) => {
    const project = await tx.db.findOne(projectTable, { id: projectId })
    if (!project) return refuse('NOT_FOUND', { what: 'project' })
    const before = await findTerms(tx.db, projectId)
    const last = before?.number ?? 0
    if (last !== number) return refuse('STALE', { what: 'dealTerms', version: last })
    const row = { projectId, number: last + 1, terms: JSON.stringify(terms), by: tx.actor.name, at: tx.now }
    await tx.db.insert(dealTermsTable, row)
    const { by, at } = row
    return done(
      { number: row.number, by, at, terms },
      { subject: projectId, before: before?.terms ?? null, after: terms },
      { board: true },
    )
  },
}

/** The terms as last set; null where nobody has set any. */
export async function findTerms(db: Reader, projectId: string): Promise<StandingTerms | null> {
  const row = await db.findOne(dealTermsTable, { projectId }, { order: { number: 'DESC' } })
  if (!row) return null
  const { number, by, at } = row
  return { number, by, at, terms: dealTermsSchema.parse(JSON.parse(row.terms)) }
}
