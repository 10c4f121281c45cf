import { DAY, dayOf, HOUR, MINUTE } from '../../shared/kernel/day'

/**
 * The law of claims once more, as plainly as it can be said, to hold the office against: no database, no gate, nothing
 * of the code it checks. Persons 0 to 2 are consultants, 3 and 4 decide. A unit that goes with a home is claimed and given
 * up with it. Rules LED-1, LED-2, LED-4, LED-5, LED-6, LED-11, SEC-1.
 */
export const NAMES = ['王琳', '李建国', '周青', '赵敏', '郑国栋'] as const
export const SUBMITTED_TIME = 30 * MINUTE
export const APPROVED_TIME = 3 * HOUR
export const LONGEST_WITHHELD = 366 * DAY

export type TicketEvent = 'save' | 'discard' | 'submit' | 'amend' | 'approve' | 'reject' | 'withdraw' | 'extend'

/** What somebody tries. `version` is the ticket's as they last saw it; `delay` is from when a release applies. */
export type Action =
  | { on: 'home'; event: 'save' | 'submit'; who: number; home: number }
  | { on: 'ticket'; event: TicketEvent; who: number; ticket: number; version: number }
  | { on: 'release'; who: number; home: number; delay: number }
  | { on: 'withhold'; who: number; homes: number[]; time: number }
  | { on: 'lift'; who: number; homes: number[] }

/** A price list somebody takes in: a new price for every home of the run, and for one of them an area. */
export type ListAction = { on: 'list'; who: number; unitPrice: number; home: number; area: number }

/** What a home costs: ㎡ and 元/㎡. */
export type Priced = { area: number; unitPrice: number }

/** How it ended: what the ticket then is, from when, until when or how many homes, or the refusal with its facts. */
export type Outcome =
  | { state: string; number: string | null; until: number | null; version: number; story: string[] }
  | { released: number }
  | { withheld: number; until: number }
  | { lifted: number }
  | { listed: number }
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
  /** The price it was claimed at. Rule LED-7. */
  pinned: Priced | null
}

/** Who withheld a unit; ended by time alone unless it was lifted. */
export type ModelWithholding = { home: number; by: number; since: number; until: number; isLifted: boolean }

export type Model = {
  /** `with` is the home a unit goes with; such a unit's price never changes here. */
  homes: { number: string; releasedFrom: number | null; with: number | null; priced: Priced | null }[]
  withholdings: ModelWithholding[]
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

/** The ticket that holds a unit now: its own, or the one of the home it goes with. */
export function holderOf({ homes, tickets }: Model, unit: number, now: number): ModelTicket | undefined {
  const home = homes[unit]?.with ?? unit
  return tickets.find((ticket) => ticket.home === home && isRunning(ticket) && stateAt(ticket, now) !== 'expired')
}

/** What everyone is told of who holds a unit now. */
export function claimOn(model: Model, unit: number, now: number) {
  const ticket = holderOf(model, unit, now)
  if (ticket) return { kind: ticket.state, by: NAMES[ticket.owner], since: ticket.since, until: ticket.until }
  const kept = withheldNow(model, unit, now)
  return kept && { kind: 'withheld', by: NAMES[kept.by], since: kept.since, until: kept.until }
}

function withheldNow({ withholdings }: Model, unit: number, now: number): ModelWithholding | undefined {
  return withholdings.find(({ home, until, isLifted }) => home === unit && !isLifted && until > now)
}

/** A unit and what goes with it. */
function unitsOf({ homes }: Model, home: number): number[] {
  return homes.flatMap((unit, index) => (index === home || unit.with === home ? [index] : []))
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
    case 'withhold':
      return withhold(model, action, now)
    case 'lift':
      return lift(model, action, now)
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
    pinned: null,
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
  if (home.with !== null) return refusedAlone(model, home.number, home.with)
  for (const index of unitsOf(model, ticket.home)) {
    const { number, releasedFrom } = unitAt(model, index)
    const held = claimOn(model, index, now)
    if (held) return refused('UNIT_HELD', { unit: number, claim: held })
    if (releasedFrom === null || releasedFrom > now) {
      return refused('UNIT_NOT_FOR_SALE', { unit: number, state: 'unreleased' })
    }
  }
  closeLate(model, ticket.home)
  const day = dayOf(now)
  const serial = (model.drawn[day] ?? 0) + 1
  model.drawn[day] = serial
  ticket.number = `FH-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
  Object.assign(ticket, { state: 'submitted', since: now, until: now + SUBMITTED_TIME, pinned: home.priced })
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
  const from = now + delay
  const isKeptBack = (unit: number) => (unitAt(model, unit).releasedFrom ?? Number.POSITIVE_INFINITY) > from
  const { number, with: of } = unitAt(model, home)
  // What goes with a home waits for it, or follows it when it was released before.
  const isWaiting = of !== null && isKeptBack(of)
  const units = (isWaiting ? [] : unitsOf(model, home)).filter(isKeptBack)
  if (units.length === 0) {
    return isWaiting && isKeptBack(home) ? refusedAlone(model, number, of) : refused('NOTHING_TO_RELEASE', {})
  }
  for (const unit of units) unitAt(model, unit).releasedFrom = from
  return { released: from }
}

function withhold(model: Model, action: Extract<Action, { on: 'withhold' }>, now: number): Outcome {
  if (action.who < 3) return refused('NOT_ALLOWED', { access: 'unit.withhold' })
  const until = now + action.time
  if (action.time <= 0 || action.time > LONGEST_WITHHELD) {
    return refused('WITHHOLD_UNTIL', { until, latest: now + LONGEST_WITHHELD })
  }
  const units = takenWith(model, action.homes)
  if (!Array.isArray(units)) return units
  for (const unit of units) {
    const held = claimOn(model, unit, now)
    if (held) return refused('UNIT_HELD', { unit: unitAt(model, unit).number, claim: held })
  }
  for (const unit of units) closeLate(model, unitAt(model, unit).with ?? unit)
  for (const home of units) model.withholdings.push({ home, by: action.who, since: now, until, isLifted: false })
  return { withheld: units.length, until }
}

function lift(model: Model, { who, homes }: Extract<Action, { on: 'lift' }>, now: number): Outcome {
  if (who < 3) return refused('NOT_ALLOWED', { access: 'unit.withhold' })
  const units = takenWith(model, homes)
  if (!Array.isArray(units)) return units
  for (const unit of units) {
    if (withheldNow(model, unit, now)) continue
    const { number, releasedFrom } = unitAt(model, unit)
    const isReleased = releasedFrom !== null && releasedFrom <= now
    const free = isReleased ? 'available' : 'unreleased'
    return refused('NOT_WITHHELD', { unit: number, state: holderOf(model, unit, now) ? 'ticket' : free })
  }
  for (const unit of units) Object.assign(withheldNow(model, unit, now) ?? {}, { isLifted: true })
  return { lifted: units.length }
}

/**
 * Takes in a price list: it applies from now on, claims keep theirs. A claimed home's area does not change, and a list
 * that changes nothing is none. Rules LED-7, LED-8.
 */
export function takeList(model: Model, { who, unitPrice, home, area }: ListAction, now: number): Outcome {
  if (who < 3) return refused('NOT_ALLOWED', { access: 'priceList.import' })
  const isOtherArea = pricedOf(model, home)?.area !== area
  if (isOtherArea && claimOn(model, home, now)) {
    return refused('OFFICE_CHANGED', { faults: 1, unit: unitAt(model, home).number })
  }
  const isNew = model.homes.some(({ priced }) => priced && priced.unitPrice !== unitPrice)
  if (!isOtherArea && !isNew) return refused('NOTHING_CHANGES', {})
  for (const [index, unit] of model.homes.entries()) {
    if (unit.priced) unit.priced = { area: index === home ? area : unit.priced.area, unitPrice }
  }
  return { listed: now }
}

/** What a home costs today. */
export function pricedOf({ homes }: Model, home: number): Priced | null {
  return homes[home]?.priced ?? null
}

/** Fen. */
export function totalOf({ area, unitPrice }: Priced): number {
  return area * unitPrice * 100
}

/** The units asked for with what goes with them, in the office's order; what goes with a home is not taken alone. */
function takenWith(model: Model, asked: readonly number[]): number[] | Outcome {
  const alone = [...asked]
    .sort((a, b) => a - b)
    .find((unit) => {
      const home = unitAt(model, unit).with
      return home !== null && !asked.includes(home)
    })
  if (alone !== undefined) return refusedAlone(model, unitAt(model, alone).number, unitAt(model, alone).with ?? 0)
  return [...new Set(asked.flatMap((home) => unitsOf(model, home)))].sort((a, b) => a - b)
}

function refusedAlone(model: Model, unit: string, home: number): Outcome {
  return refused('UNIT_TIED', { unit, home: unitAt(model, home).number })
}

/** Whoever claims next writes what has run out closed. */
function closeLate({ tickets }: Model, home: number): void {
  for (const late of tickets) {
    if (late.home !== home || !isRunning(late)) continue
    Object.assign(late, { state: 'expired', version: late.version + 1, story: [...late.story, 'expire'] })
  }
}

function unitAt({ homes }: Model, unit: number) {
  const found = homes[unit]
  if (!found) throw new Error('no such home')
  return found
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
