import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Mutex } from 'async-mutex'
import type { EntityManager } from 'typeorm'
import { z } from 'zod'
import { RESTORED_CALL } from '../../shared/backup/restored'
import { dayOf, instantSchema } from '../../shared/kernel/day'
import { attachmentsIn, openAttachmentFiles } from '../attachments/attachment-files'
import { openToExamine, STORAGE_CHECKS, type StorageFault, type StoredOffice } from '../database/doctor'
import { KeyMissingError, type Personal, readKey } from '../database/personal'
import { findSealed } from '../database/sealed-rows'
import { tableSql } from '../database/table-sql'
import { checks } from '../features/checks'
import { TABLES } from '../features/tables'
import { KEY_SETTING, settingTable } from '../gate/tables'
import { type Reader, readerOf } from '../gate/unit-of-work'
import type { CheckGroup, Examined, Finding } from './check'
import { rowsOf } from './rows'

export type ExaminationConfig = {
  dataDir: string
  databaseUrl?: string | undefined
  /** With PostgreSQL, the folder of the attachments. */
  attachmentsDir?: string | undefined
  /** The key of the personal data as 64 hex digits; without it the file in the data folder. Rule SEC-3. */
  key?: string | undefined
  /** Epoch milliseconds; tests own it. */
  now?: (() => number) | undefined
}

/**
 * What was looked at and what was found. `left` are groups that could not be judged for what is wrong beneath them; `days`
 * on how many business days the office was worked with, since it was last restored, as far as its record can be read.
 */
export type Examination = {
  checked: { title: string; count: number }[]
  left: string[]
  days: number
  findings: Finding[]
}

/** How often a folder is looked at again that changed while it was taken for one nobody has open. */
const TRIES = 5
const STORAGE = '数据目录、密钥、数据库'
/** What is asked of the folder and of the key in it. Rule SEC-3. */
export const FOLDER_CHECKS = ['folder.mode', 'files.mode', 'key.named', 'key.there', 'key.right'] as const
type FolderCheck = (typeof FOLDER_CHECKS)[number]

/** 体检: holds an office's data against every rule it can show, on one snapshot, and writes nothing. Rules SEC-2 to SEC-4. */
export async function examineOffice(config: ExaminationConfig): Promise<Examination> {
  const { dataDir, databaseUrl } = config
  for (let tries = 1; ; tries += 1) {
    const office = await openToExamine({
      dataDir,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      tables: TABLES,
    })
    try {
      const examination = await examine(office, config)
      if (tries === TRIES || !(await office.hasChanged())) return examination
    } finally {
      await office.close()
    }
  }
}

async function examine(office: StoredOffice, config: ExaminationConfig): Promise<Examination> {
  const folder = await findOpenFolder(config)
  const storage = office.faults.map((fault) => ({ rule: 'SEC-4', where: '数据库', ...fault }))
  const checked = [{ title: STORAGE, count: FOLDER_CHECKS.length + STORAGE_CHECKS.length }]
  if (!office.isReadable) {
    return { checked, left: checks.map(({ title }) => title), days: 0, findings: [...folder, ...storage] }
  }
  return office.read(async (manager) => {
    const { exam, keys } = await examOf(manager, config)
    const { findings, unread } = await findInAll(checks, exam, office.faults.some(hasStrangeValue))
    const judged = checks.map(({ title, checks: own }) => ({ title, count: own.length - (unread.get(title) ?? 0) }))
    return {
      checked: [...checked, ...judged],
      days: await workedDays(exam).catch(() => 0),
      left: [...unread].map(([title, count]) => `${title} 的 ${count} 项`),
      findings: [...folder, ...storage, ...keys, ...findings],
    }
  })
}

/** What the checks are given: the office as one connection sees it. */
export async function examOf(
  manager: EntityManager,
  config: ExaminationConfig,
): Promise<{ exam: Examined; keys: Finding[] }> {
  const alone = oneAtATime(manager)
  const db = readerOfEach(alone)
  const keyId = (await db.findOne(settingTable, { name: KEY_SETTING }))?.value ?? null
  const { personal, findings: keys } = await findKey(config, keyId)
  const last = await lastActionIn(db)
  const pcTime = (config.now ?? Date.now)()
  const exam: Examined = {
    db,
    now: Math.max(pcTime, last),
    pcTime,
    personal,
    keyId,
    attachments: personal && openAttachmentFiles(attachmentsIn(config), personal.files),
    tables: TABLES,
    readSealed: (table) =>
      alone(async (inner) => ({
        sql: tableSql(inner.connection, table),
        rows: await findSealed(inner, table, undefined, false),
      })),
  }
  return { exam, keys }
}

async function workedDays(exam: Examined): Promise<number> {
  const rows = await rowsOf.audit(exam)
  const restoredAt = Math.max(0, ...rows.filter(({ call }) => call === RESTORED_CALL).map(({ at }) => at))
  return new Set(rows.filter(({ at }) => at >= restoredAt).map(({ at }) => dayOf(at))).size
}

/** When anything was last done; a row whose time is none says nothing of it. */
async function lastActionIn(db: Reader): Promise<number> {
  const [last] = maximumSchema.parse(
    await db.select(`SELECT max("at") AS "at" FROM "audit" WHERE "at" BETWEEN 0 AND ${instantSchema.maxValue}`, []),
  )
  return Math.floor(last?.at ?? 0)
}

// PostgreSQL gives large numbers as text.
const maximumSchema = z.array(z.strictObject({ at: z.coerce.number() }))

type Judged = { findings: Finding[]; unread: Map<string, number> }

function hasStrangeValue({ name }: StorageFault): boolean {
  return name === 'storage.values'
}

/**
 * Everything that groups of checks find, in their order, and how many of each could not be made for a stored value of a
 * wrong kind: that is named once, by row and column, where the database itself is asked.
 */
export async function findInAll(groups: readonly CheckGroup[], exam: Examined, isStrange: boolean): Promise<Judged> {
  const judged: Judged = { findings: [], unread: new Map() }
  for (const group of groups) await judge(group, exam, isStrange, judged)
  return judged
}

async function judge(
  { title, checks: own }: CheckGroup,
  exam: Examined,
  isStrange: boolean,
  { findings, unread }: Judged,
): Promise<void> {
  for (const { rule, name, remedy, run } of own) {
    const found = await run(exam).catch((error: unknown) => {
      if (isStrange) {
        unread.set(title, (unread.get(title) ?? 0) + 1)
        return []
      }
      return [{ where: '数据库', what: `没能检查：${firstLineOf(error)}` }]
    })
    findings.push(...found.map((one) => ({ rule, name, remedy, ...one })))
  }
}

type Alone = <Value>(work: (manager: EntityManager) => Promise<Value>) => Promise<Value>

/** A statement that fails leaves the snapshot as it was: PostgreSQL would answer nothing more. One runs at a time. */
function oneAtATime(manager: EntityManager): Alone {
  const turn = new Mutex()
  return (work) => turn.runExclusive(() => manager.transaction(work))
}

function readerOfEach(alone: Alone): Reader {
  const read = <Value>(work: (reader: Reader) => Promise<Value>) => alone((inner) => work(readerOf(inner)))
  return {
    find: (table, where, options) => read((reader) => reader.find(table, where, options)),
    findOne: (table, where, options) => read((reader) => reader.findOne(table, where, options)),
    count: (table, where) => read((reader) => reader.count(table, where)),
    select: (sql, parameters) => read((reader) => reader.select(sql, parameters)),
  }
}

/** The key at hand is the one the data is encrypted with. Rule SEC-3. */
async function findKey(config: ExaminationConfig, keyId: string | null) {
  const found = (
    name: FolderCheck,
    what: string,
    remedy: string,
  ): { personal: Personal | null; findings: Finding[] } => ({
    personal: null,
    findings: [{ rule: 'SEC-3', name, where: '密钥', what, remedy }],
  })
  if (keyId === null) return found('key.named', '数据没有记下用哪一把密钥加密', '用房号管家打开一次')
  try {
    const personal = await readKey(config.dataDir, config.key)
    if (personal?.keyId === keyId) return { personal, findings: [] }
    const what = personal
      ? `手边的密钥是 ${personal.keyId}，数据用 ${keyId} 加密`
      : `找不到密钥 ${keyId}，号码谁也打不开`
    return found(personal ? 'key.right' : 'key.there', what, '把原来的 office.key 放回数据目录，或设 FANGHAO_KEY')
  } catch (error) {
    if (!(error instanceof KeyMissingError)) throw error
    return found('key.right', '密钥文件或 FANGHAO_KEY 不是 64 位十六进制数', '放回原来的密钥')
  }
}

/** Nobody but the office's own account may look into the folder. Rule SEC-3. */
async function findOpenFolder({ dataDir, databaseUrl }: ExaminationConfig): Promise<Finding[]> {
  // Windows keeps rights in another way, and its folders of application data are the person's own.
  if (process.platform === 'win32') return []
  const files = databaseUrl ? ['office.key'] : ['office.sqlite', 'office.key']
  const paths: { name: FolderCheck; path: string; mode: string }[] = [
    { name: 'folder.mode', path: dataDir, mode: '700' },
    ...files.map((file) => ({ name: 'files.mode' as const, path: join(dataDir, file), mode: '600' })),
  ]
  const findings: Finding[] = []
  for (const { name, path, mode } of paths) {
    const state = await stat(path).catch(() => null)
    if (state === null || (state.mode & 0o077) === 0) continue
    const what = `别的账户也能打开（权限 ${(state.mode & 0o777).toString(8)}）`
    findings.push({ rule: 'SEC-3', name, where: path, what, remedy: `chmod ${mode} ${path}` })
  }
  return findings
}

function firstLineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
