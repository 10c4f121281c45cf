import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Ticket } from '../../../shared/ledger/ticket-contract'
import type { SubscriptionSummary } from '../../../shared/subscription/contract'
import { canBegin } from '../../../shared/subscription/subscription'
import { client, orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { useTurns } from '../../api/turns'
import { RefusalNotice } from '../../components/refusal'
import { takeDeal } from './deal-orders'
import { nextDealTurn, waitOf } from './deal-waits'

const NO_DEALS: SubscriptionSummary[] = []

function useDeals(projectId: string, isEnabled: boolean): SubscriptionSummary[] {
  const { data } = useQuery(orpc.subscription.list.queryOptions({ input: { projectId }, enabled: isEnabled }))
  return data ?? NO_DEALS
}

/** How many deals wait for this person. Rules SUB-1, SUB-2, PRC-6. */
export function useWaitingDeals(): number {
  const { can, person, project } = useSession()
  const deals = useDeals(project.id, can('subscription.see'))
  const now = useTurns(deals, nextDealTurn)
  return deals.filter((deal) => waitOf(deal, { id: person.id, can }, now) !== null).length
}

/** The deal that a ticket was made into; null while there is none, or it is not this person's to see. */
function useDealOf(projectId: string, ticketId: string): SubscriptionSummary | null {
  const { can } = useSession()
  return useDeals(projectId, can('subscription.see')).find(({ ticket }) => ticket.id === ticketId) ?? null
}

/**
 * On a ticket its next step: 转认购 for its consultant once it is approved and its total stands, and the way to the
 * subscription once there is one. Null where it has neither. Rules SUB-1, PRC-4.
 */
export function useTicketToDeal(projectId: string, ticket: Ticket, stands: boolean): React.ReactNode {
  const { t } = useTranslation('subscriptions')
  const navigate = useNavigate()
  const { person, can } = useSession()
  const deal = useDealOf(projectId, ticket.id)
  const now = useNow()
  const begin = useOrder(
    (ticketId: string, requestId) => client.subscription.begin({ requestId, projectId, ticketId }),
    {
      onDone: (begun) => {
        takeDeal(projectId, begun)
        navigate(`/subscriptions/${begun.id}`)
      },
    },
  )
  if (deal) {
    return (
      <Button type="primary" size="large" block onClick={() => navigate(`/subscriptions/${deal.id}`)}>
        <b>{t('toDeal', { number: deal.number })}</b>
      </Button>
    )
  }
  const mayBegin = stands && can('subscription.write') && ticket.consultantId === person.id && canBegin(ticket, now)
  if (!mayBegin) return null
  return (
    <>
      <RefusalNotice error={begin.error} />
      <Button type="primary" size="large" block loading={begin.isPending} onClick={() => begin.mutate(ticket.id)}>
        <b>{t('begin')}</b>
      </Button>
    </>
  )
}

/** On a home: the way to its subscription, where this person may see it. */
export function UnitToDeal({ projectId, ticketId }: { projectId: string; ticketId: string }) {
  const { t } = useTranslation('subscriptions')
  const navigate = useNavigate()
  const deal = useDealOf(projectId, ticketId)
  if (!deal) return null
  return (
    <Button block onClick={() => navigate(`/subscriptions/${deal.id}`)}>
      {t('toDeal', { number: deal.number })}
    </Button>
  )
}
