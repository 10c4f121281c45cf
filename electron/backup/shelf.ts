import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { type Backup, backupNameSchema, backupSchema, parseBackupName } from '../../shared/backup/backup'
import { backupsToDelete, type Rotated, type Turn } from '../../shared/backup/rotation'
import { isMissingFile } from '../database/file-errors'
import { syncFolder } from '../database/sync-folder'
import type { BackupHeader } from './header'
import { BackupError } from './refused'
import { readHeader } from './seal'
import type { Tried } from './try-backup'

/**
 * What came of the last try, in a file beside the backup: readable without any database, and with one file a backup two
 * programs never write the same one. It stands for that very backup only: salt, size and when it was written must agree,
 * which costs nothing to look at; a disk that rots changes none of them, for which there is the hash of every byte.
 */
const noteSchema = z.strictObject({
  salt: z.string(),
  size: z.int(),
  /** In whole seconds, as every disk keeps it. Notes of the first version have neither this nor the hash. */
  writtenAt: z.int().optional(),
  sha256: z.string().optional(),
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
  const [header, { size, mtimeMs }] = [await readableHeader(path, name), await stat(path)]
  const sha256 = (await hashOf(path)) ?? ''
  const note: Note = { salt: header?.salt ?? '', size, writtenAt: inSeconds(mtimeMs), sha256, triedAt, ...tried }
  const draft = `${notePath(folder, name)}.part`
  await writeFile(draft, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(draft, notePath(folder, name))
}

/**
 * Removes what has served its time of an office's own backups, and gives the names. Each is read once more: one that the
 * disk has spoilt since it was tried takes no sound one away. Rule SEC-4.
 */
export async function rotate(folder: string, keyId: string, turn: Turn): Promise<string[]> {
  const rotated: Rotated[] = []
  for (const backup of await listBackups(folder)) {
    if (backup.keyId !== keyId) continue
    const { name, madeAt, reason } = backup
    const isSound = await isStillSound(folder, backup)
    if (!isSound && backup.state === 'sound') await noteTried(folder, name, SPOILT, turn.now)
    rotated.push({ name, madeAt, reason, isSound })
  }
  const served = backupsToDelete(rotated, turn)
  for (const name of served) {
    // The backup goes first: a note without it says nothing, a backup without its note would be one nobody tried.
    await rm(join(folder, name), { force: true })
    await rm(notePath(folder, name), { force: true })
  }
  if (served.length > 0) await syncFolder(folder)
  return served
}

const SPOILT: Tried = {
  state: 'unreadable',
  found: 1,
  findings: [{ rule: 'SEC-4', name: 'backup.opens', where: '备份', what: '与试恢复时不一样了：硬盘损坏，或被人改过' }],
}

/** A note of the first version has no hash: it stands for its file by what the list goes by. */
async function isStillSound(folder: string, { name, state }: Backup): Promise<boolean> {
  const note = await readNote(folder, name)
  if (note?.sha256 === undefined) return state === 'sound'
  return note.state === 'sound' && (await isAsTried(folder, name))
}

/** Whether every byte is as it was tried; of one that nobody tried nothing else is known. */
export async function isAsTried(folder: string, name: string): Promise<boolean> {
  const note = await readNote(folder, name)
  return note?.sha256 === undefined || note.sha256 === (await hashOf(join(folder, name)))
}

function inSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000)
}

/** Null where the disk does not give it. */
async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
    return hash.digest('hex')
  } catch {
    return null
  }
}

async function describe(folder: string, name: string): Promise<Backup | null> {
  const path = join(folder, name)
  const state = await stat(path).catch(() => null)
  if (!state?.isFile()) return null
  const header = await readableHeader(path, name)
  const note = await readNote(folder, name)
  // A file that says nothing of itself any more still has its name; when it was last written says when it was spoilt.
  const saidBy = parseBackupName(name)
  const isOfIt =
    note !== null &&
    note.size === state.size &&
    note.salt === (header?.salt ?? '') &&
    (note.writtenAt === undefined || note.writtenAt === inSeconds(state.mtimeMs))
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

export function notePath(folder: string, name: string): string {
  return join(folder, `${name}.json`)
}
