import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Mutex } from 'async-mutex'
import type { Backup, BackupPhase, BackupReason } from '../../shared/backup/backup'
import type { BackupFailed, Shelf } from '../../shared/backup/contract'
import { dayOf, MINUTE } from '../../shared/kernel/day'
import type { BackupTask } from './backup-process'
import type { Source } from './copy'
import { wrapKey } from './recovery'
import { BackupError } from './refused'
import { runBackupProcess } from './run-process'
import { type Backups, DOWNLOADS } from './service'
import { findBackup, listBackups, shelfIn } from './shelf'

export type BackupsConfig = {
  source: Source
  key: Buffer
  /** The built `backup-process.js`. */
  processFile: string
  version: string
  now(): number
  onFailure(error: unknown): void
  restore: Backups['restore']
}

const OFFER_TIME = MINUTE
/** So many of one day that cannot be opened say that something else is wrong. */
const MOST_TRIES = 3
/** A backup that could not be made is not tried again at once: the disk would hardly be emptier. */
const TRY_AGAIN = 10 * MINUTE

export function openBackups(config: BackupsConfig): Backups {
  const { source, key, version, now } = config
  const folder = shelfIn(source.dataDir)
  const turn = new Mutex()
  const closing = new AbortController()
  const offers = new Map<string, { name: string; sessionId: string; until: number }>()
  let running: BackupPhase | null = null
  let failure: Shelf['failure'] = null

  const carryOut = async (task: () => BackupTask): Promise<Backup | { failed: BackupFailed }> => {
    const onPhase = (phase: BackupPhase) => {
      running = phase
    }
    try {
      const name = await runBackupProcess(config.processFile, task(), { onPhase, signal: closing.signal })
      const backup = await findBackup(folder, name)
      if (!backup) throw new Error(`${name} is gone`)
      failure = null
      return backup
    } catch (error) {
      return fail(error)
    } finally {
      running = null
    }
  }
  const fail = (error: unknown) => {
    if (!closing.signal.aborted) config.onFailure(error)
    const why = reasonOf(error)
    failure = { at: now(), why }
    return { failed: why }
  }
  const place = () => ({ folder, key: Uint8Array.from(key), now: now() })
  const making = (reason: BackupReason) => (): BackupTask => ({ kind: 'make', ...place(), source, reason, version })
  const isDue = async () => {
    const today = dayOf(now())
    const ofToday = (await listBackups(folder)).filter(({ madeAt }) => dayOf(madeAt) === today)
    // One that cannot be opened is none; a disk that spoils them all is not filled with them.
    return ofToday.length < MOST_TRIES && ofToday.every(({ state }) => state === 'unreadable')
  }
  return {
    folder,
    look: async () => ({ folder, backups: await listBackups(folder), running, failure }),
    find: (name) => findBackup(folder, name),
    make: (reason) => turn.runExclusive(() => carryOut(making(reason))),
    test: (name) => turn.runExclusive(() => carryOut(() => ({ kind: 'try', ...place(), name }))),
    makeIfDue: async () => {
      if (failure && now() < failure.at + TRY_AGAIN) return
      // Asked in its turn: somebody may just be making one.
      await turn.runExclusive(async () => {
        const isWanted = await isDue().catch(fail)
        if (isWanted === true) await carryOut(making('day'))
      })
    },
    wrapKey: (passphrase) => wrapKey(key, passphrase),
    offer: (name, sessionId) => {
      const token = randomBytes(32).toString('base64url')
      for (const [old, { until }] of offers) if (until <= now()) offers.delete(old)
      offers.set(token, { name, sessionId, until: now() + OFFER_TIME })
      return `${DOWNLOADS}/${token}`
    },
    collect: (token, sessionId) => {
      const offer = offers.get(token)
      if (!offer || offer.sessionId !== sessionId) return null
      offers.delete(token)
      return offer.until > now() ? { path: join(folder, offer.name), name: offer.name } : null
    },
    restore: config.restore,
    close: async () => {
      closing.abort()
      await turn.waitForUnlock()
    },
  }
}

/** Looks every minute whether the day's backup is there; what it makes holds up nobody. Gives how to stop. */
export function everyMinute(look: () => Promise<void>): () => void {
  const timer = setInterval(() => void look(), MINUTE)
  timer.unref()
  return () => clearInterval(timer)
}

function reasonOf(error: unknown): BackupFailed {
  if (error instanceof BackupError && error.trouble === 'noWorkshop') return 'denied'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return 'diskFull'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'denied'
    default:
      return 'unexpected'
  }
}
