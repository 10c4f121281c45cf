import type { Logger } from 'pino'
import type { Progress } from '../../shared/kernel/progress'
import type { DocumentKind } from '../../shared/kernel/serial'
import type { PriceListReading } from '../../shared/ledger/price-list/reading'
import type { Role } from '../../shared/staff/roles'
import type { AttachmentFiles } from '../attachments/attachment-files'
import type { Backups } from '../backup/service'
import type { Personal } from '../database/personal'
import type { Workers } from '../workers/workers'
import type { Announcer } from './announcing'
import type { ChangeHub } from './changes'
import type { OfficeClock } from './clock'
import type { ProgressHub } from './progress'
import type { ReadyExports } from './ready-exports'
import type { Reader, Writer } from './unit-of-work'

/** Who gives a call. Locked, only what comes before signing in. */
export type Actor = { id: string; name: string; role: Role; sessionId: string; isLocked: boolean }

/** Where a call comes from, as far as the server itself knows it. */
export type Origin = { address: string }

/** What every handler is given. Time, ids and randomness come from here, so that tests own them. */
export type BaseContext = {
  origin: Origin
  /** The PC the call comes from, by the hash of its cookie; null where the office has given it none. */
  pc: string | null
  personal: Personal
  newId(): string
  randomToken(): string
}

/** For a call that needs somebody signed in; `actor` is null only in public calls. */
type WithActor<Who> = { actor: Who }

export type QueryContext<Who = Actor> = BaseContext &
  WithActor<Who> & {
    db: Reader
    now: number
    workers: Workers
    readings: RecentReadings
    exports: ReadyExports
    /** Null where no folder was named that all hosts reach. */
    attachments: AttachmentFiles | null
    demo: DemoAccess | null
    backups: Backups
  }

export type WatchContext = QueryContext & {
  hub: ChangeHub
  signal: AbortSignal | undefined
  /** The time now, for a stream outlives the moment it began. */
  officeNow(): number
  /** Whether the PC's clock is behind the office's; null where it is not. Rule LED-4. */
  clockBehind: OfficeClock['behind']
  /** What the watcher's own long commands report. */
  progress: ProgressHub
  /** Who watches, asked again while the stream lives; null once the session has ended. */
  findWatcher(): Promise<Actor | null>
}

/** Before the transaction: parsing, hashing, drawing. It reads but cannot write. */
export type PrepareContext<Who = Actor> = QueryContext<Who> & {
  /** Aborted when the caller has gone: long work need not go on. */
  signal: AbortSignal | undefined
  /** Tells the caller how far it has come. */
  report(progress: Progress): void
}

export type CommandContext<Who = Actor> = BaseContext &
  WithActor<Who> & {
    db: Writer
    /** The office's clock; never behind its last committed command. Rule LED-4. */
    now: number
    /** Draws a document's gapless number of the day; to be called as late as possible. */
    drawNumber(kind: DocumentKind): Promise<string>
    /** Sets or ends the caller's session cookie, once the command is committed. */
    setSession(token: string | null): void
    /** Names the PC anew, once the command is committed; whether it is known by its former name while the answer may be lost. */
    setPc(token: string, isFormerTaken: boolean): void
    /** Ends the live streams of a session that is locked or over, once the command is committed. Rule SEC-1. */
    endStreams(sessionId: string): void
    /** What is to be done once the command is committed, and not at all if it is undone. */
    afterCommit(work: () => void): void
  }

/** Price lists read a moment ago, by upload, so that paging and confirming need not parse them again; the database has them all. */
export type RecentReadings = {
  get(uploadId: string): PriceListReading | undefined
  set(uploadId: string, reading: PriceListReading): void
}

/** Who can sign in to the demonstration. */
export type DemoAccess = { password: string; logins: readonly string[] }

export type Services = {
  personal: Personal
  workers: Workers
  readings: RecentReadings
  exports: ReadyExports
  attachments: AttachmentFiles | null
  backups: Backups
  hub: ChangeHub
  announcer: Announcer
  progress: ProgressHub
  log: Logger
  clock: OfficeClock
  newId(): string
  randomToken(): string
  demo: DemoAccess | null
}
