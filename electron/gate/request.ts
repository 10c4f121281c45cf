import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../../shared/kernel/canonical'
import { HOUR } from '../../shared/kernel/day'
import type { Personal } from '../database/personal'
import { requestAnswerTable } from './tables'
import type { Reader, Writer } from './unit-of-work'

/** How long the first answer to a request is given again. */
export const ANSWER_TIME = 48 * HOUR

export type Request = { personId: string; requestId: string; inputHash: string }

/** The chain and queue of commands that belong to no project: people, signing in. */
export const OFFICE_SCOPE = 'office'

/** The project an input names, if any. */
export function projectOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'projectId' in input && typeof input.projectId === 'string'
    ? input.projectId
    : null
}

const idIn = z.object({
  requestId: z.uuid().optional().catch(undefined),
  ticketId: z.uuid().optional().catch(undefined),
  customerId: z.uuid().optional().catch(undefined),
  uploadId: z.uuid().optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
  draft: z.object({ ticketId: z.uuid() }).nullish().catch(undefined),
  form: z
    .object({ lines: z.array(z.object({ unitId: z.uuid() })) })
    .optional()
    .catch(undefined),
})

/** What a call that was not carried out was about: the ticket, person, file or home it named. Only ids: no typed text. */
export function subjectOf(sent: unknown): string | null {
  const named = idIn.safeParse(sent).data
  if (!named) return null
  const { ticketId, customerId, uploadId, id, draft, form } = named
  return ticketId ?? customerId ?? uploadId ?? id ?? draft?.ticketId ?? form?.lines[0]?.unitId ?? null
}

export function requestIdOf(sent: unknown): string | null {
  return idIn.safeParse(sent).data?.requestId ?? null
}

/** What makes a request the same: the person, its id, and a keyed hash of all that was sent. */
export async function requestOf(personal: Personal, call: string, personId: string, input: unknown): Promise<Request> {
  const requestId = typeof input === 'object' && input !== null && 'requestId' in input ? String(input.requestId) : ''
  const inputHash = personal.hash('request', `${call}\n${canonicalJson(await withoutFiles(input))}`)
  return { personId, requestId, inputHash }
}

async function withoutFiles(input: unknown): Promise<unknown> {
  if (typeof input !== 'object' || input === null) return input
  const entries = await Promise.all(
    Object.entries(input).map(async ([key, value]) => [
      key,
      value instanceof Blob
        ? createHash('sha256')
            .update(new Uint8Array(await value.arrayBuffer()))
            .digest('hex')
        : value,
    ]),
  )
  return Object.fromEntries(entries)
}

/** By what a kept answer is known among all of them. */
export function answerKey({ personId, requestId }: Pick<Request, 'personId' | 'requestId'>): string {
  return `${personId} ${requestId}`
}

/** `reused` when the id came with something else, `stale` when its answer has served its time. */
type Earlier = { answer: unknown } | 'reused' | 'stale' | null

/** The first answer to the same request, or null. */
export async function findAnswer(db: Reader, personal: Personal, request: Request, now: number): Promise<Earlier> {
  const first = await db.findOne(requestAnswerTable, { personId: request.personId, requestId: request.requestId })
  if (!first) return null
  if (first.at + ANSWER_TIME <= now) return 'stale'
  if (first.inputHash !== request.inputHash) return 'reused'
  return { answer: JSON.parse(personal.decrypt('requestAnswer.answer', answerKey(request), first.answer)) }
}

/** Keeps the answer, a refusal included, for whoever asks the same again. */
export async function keepAnswer(
  db: Writer,
  personal: Personal,
  request: Request,
  answer: unknown,
  now: number,
  earlier: Earlier,
): Promise<void> {
  const kept = personal.encrypt('requestAnswer.answer', answerKey(request), JSON.stringify(answer))
  const row = { ...request, answer: kept, at: now }
  await (earlier === 'stale' ? db.put(requestAnswerTable, row) : db.insert(requestAnswerTable, row))
}
