import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { backupReasonSchema } from '../../shared/backup/backup'
import { instantSchema } from '../../shared/kernel/day'
import { jsonOf } from '../database/json'
import { recoverySchema } from './recovery'
import { BackupError } from './refused'

/** What stands in clear before a backup's sealed part; every piece of that part is bound to it. Rule SEC-3. */
export const backupHeaderSchema = z.strictObject({
  /** 1: the database alone. 2: with attachments behind it; written only where there are any. */
  format: z.literal([1, 2]),
  madeAt: instantSchema,
  /** The program that made it. */
  version: z.string().max(60),
  /** The last migration of the data in it. */
  migration: z.string().max(120),
  reason: backupReasonSchema,
  keyId: z.string().max(60),
  /** Of this file alone, so that no two files share a key. Base64. */
  salt: z.base64(),
  /** The office's key under the recovery passphrase, once one has been set. */
  recovery: recoverySchema.nullable(),
})
export type BackupHeader = z.infer<typeof backupHeaderSchema>

/** Like the first bytes of a PNG: a file that passed through something that changes line ends is told at once. */
const MAGIC = Buffer.from('fhbak\r\n\x1a', 'latin1')
const LONGEST_HEADER = 16_384

/** The bytes before the sealed part: the sign, the header's length, the header. */
export function prefixOf(header: BackupHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([MAGIC, length, text])
}

/** What every sealed piece is bound to. */
export function bindingOf(prefix: Buffer): Buffer {
  return createHash('sha256').update(prefix).digest()
}

/** Reads the header and gives where the sealed part begins. `name` is what an error calls the file. */
export async function readPrefix(file: FileHandle, name: string): Promise<{ header: BackupHeader; prefix: Buffer }> {
  const begin = await readAt(file, name, 0, MAGIC.length + 4)
  if (begin.length === 0 || !begin.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, begin.length))) {
    throw new BackupError('notBackup', name)
  }
  if (begin.length < MAGIC.length + 4) throw new BackupError('cutOff', name)
  const length = begin.readUInt32BE(MAGIC.length)
  if (length > LONGEST_HEADER) throw new BackupError('altered', name)
  const text = await readAt(file, name, begin.length, length)
  if (text.length < length) throw new BackupError('cutOff', name)
  return { header: parseHeader(text.toString('utf8'), name), prefix: Buffer.concat([begin, text]) }
}

function parseHeader(text: string, name: string): BackupHeader {
  const json = jsonOf(text)
  const format = z.looseObject({ format: z.int() }).safeParse(json).data?.format
  if (format !== undefined && format > 2) throw new BackupError('newerFormat', String(format))
  const header = backupHeaderSchema.safeParse(json)
  if (!header.success) throw new BackupError('altered', name)
  const { keyId, recovery } = header.data
  if (recovery && recovery.keyId !== keyId) throw new BackupError('altered', name)
  return header.data
}

/** So many bytes from there on, fewer where the file ends. `name` is what an error calls the file. */
export async function readAt(file: FileHandle, name: string, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, position + read).catch((error: unknown) => {
      throw new BackupError('unreadable', `${name}（${codeOf(error)}）`)
    })
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
