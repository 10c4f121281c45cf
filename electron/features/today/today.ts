import type { todayContract } from '../../../shared/today/contract'
import type { Figure } from '../../../shared/today/figure'
import type { TodayItem } from '../../../shared/today/item'
import type { QueryContext } from '../../gate/context'
import type { HandlersOf } from '../../gate/handlers'
import { backupToday } from '../backup/backup'
import { ledgerFigures, ledgerToday } from '../ledger/ledger'
import { pricingToday } from '../pricing/pricing'

/** What a room has for the desk of the person who asks: nothing where that person may not see or do it. Rule SEC-1. */
type Source<Thing> = (context: QueryContext, projectId: string) => Promise<Thing[]>

/** What waits, room by room. A new room adds one line here. */
const ITEMS: readonly Source<TodayItem>[] = [...ledgerToday, ...pricingToday, ...backupToday]

/** The day's figures, room by room. A new room adds one line here. */
const FIGURES: readonly Source<Figure>[] = [...ledgerFigures]

/** 工作台. Rule SEC-1. */
export const todayHandlers: HandlersOf<typeof todayContract> = {
  look: async (context, { projectId }) => {
    const [items, figures] = await Promise.all([
      Promise.all(ITEMS.map((source) => source(context, projectId))),
      readFigures(context, projectId),
    ])
    const isOwn = context.actor.role === 'consultant'
    return { now: context.now, items: items.flat(), figures, isOwn }
  },
}

/** 今日数字 as the person who asks may see them. Rule SEC-1. */
export async function readFigures(context: QueryContext, projectId: string): Promise<Figure[]> {
  return (await Promise.all(FIGURES.map((source) => source(context, projectId)))).flat()
}
