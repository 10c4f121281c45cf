import type { Client } from 'pg'

/**
 * The connection broke while a transaction was being committed: whether it was carried out is not known here. The same
 * request, sent again, is answered with the first answer or carried out once. Rule SEC-4.
 */
export class OutcomeUnknownError extends Error {
  constructor(cause: unknown) {
    super('the connection to the database broke during the commit', { cause })
    this.name = 'OutcomeUnknownError'
  }
}

/** What the system says of a host that cannot be reached, or not any more. */
const NETWORK = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])
/**
 * What PostgreSQL says as it goes down, comes up, has no connection left or ends one that took too long: class 08, 57P01
 * to 57P05, 53300, 25P03 and 25P04.
 */
const SQLSTATE = /^(08...|57P0[1-5]|53300|25P0[34])$/
/**
 * What it says of a statement that it gave up, and of those after it in the same transaction: cancelled or timed out, a
 * lock that could not be had, a deadlock, a conflict, no memory left.
 */
const GIVEN_UP = /^(57014|55P03|40P01|40001|53200|25P02)$/
/** What has no code: pg's words for a connection that ended. */
const WORDS = /^Connection terminated|and is not queryable$|timeout exceeded when trying to connect/
/** TypeORM's names for work on a connection that ended meanwhile. */
const RELEASED = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError'])

/** Whether an error says that the database cannot be reached; then nothing was saved, unless a commit was under way. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (RELEASED.has(error.name) || WORDS.test(error.message)) return true
  if (hasCode(error, (code) => NETWORK.has(code) || SQLSTATE.test(code))) return true
  return 'driverError' in error && isConnectionLost(error.driverError)
}

/**
 * A pool's `onConnect`: a connection that the database ends in the instant in which the pool hands it over is listened
 * to by nobody, and an error without a listener ends the process. Who works on it is told by the statement that fails.
 */
export function outliveItsEnd(client: Client): void {
  client.on('error', () => undefined)
}

/** Whether the database is there and gave up what it was told; then nothing was saved, unless a commit was under way. */
export function isGivenUp(error: unknown): boolean {
  return hasCode(error, (code) => GIVEN_UP.test(code))
}

/** Whether the error, or the driver's own in it, has a code of this kind. */
function hasCode(error: unknown, isMeant: (code: string) => boolean): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && isMeant(error.code)) return true
  return 'driverError' in error && hasCode(error.driverError, isMeant)
}
