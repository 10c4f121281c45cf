import type { EntityManager } from 'typeorm'
import { dayOf } from '../../shared/kernel/day'
import { isRefusal, type Refusal, refuse } from '../../shared/kernel/refusal'
import { documentNumber } from '../../shared/kernel/serial'
import { isConnectionLost, isGivenUp, OutcomeUnknownError } from '../database/connection-loss'
import type { Database } from '../database/database'
import { appendAudit } from './audit'
import type { Changes, NumberedChange } from './changes'
import type { Actor, BaseContext, Services } from './context'
import type { AuditNote } from './done'
import { findAnswer, keepAnswer, type Request, requestIdOf, subjectOf } from './request'
import { findActorOfSession } from './session'
import { type Settled, standingIn } from './standing'
import type { Streams } from './streams'
import { counterTable } from './tables'
import { type Writer, writerOf } from './unit-of-work'

export type CommandRun = {
  database: Database
  services: Services
  call: string
  scope: string
  actor: Actor | null
  base: BaseContext & { actor: Actor | null }
  settled: Settled
  streams: Streams
  input: unknown
  /** By what it is known, and answered again; null where nobody is signed in. */
  request: Request | null
  perform: (context: unknown, input: unknown) => Promise<unknown>
  /** Something slow came first, so that who asks is looked up again: the account may have been ended meanwhile. */
  isPrepared: boolean
  parseOutput(output: unknown): Promise<unknown>
  setSession(token: string | null): void
  setPc(token: string, isFormerTaken: boolean): void
}

/** Leaves the transaction with nothing done. */
class RolledBack extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** What the PC is called from now on, and whether its former name is still taken for it. */
type NewPc = { token: string; isFormerTaken: boolean }

type Outcome = {
  answer: unknown
  session?: string | null
  pc?: NewPc | undefined
  published?: NumberedChange
  /** The session whose streams end. */
  silenced?: string | undefined
  /** What is only done once the command stands. */
  afterCommit?: (() => void) | undefined
}

/**
 * Runs a command: one queued transaction that holds the handler's work, its audit row, the change number and the kept
 * answer; after the commit the cookies are set and the change published. A refusal undoes it all and is recorded apart, in
 * the same turn of the queue.
 */
export async function performCommand(run: CommandRun): Promise<unknown> {
  const { services, scope, request } = run
  const outcome = await carryOut(run, request)
  if (outcome.session !== undefined) run.setSession(outcome.session)
  if (outcome.pc !== undefined) run.setPc(outcome.pc.token, outcome.pc.isFormerTaken)
  if (outcome.silenced !== undefined) run.streams.end(outcome.silenced)
  if (outcome.published) services.announcer.committed(scope, outcome.published)
  outcome.afterCommit?.()
  return outcome.answer
}

/**
 * Where the connection broke during the commit, the same request is given once more: it finds the answer that was
 * committed, or is carried out now. It waits its turn, and so until the database has ended the first try. Rule SEC-4.
 */
async function carryOut(run: CommandRun, request: Request | null): Promise<Outcome> {
  const once = () =>
    run.database.write<Outcome>(run.scope, (manager) => transact(run, request, manager), {
      isLong: run.isPrepared,
      instead: (error) =>
        error instanceof RolledBack ? (manager) => recordRefusal(run, request, error.refusal, manager) : null,
    })
  try {
    return await once()
  } catch (error) {
    if (request === null || !(error instanceof OutcomeUnknownError)) throw error
    return await once().catch((again) => {
      // Still away or busy: whether the first try came through stays open.
      throw isConnectionLost(again) || isGivenUp(again) ? error : again
    })
  }
}

async function transact(run: CommandRun, request: Request | null, manager: EntityManager): Promise<Outcome> {
  const { services, scope } = run
  const now = await services.clock.inside(manager)
  const db = writerOf(manager, counterTable, services.personal)
  if (run.isPrepared && run.actor && !(await findActorOfSession(db, run.actor.sessionId, now))) {
    throw new RolledBack(refuse('NOT_SIGNED_IN', {}))
  }
  const first = request && (await findAnswer(db, services.personal, request, now))
  if (first === 'reused') throw new RolledBack(refuse('REQUEST_REUSED', {}))
  if (first && first !== 'stale') return { answer: first.answer }
  const standing = await standingIn(db, scope, run.settled)
  if (standing === 'setAside') throw new RolledBack(refuse('PROJECT_SET_ASIDE', {}))

  let session: string | null | undefined
  let pc: NewPc | undefined
  let silenced: string | undefined
  let afterCommit: (() => void) | undefined
  const result = await run.perform(
    {
      ...run.base,
      db,
      now,
      drawNumber: async (kind: Parameters<typeof documentNumber>[0]) => {
        const day = dayOf(now)
        return documentNumber(kind, day, await db.next(scope, `${kind} ${day}`), standing === 'trial')
      },
      setSession: (token: string | null) => {
        session = token
      },
      setPc: (token: string, isFormerTaken: boolean) => {
        pc = { token, isFormerTaken }
      },
      endStreams: (sessionId: string) => {
        silenced = sessionId
      },
      afterCommit: (work: () => void) => {
        afterCommit = work
      },
    },
    run.input,
  )
  if (isRefusal(result)) throw new RolledBack(result)
  if (isKept(result)) {
    if (request) await keepAnswer(db, services.personal, request, result.kept, now, first)
    await appendAudit(db, services.personal, scope, auditFacts(run, now, 'refused', result.kept.refused, result.audit))
    return { answer: result.kept }
  }
  if (!isDone(result)) throw new Error(`${run.call} gave no result`)

  const answer = await run.parseOutput(result.output)
  if (request) await keepAnswer(db, services.personal, request, answer, now, first)
  const published = result.changes && (await announced(run, db, result.changes, now))
  // The last of it all: the link says what was written.
  await appendAudit(db, services.personal, scope, auditFacts(run, now, 'done', null, result.audit))
  return { answer, session, pc, published, silenced, afterCommit }
}

async function announced({ services, scope }: CommandRun, db: Writer, changes: Changes, now: number) {
  const number = await db.next(scope, CHANGE_COUNTER)
  const change = { cells: [], tickets: [], specials: [], board: false, ...changes, number, at: now }
  await services.announcer.announce(db, scope, change)
  return change
}

/** The counter of a project's published changes. */
export const CHANGE_COUNTER = 'change'

/** Records and keeps a refusal; gives what is to be answered. */
async function recordRefusal(
  run: CommandRun,
  request: Request | null,
  refusal: Refusal,
  manager: EntityManager,
): Promise<Outcome> {
  const now = await run.services.clock.inside(manager)
  const db = writerOf(manager, counterTable, run.services.personal)
  // An id used again for something else keeps its first answer.
  if (request && refusal.refused !== 'REQUEST_REUSED') {
    // On PostgreSQL the same request, sent twice at once, may have been carried out since this one was undone.
    const first = await findAnswer(db, run.services.personal, request, now)
    if (first && first !== 'reused' && first !== 'stale') return { answer: first.answer }
    if (first !== 'reused') await keepAnswer(db, run.services.personal, request, refusal, now, first)
  }
  await appendAudit(db, run.services.personal, run.scope, auditFacts(run, now, 'refused', refusal.refused, null))
  return { answer: refusal }
}

function auditFacts(
  run: CommandRun,
  at: number,
  outcome: 'done' | 'refused',
  code: string | null,
  note: AuditNote | null,
) {
  return {
    at,
    personId: run.actor?.id ?? null,
    person: run.actor?.name ?? '',
    call: run.call,
    outcome,
    code,
    subject: note?.subject ?? subjectOf(run.input),
    before: note?.before === undefined ? null : JSON.stringify(note.before),
    after: note?.after === undefined ? null : JSON.stringify(note.after),
    requestId: requestIdOf(run.input),
  }
}

function isDone(value: unknown): value is { output: unknown; audit: AuditNote; changes?: Changes } {
  return typeof value === 'object' && value !== null && 'output' in value && 'audit' in value
}

function isKept(value: unknown): value is { kept: Refusal; audit: AuditNote } {
  return typeof value === 'object' && value !== null && 'kept' in value && 'audit' in value
}
