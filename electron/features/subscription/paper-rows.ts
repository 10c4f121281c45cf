import type { SubscriptionPaper } from '../../../shared/subscription/paper'
import type { Signed } from '../../../shared/subscription/second-check'
import type { Reader } from '../../gate/unit-of-work'
import { contentOf, type Edition, TEMPLATE_OF, type WrittenDeal } from './paper-content'
import { hashOfPaper } from './papers/frozen'
import { type SubscriptionPaperRow, subscriptionPaperTable } from './tables'

/** The rows of a deal's papers in the order they were made. */
export function findPaperRows(db: Reader, subscriptionId: string): Promise<SubscriptionPaperRow[]> {
  return db.find(subscriptionPaperTable, { subscriptionId }, { order: { madeAt: 'ASC', edition: 'ASC' } })
}

/** The papers of a deal in the order they were made, each with whether the deal is still as it says. Rule SUB-3. */
export async function papersOf(db: Reader, written: WrittenDeal): Promise<SubscriptionPaper[]> {
  const rows = await findPaperRows(db, written.deal.row.id)
  return rows.map((paper) => {
    const isLatest = rows.findLast(({ kind }) => kind === paper.kind) === paper
    return paperOf(paper, isLatest && hashNow(written, paper, rows) === paper.hash)
  })
}

/** Which edition a paper is, beside those made before. Rule SUB-3. */
export function editionOf(
  { kind, number, edition }: Pick<SubscriptionPaperRow, 'kind' | 'number' | 'edition'>,
  rows: readonly SubscriptionPaperRow[],
): Edition {
  const before = rows.find((row) => row.kind === kind && row.edition === edition - 1)
  return { number, version: edition, replaces: before ? { version: before.edition, hash: before.hash } : null }
}

/** What the paper's hash would be, were it made of the deal as it stands; null where no such paper can be made. */
function hashNow(written: WrittenDeal, row: SubscriptionPaperRow, rows: readonly SubscriptionPaperRow[]) {
  const content = contentOf(row.kind, editionOf(row, rows), written)
  return 'refused' in content ? null : hashOfPaper(TEMPLATE_OF[row.kind].paper, content)
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
