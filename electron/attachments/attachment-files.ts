import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isMissingFile } from '../database/file-errors'
import { makeFolder } from '../database/make-folder'
import type { FileCipher } from '../database/personal-files'
import { ATTACHMENTS_FOLDER } from '../database/replacing'
import { syncFolder } from '../database/sync-folder'

/*
 * 附件 lie outside the database, each under the keyed hash of what it holds: `attachments/ab/ab12…`, encrypted. A file is
 * on the disk before a row may name it, is never changed, and the same content twice is one file. A command that was
 * undone after its file was written leaves a file that no row names: harmless, and swept up. Rules SEC-3, SEC-4.
 */

/** Where an office's attachments lie. */
export type AttachmentPlace = {
  dataDir: string
  databaseUrl?: string | undefined
  /** For PostgreSQL: a folder that all hosts reach. */
  attachmentsDir?: string | undefined
}

export type AttachmentFiles = {
  /** Keeps the bytes, on the disk when this ends, and gives what they are known by. */
  keep(bytes: Uint8Array): Promise<string>
  /** What was kept, held against its hash; or what is wrong with it. */
  read(hash: string): Promise<Buffer | 'missing' | 'altered'>
}

/**
 * The folder of an office's attachments: beside a SQLite file its own; with PostgreSQL, which several hosts may share,
 * the one they were all told. Null where they were told none: a file in one host's own folder would be missing on the others.
 */
export function attachmentsIn({ dataDir, databaseUrl, attachmentsDir }: AttachmentPlace): string | null {
  return databaseUrl === undefined ? join(dataDir, ATTACHMENTS_FOLDER) : (attachmentsDir ?? null)
}

/** Where a file of this hash lies. */
export function pathOf(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash)
}

const HASH = /^[0-9a-f]{64}$/
const DRAFT = '.part-'

export function isHash(text: string): boolean {
  return HASH.test(text)
}

/** The office's attachments in a folder, or null where there is none. */
export function openAttachmentFiles(folder: string | null, cipher: FileCipher): AttachmentFiles | null {
  if (folder === null) return null
  const read: AttachmentFiles['read'] = async (hash) => {
    // Whatever stands in a row leads to no other file.
    if (!isHash(hash)) return 'missing'
    const sealed = await readFile(pathOf(folder, hash)).catch((error: unknown) => {
      if (isMissingFile(error)) return null
      throw error
    })
    return sealed === null ? 'missing' : (cipher.open(hash, sealed) ?? 'altered')
  }
  return {
    read,
    keep: async (bytes) => {
      const hash = cipher.nameOf(bytes)
      const path = pathOf(folder, hash)
      // Sound already: it only counts as new again, for whoever sweeps. What was spoilt on the disk is made good.
      if (Buffer.isBuffer(await read(hash))) await utimes(path, new Date(), new Date())
      else await place(path, async (file) => void (await file.writeFile(cipher.seal(hash, bytes))))
      return hash
    },
  }
}

/** Puts a file at its path, where it has its name only once it is whole and on the disk. */
export async function place(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const folder = dirname(path)
  const made = await makeFolder(folder)
  const draft = join(folder, `${DRAFT}${randomBytes(8).toString('hex')}`)
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(folder)
  if (made === undefined) return
  for (let above = folder; above !== dirname(made); above = dirname(above)) await syncFolder(dirname(above))
}

/**
 * Removes files that no row names and that are older than an instant: what undone commands and killed programs left.
 * Gives how many went. To be called by who alone has the office.
 */
export async function sweepAttachments(folder: string, named: ReadonlySet<string>, before: number): Promise<number> {
  let swept = 0
  for (const shard of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, shard))) {
      const isOurs = isHash(name) || name.startsWith(DRAFT)
      const path = join(folder, shard, name)
      if (!isOurs || named.has(name) || (await stat(path)).mtimeMs >= before) continue
      await rm(path)
      swept += 1
    }
  }
  return swept
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissingFile(error) || isNoFolder(error)) return []
    throw error
  })
}

function isNoFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTDIR'
}
