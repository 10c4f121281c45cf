import { isDeepStrictEqual } from 'node:util'
import { safe } from '@orpc/client'
import fc from 'fast-check'
import { type EntityManager, In } from 'typeorm'
import { expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../electron/commands/office-client'
import { type ClaimRow, claimTable } from '../../electron/features/ledger/tables'
import { addDays, dayOf, HOUR, MINUTE, startOfDay } from '../../shared/kernel/day'
import type { Ticket } from '../../shared/ledger/ticket-contract'
import { addGarage, PARKING_TOTAL, writeTies } from '../office/a-garage'
import { aColleague, takeInList } from '../office/a-project'
import { aForm } from '../office/a-ticket'
import { anOffice, PASSWORD, SCHEME, type TestOffice } from '../office/an-office'
import { priceListFile } from '../office/price-list'
import { databaseBeside } from '../office/the-database'
import {
  type Action,
  claimOn,
  holderOf,
  isOpenTo,
  LONGEST_WITHHELD,
  type Model,
  type Outcome,
  perform,
  stateAt,
  type TicketEvent,
} from './claims-model'

const LOGINS = ['wanglin', 'lijianguo', 'zhouqing', 'manager', 'director'] as const
/** A home with a parking space, one by itself, one that waits for its release; the space stands last. */
const [HOMES_A_RUN, SPACE] = [3, 3]
/** 100 ㎡ at 10,000 元/㎡, and with 98 折 for paying at once. Fen. */
const [TOTAL, AMENDED_TOTAL] = [100_000_000, 98_000_000]

type Hand = 'owner' | number
type Try =
  | { on: 'home'; event: 'save' | 'submit'; who: number; home: number }
  | { on: 'ticket'; event: TicketEvent; hand: Hand; back: number; isFitting: boolean; isStale: boolean }
  | { on: 'release'; who: number; home: number; delay: number }
  | { on: 'withhold'; who: number; homes: number[]; time: number }
  | { on: 'lift'; who: number; homes: number[] }
/** What people try at the same moment; or time that passes, by itself or to just about the end of a ticket. */
type Step = { tries: Try[] } | { wait: number } | { toEndOf: number; offset: number }

const anyone = fc.nat({ max: 4 })
const consultant = fc.nat({ max: 2 })
/** The last of the three waits for its release. */
const home = fc.oneof({ weight: 5, arbitrary: fc.nat({ max: HOMES_A_RUN - 2 }) }, fc.constant(HOMES_A_RUN - 1))
/** The parking space now and then for itself. */
const unit = fc.oneof({ weight: 6, arbitrary: home }, fc.constant(SPACE))
const units = fc.uniqueArray(unit, { minLength: 1, maxLength: 3 })
const isStale = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true))
const back = fc.nat({ max: 5 })
/** Mostly people try what can be done with a ticket. */
const isFitting = fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false))

function eventBy(event: fc.Arbitrary<TicketEvent>, usual: fc.Arbitrary<Hand>): fc.Arbitrary<Try> {
  const hand = fc.oneof({ weight: 6, arbitrary: usual }, anyone)
  return fc.record({ on: fc.constant('ticket' as const), event, hand, back, isFitting, isStale })
}

const someTry: fc.Arbitrary<Try> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      on: fc.constant('home' as const),
      event: fc.constantFrom('submit' as const, 'submit' as const, 'save' as const),
      who: fc.oneof({ weight: 9, arbitrary: consultant }, anyone),
      home: unit,
    }),
  },
  { weight: 3, arbitrary: eventBy(fc.constantFrom('save', 'discard', 'submit', 'amend'), fc.constant('owner')) },
  { weight: 5, arbitrary: eventBy(fc.constantFrom('approve', 'approve', 'reject', 'extend'), fc.constantFrom(3, 4)) },
  { weight: 2, arbitrary: eventBy(fc.constant('withdraw'), fc.constantFrom<Hand>('owner', 3)) },
  {
    weight: 1,
    arbitrary: fc.record({
      on: fc.constant('release' as const),
      who: fc.constantFrom(0, 3, 3, 4),
      home: unit,
      delay: fc.constantFrom(0, 10 * MINUTE),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      on: fc.constant('withhold' as const),
      who: fc.constantFrom(0, 3, 3, 4),
      homes: units,
      time: fc.constantFrom(20 * MINUTE, 20 * MINUTE, 2 * HOUR, 0, LONGEST_WITHHELD + 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ on: fc.constant('lift' as const), who: fc.constantFrom(0, 3, 4), homes: units }),
  },
)
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ tries: fc.array(someTry, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ wait: fc.constantFrom(1, 10 * MINUTE, 31 * MINUTE, 3 * HOUR) }) },
  { weight: 1, arbitrary: fc.record({ toEndOf: fc.nat({ max: 3 }), offset: fc.constantFrom(-1, 0, 1) }) },
)

type World = TestOffice & {
  database: EntityManager
  clients: OfficeClient[]
  signedInAt: number
  homes: { id: string; number: string }[]
  /** One for every three homes. */
  spaces: { id: string; number: string }[]
}

/** An office with three consultants, and a project of homes enough for every run; the third of each three waits. */
async function aWorld(): Promise<World> {
  const office = await anOffice()
  await aColleague(office, 'zhouqing', '周青', 'consultant')
  const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
  const { id: projectId } = await admin.project.create(ordered({ name: '听涛苑', scheme: SCHEME }))
  await admin.project.changeSettings(ordered({ projectId, changes: { approvedHours: 3 } }))
  const places = Array.from({ length: 250 }, (_, index) => ({
    entrance: 1 + Math.floor(index / 30),
    floor: 1 + (index % 30),
  }))
  const listed = places.flatMap(({ entrance, floor }) =>
    ['01', '02', '03'].map((room) => {
      return { building: '1号楼', entrance: String(entrance), floor, room, type: 'A', area: 100, unitPrice: 10_000 }
    }),
  )
  await takeInList(admin, projectId, await priceListFile(listed))
  const buildingIds = (await manager.project.detail({ projectId })).buildings.map(({ id }) => id)
  const permit = { number: '江售许字(2026)第060号', issuedOn: '2026-06-01' }
  await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
  const { units } = await manager.ledger.board({ projectId })
  const released = units.id.filter((_, place) => units.room[place] !== '03')
  await manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds: released, from: null }))
  const homes = units.id.map((id, place) => ({ id, number: units.number[place] ?? '' }))
  homes.sort((a, b) => a.number.localeCompare(b.number))
  const database = await databaseBeside(office)
  const garage = await addGarage({ projectId }, database, { count: homes.length / HOMES_A_RUN })
  const spaces = garage.map((id, index) => ({ id, number: `车位-B1-${String(index + 1).padStart(3, '0')}` }))
  const pairs = spaces.map(({ id }, index) => ({ unitId: id, homeId: homes[index * HOMES_A_RUN]?.id ?? '' }))
  await writeTies(database, projectId, pairs)
  return { ...office, projectId, database, clients: [], signedInAt: 0, homes, spaces }
}

/** A session lasts a working day. */
async function signInAgain(world: World): Promise<void> {
  if (world.clock.now - world.signedInAt < 11 * HOUR) return
  world.signedInAt = world.clock.now
  world.clients = await Promise.all(
    LOGINS.map(async (login) => {
      const client = world.stranger()
      await client.staff.signIn(ordered({ login, password: PASSWORD }))
      return client
    }),
  )
}

type Run = { world: World; model: Model; units: string[]; ticketIds: string[] }

async function carryOut(
  { world, model, units, ticketIds }: Run,
  action: Action,
): Promise<{ id: string; outcome: Outcome }> {
  const { projectId, clock } = world
  const client = world.clients[action.who]
  if (!client) throw new Error('nobody is there')
  const { tickets } = client.ledger
  switch (action.on) {
    case 'home': {
      const { form, expectedTotal } = writtenFor(units, action.home)
      const order = { projectId, draft: null, form }
      if (action.event === 'save') return ticketOutcome(tickets.save(ordered(order)))
      return ticketOutcome(tickets.submit(ordered({ ...order, expectedTotal })))
    }
    case 'withhold': {
      const until = clock.now + action.time
      const unitIds = action.homes.map((home) => units[home] ?? '')
      const order = ordered({ projectId, unitIds, reason: '留给老客户', until })
      const { error, data } = await safe(client.ledger.withhold(order))
      return { id: '', outcome: error ? refusalIn(error) : { withheld: data.units, until: data.until } }
    }
    case 'lift': {
      const unitIds = action.homes.map((home) => units[home] ?? '')
      const { error, data } = await safe(client.ledger.liftWithholding(ordered({ projectId, unitIds, reason: '放回' })))
      return { id: '', outcome: error ? refusalIn(error) : { lifted: data.units } }
    }
    case 'release': {
      const unitIds = [units[action.home] ?? '']
      const from = action.delay === 0 ? null : clock.now + action.delay
      const { error, data } = await safe(client.ledger.release(ordered({ projectId, buildingIds: [], unitIds, from })))
      return { id: '', outcome: error ? refusalIn(error) : { released: data.from } }
    }
    case 'ticket': {
      const ticketId = ticketIds[action.ticket] ?? ''
      const draft = { ticketId, version: action.version }
      const at = { projectId, ...draft }
      const home = model.tickets[action.ticket]?.home ?? 0
      const { form, expectedTotal } = writtenFor(units, home)
      switch (action.event) {
        case 'save':
          return ticketOutcome(tickets.save(ordered({ projectId, draft, form })))
        case 'submit':
          return ticketOutcome(tickets.submit(ordered({ projectId, draft, form, expectedTotal })))
        case 'amend': {
          const amended = writtenFor(units, home, ['one-off'])
          return ticketOutcome(tickets.amend(ordered({ ...at, ...amended })))
        }
        case 'discard':
        case 'approve':
          return ticketOutcome(tickets[action.event](ordered(at)))
        case 'reject':
        case 'withdraw':
        case 'extend':
          return ticketOutcome(tickets[action.event](ordered({ ...at, reason: '客户要求' })))
      }
    }
  }
}

/** The form of a ticket on a unit, with the parking space where the unit is the home that has one. */
function writtenFor(units: readonly string[], home: number, chosen: string[] = []) {
  const [line, ...none] = aForm(units[home] ?? '', { chosen }).lines
  const space = { unitId: units[SPACE] ?? '', chosen: [], evidence: [] }
  const lines = [...(line ? [line] : []), ...none, ...(home === 0 ? [space] : [])]
  const own = home === SPACE ? PARKING_TOTAL : chosen.length > 0 ? AMENDED_TOTAL : TOTAL
  return { form: { ...aForm(units[home] ?? ''), lines }, expectedTotal: own + (home === 0 ? PARKING_TOTAL : 0) }
}

async function ticketOutcome(call: Promise<Ticket>): Promise<{ id: string; outcome: Outcome }> {
  const { error, data } = await safe(call)
  if (error) return { id: '', outcome: refusalIn(error) }
  const { id, state, number, until, version, history } = data
  return { id, outcome: { state, number, until, version, story: history.map(({ event }) => event) } }
}

function refusalIn(error: Error): Outcome {
  if (!('code' in error && 'data' in error) || typeof error.data !== 'object') throw error
  const { rule: _, ...facts } = { rule: '', ...error.data }
  return { refused: String(error.code), facts }
}

/** What the people who try can have meant: the ticket as it stands before any of them. */
function meant({ world, model }: Run, attempt: Try): Action | null {
  if (attempt.on !== 'ticket') return attempt
  const indexes = model.tickets.flatMap((one, index) => {
    return attempt.isFitting && !isOpenTo(one, attempt.event, world.clock.now) ? [] : [index]
  })
  const ticket = indexes.at(-1 - (attempt.back % Math.max(indexes.length, 1)))
  const standing = ticket === undefined ? undefined : model.tickets[ticket]
  if (ticket === undefined || !standing) return null
  const who = attempt.hand === 'owner' ? standing.owner : attempt.hand
  return { on: 'ticket', event: attempt.event, who, ticket, version: standing.version + (attempt.isStale ? 7 : 0) }
}

/** All at the same moment: the office must have done them in some order, each wholly, as the model does. */
async function tryTogether(run: Run, tries: readonly Try[]): Promise<void> {
  const actions = tries.flatMap((attempt) => meant(run, attempt) ?? [])
  const answers = await Promise.all(actions.map((action) => carryOut(run, action)))
  const outcomes = answers.map(({ outcome }) => outcome)
  const inOrder = ordersOf(actions.map((_, index) => index)).map((order) => foretell(run, actions, order))
  const found = inOrder.find(({ expected }) => isDeepStrictEqual(expected, outcomes))
  if (!found) {
    expect({ actions, outcomes }).toEqual({ actions, outcomes: inOrder[0]?.expected })
    throw new Error('in no order do these outcomes follow from what was tried')
  }
  run.model = found.model
  for (const [index, ticket] of found.made) run.ticketIds[ticket] = answers[index]?.id ?? ''
}

function foretell({ world, model }: Run, actions: readonly Action[], order: readonly number[]) {
  const after = structuredClone(model)
  const expected: Outcome[] = []
  const made: [number, number][] = []
  for (const index of order) {
    const action = actions[index]
    if (!action) continue
    const before = after.tickets.length
    expected[index] = perform(after, action, world.clock.now)
    if (after.tickets.length > before) made.push([index, before])
  }
  return { model: after, expected, made }
}

function ordersOf(indexes: readonly number[]): number[][] {
  if (indexes.length <= 1) return [[...indexes]]
  return indexes.flatMap((first) => ordersOf(indexes.filter((one) => one !== first)).map((rest) => [first, ...rest]))
}

async function take(run: Run, step: Step): Promise<void> {
  const { clock } = run.world
  if ('tries' in step) return tryTogether(run, step.tries)
  if ('wait' in step) clock.now += step.wait
  else {
    const running = run.model.homes.flatMap((_, index) => claimOn(run.model, index, clock.now) ?? [])
    const ends = running.map(({ until }) => (until ?? 0) + step.offset)
    clock.now = Math.max(clock.now, ends[step.toEndOf % Math.max(ends.length, 1)] ?? 0)
  }
  return signInAgain(run.world)
}

/** Everything there is to see at the end is as the model has it. */
async function compare(run: Run): Promise<void> {
  const { world, model, units, ticketIds } = run
  const { projectId, clock, clients } = world
  const { units: cells } = await (clients[3] ?? world.stranger()).ledger.board({ projectId })
  for (const [index, { releasedFrom }] of model.homes.entries()) {
    const place = cells.id.indexOf(units[index] ?? '')
    const holder = holderOf(model, index, clock.now)
    const claim = claimOn(model, index, clock.now)
    expect({
      releasedFrom: cells.releasedFrom[place],
      kind: cells.claimKind[place],
      by: cells.claimBy[place],
      since: cells.claimSince[place],
      until: cells.claimUntil[place],
      ticketId: cells.ticketId[place],
    }).toEqual({
      releasedFrom,
      kind: claim?.kind ?? null,
      by: claim?.by ?? null,
      since: claim?.since ?? null,
      until: claim?.until ?? null,
      ticketId: holder ? ticketIds[model.tickets.indexOf(holder)] : null,
    })
  }
  for (const [index, ticket] of model.tickets.entries()) {
    const client = clients[ticket.owner] ?? world.stranger()
    const told = await client.ledger.tickets.detail({ projectId, ticketId: ticketIds[index] ?? '' })
    const state = stateAt(ticket, clock.now)
    const story = state === ticket.state ? ticket.story : [...ticket.story, 'expire']
    expect({ ...told, history: told.history.map(({ event }) => event) }).toMatchObject({
      state,
      number: ticket.number,
      version: ticket.version,
      history: story,
    })
  }
  const claims = await world.database.findBy(claimTable, { unitId: In(units) })
  for (const unitId of units) expectOneAfterAnother(claims.filter((claim) => claim.unitId === unitId))
  for (const [index, { home, number }] of model.tickets.entries()) {
    if (number !== null)
      expectTogether(
        claims.filter(({ ticketId }) => ticketId === ticketIds[index]),
        home === 0 ? 2 : 1,
      )
  }
}

/** LED-11: all claims of a ticket stand alike, open or closed. */
function expectTogether(claims: readonly ClaimRow[], wanted: number): void {
  expect(claims).toHaveLength(wanted)
  const alike = new Set(claims.map(({ kind, since, until, closedAt }) => `${kind} ${since} ${until} ${closedAt}`))
  expect([...alike]).toHaveLength(1)
}

/** LED-1 over all of a home's time: each claim ended before the next began. */
function expectOneAfterAnother(claims: ClaimRow[]): void {
  const inTime = claims.map(({ since, closedAt }) => ({ since, end: closedAt ?? Number.POSITIVE_INFINITY }))
  inTime.sort((a, b) => a.since - b.since || a.end - b.end)
  for (const [index, { since }] of inTime.entries()) {
    expect(since).toBeGreaterThanOrEqual(inTime[index - 1]?.end ?? 0)
  }
}

it('LED-1, LED-2, LED-4, LED-5, LED-11: whatever is tried in whatever order or at once, the office does as the law says', async () => {
  const world = await aWorld()
  const releasedFrom = world.clock.now
  let next = 0
  let lastDrawn: Model['drawn'] | null = null
  const property = fc.asyncProperty(fc.array(someStep, { minLength: 1, maxLength: 30, size: 'max' }), async (steps) => {
    // Each run has homes of its own, and after one that failed a new day with new numbers: it fails alone.
    const space = world.spaces[next / HOMES_A_RUN]
    const homes = [...world.homes.slice(next, next + HOMES_A_RUN), ...(space ? [space] : [])]
    next += HOMES_A_RUN
    const drawn = lastDrawn ?? {}
    if (!lastDrawn) world.clock.now = startOfDay(addDays(dayOf(world.clock.now), 1)) + 9 * HOUR
    lastDrawn = null
    await signInAgain(world)
    const run: Run = {
      world,
      model: {
        homes: homes.map(({ number }, index) => {
          if (index === SPACE) return { number, releasedFrom: 0, with: 0 }
          return { number, releasedFrom: number.endsWith('03') ? null : releasedFrom, with: null }
        }),
        withholdings: [],
        tickets: [],
        drawn,
      },
      units: homes.map(({ id }) => id),
      ticketIds: [],
    }
    for (const step of steps) await take(run, step)
    await compare(run)
    lastDrawn = run.model.drawn
  })
  await fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 10_000 })
}, 60_000)
