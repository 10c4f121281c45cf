import { Writable } from 'node:stream'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { AnyContractRouter, ContractRouter, ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/fetch'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { openBackups } from '../../electron/backup/backups'
import { requireKeyBytes } from '../../electron/backup/of-office'
import { openDatabase } from '../../electron/database/data-source'
import { openKey } from '../../electron/database/personal'
import { TABLES } from '../../electron/features/tables'
import { openAnnouncer } from '../../electron/gate/announcing'
import { openChangeHub } from '../../electron/gate/changes'
import { openClock } from '../../electron/gate/clock'
import { openGate } from '../../electron/gate/gate'
import type { HandlersOf } from '../../electron/gate/handlers'
import { openProgressHub } from '../../electron/gate/progress'
import { openReadyExports } from '../../electron/gate/ready-exports'
import { openSession } from '../../electron/gate/session'
import { counterTable } from '../../electron/gate/tables'
import { writerOf } from '../../electron/gate/unit-of-work'
import { openWorkers } from '../../electron/workers/workers'
import type { CallMeta } from '../../shared/kernel/call'
import { anEmptyPlace, removePlace } from './a-place'
import { OPENING } from './an-office'
import { configFor } from './office-config'
import { addPerson } from './people'

/** The gate with rooms of the test's own behind it: the same database, audit and transport, other calls. */
export async function aGate<Contract extends ContractRouter<CallMeta> & AnyContractRouter>(
  contract: Contract,
  handlers: HandlersOf<Contract>,
) {
  const place = await anEmptyPlace()
  const clock = { now: OPENING }
  const log: string[] = []
  const database = await openDatabase({ ...place, tables: TABLES })
  const workers = openWorkers(configFor(place, clock))
  const hub = openChangeHub()
  const officeClock = await openClock(database, { system: () => clock.now, isGiven: true, steady: () => 0 })
  const announcer = await openAnnouncer({
    database,
    hub,
    clock: officeClock,
    readChanged: async () => ({ cells: [], tickets: [], specials: [] }),
    onFailure: (error) => {
      throw error
    },
  })
  onTestFinished(async () => {
    hub.close()
    await announcer.close()
    await workers.close()
    await database.close()
    await removePlace(place)
  })
  const personal = await openKey(place.dataDir, undefined, true)
  const config = configFor(place, clock)
  const services = {
    personal,
    backups: openBackups({
      source: place,
      key: await requireKeyBytes(config),
      processFile: config.backupProcess,
      version: config.version,
      now: officeClock.now,
      onFailure: () => undefined,
      restore: null,
    }),
    workers,
    hub,
    announcer,
    progress: openProgressHub(),
    log: pino(
      {},
      new Writable({
        write: (line, _encoding, written) => {
          log.push(String(line))
          written()
        },
      }),
    ),
    clock: officeClock,
    newId: () => crypto.randomUUID(),
    randomToken: () => 'the only token',
    readings: new Map(),
    exports: openReadyExports(),
    attachments: null,
    demo: null,
  }
  await database.write('office', async (manager) => {
    const db = writerOf(manager, counterTable, personal)
    await openSession(db, await addPerson(db, 'consultant'), 'the only token', clock.now)
  })
  const rpc = new RPCHandler(openGate(contract, handlers, { database, services }))
  /** The last answer's body as it crossed the wire. */
  const wire = { status: 0, body: '' }
  const fetch = async (request: Request) => {
    const context = {
      token: 'the only token',
      pc: null,
      believed: null,
      origin: { address: '10.0.0.7' },
      setSession: () => undefined,
      setPc: () => undefined,
    }
    const { response = new Response(null, { status: 404 }) } = await rpc.handle(request, { prefix: '/rpc', context })
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (!isStream) Object.assign(wire, { status: response.status, body: await response.clone().text() })
    return response
  }
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ url: 'http://localhost/rpc', fetch }))
  return { client, database, clock, log, wire, hub, ...place }
}
