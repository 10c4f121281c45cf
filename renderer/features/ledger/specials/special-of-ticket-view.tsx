import { dayOf } from '../../../../shared/kernel/day'
import type { TicketState } from '../../../../shared/ledger/ticket'
import type { HoldLine, Ticket } from '../../../../shared/ledger/ticket-contract'
import type { Special } from '../../../../shared/pricing/special'
import { useNow } from '../../../api/clock'
import { useSession } from '../../../api/session'
import { homeOfLine } from '../tickets/ticket-home'
import { priceDraft } from '../tickets/ticket-price'
import { useTicketSpecials } from './special-of-ticket'
import { SpecialPanel } from './special-panel'

const A_MINUTE = 60_000

/** 特批优惠 on a submitted ticket: applied for by its consultant while it waits; others see how it stands. Rule PRC-7. */
export function SpecialOfTicket({
  projectId,
  ticket,
  state,
  onUse,
}: {
  projectId: string
  ticket: Ticket
  state: TicketState
  onUse: (specialId: string | null) => void
}) {
  const { person, can } = useSession()
  const today = dayOf(useNow(A_MINUTE))
  const specials = useTicketSpecials(projectId, ticket.id)
  const [line] = ticket.lines
  const usedId = line?.special?.id ?? null
  const special = specials.find(({ id }) => id === usedId) ?? specials[0] ?? null
  const isWritable = ticket.consultantId === person.id && can('special.apply') && state === 'submitted'
  if (!line || (!isWritable && special === null)) return null
  const submitted = ticket.history.find(({ event }) => event === 'submit')
  const day = submitted ? dayOf(submitted.at) : today
  return (
    <SpecialPanel
      projectId={projectId}
      unit={ticket.unit}
      special={special}
      usedId={usedId}
      price={(tried) => priceLineWith(line, ticket, day, today, tried)}
      findTicket={async () => ({ ticketId: ticket.id, version: ticket.version })}
      canApply={isWritable}
      onUse={isWritable ? onUse : undefined}
    />
  )
}

function priceLineWith(line: HoldLine, { paymentMethod }: Ticket, day: string, today: string, tried: Special) {
  const evidence = Object.fromEntries(line.evidence.map(({ itemId, note }) => [itemId, note]))
  return priceDraft(homeOfLine(line), { paymentMethod, chosen: line.chosen, evidence }, day, today, tried).breakdown
}
