import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { staffContract } from '../../../shared/staff/contract'
import { MOST_WRONG_PINS, trivialPin } from '../../../shared/staff/pin'
import type { Personal } from '../../database/personal'
import type { CommandContext, PrepareContext } from '../../gate/context'
import { done, refuseKeeping } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { endSession, openSession } from '../../gate/session'
import { sessionTable } from '../../gate/tables'
import type { Reader } from '../../gate/unit-of-work'
import { hashPassword, inTurn, isPassword } from './passwords'
import { findSeat, findSeats, openSeat, renewPc } from './seats'
import { askPassword, signedIn } from './sign-in'
import { type PersonRow, personTable, seatTable } from './tables'

type PinHandlers = Pick<HandlersOf<typeof staffContract>, 'here' | 'enterByPin' | 'setPin' | 'lock'>

/**
 * 切换人员: a PIN brings back who has given their password on this PC, and nobody anywhere else. It is short, so that few
 * wrong ones shut it, at that PC and for that person. Rule SEC-1.
 */
export const pinHandlers: PinHandlers = {
  here: async ({ db, pc, now }) => {
    const seats = await findSeats(db, pc, now)
    const people = await Promise.all(seats.map(({ personId }) => findActive(db, personId)))
    return seats.flatMap(({ wrongPins }, at) => {
      const person = people[at]
      if (!person) return []
      const { id, login, name, role, pinHash } = person
      const pin = pinHash === null ? 'none' : wrongPins < MOST_WRONG_PINS ? 'ready' : 'shut'
      return [{ id, login, name, role, pin }]
    })
  },

  enterByPin: {
    prepare: async (context, { personId, pin }) => {
      const asked = await askPin(context, personId, pin)
      if (isRefusal(asked)) return asked
      return async (tx) => {
        const entry = await asked(tx)
        if (!('seat' in entry)) return entry
        const { seat, person } = entry
        if (tx.actor) await endSession(tx, tx.actor.sessionId)
        await renewPc(tx, true)
        const token = tx.randomToken()
        await openSession(tx.db, personId, token, tx.now, seat.expiresAt)
        tx.setSession(token)
        return done(signedIn(person), { subject: personId })
      }
    },
  },

  setPin: {
    prepare: async (context, { current, pin }) => {
      const asked = await askPassword(context, current)
      if (isRefusal(asked)) return asked
      const { personal, origin, actor } = context
      const pinHash = await inTurn(origin.address, () => hashPassword(keyed(personal, actor.id, pin)))
      return async (tx) => {
        const person = await asked(tx)
        if (!('passwordHash' in person)) return person
        const why = trivialPin(pin, numbersOf(person, personal))
        if (why !== null) return refuse('PIN_TRIVIAL', { why })
        await tx.db.update(personTable, { id: person.id }, { pinHash })
        // The password was given here: a PIN that was shut is open again.
        await openSeat(tx, person.id)
        return done({}, { subject: person.id })
      }
    },
  },

  lock: async (tx) => {
    await tx.db.update(sessionTable, { id: tx.actor.sessionId }, { lockedAt: tx.now })
    tx.endStreams(tx.actor.sessionId)
    return done({}, { subject: tx.actor.id })
  },
}

/**
 * Asks for somebody's PIN at this PC: hashed outside the transaction, judged and counted inside it. Gives the seat and the
 * person, or the refusal that says how many tries are left. Rule SEC-1.
 */
export async function askPin(
  { db, pc, now, personal, origin }: Pick<PrepareContext<unknown>, 'db' | 'pc' | 'now' | 'personal' | 'origin'>,
  personId: string,
  pin: string,
) {
  const seen = await findEntry(db, pc, personId, now)
  if (isRefusal(seen)) return seen
  const isRight = await inTurn(origin.address, async () => {
    // Asked again in its turn: what is over the limit by then is not even tried.
    const current = await findEntry(db, pc, personId, now)
    return isRefusal(current) ? current : isPassword(seen.pinHash, keyed(personal, personId, pin))
  })
  if (isRefusal(isRight)) return isRight
  return async (tx: Pick<CommandContext<unknown>, 'db' | 'pc' | 'now'>) => {
    // Asked again in the queue: many tries sent at once must not all pass the first look.
    const entry = await findEntry(tx.db, tx.pc, personId, tx.now)
    if (isRefusal(entry)) return entry
    const { seat, person, pinHash } = entry
    if (!isRight || pinHash !== seen.pinHash) {
      const wrongPins = seat.wrongPins + 1
      await tx.db.update(seatTable, { id: seat.id }, { wrongPins })
      const left = MOST_WRONG_PINS - wrongPins
      return refuseKeeping(left > 0 ? refuse('PIN_WRONG', { left }) : refuse('PIN_SHUT', {}), { subject: personId })
    }
    await tx.db.update(seatTable, { id: seat.id }, { wrongPins: 0 })
    return { seat, person }
  }
}

/** Six digits are soon tried through: without the office's key their hash tells nothing. */
function keyed(personal: Personal, personId: string, pin: string): string {
  return personal.hash('pin', `${personId} ${pin}`)
}

/** Who may be tried by PIN here, as things stand. */
async function findEntry(db: Reader, pc: string | null, personId: string, now: number) {
  const [seat, person] = [await findSeat(db, pc, personId, now), await findActive(db, personId)]
  if (!seat || !person || person.pinHash === null) return refuse('PIN_NOT_HERE', {})
  if (seat.wrongPins >= MOST_WRONG_PINS) return refuse('PIN_SHUT', {})
  return { seat, person, pinHash: person.pinHash }
}

function findActive(db: Reader, id: string): Promise<PersonRow | null> {
  return db.findOne(personTable, { id, isActive: true })
}

function numbersOf({ id, phone, idNumber }: PersonRow, personal: Personal) {
  return {
    phone: phone && personal.show('person.phone', id, phone),
    idNumber: idNumber && personal.show('person.idNumber', id, idNumber),
  }
}
