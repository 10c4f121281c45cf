import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type ExaminationConfig, examineOffice } from '../../electron/examination/examine'
import { openOffice } from '../../electron/office'
import { makeBusy } from './a-busy-office'
import { aPostgres } from './a-postgres'
import { fillOffice, OPENING } from './an-office'
import { configFor } from './office-config'

/** One thing broken past every rule, by SQL that both databases know, and the checks that must name it. */
export type Break = { finds: readonly string[]; broken: string; by: readonly string[]; on?: 'sqlite' }

/** A busy office at rest: its folder, its database where that is PostgreSQL, and when it was left. */
type Rest = { dataDir: string; databaseUrl: string | undefined; now: number }

const clock = { now: OPENING }

/** Fills an office with everything that can be in one, and closes it. */
export async function aBusyRest(databaseUrl?: string): Promise<Rest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-busy-'))
  clock.now = OPENING
  const office = await openOffice(configFor({ dataDir, databaseUrl }, clock))
  try {
    await makeBusy(office, await fillOffice(office), clock, { hasDeals: true })
  } finally {
    await office.close()
  }
  return { dataDir, databaseUrl, now: clock.now }
}

/** A copy of the folder, for one test to break. */
export async function aCopyOf({ dataDir: from }: Pick<Rest, 'dataDir'>): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-broken-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  await cp(from, dataDir, { recursive: true })
  return dataDir
}

/** Somebody with the file or the database, whom no check, reference or rule holds up. */
export async function breakBy(
  { dataDir, databaseUrl }: Omit<Rest, 'now'>,
  statements: readonly string[],
): Promise<void> {
  const source = new DataSource(
    databaseUrl ? { type: 'postgres', url: databaseUrl } : { type: 'sqlite', database: join(dataDir, 'office.sqlite') },
  )
  await source.initialize()
  try {
    const runner = source.createQueryRunner()
    const lifted = databaseUrl
      ? ['SET session_replication_role = replica']
      : ['PRAGMA foreign_keys = OFF', 'PRAGMA ignore_check_constraints = ON']
    for (const statement of [...lifted, ...statements]) await runner.query(statement)
    await runner.release()
  } finally {
    await source.destroy()
  }
}

/** What any change past the office is found by, whatever it changed. */
const BY_SEALS = /^(seals\.|counters\.drawn|audit\.seen|answers\.kept)/

/** The rules that something breaks, each check once, by name; that a seal is broken too goes without saying. */
export async function namesFound(config: ExaminationConfig): Promise<string[]> {
  const names = await allFound(config)
  return names.filter((name) => !BY_SEALS.test(name))
}

/** The checks that find something, each once, by name. */
export async function allFound(config: ExaminationConfig): Promise<string[]> {
  const { findings } = await examineOffice(config)
  return [...new Set(findings.map(({ name }) => name))].sort()
}

/** Every file of a folder and of those in it: what it holds and when it was last written. */
export async function marksOf(dataDir: string): Promise<Record<string, string>> {
  const marks: Record<string, string> = {}
  for (const name of (await readdir(dataDir, { recursive: true })).sort()) {
    const path = join(dataDir, name)
    if ((await stat(path)).isDirectory()) continue
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    marks[name] = `${digest} ${(await stat(path)).mtimeMs}`
  }
  return marks
}

/** The tests' PostgreSQL does not wait for the disk, which is rightly found. */
const ON_POSTGRES = ['storage.durability']

/** Breaks a copy of a busy office in each of the ways, on both databases, and expects just that to be found. */
export function describeBreaks(title: string, breaks: readonly Break[]): void {
  const postgres = aPostgres(['-c', 'fsync=off'])
  const kinds = { SQLite: () => undefined, PostgreSQL: () => postgres.emptyDatabase() }
  describe.each(Object.entries(kinds))(`${title} on %s`, (kind, emptyDatabase) => {
    let rest: Rest | undefined
    const always = kind === 'SQLite' ? [] : ON_POSTGRES
    beforeAll(async () => {
      rest = await aBusyRest(await emptyDatabase())
    })
    afterAll(async () => {
      if (rest) await rm(rest.dataDir, { recursive: true, force: true })
    })
    const aBroken = async (by: readonly string[]) => {
      if (!rest) throw new Error('the office was not filled')
      const broken = {
        dataDir: await aCopyOf(rest),
        databaseUrl: rest.databaseUrl && (await postgres.copyOf(rest.databaseUrl)),
      }
      await breakBy(broken, by)
      const { now } = rest
      return { ...broken, now: () => now }
    }

    it('nothing is found in an office that nobody has broken', async () => {
      expect(await allFound(await aBroken([]))).toEqual(always)
    })

    const expressible = breaks.filter(({ on }) => on === undefined || kind === 'SQLite')
    it.each(expressible)('$finds: $broken', async ({ finds, by }) => {
      expect(await namesFound(await aBroken(by))).toEqual([...always, ...finds].sort())
    })
  })
}

/** Fragments of SQL that name a row of the busy office. */
export const the = {
  ticket: (serial: number) => `(SELECT "id" FROM "ticket" WHERE "number" = 'FH-20260607-000${serial}')`,
  special: (serial: number) => `(SELECT "id" FROM "special" WHERE "number" = 'TH-20260607-000${serial}')`,
  unit: (number: string) => `(SELECT "id" FROM "unit" WHERE "number" = '${number}')`,
  person: (login: string) => `(SELECT "id" FROM "person" WHERE "login" = '${login}')`,
  customer: (initials: string) => `(SELECT "id" FROM "customer" WHERE "initials" = '${initials}')`,
  version: (number: number) => `(SELECT "id" FROM "priceVersion" WHERE "number" = ${number})`,
  project: `(SELECT "projectId" FROM "unit" LIMIT 1)`,
}
