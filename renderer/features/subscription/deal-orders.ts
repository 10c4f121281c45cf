import type { Subscription } from '../../../shared/subscription/contract'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'

/** How a command names the deal: by its project and id. */
export type OfDeal = { requestId: string; projectId: string; subscriptionId: string }

/** 认购 as it came back from a command: the page shows it at once, lists and what hangs on it are asked for again. */
export function takeDeal(projectId: string, deal: Subscription): void {
  const { subscription } = orpc
  const input = { projectId, subscriptionId: deal.id }
  queryClient.setQueryData(subscription.detail.queryKey({ input }), deal)
  void queryClient.invalidateQueries({ queryKey: subscription.list.key({ input: { projectId } }) })
  void queryClient.invalidateQueries({ queryKey: subscription.plan.key({ input }) })
}

/** After a no the deal is asked for again: somebody else may have been at it. */
export function askDealAgain(projectId: string): void {
  void queryClient.invalidateQueries({ queryKey: orpc.subscription.key({ input: { projectId } }) })
  void queryClient.invalidateQueries({ queryKey: orpc.receipts.key({ input: { projectId } }) })
}

/** Gives a command on a deal at the version that is on the screen. */
export function useDealOrder<Input>(
  deal: Pick<Subscription, 'id' | 'version'>,
  send: (at: OfDeal & { version: number }, input: Input) => Promise<Subscription>,
  onDone: (after: Subscription) => void = () => {},
) {
  const { project } = useSession()
  const projectId = project.id
  const { id, version } = deal
  const order = useOrder(
    (asked: { version: number; input: Input }, requestId) =>
      send({ requestId, projectId, subscriptionId: id, version: asked.version }, asked.input),
    {
      onDone: (after) => {
        takeDeal(projectId, after)
        onDone(after)
      },
    },
  )
  return {
    ...order,
    give: (input: Input) => order.mutate({ version, input }, { onError: () => askDealAgain(projectId) }),
  }
}

/** What the reviewer and the consultant type is bound to a check, not to a version of the deal. */
export function withoutVersion({ requestId, projectId, subscriptionId }: OfDeal): OfDeal {
  return { requestId, projectId, subscriptionId }
}

export const deals = client.subscription
