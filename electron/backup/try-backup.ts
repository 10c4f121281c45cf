import { join } from 'node:path'
import { DataSource } from 'typeorm'
import type { Backup, BackupState } from '../../shared/backup/backup'
import { attachmentsIn, openAttachmentFiles } from '../attachments/attachment-files'
import { OFFICE_FILE } from '../database/database'
import { personalWith } from '../database/personal'
import { sqliteDriver } from '../database/sqlite-driver'
import type { Finding } from '../examination/check'
import { examineOffice } from '../examination/examine'
import { BackupError, explainBackup } from './refused'
import { attachmentHashesIn, type RowCounts, rowCounts } from './rows'
import { withScratch } from './scratch'
import { unsealFile } from './seal'

/** What came of opening a backup again. */
export type Tried = { state: BackupState; found: number; findings: Backup['findings'] }

export type Trial = {
  folder: string
  name: string
  /** Where it is opened: a folder in which the office's data may lie in the clear. */
  workshop: string
  key: Buffer
  /** The office's time. */
  now: number
  /** What the copy held, where that is known. */
  rows?: RowCounts | undefined
}

/** So many findings are kept with a backup; the doctor has them all. */
const KEPT_FINDINGS = 20

/**
 * Opens a backup as a restore would and examines what is in it: a restore is tried, not assumed. A backup made before an
 * upgrade is of a version whose rules are not known any more: it is held against the number of rows copied. Rule SEC-4.
 */
export async function tryBackup(trial: Trial): Promise<Tried> {
  return withScratch(trial.workshop, async (scratch) => {
    const opened = join(scratch, OFFICE_FILE)
    try {
      const { reason } = await unsealFile(join(trial.folder, trial.name), opened, trial.key, trial.name)
      const lost = await findLostRows(opened, trial.rows)
      const found =
        reason === 'migration'
          ? [...(await findDamage(opened)), ...(await findSpoiltFiles(scratch, opened, trial.key))]
          : await examine(scratch, trial)
      return outcomeOf([...lost, ...found])
    } catch (error) {
      if (!(error instanceof BackupError)) throw error
      return { ...outcomeOf([findingOf('backup.opens', explainBackup(error))]), state: 'unreadable' as const }
    }
  })
}

function outcomeOf(findings: Backup['findings']): Tried {
  const state = findings.length === 0 ? 'sound' : 'faulty'
  return { state, found: findings.length, findings: findings.slice(0, KEPT_FINDINGS) }
}

async function examine(dataDir: string, { key, now }: Trial): Promise<Backup['findings']> {
  const { findings } = await examineOffice({ dataDir, key: key.toString('hex'), now: () => now })
  return findings.map(({ rule, name, where, what }: Finding) => ({ rule, name, where, what }))
}

async function findLostRows(file: string, expected: RowCounts | undefined): Promise<Backup['findings']> {
  if (!expected) return []
  const found = await withFile(file, rowCounts)
  return Object.entries(expected)
    .filter(([table, rows]) => found[table] !== rows)
    .map(([table, rows]) => findingOf('backup.rows', `表 ${table} 应有 ${rows} 行，备份里有 ${found[table] ?? 0} 行`))
}

async function findDamage(file: string): Promise<Backup['findings']> {
  const rows: { integrity_check: string }[] = await withFile(file, (source) =>
    source.query('PRAGMA integrity_check(20)'),
  )
  return rows
    .filter((row) => row.integrity_check !== 'ok')
    .map((row) => findingOf('backup.integrity', `数据库文件损坏：${row.integrity_check}`))
}

/** Attachments that rows name and that are not in the backup as they were kept; the doctor says it of every other backup. */
async function findSpoiltFiles(dataDir: string, file: string, key: Buffer): Promise<Backup['findings']> {
  const files = openAttachmentFiles(attachmentsIn({ dataDir }), personalWith(key).files)
  const found: Backup['findings'] = []
  for (const hash of await withFile(file, attachmentHashesIn)) {
    if (!Buffer.isBuffer(await files?.read(hash)))
      found.push(findingOf('backup.attachments', `附件 ${hash} 不在，或内容不对`))
  }
  return found
}

function findingOf(name: string, what: string): Backup['findings'][number] {
  return { rule: 'SEC-4', name, where: '备份', what }
}

async function withFile<T>(database: string, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = new DataSource({ type: 'sqlite', driver: sqliteDriver, database })
  await source.initialize()
  try {
    return await work(source)
  } finally {
    await source.destroy()
  }
}
