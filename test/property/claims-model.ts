import { dayOf, HOUR, MINUTE } from '../../shared/kernel/day'

/**
 * The law of claims once more, as plainly as it can be said, to hold the office against: no database, no gate, nothing
 * of the code it checks. Persons 0 to 2 are consultants, 3 and 4 decide. Rules LED-1, LED-2, LED-4, LED-6, SEC-1.
 */
export const NAMES = ['王琳', '李建国', '周青', '赵敏', '郑国栋'] as const
export const SUBMITTED_TIME = 30 * MINUTE
export const APPROVED_TIME = 3 * HOUR

export type TicketEvent = 'save' | 'discard' | 'submit' | 'amend' | 'approve' | 'reject' | 'withdraw' | 'extend'

/** What somebody tries. `version` is the ticket's as they last saw it; `delay` is from when a release applies. */
export type Action =
  | { on: 'home'; event: 'save' | 'submit'; who: number; home: number }
  | { on: 'ticket'; event: TicketEvent; who: number; ticket: number; version: number }
  | { on: 'release'; who: number; home: number; delay: number }

/** How it ended: what the ticket then is, from when the home is released, or the refusal with its facts. */
export type Outcome =
  | { state: string; number: string | null; until: number | null; version: number; story: string[] }
  | { released: number }
  | { refused: string; facts: Record<string, unknown> }

export type ModelTicket = {
  home: number
  owner: number
  state: string
  number: string | null
  since: number
  until: number | null
  isExtended: boolean
  version: number
  story: string[]
}

export type Model = {
  homes: { number: string; releasedFrom: number | null }[]
  tickets: ModelTicket[]
  /** How many numbers each day has given out. */
  drawn: Record<string, number>
}

const WRITING: readonly TicketEvent[] = ['save', 'discard', 'submit', 'amend']
const DECIDING: readonly TicketEvent[] = ['approve', 'reject', 'extend']
const OPEN_TO: Record<string, readonly TicketEvent[]> = {
  draft: ['save', 'discard', 'submit'],
  submitted: ['amend', 'approve', 'reject', 'withdraw', 'extend'],
  approved: ['withdraw', 'extend'],
}

export function isRunning({ state }: ModelTicket): boolean {
  return state === 'submitted' || state === 'approved'
}

export function stateAt(ticket: ModelTicket, now: number): string {
  return isRunning(ticket) && (ticket.until ?? 0) <= now ? 'expired' : ticket.state
}

/** Whether the law knows the event for a ticket as it stands now, in whosever hand. */
export function isOpenTo(ticket: ModelTicket, event: TicketEvent, now: number): boolean {
  return OPEN_TO[stateAt(ticket, now)]?.includes(event) ?? false
}

/** The ticket that holds a home now. */
export function holderOf({ tickets }: Model, home: number, now: number): ModelTicket | undefined {
  return tickets.find((ticket) => ticket.home === home && isRunning(ticket) && stateAt(ticket, now) !== 'expired')
}

/** Does what the action says, in place, and tells how it ended. */
export function perform(model: Model, action: Action, now: number): Outcome {
  switch (action.on) {
    case 'home':
      return write(model, action, now)
    case 'ticket':
      return step(model, action, now)
    case 'release':
      return release(model, action, now)
  }
}

function write(model: Model, { event, who, home }: Extract<Action, { on: 'home' }>, now: number): Outcome {
  if (who > 2) return refused('NOT_ALLOWED', { access: 'ticket.write' })
  const ticket: ModelTicket = {
    home,
    owner: who,
    state: 'draft',
    number: null,
    since: 0,
    until: null,
    isExtended: false,
    version: 0,
    story: [],
  }
  if (event === 'submit') {
    const failed = claim(model, ticket, now)
    if (failed) return failed
  } else ticket.version = 1
  model.tickets.push(ticket)
  return told(ticket)
}

/** Claims the ticket's home, unless it is held or not released; closes what has expired on it. */
function claim(model: Model, ticket: ModelTicket, now: number): Outcome | null {
  const home = model.homes[ticket.home]
  if (!home) throw new Error('no such home')
  const holder = holderOf(model, ticket.home, now)
  if (holder) {
    const { state: kind, owner, since, until } = holder
    return refused('UNIT_HELD', { unit: home.number, claim: { kind, by: NAMES[owner], since, until } })
  }
  if (home.releasedFrom === null || home.releasedFrom > now) {
    return refused('UNIT_NOT_FOR_SALE', { unit: home.number, state: 'unreleased' })
  }
  for (const late of model.tickets) {
    if (late.home !== ticket.home || !isRunning(late)) continue
    Object.assign(late, { state: 'expired', version: late.version + 1, story: [...late.story, 'expire'] })
  }
  const day = dayOf(now)
  const serial = (model.drawn[day] ?? 0) + 1
  model.drawn[day] = serial
  ticket.number = `FH-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
  Object.assign(ticket, { state: 'submitted', since: now, until: now + SUBMITTED_TIME })
  sign(ticket, 'submit')
  return null
}

function step(model: Model, action: Extract<Action, { on: 'ticket' }>, now: number): Outcome {
  const { event, who } = action
  const ticket = model.tickets[action.ticket]
  if (!ticket) throw new Error('no such ticket')
  const isConsultant = who < 3
  if (WRITING.includes(event) && !isConsultant) return refused('NOT_ALLOWED', { access: 'ticket.write' })
  if (DECIDING.includes(event) && isConsultant) return refused('NOT_ALLOWED', { access: 'ticket.decide' })
  if (isConsultant ? ticket.owner !== who : ticket.number === null) return refused('NOT_FOUND', { what: 'ticket' })

  const { number, until, version } = ticket
  const state = stateAt(ticket, now)
  if (state === 'expired') return refused('TICKET_EXPIRED', { number, until })
  if (!isOpenTo(ticket, event, now)) return refused('TICKET_STATE', { event, state })
  if (event === 'withdraw' && state === 'approved' && isConsultant) {
    return refused('NOT_ALLOWED', { access: 'ticket.decide' })
  }
  if (event === 'extend' && ticket.isExtended) return refused('TICKET_EXTENDED', { number })
  if (action.version !== version) return refused('STALE', { what: 'ticket', version })
  return change(model, ticket, event, now)
}

function change(model: Model, ticket: ModelTicket, event: TicketEvent, now: number): Outcome {
  switch (event) {
    case 'save':
      ticket.version += 1
      break
    case 'discard':
      ticket.version += 1
      ticket.state = 'discarded'
      break
    case 'submit': {
      const failed = claim(model, ticket, now)
      if (failed) return failed
      break
    }
    case 'amend':
      sign(ticket, 'amend')
      break
    case 'approve':
      Object.assign(ticket, { state: 'approved', until: now + APPROVED_TIME })
      sign(ticket, 'approve')
      break
    case 'extend':
      ticket.until = (ticket.until ?? 0) + (ticket.state === 'approved' ? APPROVED_TIME : SUBMITTED_TIME)
      ticket.isExtended = true
      sign(ticket, 'extend')
      break
    case 'reject':
      ticket.state = 'rejected'
      sign(ticket, 'reject')
      break
    case 'withdraw':
      ticket.state = 'withdrawn'
      sign(ticket, 'withdraw')
      break
  }
  return told(ticket)
}

function release(model: Model, { who, home, delay }: Extract<Action, { on: 'release' }>, now: number): Outcome {
  if (who < 3) return refused('NOT_ALLOWED', { access: 'unit.release' })
  const unit = model.homes[home]
  if (!unit) throw new Error('no such home')
  const from = now + delay
  if (unit.releasedFrom !== null && unit.releasedFrom <= from) return refused('NOTHING_TO_RELEASE', {})
  unit.releasedFrom = from
  return { released: from }
}

function sign(ticket: ModelTicket, event: TicketEvent): void {
  ticket.story.push(event)
  ticket.version += 1
}

function told({ state, number, until, version, story }: ModelTicket): Outcome {
  return { state, number, until, version, story: [...story] }
}

function refused(code: string, facts: Record<string, unknown>): Outcome {
  return { refused: code, facts }
}
