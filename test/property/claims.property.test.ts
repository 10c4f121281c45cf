import { isDeepStrictEqual } from 'node:util'
import { safe } from '@orpc/client'
import fc from 'fast-check'
import { In } from 'typeorm'
import { expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { type ClaimRow, claimTable } from '../../electron/features/ledger/tables'
import { addDays, dayOf, HOUR, startOfDay } from '../../shared/kernel/day'
import type { Ticket } from '../../shared/ledger/ticket-contract'
import { PARKING_TOTAL } from '../office/a-garage'
import { aForm } from '../office/a-ticket'
import { priceListFile } from '../office/price-list'
import {
  type Action,
  claimOn,
  holderOf,
  isOpenTo,
  type ListAction,
  type Model,
  type Outcome,
  type Priced,
  perform,
  pricedOf,
  stateAt,
  takeList,
  totalOf,
} from './claims-model'
import { HOMES_A_RUN, SPACE, type Step, someStep, type Try } from './claims-steps'
import { aWorld, listedAs, signInAgain, type World } from './claims-world'

/** How many runs: more of them, without a limit in time, by `FANGHAO_MODEL_RUNS`. */
const ASKED = Number(process.env.FANGHAO_MODEL_RUNS ?? 0)
const RUNS = ASKED || 40

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
      const { form, expectedTotal } = writtenFor(units, action.home, pricedOf(model, action.home))
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
      const { form, expectedTotal } = writtenFor(units, home, pricedOf(model, home))
      switch (action.event) {
        case 'save':
          return ticketOutcome(tickets.save(ordered({ projectId, draft, form })))
        case 'submit':
          return ticketOutcome(tickets.submit(ordered({ projectId, draft, form, expectedTotal })))
        case 'amend': {
          const pinned = model.tickets[action.ticket]?.pinned ?? pricedOf(model, home)
          const amended = writtenFor(units, home, pinned, ['one-off'])
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
function writtenFor(units: readonly string[], home: number, priced: Priced | null, chosen: string[] = []) {
  const [line, ...none] = aForm(units[home] ?? '', { chosen }).lines
  const space = { unitId: units[SPACE] ?? '', chosen: [], evidence: [] }
  const lines = [...(line ? [line] : []), ...none, ...(home === 0 ? [space] : [])]
  // 98 折 for paying at once.
  const own = priced === null ? PARKING_TOTAL : (totalOf(priced) * (chosen.length > 0 ? 98 : 100)) / 100
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

/** Previews and confirms the list. Alone: what a preview showed is not confirmed once anything has changed. Rule LED-8. */
async function takeInList({ world, model, units }: Run, action: ListAction): Promise<void> {
  const { projectId, clock } = world
  const ofRun = model.homes.flatMap(({ number, priced }, index) => {
    if (!priced) return []
    return [[number, listedAs(number, index === action.home ? action.area : priced.area, action.unitPrice)] as const]
  })
  expect(ofRun).toHaveLength(units.length - 1)
  // The homes of other runs stay as they are: a list without their claimed ones would be asked about.
  const listed = new Map([...world.listed, ...ofRun])
  const { ledger } = world.clients[action.who] ?? world.stranger()
  const confirmed = async () => {
    const file = await priceListFile([...listed.values()])
    const { uploadId, basis } = await ledger.previewPriceList(ordered({ projectId, file, decidedBy: 'unitPrice' }))
    return ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
  }
  const { error, data } = await safe(confirmed())
  const outcome = error ? refusalIn(error) : { listed: data.appliesFrom }
  if (!error) world.listed = listed
  // Which number the last list has is the project's, in which other runs took in theirs.
  if ('refused' in outcome && outcome.refused === 'NOTHING_CHANGES') outcome.facts = {}
  expect({ action, outcome }).toEqual({ action, outcome: takeList(model, action, clock.now) })
}

async function take(run: Run, step: Step): Promise<void> {
  const { clock } = run.world
  if ('list' in step) return takeInList(run, step.list)
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
  for (const [index, { releasedFrom, priced }] of model.homes.entries()) {
    const place = cells.id.indexOf(units[index] ?? '')
    const holder = holderOf(model, index, clock.now)
    const claim = claimOn(model, index, clock.now)
    expect({
      releasedFrom: cells.releasedFrom[place],
      area: priced && cells.area[place],
      unitPrice: priced && cells.listUnitPrice[place],
      kind: cells.claimKind[place],
      by: cells.claimBy[place],
      since: cells.claimSince[place],
      until: cells.claimUntil[place],
      ticketId: cells.ticketId[place],
    }).toEqual({
      releasedFrom,
      area: priced && priced.area * 100,
      unitPrice: priced && priced.unitPrice * 100,
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

it(
  'LED-1, LED-2, LED-4, LED-5, LED-7, LED-8, LED-11: whatever is tried in whatever order or at once, the office does as the law says',
  async () => {
    const world = await aWorld(RUNS)
    const releasedFrom = world.clock.now
    let next = 0
    let lastDrawn: Model['drawn'] | null = null
    const property = fc.asyncProperty(
      fc.array(someStep, { minLength: 1, maxLength: 30, size: 'max' }),
      async (steps) => {
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
              if (index === SPACE) return { number, releasedFrom: 0, with: 0, priced: null }
              const from = number.endsWith('03') ? null : releasedFrom
              return { number, releasedFrom: from, with: null, priced: { area: 100, unitPrice: 10_000 } }
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
      },
    )
    await fc.assert(property, { numRuns: RUNS, ...(ASKED ? {} : { interruptAfterTimeLimit: 10_000 }) })
  },
  ASKED ? 3_600_000 : 60_000,
)
