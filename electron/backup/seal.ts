import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { MIGRATIONS } from '../database/migrate'
import { type BundledFile, bundled, unbundle } from './bundle'
import { type BackupHeader, bindingOf, prefixOf, readAt, readPrefix } from './header'
import { BackupError } from './refused'

/*
 * A sealed file is its prefix and pieces of at most 64 KiB: a length with the sign of the last piece in its top bit,
 * the ciphertext, its tag. A piece's nonce is its place and whether it is the last one, so that pieces cannot change
 * places and a file that was cut off between two of them is found; each is bound to the prefix. Rule SEC-3.
 */
const PIECE = 65_536
const TAG = 16
const LAST = 0x8000_0000

/**
 * Packs and seals a file, with the attachments of a backup that has any, into a new one: 0600, and on the disk when this
 * ends. Memory stays bounded. Rule SEC-4.
 */
export async function sealFile(
  from: string,
  to: string,
  header: BackupHeader,
  key: Buffer,
  files: readonly BundledFile[] = [],
): Promise<void> {
  const prefix = prefixOf(header)
  const fileKey = fileKeyOf(key, header)
  await pipeline(
    header.format === 1 ? createReadStream(from) : bundled(from, files),
    createGzip({ level: 6 }),
    async function* (packed: AsyncIterable<Buffer>) {
      yield prefix
      yield* sealed(packed, fileKey, bindingOf(prefix))
    },
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  )
}

/**
 * Opens a sealed file into a new one, 0600, and its attachments into their folder beside it. Whatever is not as it was
 * sealed is refused. `name` is for people. Rule SEC-4.
 */
export async function unsealFile(from: string, to: string, key: Buffer, name: string): Promise<BackupHeader> {
  const file = await openBackup(from, name)
  try {
    const { header, prefix } = await readPrefix(file, name)
    await pipeline(
      unsealed(file, prefix, fileKeyOf(key, header), name),
      createGunzip(),
      header.format === 1
        ? createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true })
        : (plain: AsyncIterable<Buffer>) => unbundle(plain, to, name),
    ).catch((error: unknown) => {
      throw isUnpacking(error) ? new BackupError('altered', name) : error
    })
    return header
  } finally {
    await file.close()
  }
}

/**
 * Refuses data of a version that this program does not know. That is said only of a header that its first sealed piece
 * proves: a damaged one may name any version. Rule SEC-5.
 */
export async function requireKnown(path: string, key: Buffer): Promise<void> {
  const file = await openBackup(path, path)
  try {
    const { header, prefix } = await readPrefix(file, path)
    if (MIGRATIONS.some(({ name }) => name === header.migration)) return
    await unsealed(file, prefix, fileKeyOf(key, header), path).next()
    throw new BackupError('newer', header.version)
  } finally {
    await file.close()
  }
}

/** Refuses a file of which anything is not as it was sealed; writes nothing anywhere. */
export async function requireWhole(path: string, key: Buffer): Promise<void> {
  const file = await openBackup(path, path)
  try {
    const { header, prefix } = await readPrefix(file, path)
    for await (const _ of unsealed(file, prefix, fileKeyOf(key, header), path));
  } finally {
    await file.close()
  }
}

/** What a backup says of itself, without any key: not yet proven. */
export async function readHeader(path: string, name: string): Promise<BackupHeader> {
  const file = await openBackup(path, name)
  try {
    return (await readPrefix(file, name)).header
  } finally {
    await file.close()
  }
}

async function openBackup(path: string, name: string): Promise<FileHandle> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new BackupError(isMissing(error) ? 'missing' : 'unreadable', name)
  })
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw new BackupError('notBackup', name)
}

async function* sealed(packed: AsyncIterable<Buffer>, key: Buffer, binding: Buffer): AsyncGenerator<Buffer> {
  let waiting: Buffer = Buffer.alloc(0)
  let place = 0
  for await (const some of packed) {
    waiting = waiting.length === 0 ? some : Buffer.concat([waiting, some])
    // One piece always waits: only the end tells which is the last.
    while (waiting.length > PIECE) {
      yield sealPiece(waiting.subarray(0, PIECE), key, binding, place, false)
      waiting = waiting.subarray(PIECE)
      place += 1
    }
  }
  yield sealPiece(waiting, key, binding, place, true)
}

function sealPiece(plain: Buffer, key: Buffer, binding: Buffer, place: number, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place, isLast)).setAAD(binding)
  const length = Buffer.alloc(4)
  length.writeUInt32BE((plain.length | (isLast ? LAST : 0)) >>> 0)
  return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

async function* unsealed(file: FileHandle, prefix: Buffer, key: Buffer, name: string): AsyncGenerator<Buffer> {
  const binding = bindingOf(prefix)
  let position = prefix.length
  for (let place = 0; ; place += 1) {
    const begin = await readAt(file, name, position, 4)
    if (begin.length < 4) throw new BackupError('cutOff', name)
    const said = begin.readUInt32BE()
    const isLast = (said & LAST) !== 0
    const length = said & ~LAST
    if (length > PIECE) throw new BackupError('altered', name)
    const piece = await readAt(file, name, position + 4, length + TAG)
    if (piece.length < length + TAG) throw new BackupError('cutOff', name)
    position += 4 + piece.length
    yield openPiece(piece, key, binding, nonceOf(place, isLast), name)
    if (!isLast) continue
    if ((await readAt(file, name, position, 1)).length > 0) throw new BackupError('altered', name)
    return
  }
}

function openPiece(piece: Buffer, key: Buffer, binding: Buffer, nonce: Buffer, name: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(binding)
    .setAuthTag(piece.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG)), decipher.final()])
  } catch {
    throw new BackupError('altered', name)
  }
}

function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt8(isLast ? 1 : 0, 0)
  nonce.writeBigUInt64BE(BigInt(place), 4)
  return nonce
}

function fileKeyOf(key: Buffer, { salt }: BackupHeader): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'base64'), 'fanghao backup', 32))
}

function isUnpacking(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
