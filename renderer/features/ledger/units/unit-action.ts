import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { UnitState } from '../../../../shared/ledger/unit'
import type { Permission } from '../../../../shared/staff/roles'

/** The one thing to do next with a home, for this person; `none` where there is nothing but to look. */
export type UnitAction =
  | { kind: 'openTicket' }
  | { kind: 'viewTicket'; ticketId: string }
  | { kind: 'release' }
  | { kind: 'blocked'; why: 'permitMissing' | 'unpriced' | 'tied' }
  | { kind: 'none' }

/** Which big button stands in a home's drawer: it follows from its state and the person's role. Rules LED-5, LED-6. */
export function unitActionOf(
  home: BoardHome,
  state: UnitState,
  isPermitted: boolean,
  can: (permission: Permission) => boolean,
  /** Which tickets are open to this person: a consultant's own. Rule SEC-1. */
  mayView: (ticketId: string) => boolean,
): UnitAction {
  switch (state) {
    case 'available':
      if (!can('ticket.write')) return { kind: 'none' }
      // What is tied to a home is sold with it. Rule LED-11.
      if (home.tiedTo !== null) return { kind: 'blocked', why: 'tied' }
      return home.list === null ? { kind: 'blocked', why: 'unpriced' } : { kind: 'openTicket' }
    case 'unreleased':
      if (!can('unit.release')) return { kind: 'none' }
      return isPermitted ? { kind: 'release' } : { kind: 'blocked', why: 'permitMissing' }
    case 'ticket':
    case 'subscribed':
    case 'contracted':
    case 'filed':
    case 'handedOver':
      return home.ticketId !== null && can('ticket.see') && mayView(home.ticketId)
        ? { kind: 'viewTicket', ticketId: home.ticketId }
        : { kind: 'none' }
    case 'withheld':
    case 'waiting':
      return { kind: 'none' }
  }
}
