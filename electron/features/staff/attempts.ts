import { MoreThan } from 'typeorm'
import { MINUTE } from '../../../shared/kernel/day'
import type { Personal } from '../../database/personal'
import { networkOf } from '../../gate/network'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { signInAttemptTable } from './tables'

/**
 * Failed tries to sign in are limited for a login name at one address, so that nobody keeps a colleague at another PC out
 * by mistyping; more widely for a login name from anywhere, and for an address. Rule SEC-1.
 */
const WINDOW = 15 * MINUTE
const TRIES_A_LOGIN_HERE = 5
const TRIES_A_LOGIN = 30
const TRIES_AN_ADDRESS = 60

/** Until when nobody may try this login, or anything from this address; null when they may. */
export async function findSignInLimit(
  db: Reader,
  personal: Personal,
  login: string,
  address: string,
  now: number,
): Promise<number | null> {
  const limits = await Promise.all([
    limitOf(db, keyOfLoginHere(personal, login, address), TRIES_A_LOGIN_HERE, now),
    limitOf(db, keyOfLogin(personal, login), TRIES_A_LOGIN, now),
    limitOf(db, keyOfAddress(personal, address), TRIES_AN_ADDRESS, now),
  ])
  const until = Math.max(...limits)
  return until > now ? until : null
}

async function limitOf(db: Reader, key: string, tries: number, now: number): Promise<number> {
  const recent = await db.find(
    signInAttemptTable,
    { key, at: MoreThan(now - WINDOW) },
    { order: { at: 'DESC' }, limit: tries },
  )
  const oldest = recent[tries - 1]
  return oldest ? oldest.at + WINDOW : 0
}

/** Counts a failed try against the login name, here and anywhere, and the address. */
export async function countFailedTry(
  db: Writer,
  personal: Personal,
  login: string,
  address: string,
  at: number,
  newId: () => string,
): Promise<void> {
  const keys = [keyOfLoginHere(personal, login, address), keyOfLogin(personal, login), keyOfAddress(personal, address)]
  await db.insert(
    signInAttemptTable,
    keys.map((key) => ({ id: newId(), key, at })),
  )
}

function keyOfLoginHere(personal: Personal, login: string, address: string): string {
  return personal.hash('signIn', `login ${login} at ${networkOf(address)}`)
}

function keyOfLogin(personal: Personal, login: string): string {
  return personal.hash('signIn', `login ${login}`)
}

function keyOfAddress(personal: Personal, address: string): string {
  return personal.hash('signIn', `address ${networkOf(address)}`)
}
