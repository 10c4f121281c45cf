import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { onTestFinished } from 'vitest'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { TABLES } from '../../electron/features/tables'
import { type Office, openOffice } from '../../electron/office'
import type { Postgres } from './a-postgres'
import { fillOffice, type Login, OPENING, PASSWORD } from './an-office'
import { configFor } from './office-config'

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-host-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** One of the PCs that share a database; each has the office's key. */
export async function aHost(databaseUrl: string, dataDir: string, clock = { now: OPENING }): Promise<Office> {
  const host = await openOffice(configFor({ dataDir, databaseUrl }, clock))
  onTestFinished(() => host.close())
  return host
}

/** The office of the examples on a database of its own, and a connection beside it. */
export async function aFilledHost(postgres: Postgres): Promise<{
  office: Office
  projectId: string
  records: DataSource
  databaseUrl: string
  dataDir: string
  clock: { now: number }
}> {
  const [databaseUrl, dataDir, clock] = [await postgres.emptyDatabase(), await aFolder(), { now: OPENING }]
  const office = await aHost(databaseUrl, dataDir, clock)
  const projectId = await fillOffice(office)
  const records = new DataSource({ type: 'postgres', url: databaseUrl, entities: TABLES })
  await records.initialize()
  onTestFinished(() => records.destroy())
  return { office, projectId, records, databaseUrl, dataDir, clock }
}

export async function signedIn(office: Office, login: Login): Promise<OfficeClient> {
  const client = clientOf(office)
  await client.staff.signIn(ordered({ login, password: PASSWORD }))
  return client
}

export async function homeOf(client: OfficeClient, projectId: string, number: string): Promise<string> {
  const { units } = await client.ledger.board({ projectId })
  return units.id[units.number.indexOf(number)] ?? ''
}

/** Ends the lines on which the hosts hear of each other, as a network would; gives how many there were. */
export async function endListening(records: DataSource): Promise<number> {
  const ended: unknown[] = await records.query(
    `SELECT pg_terminate_backend("pid") FROM "pg_stat_activity"
     WHERE "application_name" = 'fanghao listening' AND "datname" = current_database()`,
  )
  return ended.length
}
