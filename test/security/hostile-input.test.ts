import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '../../shared/kernel/canonical'
import { isAllowed, permissionSchema, type Role, roleSchema } from '../../shared/staff/roles'
import { dumpOf, openRecords } from '../office/records'
import { type Answer, aPc, type Pc } from './a-pc'
import { aWorld, type World } from './a-world'
import { soundOf } from './from-schema'
import { type Hostile, hostileOf } from './hostile-variations'
import { CALLS, type Call } from './the-calls'

/** How many variations of each call each role that may give it sends. */
const RUNS = { sqlite: 24, postgres: 10 }

/** What a refused request writes: that it was refused. */
const RECORDS_REFUSALS = ['audit', 'requestAnswer', 'signInAttempt']

/** What the protocol itself says to what is no request of it. */
const NO_REQUEST = ['BAD_REQUEST', 'NOT_FOUND', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE']

const LEAKS =
  /node_modules|\.ts:\d|\.js:\d|SQLITE_|SELECT |INSERT |UPDATE "|\bat \S+ \(|\/(home|tmp|work|root)\/|argon2id/

type Attack = Hostile & { call: Call; login: string }

describe('every call, fuzzed from its own schema', () => {
  it('SEC-5: gives an answer or a refusal it declares, changes nothing it refuses, and tells nobody what is not theirs', {
    timeout: 600_000,
  }, async () => {
    const world = await aWorld()
    const runs = world.office.databaseUrl === undefined ? RUNS.sqlite : RUNS.postgres
    const pcs = new Map<string, Pc>()
    const pcOf = (login: string) => {
      const pc = pcs.get(login) ?? aPc(world.office)
      pcs.set(login, pc)
      return pc
    }
    const beSignedIn = async (login: string) => {
      if (login !== '') await pcOf(login).beSignedIn(login)
    }
    const records = await openRecords(world.office)
    const look = async () => canonicalJson(await dumpOf(records, RECORDS_REFUSALS))
    const tally = { sent: 0, refused: 0, answered: 0, carriedOut: 0 }
    const wrong: string[] = []

    const attack = async ({ call, login, ...hostile }: Attack) => {
      const answer = await pcOf(login).send(call.name, hostile)
      tally.sent += 1
      const faults = await faultsOf(call, answer, world.secretsFrom(login))
      wrong.push(...faults.map((fault) => `${call.name} by ${login || 'nobody'}, ${hostile.what}: ${fault}`))
      if (answer.status >= 400) tally.refused += 1
      else if (call.kind === 'command') tally.carriedOut += 1
      else tally.answered += 1
      if (answer.status >= 400 || call.kind !== 'command') return false
      await beSignedIn(login)
      return true
    }

    /** Sends them; where one is carried out, those before it are sent again to be held against what is there now. */
    const hold = async (attacks: readonly Attack[]) => {
      if (attacks[0]) await beSignedIn(attacks[0].login)
      let before = await look()
      let pending: Attack[] = []
      for (const one of attacks) {
        if (!(await attack(one))) {
          pending.push(one)
          continue
        }
        before = await look()
        for (const again of pending) if (await attack(again)) before = await look()
        pending = []
      }
      if ((await look()) === before) return
      for (const one of attacks) {
        const was = await look()
        const isCarriedOut = await attack(one)
        if (!isCarriedOut && (await look()) !== was)
          wrong.push(`${one.call.name}, ${one.what}: refused, yet it changed`)
      }
    }

    for (const [turn, call] of CALLS.entries()) {
      const { input } = call
      if (input === undefined) continue
      const hostile = hostileOf(fc.oneof(...world.known.map((known) => soundOf(input, known))), world.ids)
      for (const [place, login] of loginsFor(call, world).entries()) {
        const seed = 20_260_607 + 10 * turn + place
        const attacks = fc.sample(hostile, { numRuns: runs, seed }).map((one) => ({ ...one, call, login }))
        await hold(attacks)
      }
    }

    expect(wrong).toEqual([])
    expect(tally.sent).toBeGreaterThan(100 * runs)
    expect(tally.refused).toBeGreaterThan(tally.sent / 2)
    expect(tally.answered).toBeGreaterThan(tally.sent / 10)
    expect(tally.carriedOut).toBeGreaterThan(20)
  })
})

/** Who sends it: one of every role that may, and nobody at all where that is enough. */
function loginsFor({ name, access }: Call, { logins }: World): string[] {
  if (access === 'public') return ['']
  // These end the session or lock the login of whoever sends them.
  if (name === 'staff.signOut' || name === 'staff.lock') return ['spare']
  if (name === 'staff.changePassword' || name === 'staff.setPin') return ['spare2']
  const permission = permissionSchema.safeParse(access).data
  const roles: Role[] = roleSchema.options.filter((role) => permission === undefined || isAllowed(role, permission))
  return roles.map((role) => logins[role])
}

async function faultsOf(call: Call, answer: Answer, secrets: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  const { status, text, code, json, file } = answer
  if (status >= 500) faults.push(`status ${status} ${text.slice(0, 200)}`)
  if (status >= 400 && !call.codes.includes(code ?? '') && !NO_REQUEST.includes(code ?? '')) {
    faults.push(`refused by ${status} ${code}, which it does not declare`)
  }
  if (status >= 400 && text.length > 30_000) faults.push(`a refusal of ${text.length} signs`)
  if (LEAKS.test(text)) faults.push(`tells of the inside: ${LEAKS.exec(text)?.[0]}`)
  const seen = file === null ? text : await textOfFile(file)
  for (const secret of secrets) if (stands(secret, seen)) faults.push(`tells ${secret}`)
  if (status < 400 && file === null && json !== undefined && call.output) {
    const promised = z.safeParse(call.output, json)
    if (!promised.success) faults.push(`answers what it does not promise: ${promised.error.message.slice(0, 200)}`)
  }
  return faults
}

/** A figure stands where no further digit makes it another one. */
function stands(secret: string, text: string): boolean {
  return /^[\d.]+$/.test(secret)
    ? new RegExp(`(?<![\\d.])${secret.replace('.', '\\.')}(?!\\d)`).test(text)
    : text.includes(secret)
}

/** What an Excel file says; a paper's text is held against the page elsewhere. */
async function textOfFile(file: Blob): Promise<string> {
  if (!file.type.includes('spreadsheet')) return ''
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await file.arrayBuffer())
  return JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()))
}
