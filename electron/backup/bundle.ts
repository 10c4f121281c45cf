import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MOST_BYTES } from '../../shared/attachments/attachment'
import { isHash, pathOf } from '../attachments/attachment-files'
import { makeFolder } from '../database/make-folder'
import { SEALED_MORE } from '../database/personal-files'
import { ATTACHMENTS_FOLDER } from '../database/replacing'
import { syncFolder } from '../database/sync-folder'
import { BackupError } from './refused'

/*
 * What is sealed in a backup of format 2: the database's length and the database, then each attachment as it lies in its
 * folder: its hash, its length, its bytes. All of it flows; nothing is ever in memory whole. Rule SEC-4.
 */
const DATABASE_LENGTH = 8
const HASH = 64
const FILE_LENGTH = 4

/** An attachment that goes into a backup. */
export type BundledFile = { hash: string; path: string; bytes: number }

/** The files of these hashes that are there; of one that is not the trial of the backup will speak. */
export async function filesToBundle(folder: string | null, hashes: readonly string[]): Promise<BundledFile[]> {
  const files: BundledFile[] = []
  for (const hash of folder === null ? [] : hashes.filter(isHash)) {
    const path = pathOf(folder ?? '', hash)
    const state = await stat(path).catch(() => null)
    if (state?.isFile() && state.size <= MOST_BYTES + SEALED_MORE) files.push({ hash, path, bytes: state.size })
  }
  return files
}

export async function* bundled(database: string, files: readonly BundledFile[]): AsyncGenerator<Buffer> {
  const { size } = await stat(database)
  const length = Buffer.alloc(DATABASE_LENGTH)
  length.writeBigUInt64BE(BigInt(size))
  yield length
  yield* exactly(database, size)
  for (const { hash, path, bytes } of files) {
    const head = Buffer.alloc(HASH + FILE_LENGTH)
    head.write(hash, 'latin1')
    head.writeUInt32BE(bytes, HASH)
    yield head
    yield* exactly(path, bytes)
  }
}

async function* exactly(path: string, bytes: number): AsyncGenerator<Buffer> {
  let read = 0
  for await (const some of createReadStream(path, { end: Math.max(0, bytes - 1) })) {
    read += some.length
    yield some
  }
  if (read !== bytes) throw new Error(`${path} changed while it was copied`)
}

/** Takes a bundle apart: the database to its path, the attachments to their folder beside it. `name` is for people. */
export async function unbundle(plain: AsyncIterable<Buffer>, to: string, name: string): Promise<void> {
  const taking = openTaking(plain)
  const size = Number((await taking.whole(DATABASE_LENGTH, name)).readBigUInt64BE())
  await writeTaken(to, taking.take(size), size, name)
  const folder = join(dirname(to), ATTACHMENTS_FOLDER)
  const made = new Set<string>()
  while (await taking.hasMore()) {
    const head = await taking.whole(HASH + FILE_LENGTH, name)
    const [hash, bytes] = [head.toString('latin1', 0, HASH), head.readUInt32BE(HASH)]
    if (!isHash(hash) || bytes > MOST_BYTES + SEALED_MORE) throw new BackupError('altered', name)
    const path = pathOf(folder, hash)
    await makeFolder(dirname(path))
    made.add(dirname(path))
    await writeTaken(path, taking.take(bytes), bytes, name)
  }
  for (const shard of made) await syncFolder(shard)
  if (made.size > 0) await syncFolder(folder)
}

async function writeTaken(path: string, taken: AsyncIterable<Buffer>, bytes: number, name: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    let written = 0
    for await (const part of taken) {
      await file.writeFile(part)
      written += part.length
    }
    if (written !== bytes) throw new BackupError('altered', name)
    await file.sync()
  } finally {
    await file.close()
  }
}

function openTaking(plain: AsyncIterable<Buffer>) {
  const source = plain[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const hasMore = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const next = await source.next()
      if (next.done) return false
      rest = next.value
    }
    return true
  }
  /** So many bytes piece by piece, fewer where it ends. */
  async function* take(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0 && (await hasMore()); ) {
      const part = rest.subarray(0, left)
      rest = rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }
  const whole = async (bytes: number, name: string): Promise<Buffer> => {
    const parts: Buffer[] = []
    for await (const part of take(bytes)) parts.push(part)
    const taken = Buffer.concat(parts)
    if (taken.length < bytes) throw new BackupError('altered', name)
    return taken
  }
  return { hasMore, take, whole }
}
