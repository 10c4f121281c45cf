import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Backup, backupNameSchema, backupSchema, parseBackupName } from '../../shared/backup/backup'
import { backupsToDelete } from '../../shared/backup/rotation'
import { isMissingFile } from '../database/missing-file'
import { syncFolder } from '../database/sync-folder'
import type { BackupHeader } from './header'
import { BackupError } from './refused'
import { readHeader } from './seal'
import type { Tried } from './try-backup'

/**
 * What came of the last try, in a file beside the backup: readable without any database, and with one file a backup two
 * programs never write the same one. It stands for that very backup only: salt and size must agree.
 */
const noteSchema = z.strictObject({
  salt: z.string(),
  size: z.int(),
  triedAt: z.int(),
  ...backupSchema.pick({ state: true, found: true, findings: true }).shape,
})
type Note = z.infer<typeof noteSchema>

/** Where an office keeps its backups unless told otherwise. */
export function shelfIn(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** All backups of a folder, the newest first. A file that says nothing of itself any more is shown as unreadable. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const backups: Backup[] = []
  for (const name of await namesIn(folder)) {
    const backup = await describe(folder, name)
    if (backup) backups.push(backup)
  }
  return backups.sort((one, other) => other.madeAt - one.madeAt || (one.name < other.name ? 1 : -1))
}

/** One backup by its name; null where there is none. */
export async function findBackup(folder: string, name: string): Promise<Backup | null> {
  return backupNameSchema.safeParse(name).success ? describe(folder, name) : null
}

/** Keeps what came of trying a backup. */
export async function noteTried(folder: string, name: string, tried: Tried, triedAt: number): Promise<void> {
  const path = join(folder, name)
  const [header, { size }] = [await readableHeader(path, name), await stat(path)]
  const note: Note = { salt: header?.salt ?? '', size, triedAt, ...tried }
  const draft = `${notePath(folder, name)}.part`
  await writeFile(draft, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(draft, notePath(folder, name))
}

/** Removes what has served its time of an office's own backups, and gives the names. Rule SEC-4. */
export async function rotate(folder: string, keyId: string): Promise<string[]> {
  const backups = (await listBackups(folder)).filter((backup) => backup.keyId === keyId)
  const served = backupsToDelete(
    backups.map(({ name, madeAt, state }) => ({ name, madeAt, isSound: state === 'sound' })),
  )
  for (const name of served) {
    // The backup goes first: a note without it says nothing, a backup without its note would be one nobody tried.
    await rm(join(folder, name), { force: true })
    await rm(notePath(folder, name), { force: true })
  }
  if (served.length > 0) await syncFolder(folder)
  return served
}

async function describe(folder: string, name: string): Promise<Backup | null> {
  const path = join(folder, name)
  const state = await stat(path).catch(() => null)
  if (!state?.isFile()) return null
  const header = await readableHeader(path, name)
  const note = await readNote(folder, name)
  // A file that says nothing of itself any more still has its name; when it was last written says when it was spoilt.
  const saidBy = parseBackupName(name)
  const isOfIt = note !== null && note.size === state.size && note.salt === (header?.salt ?? '')
  const tried = isOfIt
    ? { state: note.state, found: note.found, findings: note.findings, triedAt: note.triedAt }
    : { state: header ? ('untried' as const) : ('unreadable' as const), found: 0, findings: [], triedAt: null }
  return {
    name,
    madeAt: header?.madeAt ?? saidBy.madeAt ?? Math.floor(state.mtimeMs),
    reason: header?.reason ?? saidBy.reason,
    size: state.size,
    version: header?.version ?? '',
    keyId: header?.keyId ?? '',
    hasRecovery: header?.recovery != null,
    ...tried,
  }
}

async function readableHeader(path: string, name: string): Promise<BackupHeader | null> {
  try {
    return await readHeader(path, name)
  } catch (error) {
    if (error instanceof BackupError) return null
    throw error
  }
}

async function readNote(folder: string, name: string): Promise<Note | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(notePath(folder, name), 'utf8')))
  } catch {
    return null
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissingFile(error)) return []
    throw error
  })
  return names.filter((name) => backupNameSchema.safeParse(name).success)
}

function notePath(folder: string, name: string): string {
  return join(folder, `${name}.json`)
}
