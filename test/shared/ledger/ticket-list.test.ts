import { expect, it } from 'vitest'
import type { TicketState } from '../../../shared/ledger/ticket'
import type { TicketSummary } from '../../../shared/ledger/ticket-contract'
import { nextTicketTurn, sortTickets } from '../../../shared/ledger/ticket-list'
import { TEN } from '../../shared/ledger/a-board'

function aTicket(id: string, state: TicketState, facts: Partial<TicketSummary> = {}): TicketSummary {
  return {
    id,
    number: state === 'draft' ? null : `FH-20260607-${id}`,
    state,
    unitId: 'home',
    unit: '1-1-1203',
    tied: [],
    consultantId: '王琳',
    consultant: '王琳',
    buyers: '张伟明',
    total: null,
    fallen: null,
    coming: null,
    until: null,
    isExtended: false,
    updatedAt: TEN,
    version: 1,
    ...facts,
  }
}

const tickets = [
  aTicket('calm', 'submitted', { until: TEN + 1_000_000 }),
  aTicket('urgent', 'submitted', { until: TEN + 60_000 }),
  aTicket('over', 'submitted', { until: TEN, updatedAt: TEN - 5 }),
  aTicket('running', 'approved', { until: TEN + 80_000_000 }),
  aTicket('mine', 'draft'),
  aTicket('theirs', 'draft', { consultantId: '李建国' }),
  aTicket('gone', 'discarded'),
  aTicket('no', 'rejected', { updatedAt: TEN - 1 }),
]
const ids = (rows: readonly TicketSummary[]) => rows.map(({ id }) => id)

it('LED-4: puts what runs out first on top, and what has run out among the ended', () => {
  const sorted = sortTickets(tickets, '王琳', TEN)
  expect(ids(sorted.submitted)).toEqual(['urgent', 'calm'])
  expect(ids(sorted.approved)).toEqual(['running'])
  expect(ids(sorted.ended)).toEqual(['no', 'over'])
})

it('shows only one’s own drafts, and none that were given up', () => {
  expect(ids(sortTickets(tickets, '王琳', TEN).drafts)).toEqual(['mine'])
  expect(ids(sortTickets(tickets, '赵敏', TEN).drafts)).toEqual([])
})

it('knows when the next ticket moves on by time alone', () => {
  expect(nextTicketTurn(tickets, TEN)).toBe(TEN + 60_000)
  expect(nextTicketTurn(tickets, TEN + 60_000)).toBe(TEN + 1_000_000)
})
