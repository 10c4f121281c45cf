import { hash, verify } from '@node-rs/argon2'
import { Semaphore } from 'async-mutex'
import { networkOf } from '../../gate/network'

// OWASP's floor for argon2id is 19 MiB and two passes; this is well above and takes about 50 ms here.
const ARGON2ID = 2
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 32_768, timeCost: 3, parallelism: 1 }

/** Hashes a password with argon2id; off the main thread. Rule SEC-1. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS)
}

let nobody: Promise<string> | undefined

/** Whether the password is the one behind the hash. For an unknown login it takes just as long and is never so. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const isRight = await verify(passwordHash ?? (await nobody), password)
  return isRight && passwordHash !== null
}

/** Hashing and SQLite share Node's four threads: half of them are the database's, whoever floods the sign-in. */
const AT_ONCE = 2
const hashing = new Semaphore(AT_ONCE)

/** The line of each place somebody waits at; where nobody waits there is none. */
const lines = new Map<string, Semaphore>()

/**
 * Does what needs a password hashed in its turn: places take turns, so that a thousand tries from one PC hold up
 * nobody at another. Rule SEC-1.
 */
export async function inTurn<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
  const place = networkOf(address)
  const line = lines.get(place) ?? new Semaphore(AT_ONCE)
  lines.set(place, line)
  try {
    return await line.runExclusive(() => hashing.runExclusive(work))
  } finally {
    if (line.getValue() === AT_ONCE) lines.delete(place)
  }
}
