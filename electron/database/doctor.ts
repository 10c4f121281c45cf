import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sqlite3 from 'sqlite3'
import { DataSource, type DataSourceOptions, type EntityManager, type EntitySchema, QueryFailedError } from 'typeorm'
import { outliveItsEnd } from './connection-loss'
import { type DatabaseConfig, OFFICE_FILE } from './database'
import { findOtherDefinitions } from './definitions'
import { isMissingFile } from './file-errors'
import { MIGRATIONS } from './migrate'
import { findOtherChecks } from './other-checks'
import { findElsewhere } from './search-path'
import { DamagedDataError, LogGoneError, requireNothingGone } from './soundness'
import { sqliteDriver } from './sqlite-driver'
import { findStrangeParts } from './strange-parts'
import { findStrangeValues } from './strange-values'
import { findFallenIndexes, findSleepingWalls } from './walls'

/** What is asked of the database itself, before anything is asked of what it holds. Rule SEC-4. */
export const STORAGE_CHECKS = [
  'storage.integrity',
  'storage.log',
  'storage.newer',
  'storage.older',
  'storage.durability',
  'storage.schema',
  'storage.strange',
  'storage.references',
  'storage.values',
  'storage.own',
] as const

export type StorageFault = { name: (typeof STORAGE_CHECKS)[number]; what: string; remedy: string }

export type StoredOffice = {
  /** Runs the work on one snapshot, so that what it reads in several statements belongs together. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>
  faults: StorageFault[]
  /** Whether what it holds can be judged at all. */
  isReadable: boolean
  /** Whether somebody began to write while it was read as a file that nobody has open. */
  hasChanged(): Promise<boolean>
  close(): Promise<void>
}

/** There is no office's data where one was to be looked at. */
export class NoOfficeError extends Error {
  override readonly name = 'NoOfficeError'
}

/** What there is to do where the data itself is wrong. Rule SEC-4. */
export const RESTORE = '停用程序，把现在的数据目录另存一份，再用 npm run restore 恢复出问题之前的备份'

/**
 * Opens an office's database to be looked at only, beside an office that may be at work: no lock is taken, nothing is
 * written, not even the index SQLite keeps beside its log. Rule SEC-4.
 */
export async function openToExamine(config: DatabaseConfig): Promise<StoredOffice> {
  const file = join(config.dataDir, OFFICE_FILE)
  if (config.databaseUrl) return openAt(postgresAt(config.databaseUrl), config, null)
  const place = await sqliteAt(file)
  try {
    return await openAt(place, config, file)
  } catch (error) {
    if (!isIndexBehind(error)) throw error
    return openAt(await copyAt(file), config, file)
  }
}

async function openAt(place: Place, { tables }: DatabaseConfig, file: string | null): Promise<StoredOffice> {
  const source = new DataSource({ ...place.options, entities: tables })
  const close = async () => {
    if (source.isInitialized) await source.destroy()
    await place.leave()
  }
  const read: StoredOffice['read'] = (work) =>
    file === null ? source.transaction('REPEATABLE READ', work) : source.transaction(work)
  const before = file === null ? '' : await marksOf(file)
  const hasChanged = async () => file !== null && place.isStill && (await marksOf(file)) !== before
  try {
    if (file !== null) await requireNothingGone(dirname(file))
    await source.initialize()
    const faults = await findFaults(source, tables, file)
    return { read, ...faults, hasChanged, close }
  } catch (error) {
    if (!isDamage(error)) {
      await close()
      throw error
    }
    return { read, faults: [damageOf(error)], isReadable: false, hasChanged, close }
  }
}

type Place = { options: DataSourceOptions; isStill: boolean; leave(): Promise<void> }

const nothingToLeave = async () => undefined

function postgresAt(url: string): Place {
  const extra = { options: '-c default_transaction_read_only=on', onConnect: outliveItsEnd }
  return { options: { type: 'postgres', url, extra }, isStill: false, leave: nothingToLeave }
}

/**
 * A file with nothing in its log is read as one that does not change, since SQLite would otherwise make a log and its
 * index beside it; one with both is read with them, the index left as it is. A log without its index, as in a copied folder,
 * needs one, which is made beside a copy.
 */
async function sqliteAt(file: string): Promise<Place> {
  if (!(await stateOf(file))) throw new NoOfficeError()
  const log = await stateOf(`${file}-wal`)
  const isStill = log === null || log.size <= LOG_HEADER
  if (!isStill && !(await stateOf(`${file}-shm`))) return copyAt(file)
  return { options: readingOf(file, isStill ? 'immutable=1' : 'readonly_shm=1'), isStill, leave: nothingToLeave }
}

/** A log without a commit in it, as an office has it that is idle, or that was killed in its first one. */
const LOG_HEADER = 32

async function copyAt(file: string): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-doctor-'))
  const copy = join(folder, OFFICE_FILE)
  for (const part of ['', '-wal']) await copyFile(`${file}${part}`, `${copy}${part}`)
  const leave = () => rm(folder, { recursive: true, force: true })
  return { options: readingOf(copy, 'cache=private'), isStill: true, leave }
}

function readingOf(file: string, how: string): DataSourceOptions {
  const database = `${pathToFileURL(file).href}?mode=ro&${how}`
  const flags = sqlite3.OPEN_READONLY | sqlite3.OPEN_URI
  return { type: 'sqlite', driver: sqliteDriver, database, flags, busyTimeout: 5_000 }
}

async function marksOf(file: string): Promise<string> {
  const states = await Promise.all([file, `${file}-wal`].map(stateOf))
  return states.map((state) => (state ? `${state.size} ${state.mtimeMs}` : '-')).join()
}

async function stateOf(file: string) {
  return stat(file).catch((error: unknown) => {
    if (isMissingFile(error)) return null
    throw error
  })
}

async function findFaults(source: DataSource, tables: readonly EntitySchema[], file: string | null) {
  const { damage, unheld } = file === null ? { damage: [], unheld: [] } : await findDamage(source)
  if (damage.length > 0) return { faults: damage, isReadable: false }
  const unlike = await findUnlikeVersion(source)
  if (unlike) return { faults: [unlike], isReadable: false }
  const faults = [
    ...(file === null ? await findLooseServer(source) : await findLooseFile(file)),
    ...(await findMissingWalls(source, tables)),
    ...(await findStrangeParts(source, tables)).map((part) => ({
      name: 'storage.strange' as const,
      what: `有程序没有建过的${part}`,
      remedy: `有人用别的工具改过数据库：先查明是谁；${RESTORE}`,
    })),
    ...(await findOwnRows(source)),
    ...(await findStrayReferences(source.manager, tables)),
    ...[...unheld, ...(await findStrangeValues(source, tables))].map((value) => ({
      name: 'storage.values' as const,
      what: `${value}，程序不会这样写`,
      remedy: `有人用别的工具改过数据库：先查明是谁；${RESTORE}`,
    })),
  ]
  return { faults, isReadable: true }
}

/**
 * SQLite reads every page and holds every index against its table. It also says which rows a table's own checks forbid:
 * somebody wrote those, and the file is whole.
 */
async function findDamage(source: DataSource): Promise<{ damage: StorageFault[]; unheld: string[] }> {
  const rows: { integrity_check: string }[] = await source.query('PRAGMA integrity_check(100)')
  const said = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  return {
    damage: said.filter((line) => !OF_A_ROW.test(line)).map(damaged),
    unheld: [...new Set(said.flatMap((line) => OF_A_ROW.exec(line)?.slice(1).filter(Boolean).join(' ') ?? []))].map(
      (forbidden) => `表里有约束不许的行（${forbidden}）`,
    ),
  }
}

const OF_A_ROW = /^(NULL) value in (\S+)$|^(CHECK) constraint failed in (\S+)$/

function damaged(detail: string): StorageFault {
  return { name: 'storage.integrity', what: `数据库文件损坏：${detail}`, remedy: `${RESTORE}；检查硬盘` }
}

async function findUnlikeVersion(source: DataSource): Promise<StorageFault | null> {
  const runner = source.createQueryRunner()
  try {
    const elsewhere = await findElsewhere(source)
    if (elsewhere) return misplaced(elsewhere)
    if (!(await runner.hasTable('migrations'))) throw new NoOfficeError()
    const rows: { name: unknown }[] = await runner.query('SELECT "name" FROM "migrations"')
    // One of a wrong kind is named among what the program keeps for itself.
    const applied = rows.map(({ name }) => String(name))
    const known = MIGRATIONS.map(({ name }) => name)
    const newer = applied.find((name) => !known.includes(name))
    if (newer) {
      const what = `数据由更新版本的房号管家写成（${newer}），这个版本看不懂`
      return { name: 'storage.newer', what, remedy: '安装那个版本，用它来检查' }
    }
    const missing = known.filter((name) => !applied.includes(name))
    if (missing.length === 0) return null
    const what = `数据还是旧版本的，没有做过升级：${missing.join('、')}`
    return { name: 'storage.older', what, remedy: '先备份数据目录，再用这个版本的程序打开一次' }
  } finally {
    await runner.release()
  }
}

function misplaced({ path, schema }: { path: string; schema: string }): StorageFault {
  const what = `PostgreSQL 的 search_path 是「${path}」，程序不会到 ${schema} 里找，数据却在那里`
  return { name: 'storage.schema', what, remedy: `ALTER DATABASE … RESET search_path，或把 ${schema} 放在最前面` }
}

/** What the program keeps for itself: each upgrade once, as it was made, and the line by which it sees that it can write. */
async function findOwnRows(source: DataSource): Promise<StorageFault[]> {
  const applied: { name: unknown; timestamp: unknown }[] = await source.query(
    'SELECT "name", "timestamp" FROM "migrations"',
  )
  const names = applied.map(({ name }) => String(name))
  const odd = applied.filter(
    ({ name, timestamp }, at) =>
      typeof name !== 'string' || !name.endsWith(String(timestamp)) || names.indexOf(name) !== at,
  )
  const health: unknown[] = await source
    .query(`SELECT 1 FROM "setting" WHERE "name" = 'health' AND "value" IN ('ok', 'well')`)
    // A table that is gone is named by what is asked of the schema.
    .catch(() => [1])
  return [
    ...odd.map(({ name }) => `升级记录 ${String(name)} 被改过，或不止一条`),
    ...(health.length === 1 ? [] : ['试写用的那一行（setting 的 health）不在，或被改过：磁盘写不进时不会说']),
  ].map((what) => ({ name: 'storage.own', what, remedy: `有人用别的工具改过数据库：先查明是谁；${RESTORE}` }))
}

/** A server told to acknowledge what is not on the disk yet loses it in a power cut. Rule SEC-4. */
async function findLooseServer(source: DataSource): Promise<StorageFault[]> {
  const rows: { name: string; setting: string }[] = await source.query(
    `SELECT "name", "setting" FROM "pg_settings"
     WHERE "name" IN ('fsync', 'full_page_writes', 'synchronous_commit') AND "setting" IN ('off', 'local')`,
  )
  const unlogged: { name: string }[] = await source.query(
    `SELECT "relname" AS "name" FROM "pg_class"
     WHERE "relnamespace" = current_schema()::regnamespace AND "relkind" = 'r' AND "relpersistence" <> 'p' ORDER BY 1`,
  )
  return [
    ...rows.map(({ name, setting }) => ({
      name: 'storage.durability' as const,
      what: `PostgreSQL 的 ${name} 是 ${setting}：断电会丢掉已经答应的操作`,
      remedy: `在 PostgreSQL 里把 ${name} 设为 on`,
    })),
    ...unlogged.map(({ name }) => ({
      name: 'storage.durability' as const,
      what: `表 ${name} 是 UNLOGGED：PostgreSQL 崩溃或断电后会把它清空`,
      remedy: `请数据库管理员执行 ALTER TABLE "${name}" SET LOGGED`,
    })),
  ]
}

/** Bytes 18 and 19 of the file say how it is written: 2 is the log the office works with. Rule SEC-4. */
async function findLooseFile(file: string): Promise<StorageFault[]> {
  const handle = await open(file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 18)
    if (buffer.equals(Buffer.from([2, 2]))) return []
    const what = '数据库文件不是 WAL 方式：有人用别的工具改过它'
    return [{ name: 'storage.durability', what, remedy: '用房号管家打开一次，它会改回来' }]
  } finally {
    await handle.close()
  }
}

/** What TypeORM would still do to make the database what the code declares, and walls that are there and hold nothing. */
async function findMissingWalls(source: DataSource, tables: readonly EntitySchema[]): Promise<StorageFault[]> {
  const statements = await findLackingStatements(source)
  const fallen = (await findFallenIndexes(source, tables)).filter(
    (index) => !statements.some((statement) => statement.includes(`"${index.split(' ')[0]}"`)),
  )
  const lacking = [
    ...[...statements, ...fallen].map((wanted) => `表、索引或约束与程序要求的不同，还差：${wanted}`),
    ...(await findOtherDefinitions(source, tables)).filter(
      (line) => !statements.some((statement) => statement.includes(`"${line.split(' ')[1]}"`)),
    ),
    ...(await findSleepingWalls(source)),
  ].map((what) => ({ what, remedy: null }))
  return [...lacking, ...(await findOtherChecks(source, tables))].map(({ what, remedy }) => ({
    name: 'storage.schema',
    what,
    remedy: remedy ?? `数据库少了一道墙，别再用它开单；${RESTORE}`,
  }))
}

/** TypeORM stumbles over a list of tables and indexes that no database wrote; a statement that fails is another matter. */
async function findLackingStatements(source: DataSource): Promise<string[]> {
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log()
    return upQueries.map(({ query }) => query.replace(/\s+/g, ' ').slice(0, 160))
  } catch (error) {
    if (error instanceof QueryFailedError) throw error
    return [`能看懂的表结构（${messageOf(error)}）`]
  }
}

/** Rows that refer to nothing, whatever the database itself has been told to hold. */
async function findStrayReferences(manager: EntityManager, tables: readonly EntitySchema[]): Promise<StorageFault[]> {
  const faults: StorageFault[] = []
  for (const { name, foreignKeys = [] } of tables.map(({ options }) => options)) {
    for (const { columnNames: [column] = [], target } of foreignKeys) {
      const rows: { rows: number | string }[] | null = await manager
        .query(
          `SELECT count(*) AS "rows" FROM "${name}" LEFT JOIN "${target}" AS "named" ON "named"."id" = "${name}"."${column}"
         WHERE "${name}"."${column}" IS NOT NULL AND "named"."id" IS NULL`,
        )
        .catch(() => null)
      const strays = rows === null ? '没能核对的' : Number(rows[0]?.rows)
      if (strays === 0) continue
      const what = `表 ${name} 有 ${strays} 行的 ${column} 指向不存在的 ${target}`
      faults.push({ name: 'storage.references', what, remedy: RESTORE })
    }
  }
  return faults
}

function damageOf(error: unknown): StorageFault {
  if (!(error instanceof LogGoneError))
    return damaged(error instanceof DamagedDataError ? error.detail : messageOf(error))
  return {
    name: 'storage.log',
    what: '日志 office.sqlite-wal 不见了，它的索引 office.sqlite-shm 还在：上次没有正常关闭，最后答应的操作只在日志里',
    remedy: `先停用程序，把 office.sqlite-wal 找回来，放回原处（回收站、杀毒软件的隔离区）；找不到时，${RESTORE}`,
  }
}

function isDamage(error: unknown): boolean {
  return (
    error instanceof DamagedDataError ||
    error instanceof LogGoneError ||
    /SQLITE_(CORRUPT|NOTADB|IOERR)/.test(messageOf(error))
  )
}

/** The index of the log does not fit it: a reader who may not write cannot mend it, tries for a while and gives up. */
function isIndexBehind(error: unknown): boolean {
  return /SQLITE_(PROTOCOL|READONLY)/.test(messageOf(error))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
