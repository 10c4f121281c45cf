import { randomUUID } from 'node:crypto'
import {
  type AnyContractProcedure,
  type AnySchema,
  type ContractRouter,
  type ErrorMap,
  getEventIteratorSchemaDetails,
  isContractProcedure,
} from '@orpc/contract'
import { ORPCError, Procedure, type Router } from '@orpc/server'
import type { CallMeta } from '../../shared/kernel/call'
import { isRefusal, type Refusal, refuse } from '../../shared/kernel/refusal'
import { isAllowed } from '../../shared/staff/roles'
import type { Database } from '../database/database'
import { UnreadableError } from '../database/personal'
import { projectTable } from '../features/project/tables'
import { performCommand } from './command'
import type { Actor, Origin, Services } from './context'
import { type FormerPcs, openFormerPcs } from './former-pcs'
import type { HandlersOf } from './handlers'
import { type LossLog, openLossLog } from './loss-log'
import { recordDenial, recordTurnedAway } from './record'
import { openRepeats, type Repeats } from './repeats'
import { findAnswer, OFFICE_SCOPE, projectOf, type Request, requestIdOf, requestOf } from './request'
import { findActor, findActorOfSession, tokenHash } from './session'
import type { Settled } from './standing'
import { MOST_STREAMS, openStreams, type Streams } from './streams'
import { type Reader, readerOf } from './unit-of-work'

/** What the transport hands over with a call: the cookies' tokens, where it comes from, how to set the cookies. */
export type CallContext = {
  token: string | null
  pc: string | null
  /** Whom the page that asks takes itself to be signed in as; null where it says nothing. */
  believed: string | null
  origin: Origin
  setSession(token: string | null): void
  setPc(token: string): void
}

export type GateConfig = { database: Database; services: Services }

/** With it goes which projects there are, as far as anybody has named them, and what is under way. */
type Wiring = GateConfig & {
  projects: Set<string>
  settled: Settled
  streams: Streams
  repeats: Repeats
  formerPcs: FormerPcs
  tellLoss: LossLog
}

type Call = {
  name: string
  meta: CallMeta
  input: AnySchema | undefined
  output: AnySchema | undefined
  rules: ErrorMap
  /** Events that were parsed, and what came of it: what fifty watchers are told is parsed once. */
  parsed: WeakMap<object, unknown>
}

// What a contract's handler is once its types have done their work: see HandlersOf.
type ErasedFunction = (context: unknown, input: unknown) => Promise<unknown>
type ErasedHandler = ErasedFunction | { prepare: ErasedFunction }

/**
 * THE way in. Every call of the contract passes here, in this order: session → permission → input → transaction →
 * handler → output → audit → commit → publish. A handler does none of these itself.
 */
export function openGate<Contract extends ContractRouter<CallMeta>>(
  contract: Contract,
  handlers: HandlersOf<Contract>,
  config: GateConfig,
): Router<ContractRouter<CallMeta>, CallContext> {
  return wire(contract, handlers, [], {
    ...config,
    projects: new Set(),
    settled: new Set(),
    streams: openStreams(),
    repeats: openRepeats(),
    formerPcs: openFormerPcs(),
    tellLoss: openLossLog(config.services.log, () => performance.now()),
  })
}

function wire(
  contract: ContractRouter<CallMeta>,
  handlers: unknown,
  path: string[],
  config: Wiring,
): Router<ContractRouter<CallMeta>, CallContext> {
  if (isContractProcedure(contract)) {
    if (!isHandler(handlers)) throw new Error(`no handler for ${path.join('.')}`)
    return procedureOf(contract, handlers, path.join('.'), config)
  }
  const rooms = isRecord(handlers) ? handlers : {}
  return Object.fromEntries(
    Object.entries(contract).map(([name, inner]) => [name, wire(inner, rooms[name], [...path, name], config)]),
  )
}

function procedureOf(contract: AnyContractProcedure, handler: ErasedHandler, name: string, config: Wiring) {
  const definition = contract['~orpc']
  const call: Call = {
    name,
    meta: definition.meta as CallMeta,
    input: definition.inputSchema,
    output: definition.outputSchema,
    rules: definition.errorMap,
    parsed: new WeakMap(),
  }
  return new Procedure<CallContext, CallContext, AnySchema, AnySchema, typeof definition.errorMap, CallMeta>({
    ...definition,
    middlewares: [],
    // The gate parses input and output itself, at their place in the order; the framework leaves both alone.
    inputValidationIndex: Number.NaN,
    outputValidationIndex: Number.NaN,
    handler: ({ context, input, signal }) => answer(call, handler, context, input, signal, config),
  })
}

async function answer(
  call: Call,
  handler: ErasedHandler,
  context: CallContext,
  sent: unknown,
  signal: AbortSignal | undefined,
  config: Wiring,
): Promise<unknown> {
  const { services, database } = config
  // Asked of every call, whatever comes of it: who comes under a new name has had the answer that gave it.
  const pc = context.pc === null ? null : config.formerPcs.nameOf(tokenHash(context.pc), services.clock.now())
  try {
    const db = readerOf(database.reader)
    const actor = await findActor(db, context.token, services.clock.now())
    const turnedAway = turnAway(call.meta, actor, context.believed)
    if (turnedAway) {
      if (actor) await recordTurnedAway(config, call.name, actor, turnedAway, sent)
      return await giveRefusal(call, turnedAway)
    }
    const denial = deny(call.meta, actor)
    if (denial) {
      if (actor) await recordDenial(config, call.name, actor, denial, sent)
      return await giveRefusal(call, denial)
    }
    const input = await parse(call.input, sent)
    if (isRefusal(input)) {
      if (actor && call.meta.kind === 'command') await recordDenial(config, call.name, actor, input, sent)
      return await giveRefusal(call, input)
    }
    const scope = await scopeOf(input, db, config.projects)
    if (scope === null) return await giveRefusal(call, refuse('NOT_FOUND', { what: 'project' }))

    const base = {
      actor,
      origin: context.origin,
      pc,
      personal: services.personal,
      newId: services.newId,
      randomToken: services.randomToken,
    }
    const { workers, readings, exports, attachments, demo, backups } = services
    const reading = { ...base, db, now: services.clock.now(), workers, readings, exports, attachments, demo, backups }
    const carryOut = async (request: Request | null) => {
      const perform = await preparedOf(handler, { ...reading, signal }, input, request, services)
      // Nobody's requests are kept, so that there is no earlier answer to give.
      if (isRefusal(perform) && !actor) {
        await recordTurnedAway(config, call.name, null, perform, sent)
        return perform
      }
      return performCommand({
        ...config,
        call: call.name,
        scope,
        actor,
        base,
        input,
        request,
        perform: isRefusal(perform) ? async () => perform : perform,
        isPrepared: typeof handler !== 'function',
        parseOutput: (output) => parseOutput(call, output),
        setSession: context.setSession,
        setPc: (token, isFormerTaken) => {
          if (pc !== null) config.formerPcs.renamed(pc, tokenHash(token), isFormerTaken, services.clock.now())
          context.setPc(token)
        },
      })
    }
    switch (call.meta.kind) {
      case 'query': {
        const result = await database.read(async (manager) => {
          const now = await services.clock.reading(manager)
          return functionOf(handler)({ ...reading, db: readerOf(manager), now }, input)
        })
        return isRefusal(result) ? await giveRefusal(call, result) : await parseOutput(call, result)
      }
      case 'watch': {
        const sessionId = actor?.sessionId ?? ''
        const findWatcher = async () => {
          const watcher = await findActorOfSession(db, sessionId, services.clock.now())
          return watcher?.isLocked ? null : watcher
        }
        const { hub, progress } = services
        const { now: officeNow, behind: clockBehind } = services.clock
        const watching = { ...reading, hub, progress, officeNow, clockBehind, findWatcher }
        const stream = config.streams.bounded(
          sessionId,
          signal,
          (signal) => streamOf(handler, { ...watching, signal }, input),
          () => giveRefusal(call, refuse('TOO_MANY_WINDOWS', { most: MOST_STREAMS })),
        )
        return parseEvents(call, stream)
      }
      case 'command': {
        const request = actor && (await requestOf(services.personal, call.name, actor.id, input))
        const outcome = await (request && typeof handler !== 'function'
          ? config.repeats(`${request.personId} ${request.requestId}`, () => carryOut(request))
          : carryOut(request))
        return isRefusal(outcome) ? await giveRefusal(call, outcome) : outcome
      }
    }
  } catch (error) {
    if (error instanceof ORPCError) throw error
    // Whoever gave up listening stopped the work; there is nothing to mend and nobody to tell.
    if (signal?.aborted) throw error
    return await giveRefusal(call, explain(error, call, config))
  }
}

/** What cannot be helped here, as an answer: nothing of the error itself crosses the wire. */
function explain(error: unknown, call: Call, { database, tellLoss, services: { log } }: Wiring): Refusal {
  // Which it was stands in the log, where it is told once.
  if (error instanceof UnreadableError) return refuse('DATA_UNREADABLE', {})
  const id = randomUUID()
  const obstacle = database.obstacleIn(error)
  if (obstacle === 'DATABASE_AWAY' || obstacle === 'OUTCOME_UNKNOWN') {
    tellLoss(call.name, obstacle, error)
    return refuse(obstacle, {})
  }
  if (obstacle) {
    log.error({ id, call: call.name, err: error, obstacle }, 'the database cannot keep what it is told')
    return refuse(obstacle, {})
  }
  log.error({ id, call: call.name, err: error }, 'unexpected error')
  return refuse('UNEXPECTED', { id })
}

/**
 * A locked session answers only what comes before signing in, and a page that was another person's is told that it is
 * no longer theirs: what it has on the screen must not be done by whoever is at the PC now. Rule SEC-1.
 */
function turnAway(meta: CallMeta, actor: Actor | null, believed: string | null): Refusal | null {
  if (meta.access === 'public' || !actor) return null
  if (believed !== null && believed !== actor.id) return refuse('NOT_SIGNED_IN', {})
  return actor.isLocked ? refuse('LOCKED', {}) : null
}

function deny(meta: CallMeta, actor: Actor | null): Refusal | null {
  if (meta.access === 'public') return null
  if (!actor) return refuse('NOT_SIGNED_IN', {})
  if (meta.access === 'signedIn' || isAllowed(actor.role, meta.access)) return null
  return refuse('NOT_ALLOWED', { access: meta.access })
}

async function parse(schema: AnySchema | undefined, sent: unknown): Promise<unknown> {
  if (!schema) return undefined
  const result = await schema['~standard'].validate(sent)
  if (!result.issues) return result.value
  return refuse('INPUT_INVALID', {
    issues: result.issues.slice(0, 50).map((issue) => ({
      path: (issue.path ?? []).map((step) => {
        const key = typeof step === 'object' ? step.key : step
        return typeof key === 'number' ? key : String(key)
      }),
      code: 'code' in issue && typeof issue.code === 'string' ? issue.code : 'invalid',
      message: issue.message.slice(0, 200),
    })),
  })
}

/** An answer that is not what the contract promises is our fault: nothing of it leaves. */
function parseOutput(call: Call, output: unknown): Promise<unknown> {
  return parsePromised(call, call.output, output)
}

/** The events of a stream, each as the contract promises it. */
async function* parseEvents(call: Call, stream: AsyncIterable<unknown>): AsyncGenerator<unknown, void> {
  const promised = getEventIteratorSchemaDetails(call.output)?.yields
  for await (const event of stream) {
    if (!isRecord(event)) throw new Error(`${call.name} gives an event that is none`)
    const known = call.parsed.get(event)
    const parsed = known ?? (await parsePromised(call, promised, event))
    if (known === undefined) call.parsed.set(event, parsed)
    yield parsed
  }
}

async function parsePromised(call: Call, promised: AnySchema | undefined, output: unknown): Promise<unknown> {
  if (!promised) return output
  const result = await promised['~standard'].validate(output)
  if (!result.issues) return result.value
  const where = result.issues.slice(0, 5).map((issue) => `${JSON.stringify(issue.path)} ${issue.message}`)
  throw new Error(`${call.name} gives what its contract does not promise: ${where.join('; ')}`)
}

/** A refusal that comes before the transaction is given inside it: the same request may have had its answer already. */
async function preparedOf(
  handler: ErasedHandler,
  reading: { actor: Actor | null; signal: AbortSignal | undefined; db: Reader; now: number },
  input: unknown,
  request: Request | null,
  { personal, progress: hub }: Services,
): Promise<ErasedFunction | Refusal> {
  if (typeof handler === 'function') return handler
  const earlier = request && (await findAnswer(reading.db, personal, request, reading.now))
  if (earlier && earlier !== 'stale') return answeredAlready
  const told = [reading.actor?.id ?? '', requestIdOf(input) ?? ''] as const
  const perform = await handler
    .prepare({ ...reading, report: hub.reporterFor(...told) }, input)
    .finally(() => hub.end(...told))
  if (isRefusal(perform)) return perform
  if (!isFunction(perform)) throw new Error('a command prepared nothing to perform')
  return perform
}

/** What is slow is not done again for a request that has its answer: the transaction finds that first. */
const answeredAlready: ErasedFunction = async () => {
  throw new Error('the kept answer of a repeated request is gone')
}

/** The project the input names, or the office; null when there is no such project. A project never goes away. */
async function scopeOf(input: unknown, db: Reader, projects: Set<string>): Promise<string | null> {
  const projectId = projectOf(input)
  if (projectId === null) return OFFICE_SCOPE
  if (!projects.has(projectId)) {
    if (!(await db.findOne(projectTable, { id: projectId }))) return null
    projects.add(projectId)
  }
  return projectId
}

/** A refusal tells the facts its contract declares, and no others. */
async function giveRefusal(call: Call, { refused, data }: Refusal): Promise<never> {
  const declared = call.rules[refused]
  if (!declared?.data) throw new Error(`${call.name} refuses with ${refused}, which its contract does not declare`)
  const facts = isRecord(data) ? data : {}
  const told = await declared.data['~standard'].validate(
    refused === 'UNEXPECTED' ? facts : { rule: declared.message, ...facts },
  )
  if (told.issues) throw new Error(`${call.name} refuses with ${refused} and facts its contract does not promise`)
  throw new ORPCError(refused, {
    defined: true,
    status: declared.status,
    message: declared.message,
    data: told.value,
  })
}

function functionOf(handler: ErasedHandler): ErasedFunction {
  return typeof handler === 'function' ? handler : handler.prepare
}

function streamOf(handler: ErasedHandler, context: unknown, input: unknown): AsyncIterable<unknown> {
  const stream: unknown = functionOf(handler)(context, input)
  if (!isStream(stream)) throw new Error('a watch gives no stream')
  return stream
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function isHandler(value: unknown): value is ErasedHandler {
  return isFunction(value) || (isRecord(value) && isFunction(value.prepare))
}

function isFunction(value: unknown): value is ErasedFunction {
  return typeof value === 'function'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
