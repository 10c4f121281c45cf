import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { SubscriptionState } from '../../../shared/subscription/subscription'
import type { ThingRule } from '../../attachments/thing-rule'
import { findDeal } from './deal'

type Asking = Parameters<ThingRule['mayRead']>[0]

/** 案场联 of a deal and whatever else was scanned for it: seen by who may see its totals, added to until it is over. Rules SUB-1, PRC-6. */
export const dealAttachments: ThingRule = {
  mayRead: async (asking, projectId, id) => {
    const deal = await findShown(asking, projectId, id)
    return isRefusal(deal) ? deal : null
  },
  mayAdd: async (asking, projectId, id) => {
    const deal = await findShown(asking, projectId, id)
    if (isRefusal(deal)) return deal
    const { row, state } = deal
    if (OVER.has(state)) return refuse('SUBSCRIPTION_STATE', { number: row.number, event: 'paper', state })
    return { changes: { tickets: [{ id: row.ticketId, consultantId: row.consultantId }] } }
  },
}

const OVER: ReadonlySet<SubscriptionState> = new Set(['void', 'cancelled', 'exchanged'])

async function findShown(asking: Asking, projectId: string, id: string) {
  const deal = await findDeal(asking, projectId, id)
  if (isRefusal(deal)) return deal
  return deal.isWithheld ? refuse('TOTALS_WITHHELD', { number: deal.row.number }) : deal
}
