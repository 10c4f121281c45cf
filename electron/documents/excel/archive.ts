import { crc32, inflateRawSync } from 'node:zlib'
import { FileUnreadable, MOST_UNPACKED } from './bounds'

const END_OF_DIRECTORY = 0x06054b50
const END_OF_DIRECTORY_64 = 0x06064b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const SIZES_64 = 1
const IN_64 = 0xffffffff
const MOST_ENTRIES = 10_000
const DEFLATED = 8
const STORED = 0

type Entry = {
  name: string
  isEncrypted: boolean
  method: number
  check: number
  packed: number
  unpacked: number
  start: number
}

/** The parts of a zip by their names in small letters, without a leading slash. */
export type Archive = { file: Buffer; entries: Map<string, Entry> }

/**
 * Reads a zip's directory before anything is unpacked: it opens without a password, names each part once and stays
 * within bounds. Unpacking holds the parts to what the directory says of them, since a zip may lie.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return withinFile(() => {
    const entries = new Map<string, Entry>()
    let unpacked = 0
    for (const entry of readDirectory(file)) {
      if (entry.isEncrypted) throw new FileUnreadable('encrypted')
      unpacked += entry.unpacked
      if (unpacked > MOST_UNPACKED) throw new FileUnreadable('tooLarge')
      const name = partName(entry.name)
      if (name.endsWith('/')) continue
      if (entries.has(name)) throw new FileUnreadable('damaged')
      entries.set(name, entry)
    }
    return { file, entries }
  })
}

/** One part unpacked, or `null` where there is none of the name. */
export function readPart({ file, entries }: Archive, name: string): Buffer | null {
  const entry = entries.get(partName(name))
  if (!entry) return null
  const part = withinFile(() => unpack(file, entry))
  if (part.length !== entry.unpacked || crc32(part) !== entry.check) throw new FileUnreadable('damaged')
  return part
}

/** Windows programs write `xl\Workbook.xml`, and relations name `/xl/workbook.xml`. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
}

/** Reading beyond the file's end, or what zlib cannot unpack, is a damaged file. */
function withinFile<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof FileUnreadable) throw error
    if (error instanceof Error && 'code' in error) {
      throw new FileUnreadable(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged')
    }
    throw error
  }
}

function readDirectory(file: Buffer): Entry[] {
  const directory = findDirectory(file)
  if (directory.count > MOST_ENTRIES) throw new FileUnreadable('tooLarge')
  const entries: Entry[] = []
  let at = directory.start
  for (let index = 0; index < directory.count; index += 1) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new FileUnreadable('damaged')
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    const extraEnd = nameEnd + file.readUInt16LE(at + 30)
    const read64 = sizesIn64(file.subarray(nameEnd, extraEnd))
    entries.push({
      name: file.toString('utf8', at + 46, nameEnd),
      isEncrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      check: file.readUInt32LE(at + 16),
      unpacked: read64(file.readUInt32LE(at + 24)),
      packed: read64(file.readUInt32LE(at + 20)),
      start: read64(file.readUInt32LE(at + 42)),
    })
    at = extraEnd + file.readUInt16LE(at + 32)
  }
  return entries
}

function findDirectory(file: Buffer): { count: number; start: number } {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  if (count !== 0xffff && start !== IN_64) return { count, start }
  const end64 = Number(file.readBigUInt64LE(end - 20 + 8))
  if (file.readUInt32LE(end64) !== END_OF_DIRECTORY_64) throw new FileUnreadable('damaged')
  return { count: Number(file.readBigUInt64LE(end64 + 32)), start: Number(file.readBigUInt64LE(end64 + 48)) }
}

function findEnd(file: Buffer): number {
  const earliest = Math.max(0, file.length - 22 - 0xffff)
  for (let at = file.length - 22; at >= earliest; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new FileUnreadable('damaged')
}

/** Programs that write as they go put sizes into 64 bits, in this order and only those that are `IN_64`. */
function sizesIn64(extra: Buffer): (size: number) => number {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== SIZES_64) at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return (size) => {
    if (size !== IN_64) return size
    at += 8
    return Number(extra.readBigUInt64LE(at - 8))
  }
}

function unpack(file: Buffer, entry: Entry): Buffer {
  if (file.readUInt32LE(entry.start) !== LOCAL_ENTRY) throw new FileUnreadable('damaged')
  const nameEnd = entry.start + 30 + file.readUInt16LE(entry.start + 26)
  if (file.toString('utf8', entry.start + 30, nameEnd) !== entry.name) throw new FileUnreadable('damaged')
  const from = nameEnd + file.readUInt16LE(entry.start + 28)
  const packed = file.subarray(from, from + entry.packed)
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) throw new FileUnreadable('damaged')
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
}
