import { IsNull, MoreThan } from 'typeorm'
import type { CommandContext } from '../../gate/context'
import { SESSION_TIME, tokenHash } from '../../gate/session'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { type SeatRow, seatTable } from './tables'

type Entering = Pick<CommandContext<unknown>, 'db' | 'now' | 'newId' | 'randomToken' | 'pc' | 'setPc'>

/** Who may come back to this PC by PIN; nobody where the PC is not known. Rule SEC-1. */
export function findSeats(db: Reader, pc: string | null, now: number): Promise<SeatRow[]> {
  if (pc === null) return Promise.resolve([])
  const open = { pcId: pc, endedAt: IsNull(), expiresAt: MoreThan(now) }
  return db.find(seatTable, open, { order: { openedAt: 'ASC', id: 'ASC' } })
}

/** The seat a person has at this PC; null where they have to give their password. */
export async function findSeat(db: Reader, pc: string | null, personId: string, now: number): Promise<SeatRow | null> {
  if (pc === null) return null
  return db.findOne(seatTable, { pcId: pc, personId, endedAt: IsNull(), expiresAt: MoreThan(now) })
}

/** A seat for who has just given their password, in place of the one they had here. */
export async function openSeat(tx: Entering, personId: string): Promise<void> {
  if (tx.pc !== null) await leaveSeat(tx.db, tx.pc, personId, tx.now)
  const pcId = await renewPc(tx, false)
  await tx.db.insert(seatTable, {
    id: tx.newId(),
    pcId,
    personId,
    openedAt: tx.now,
    expiresAt: tx.now + SESSION_TIME,
    endedAt: null,
    wrongPins: 0,
  })
}

/**
 * What names the PC is new with everyone who enters, so that none can be fixed beforehand, and what was overheard or is
 * sent once more opens nothing. Everybody's seat goes with it. After a password the former name is nobody's at once: it may
 * have been planted there.
 */
export async function renewPc(tx: Entering, isFormerTaken: boolean): Promise<string> {
  const token = tx.randomToken()
  const pcId = tokenHash(token)
  if (tx.pc !== null) await tx.db.update(seatTable, { pcId: tx.pc, endedAt: IsNull() }, { pcId })
  tx.setPc(token, isFormerTaken)
  return pcId
}

/** Who leaves this PC comes back by password. */
export async function leaveSeat(db: Writer, pc: string, personId: string, now: number): Promise<void> {
  await db.update(seatTable, { pcId: pc, personId, endedAt: IsNull() }, { endedAt: now })
}

/** Ends a person's seats at every PC: after a new password, or when the account is ended. */
export async function endSeats(db: Writer, personId: string, now: number): Promise<void> {
  await db.update(seatTable, { personId, endedAt: IsNull() }, { endedAt: now })
}
