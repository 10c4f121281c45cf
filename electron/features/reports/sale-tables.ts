import { refuse } from '../../../shared/kernel/refusal'
import { specialStandingAt } from '../../../shared/ledger/special'
import type { SpecialSummary } from '../../../shared/ledger/special-contract'
import type { TicketSummary } from '../../../shared/ledger/ticket-contract'
import { sortTickets, TICKET_TABS, type TicketTab } from '../../../shared/ledger/ticket-list'
import { shareAsRate } from '../../../shared/pricing/special'
import type { Language } from '../../../shared/reports/export-contract'
import { ledgerLists } from '../ledger/ledger'
import { personTable } from '../staff/tables'
import { type Column, describe } from './described'
import { exporting, ONE_TOO_MANY } from './exporting'
import { sayFilter, type Words } from './words'

function ticketColumns(words: Words): Column<TicketSummary>[] {
  return [
    { heading: 'number', kind: 'text', width: 20, of: ({ number }) => number },
    { heading: 'unit', kind: 'text', of: ({ unit }) => unit },
    { heading: 'tied', kind: 'text', width: 20, of: ({ tied }) => tied.map(({ unit }) => unit).join(words.and) },
    { heading: 'state', kind: 'text', width: 10, of: ({ state }) => words.ticketState[state] },
    { heading: 'consultant', kind: 'text', width: 10, of: ({ consultant }) => consultant },
    { heading: 'buyers', kind: 'text', width: 24, of: ({ buyers }) => buyers },
    { heading: 'total', kind: 'fen', of: ({ total }) => total },
    { heading: 'until', kind: 'instant', of: ({ until }) => until },
    { heading: 'extended', kind: 'text', width: 8, of: ({ isExtended }) => (isExtended ? words.yes : null) },
    { heading: 'changedAt', kind: 'instant', of: ({ updatedAt }) => updatedAt },
  ]
}

/** 房号单 as the page lists them, in its order: one of its tabs or all, of one consultant or all. Rules LED-4, SEC-1. */
export const exportTickets = exporting(
  async (
    context,
    {
      projectId,
      tab,
      consultantId,
    }: { projectId: string; tab: TicketTab | null; consultantId: string | null; language: Language },
    words,
  ) => {
    const consultant = consultantId === null ? null : await context.db.findOne(personTable, { id: consultantId })
    if (consultantId !== null && !consultant) return refuse('NOT_FOUND', { what: 'person' })
    const seen = await ledgerLists.tickets(context, { projectId }, ONE_TOO_MANY)
    const own = seen.filter((ticket) => consultant === null || ticket.consultantId === consultant.id)
    const sorted = sortTickets(own, context.actor.id, context.now)
    const rows = (tab === null ? TICKET_TABS : [tab]).flatMap((one) => sorted[one])
    return describe(words, 'tickets', ticketColumns(words), rows, [
      ...(tab === null ? [] : [sayFilter(words, 'tab', words.tab[tab])]),
      ...(consultant === null ? [] : [sayFilter(words, 'consultant', consultant.name)]),
    ])
  },
)

function specialColumns(words: Words, now: number): Column<SpecialSummary>[] {
  return [
    { heading: 'number', kind: 'text', width: 20, of: ({ number }) => number },
    { heading: 'unit', kind: 'text', of: ({ unit }) => unit },
    { heading: 'ticket', kind: 'text', width: 20, of: ({ ticket }) => ticket.number },
    { heading: 'consultant', kind: 'text', width: 10, of: ({ consultant }) => consultant },
    {
      heading: 'state',
      kind: 'text',
      width: 10,
      of: (special) => words.specialStanding[specialStandingAt(special, now)],
    },
    { heading: 'used', kind: 'text', width: 8, of: ({ isUsed }) => (isUsed ? words.yes : null) },
    { heading: 'listTotal', kind: 'exactFen', of: ({ listTotal }) => listTotal },
    { heading: 'onSiteTotal', kind: 'exactFen', of: ({ onSiteTotal }) => onSiteTotal },
    { heading: 'cut', kind: 'exactFen', of: ({ cut }) => cut },
    { heading: 'share', kind: 'rate', of: ({ cut, onSiteTotal }) => shareAsRate(cut, onSiteTotal) },
    { heading: 'final', kind: 'fen', of: ({ total }) => total },
    { heading: 'needs', kind: 'text', of: ({ role }) => role && words.role[role] },
    { heading: 'reason', kind: 'text', width: 30, of: ({ reason }) => reason },
    { heading: 'appliedAt', kind: 'instant', of: ({ createdAt }) => createdAt },
    { heading: 'until', kind: 'instant', of: ({ validUntil }) => validUntil },
    { heading: 'decidedBy', kind: 'text', of: ({ decision }) => decision?.by ?? null },
    { heading: 'decidedAt', kind: 'instant', of: ({ decision }) => decision?.at ?? null },
    { heading: 'decideReason', kind: 'text', width: 24, of: ({ decision }) => decision?.reason ?? null },
  ]
}

/** 特批优惠 in the order of its page. Rules PRC-7, SEC-1. */
export const exportSpecials = exporting(
  async (context, { projectId }: { projectId: string; language: Language }, words) => {
    const rows = await ledgerLists.specials(context, { projectId }, ONE_TOO_MANY)
    return describe(words, 'specials', specialColumns(words, context.now), rows)
  },
)
