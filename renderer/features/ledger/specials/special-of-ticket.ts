import { skipToken, useQuery } from '@tanstack/react-query'
import {
  isSpecialOpen,
  nextSpecialTurn,
  type SpecialStanding,
  specialStandingAt,
} from '../../../../shared/ledger/special'
import type { SpecialSummary } from '../../../../shared/ledger/special-contract'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import type { Special } from '../../../../shared/pricing/special'
import { orpc } from '../../../api/client'
import { useSession } from '../../../api/session'
import { useTurns } from '../../../api/turns'
import type { TicketDraft } from '../tickets/ticket-draft'

/** An application as it stands now. */
export type StandingSpecial = SpecialSummary & { standing: SpecialStanding }

const NONE: SpecialSummary[] = []

/** The applications of a ticket, what is open first, then the newest; none while it has no draft yet. Rule PRC-7. */
export function useTicketSpecials(projectId: string, ticketId: string | null): StandingSpecial[] {
  const { can } = useSession()
  const input = ticketId === null || !can('special.see') ? skipToken : { projectId, ticketId }
  const { data } = useQuery(orpc.ledger.specials.list.queryOptions({ input }))
  const specials = data ?? NONE
  const now = useTurns(specials, nextSpecialTurn)
  const standing = specials.map((special) => ({ ...special, standing: specialStandingAt(special, now) }))
  const isOpen = (special: StandingSpecial) => isSpecialOpen(special.standing)
  return [...standing.filter(isOpen), ...standing.filter((special) => !isOpen(special))]
}

/** The application a draft uses, as the engine takes it up. */
export function asStep({ id, number, discount }: SpecialSummary): Special {
  return { id, number, discount }
}

/** Whether the ticket is still what it was applied for: same price, items and way of paying. Rule PRC-7. */
export function isAsApplied(
  { id, onSiteTotal, paymentMethod, chosen }: SpecialSummary,
  draft: Pick<TicketDraft, 'paymentMethod'>,
  { steps }: PriceBreakdown,
): boolean {
  const used = steps.flatMap(({ itemId }) => (itemId === id ? [] : [itemId]))
  return (
    steps.find(({ itemId }) => itemId === id)?.base === onSiteTotal &&
    paymentMethod === draft.paymentMethod &&
    [...chosen].sort().join() === used.sort().join()
  )
}
