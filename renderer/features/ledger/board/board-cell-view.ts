import { HOUR, MINUTE } from '../../../../shared/kernel/day'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { type UnitState, unitStateAt } from '../../../../shared/ledger/unit'
import type { TicketTimes } from '../../../../shared/project/settings'

/** What stands at the right of a cell's second line. Instants and spans in milliseconds. */
export type CellFigure =
  | { kind: 'price' }
  | { kind: 'minutes'; left: number }
  | { kind: 'hours'; hours: number }
  | { kind: 'until'; at: number }
  | { kind: 'from'; at: number }
  | { kind: 'none' }

/** A cell as it reads at an instant. `share` is the part of a ticket's time that is left, 0 to 1. */
export type CellView = {
  state: UnitState
  step: 'submitted' | 'approved' | null
  figure: CellFigure
  share: number | null
  isUrgent: boolean
}

const URGENT = { submitted: 5 * MINUTE, approved: HOUR } as const

/** What a cell says at an instant; an expired ticket reads 可售 by itself. Rules LED-4, LED-5. */
export function viewCell(home: Pick<BoardHome, 'releasedFrom' | 'claim'>, now: number, times: TicketTimes): CellView {
  const state = unitStateAt(home, now)
  const still = { state, step: null, share: null, isUrgent: false }
  switch (state) {
    case 'ticket':
      return viewTicket(home, now, times)
    case 'available':
      return { ...still, figure: { kind: 'price' } }
    case 'unreleased':
      return {
        ...still,
        figure: home.releasedFrom === null ? { kind: 'none' } : { kind: 'from', at: home.releasedFrom },
      }
    case 'subscribed':
    case 'contracted':
    case 'filed':
    case 'handedOver':
    case 'withheld':
    case 'waiting': {
      const until = home.claim?.until ?? null
      return { ...still, figure: until === null ? { kind: 'none' } : { kind: 'until', at: until } }
    }
  }
}

function viewTicket({ claim }: Pick<BoardHome, 'claim'>, now: number, times: TicketTimes): CellView {
  const step = claim?.kind === 'approved' ? 'approved' : 'submitted'
  const until = claim?.until ?? null
  if (until === null) return { state: 'ticket', step, figure: { kind: 'none' }, share: null, isUrgent: false }
  const left = until - now
  return {
    state: 'ticket',
    step,
    figure: left < HOUR ? { kind: 'minutes', left } : { kind: 'hours', hours: Math.floor(left / HOUR) },
    share: Math.min(1, left / times[step]),
    isUrgent: left < URGENT[step],
  }
}

/** `201_000` ms → `03:21`, counting the last second as one. */
export function formatClock(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000))
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
