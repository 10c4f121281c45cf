import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/kernel/canonical'
import type { PaperKind, SubscriptionPaper } from '../../../shared/subscription/paper'
import type { Signed } from '../../../shared/subscription/second-check'
import type { Reader } from '../../gate/unit-of-work'
import { contentOf, type WrittenDeal } from './paper-content'
import { type SubscriptionPaperRow, subscriptionPaperTable } from './tables'

/** The wording each paper is printed with; a change of its template is a new number. Rule SUB-3. */
export const TEMPLATES: Record<PaperKind, number> = { agreement: 1, notice: 1, plan: 1 }

/** The papers of a deal in the order they were made, each with whether the deal is still as it says. Rule SUB-3. */
export async function papersOf(db: Reader, written: WrittenDeal): Promise<SubscriptionPaper[]> {
  const { row } = written.deal
  const rows = await db.find(
    subscriptionPaperTable,
    { subscriptionId: row.id },
    { order: { madeAt: 'ASC', edition: 'ASC' } },
  )
  return rows.map((paper) => {
    const isLatest = rows.findLast(({ kind }) => kind === paper.kind) === paper
    return paperOf(paper, isLatest && hashNow(written, paper) === paper.hash)
  })
}

/** What the paper's hash would be, were it made of the deal as it stands; null where no such paper can be made. */
function hashNow(written: WrittenDeal, { kind, number, template }: SubscriptionPaperRow): string | null {
  const content = contentOf(kind, number, written)
  return 'refused' in content ? null : hashOf(content, template)
}

/** SHA-256 of the canonical data and the template's version, not of a PDF's bytes. Rule SUB-3. */
export function hashOf(content: object, template: number): string {
  return createHash('sha256')
    .update(canonicalJson({ template, ...content }))
    .digest('hex')
}

function paperOf(row: SubscriptionPaperRow, isCurrent: boolean): SubscriptionPaper {
  const { id, kind, number, replaces, hash, madeBy, madeAt } = row
  return {
    id,
    kind,
    number,
    replaces,
    isCurrent,
    hash,
    made: { by: madeBy, at: madeAt },
    signed: signedBy(row.signedBy, row.signedAt),
    kept: signedBy(row.keptBy, row.keptAt),
  }
}

function signedBy(by: string | null, at: number | null): Signed | null {
  return by === null || at === null ? null : { by, at }
}
