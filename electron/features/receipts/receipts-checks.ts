import { dayOf } from '../../../shared/kernel/day'
import { groupBy } from '../../../shared/kernel/group'
import type { SubscriptionState } from '../../../shared/subscription/subscription'
import { type Check, type Found, REMEDY } from '../../examination/check'
import { faultOfSerials } from '../../examination/gapless'
import { passedOverIn } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'

/** 收款: numbered without gaps, and what came in is what went out and is held. Rules RCP-1, SUB-4. */
export const receiptsChecks: readonly Check[] = [
  {
    rule: 'RCP-1',
    name: 'receipts.numbers',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const [receipts, changes, counters] = [
        await rowsOf.receipts(exam),
        await rowsOf.dealChanges(exam),
        await rowsOf.counters(exam),
      ]
      const refunds = changes.flatMap(({ projectId, refund }) =>
        refund === null ? [] : [{ projectId, number: refund }],
      )
      const passedOver = await passedOverIn(exam)
      return [
        ...faultOfSerials(receipts, counters, 'receipt', passedOver),
        ...faultOfSerials(refunds, counters, 'refund', passedOver),
      ].map(({ projectId, what }) => ({ where: project(projectId), what: `收退款编号${what}` }))
    },
  },
  {
    rule: 'RCP-1',
    name: 'receipts.deal',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const deals = byId(await rowsOf.subscriptions(exam))
      return (await rowsOf.receipts(exam)).flatMap((row): Found[] => {
        const deal = deals.get(row.subscriptionId)
        const isSound =
          deal?.projectId === row.projectId &&
          deal.unitId === row.unitId &&
          row.day === dayOf(row.at) &&
          (row.reversedAt === null || row.reversedAt >= row.at)
        return isSound ? [] : [{ where: `${project(row.projectId)} ${row.number}`, what: '收据与它的认购、日期对不上' }]
      })
    },
  },
  {
    rule: 'SUB-4',
    name: 'receipts.held',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const receipts = groupBy(await rowsOf.receipts(exam), ({ subscriptionId }) => subscriptionId)
      const changes = await rowsOf.dealChanges(exam)
      const out = groupBy(changes, ({ subscriptionId }) => subscriptionId)
      return (await rowsOf.subscriptions(exam)).flatMap(({ id, projectId, number, state, deposit }): Found[] => {
        const received = (receipts.get(id) ?? []).reduce(
          (sum, one) => sum + (one.reversedAt === null ? one.amount : 0),
          0,
        )
        const carriedIn = changes.reduce((sum, one) => sum + (one.ontoId === id ? one.carried : 0), 0)
        const gone = (out.get(id) ?? []).reduce((sum, one) => sum + one.refunded + one.forfeited + one.carried, 0)
        const held = received + carriedIn - gone
        return isHeldRight(state, held, deposit)
          ? []
          : [{ where: `${project(projectId)} ${number}`, what: '收进、退出与留存的定金对不上' }]
      })
    },
  },
]

/** Nothing is held of a deal that is over, before its deposit, or while that is missing. */
const HOLDS_NOTHING: ReadonlySet<SubscriptionState> = new Set([
  'begun',
  'void',
  'depositMissing',
  'cancelled',
  'exchanged',
])

/** Once there is a contract it stands whatever becomes of the receipt; before it the deposit is there. Rule SUB-4. */
function isHeldRight(state: SubscriptionState, held: number, deposit: number | null): boolean {
  if (HOLDS_NOTHING.has(state)) return held === 0
  return held === deposit || (held === 0 && state !== 'effective')
}
