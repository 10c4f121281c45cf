import { addDays, startOfDay } from '../kernel/day'
import { isRunning, ticketStateAt } from './ticket'
import type { TicketSummary } from './ticket-contract'

/** 待批 · 有效 · 我的草稿 · 已结束. */
export const TICKET_TABS = ['submitted', 'approved', 'drafts', 'ended'] as const
export type TicketTab = (typeof TICKET_TABS)[number]

/**
 * Puts tickets into the list's tabs as they are at an instant: what runs out first stands first, what ended last
 * stands first. Of drafts only one's own. Rule LED-4.
 */
export function sortTickets(
  tickets: readonly TicketSummary[],
  personId: string,
  now: number,
): Record<TicketTab, TicketSummary[]> {
  const sorted: Record<TicketTab, TicketSummary[]> = { submitted: [], approved: [], drafts: [], ended: [] }
  for (const ticket of tickets) {
    const tab = tabOf(ticket, personId, now)
    if (tab !== null) sorted[tab].push(ticket)
  }
  const byUntil = (a: TicketSummary, b: TicketSummary) => (a.until ?? 0) - (b.until ?? 0)
  const byLatest = (a: TicketSummary, b: TicketSummary) => b.updatedAt - a.updatedAt
  sorted.submitted.sort(byUntil)
  sorted.approved.sort(byUntil)
  sorted.drafts.sort(byLatest)
  sorted.ended.sort(byLatest)
  return sorted
}

function tabOf(ticket: TicketSummary, personId: string, now: number): TicketTab | null {
  const state = ticketStateAt(ticket, now)
  switch (state) {
    case 'submitted':
    case 'approved':
      return state
    case 'draft':
      return ticket.consultantId === personId ? 'drafts' : null
    case 'discarded':
      return null
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'subscribed':
      return 'ended'
  }
}

/** When time alone next moves a ticket to another tab, or its total falls or is a day from it; or null. Rules LED-4, PRC-4. */
export function nextTicketTurn(tickets: readonly TicketSummary[], now: number): number | null {
  let next: number | null = null
  for (const ticket of tickets) {
    if (!isRunning(ticketStateAt(ticket, now))) continue
    const { until, coming } = ticket
    const days = coming ? [startOfDay(coming.day), startOfDay(addDays(coming.day, 1))] : []
    for (const at of [...(until === null ? [] : [until]), ...days]) {
      if (at > now && (next === null || at < next)) next = at
    }
  }
  return next
}
