import { IsNull } from 'typeorm'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { staffContract } from '../../../shared/staff/contract'
import { DEFAULT_LOCK_AFTER, type LockAfter, lockAfterSchema } from '../../../shared/staff/lock'
import type { SignedIn } from '../../../shared/staff/person'
import { permissionsOf } from '../../../shared/staff/roles'
import type { CommandContext, PrepareContext, QueryContext } from '../../gate/context'
import { done, refuseKeeping } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { endSession, openSession } from '../../gate/session'
import { LOCK_SETTING, sessionTable, settingTable } from '../../gate/tables'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { countFailedTry, findSignInLimit } from './attempts'
import { hashPassword, inTurn, isPassword } from './passwords'
import { endSeats, leaveSeat, openSeat } from './seats'
import { type PersonRow, personTable } from './tables'

type SignInHandlers = Pick<
  HandlersOf<typeof staffContract>,
  'session' | 'setUp' | 'signIn' | 'signOut' | 'changePassword'
>

/** Signing in and out, and the first run. Rule SEC-1. */
export const signInHandlers: SignInHandlers = {
  session: async ({ db, actor, demo }) => {
    const person = actor && (await db.findOne(personTable, { id: actor.id }))
    const lockAfter = await findLockAfter(db)
    if (person)
      return { state: actor.isLocked ? 'locked' : 'signedIn', person: signedIn(person), lockAfter, demo: null }
    const isNew = (await db.count(personTable, {})) === 0
    return { state: isNew ? 'setUp' : 'signedOut', person: null, lockAfter, demo: demo && (await demoPeople(db, demo)) }
  },

  setUp: {
    prepare: async (context, input) => {
      // Asked before anything is hashed: nobody has signed in, and the answer will not change.
      if ((await context.db.count(personTable, {})) > 0) return refuse('ALREADY_SET_UP', {})
      const passwordHash = await inTurn(context.origin.address, () => hashPassword(input.password))
      return async (tx) => {
        if ((await tx.db.count(personTable, {})) > 0) return refuse('ALREADY_SET_UP', {})
        const admin: PersonRow = {
          id: tx.newId(),
          login: input.login,
          name: input.name,
          role: 'admin',
          passwordHash,
          pinHash: null,
          phone: null,
          phoneHash: null,
          idNumber: null,
          idNumberHash: null,
          isActive: true,
          createdAt: tx.now,
          version: 1,
        }
        await tx.db.insert(personTable, admin)
        await startSession(tx, admin.id)
        return done(signedIn(admin), { subject: admin.id, after: { login: admin.login, role: admin.role } })
      }
    },
  },

  signIn: {
    prepare: async (context, input) => {
      const login = input.login.normalize('NFKC').trim().toLowerCase()
      const person = await context.db.findOne(personTable, { login, isActive: true })
      const isRight = await tryPassword(context, login, person?.passwordHash ?? null, input.password)
      if (isRefusal(isRight)) return isRight
      return async (tx) => {
        // Asked again in the queue: many tries sent at once must not all pass the first look.
        const refused = await checkTry(tx, login, isRight)
        if (refused) return refused
        // Looked up again as well: the account may have been ended, or its password changed, in between.
        const current = await tx.db.findOne(personTable, { login, isActive: true })
        if (!current || current.passwordHash !== person?.passwordHash) {
          return refuseKeeping(refuse('SIGN_IN_FAILED', {}), { subject: await notedLogin(tx.db, login) })
        }
        if (tx.actor) await endSession(tx, tx.actor.sessionId)
        await startSession(tx, current.id)
        return done(signedIn(current), { subject: current.id })
      }
    },
  },

  signOut: async (tx) => {
    await endSession(tx, tx.actor.sessionId)
    if (tx.pc !== null) await leaveSeat(tx.db, tx.pc, tx.actor.id, tx.now)
    tx.setSession(null)
    return done({}, { subject: tx.actor.id })
  },

  changePassword: {
    prepare: async (context, input) => {
      const asked = await askPassword(context, input.current)
      if (isRefusal(asked)) return asked
      const passwordHash = await inTurn(context.origin.address, () => hashPassword(input.password))
      return async (tx) => {
        const current = await asked(tx)
        if (!('passwordHash' in current)) return current
        await tx.db.update(personTable, { id: current.id }, { passwordHash, version: current.version + 1 })
        await endSessions(tx.db, current.id, tx.now)
        await startSession(tx, current.id)
        return done({}, { subject: current.id })
      }
    },
  },
}

/**
 * Asks the caller for their own password again. What it gives is asked inside the transaction: the person, or how they
 * are turned away; a wrong one counts as a failed sign-in.
 */
export async function askPassword(context: PrepareContext, password: string) {
  const person = await context.db.findOne(personTable, { id: context.actor.id })
  const login = person?.login ?? ''
  const isRight = await tryPassword(context, login, person?.passwordHash ?? null, password)
  if (isRefusal(isRight)) return isRight
  return async (tx: CommandContext) => {
    const refused = await checkTry(tx, login, isRight)
    if (refused) return refused
    const current = await tx.db.findOne(personTable, { id: tx.actor.id })
    if (current && current.passwordHash === person?.passwordHash) return current
    return refuseKeeping(refuse('SIGN_IN_FAILED', {}), { subject: await notedLogin(tx.db, login) })
  }
}

/** Ends every session of a person, and every way back by PIN: after a new password, or when the account is ended. */
export async function endSessions(db: Writer, personId: string, now: number): Promise<void> {
  await db.update(sessionTable, { personId, endedAt: IsNull() }, { endedAt: now })
  await endSeats(db, personId, now)
}

/** Whether it is the password, once it is this place's turn; what is over the limit by then is not even tried. */
function tryPassword(
  { db, personal, origin, now }: Pick<QueryContext, 'db' | 'personal' | 'origin' | 'now'>,
  login: string,
  passwordHash: string | null,
  password: string,
) {
  return inTurn(origin.address, async () => {
    const limit = await findSignInLimit(db, personal, login, origin.address, now)
    return limit === null ? isPassword(passwordHash, password) : refuse('SIGN_IN_LIMITED', { until: limit })
  })
}

async function checkTry(
  tx: Pick<CommandContext<unknown>, 'db' | 'personal' | 'origin' | 'now' | 'newId'>,
  login: string,
  isRight: boolean,
) {
  const limit = await findSignInLimit(tx.db, tx.personal, login, tx.origin.address, tx.now)
  if (limit !== null) return refuse('SIGN_IN_LIMITED', { until: limit })
  if (isRight) return null
  await countFailedTry(tx.db, tx.personal, login, tx.origin.address, tx.now, tx.newId)
  return refuseKeeping(refuse('SIGN_IN_FAILED', {}), { subject: await notedLogin(tx.db, login) })
}

/** What the audit says of a try: a login name that exists. Anything else may be a password or a phone, typed there. */
async function notedLogin(db: Reader, login: string): Promise<string> {
  return (await db.findOne(personTable, { login })) ? login : ''
}

/** After how many idle minutes pages lock. Rule SEC-1. */
async function findLockAfter(db: Reader): Promise<LockAfter> {
  const kept = await db.findOne(settingTable, { name: LOCK_SETTING })
  return lockAfterSchema.catch(DEFAULT_LOCK_AFTER).parse(Number(kept?.value))
}

async function startSession(
  tx: Pick<CommandContext<unknown>, 'db' | 'now' | 'newId' | 'randomToken' | 'pc' | 'setSession' | 'setPc'>,
  personId: string,
): Promise<void> {
  const token = tx.randomToken()
  await openSession(tx.db, personId, token, tx.now)
  tx.setSession(token)
  await openSeat(tx, personId)
}

/** Who is signed in, as the page is told. */
export function signedIn({ id, name, role, pinHash }: PersonRow): SignedIn {
  return { id, name, role, permissions: permissionsOf(role), hasPin: pinHash !== null }
}

async function demoPeople(db: Reader, demo: NonNullable<QueryContext['demo']>) {
  const people = await db.find(personTable, { isActive: true }, { order: { createdAt: 'ASC' } })
  return {
    password: demo.password,
    people: people
      .filter((person) => demo.logins.includes(person.login))
      .map(({ login, name, role }) => ({ login, name, role })),
  }
}
