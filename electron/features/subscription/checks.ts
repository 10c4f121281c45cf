import { z } from 'zod'
import { priceBreakdownSchema } from '../../../shared/pricing/price'
import type { SecondCheck } from '../../../shared/subscription/second-check'
import type { Reader } from '../../gate/unit-of-work'
import { personTable } from '../staff/tables'
import { type SubscriptionCheckRow, subscriptionCheckTable } from './tables'

export const checkedLinesSchema = z.array(z.strictObject({ unit: z.string(), breakdown: priceBreakdownSchema }))

/** The checks of a deal in the order they were made. Rule PRC-6. */
export async function checksOf(db: Reader, subscriptionId: string): Promise<SecondCheck[]> {
  const rows = await db.find(subscriptionCheckTable, { subscriptionId }, { order: { position: 'ASC' } })
  return Promise.all(rows.map((row) => checkOf(db, row)))
}

async function checkOf(db: Reader, row: SubscriptionCheckRow): Promise<SecondCheck> {
  const [consultant, reviewer] = await Promise.all([
    db.findOne(personTable, { id: row.consultantId }),
    db.findOne(personTable, { id: row.reviewerId }),
  ])
  if (!consultant || !reviewer) throw new Error(`check ${row.id} names nobody`)
  const { paperTotal, paperAt, reviewTotal, reviewAt, reviewLines } = row
  return {
    id: row.id,
    lines: checkedLinesSchema.parse(JSON.parse(row.lines)),
    consultant,
    reviewer,
    paper: paperTotal === null || paperAt === null ? null : { total: paperTotal, at: paperAt },
    review:
      reviewTotal === null || reviewAt === null || reviewLines === null
        ? null
        : { total: reviewTotal, at: reviewAt, lines: checkedLinesSchema.parse(JSON.parse(reviewLines)) },
  }
}
