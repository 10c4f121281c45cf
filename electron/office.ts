import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import pino from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { contract } from '../shared/contract'
import { attachmentsIn, openAttachmentFiles } from './attachments/attachment-files'
import { openBackups } from './backup/backups'
import { backUpBeforeMigrating, requireKeyBytes, restoreOf } from './backup/of-office'
import type { Exchange } from './backup/service'
import { clearUnfinished } from './backup/unfinished'
import { openDatabase } from './database/data-source'
import { KeyMissingError, openKey, type Personal } from './database/personal'
import { handlers } from './features'
import { sweepUnnamed } from './features/attachments/attachments'
import { readChanged } from './features/ledger/ledger'
import { TABLES } from './features/tables'
import { openAnnouncer } from './gate/announcing'
import { openChangeHub } from './gate/changes'
import { openClock } from './gate/clock'
import type { DemoAccess, Services } from './gate/context'
import { openGate } from './gate/gate'
import { keepHouse } from './gate/housekeeping'
import { openProgressHub } from './gate/progress'
import { openReadyExports } from './gate/ready-exports'
import { OFFICE_SCOPE } from './gate/request'
import { sealOffice } from './gate/seal-office'
import { findActor } from './gate/session'
import { KEY_SETTING, settingTable } from './gate/tables'
import { readerOf } from './gate/unit-of-work'
import { openApp } from './http/app'
import type { Peer } from './http/listen'
import { openWorkers } from './workers/workers'

export type OfficeConfig = {
  dataDir: string
  databaseUrl?: string | undefined
  /** With PostgreSQL, the folder of the attachments, which all hosts reach. */
  attachmentsDir?: string | undefined
  rendererDir: string
  fontsDir: string
  workerFile: string
  /** The built process in which backups are made. */
  backupProcess: string
  standingThreads?: number | undefined
  version: string
  allowedHosts: readonly string[]
  logLevel?: string | undefined
  /** The key of the personal data as 64 hex digits; without it the 0600 file in the data folder. Rule SEC-3. */
  key?: string | undefined
  /** With it, only the window that brings it once is answered. */
  launchToken?: string | undefined
  demo?: DemoAccess | null
  /** How often is looked whether the day's backup is due; without it nobody looks. Tests own it. */
  ticks?: ((look: () => Promise<void>) => () => void) | undefined
  /** How the host exchanges the office for a restored one; without it the page cannot restore. */
  exchange?: Exchange | undefined
  /** Epoch milliseconds; tests own it. */
  now?: (() => number) | undefined
  /** Milliseconds by a clock that nobody can set; where only `now` is given it stands still. */
  steady?: (() => number) | undefined
  newId?: (() => string) | undefined
}

export type Office = {
  fetch(request: Request, peer?: Peer): Promise<Response>
  close(): Promise<void>
}

/** Opens the office: everything is put together here, and nowhere else. Used by the desktop, the network host and tests. */
export async function openOffice(config: OfficeConfig): Promise<Office> {
  const log = pino({ level: config.logLevel ?? 'warn', redact: REDACTED })
  const database = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    tables: TABLES,
    beforeMigrating: () => backUpBeforeMigrating(config),
  })
  try {
    const cleared = await clearUnfinished(config)
    if (cleared.length > 0) log.warn({ cleared }, 'a backup or restore was killed: what it had left was cleared away')
    const keyId = await database.reader.findOneBy(settingTable, { name: KEY_SETTING })
    const personal = await openKey(config.dataDir, config.key, keyId === null, (error) =>
      log.error({ err: error }, 'what was encrypted cannot be read: see npm run doctor'),
    )
    await requireSameKey(keyId?.value ?? null, personal)
    const hub = openChangeHub()
    const clock = await openClock(database, {
      system: config.now ?? Date.now,
      isGiven: config.now !== undefined,
      steady: config.steady ?? (config.now ? () => 0 : () => performance.now()),
      onBehind: (behind) => log.warn(behind, 'the clock of this PC is behind the last command: see /health'),
    })
    await database.write(
      OFFICE_SCOPE,
      async (manager) => {
        // Another host may have opened the same empty database meanwhile.
        const known = await manager.findOneBy(settingTable, { name: KEY_SETTING })
        if (known === null) await manager.insert(settingTable, { name: KEY_SETTING, value: personal.keyId })
        else await requireSameKey(known.value, personal)
        await sealOffice(manager, personal, TABLES, clock.now())
      },
      { isLong: true },
    )
    const announcer = await openAnnouncer({
      database,
      hub,
      clock,
      readChanged,
      onFailure: (error) => log.error({ err: error }, 'a change of another host could not be shown'),
    })
    const workers = openWorkers(config)
    const backups = openBackups({
      source: { dataDir: config.dataDir, databaseUrl: config.databaseUrl, attachmentsDir: config.attachmentsDir },
      key: await requireKeyBytes(config),
      processFile: config.backupProcess,
      version: config.version,
      now: clock.now,
      onFailure: (error) => log.error({ err: error }, 'a backup failed'),
      restore: restoreOf(config, clock.now, ({ note, findings }) =>
        log.warn({ ...note, findings: findings.length }, 'the office was restored'),
      ),
    })
    const services: Services = {
      personal,
      workers,
      backups,
      readings: new LRUCache({ max: 2, ttl: 30 * 60_000 }),
      exports: openReadyExports(),
      attachments: openAttachmentFiles(attachmentsIn(config), personal.files),
      hub,
      announcer,
      progress: openProgressHub(),
      log,
      clock,
      // Ids that grow with time stand side by side in every index: 20,000 homes are written at one place of it.
      newId: config.newId ?? uuidv7,
      randomToken: () => randomBytes(32).toString('base64url'),
      demo: config.demo ?? null,
    }
    await sweepUnnamed(readerOf(database.reader), config, clock.now()).catch((error: unknown) =>
      log.warn({ err: error }, 'files of attachments that no row names could not be cleared away'),
    )
    const stopKeeping = await keepHouse(database, services.clock.now, (error) =>
      log.error({ err: error }, 'housekeeping failed'),
    )
    const stopLooking = config.ticks?.(backups.makeIfDue)
    const router = openGate(contract, handlers, { database, services })
    const findRole = async (token: string | null) => {
      const actor = await findActor(readerOf(database.reader), token, clock.now())
      return actor && !actor.isLocked ? actor.role : null
    }
    const app = openApp({ ...config, log, database, clock, backups, router, findRole })
    const close = async () => {
      stopKeeping()
      stopLooking?.()
      await backups.close()
      hub.close()
      await announcer.close()
      await workers.close()
      await database.close()
    }
    let closing: Promise<void> | undefined
    return {
      fetch: async (request, peer = { address: 'local' }) => app.fetch(request, { peer }),
      close: () => {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What never stands in the log; a failed statement carries what it was to write. Rule SEC-3. */
const REDACTED = ['*.password', '*.pin', '*.phone', '*.idNumber', 'err.parameters']

/** Another key would encrypt new data beside old data that nobody could read any more. Rule SEC-3. */
async function requireSameKey(expected: string | null, personal: Personal): Promise<void> {
  if (expected !== null && expected !== personal.keyId) {
    throw new KeyMissingError(`the data was encrypted with key ${expected}, this is ${personal.keyId}`)
  }
}
