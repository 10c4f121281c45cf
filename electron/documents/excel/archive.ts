import { inflateRawSync } from 'node:zlib'
import type { UnreadableReason } from '../../../shared/ledger/price-list/unreadable'

/** What a workbook may unpack to at most. */
const MOST_UNPACKED = 60_000_000
/** What all merged ranges of a workbook may cover at most; exceljs makes an object of every cell in them. */
const MOST_MERGED = 1_000_000

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const OLD_OFFICE = 0xd0cf11e0
const IN_ZIP64 = 0xffffffff
const DEFLATED = 8

type Entry = { name: string; isEncrypted: boolean; method: number; packed: number; unpacked: number; start: number }

/**
 * Looks at a workbook's zip before anything unpacks it: is it one, does it open without a password, and does it stay
 * within bounds. The directory's sizes are looked at first and then held to, since a zip may lie about them.
 * `null` when the file may be read.
 */
export function findArchiveProblem(bytes: Uint8Array): UnreadableReason | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length >= 4 && file.readUInt32BE(0) === OLD_OFFICE) {
    return file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'oldFormat'
  }
  try {
    const entries = readDirectory(file)
    if (entries) return findEntryProblem(file, entries)
    return file.length >= 4 && file.readUInt32LE(0) === LOCAL_ENTRY ? 'damaged' : 'notWorkbook'
  } catch (error) {
    if (error instanceof RangeError) return isTooLong(error) ? 'tooLarge' : 'damaged'
    if (error instanceof Error && 'code' in error) return 'damaged'
    throw error
  }
}

function findEntryProblem(file: Buffer, entries: Entry[]): UnreadableReason | null {
  if (entries.some((entry) => entry.isEncrypted)) return 'encrypted'
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml' || entry.name === '/xl/workbook.xml')) {
    return 'notWorkbook'
  }
  if (entries.some((entry) => entry.unpacked === IN_ZIP64 || entry.packed === IN_ZIP64)) return 'tooLarge'
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > MOST_UNPACKED) return 'tooLarge'
  let merged = 0
  for (const entry of entries) {
    const content = unpack(file, entry)
    if (/xl\/worksheets\/sheet\d+\.xml$/.test(entry.name)) merged += countMergedCells(content)
  }
  return merged > MOST_MERGED ? 'tooLarge' : null
}

/** The zip's directory, or `null` when there is none. Reading beyond the file throws a RangeError. */
function readDirectory(file: Buffer): Entry[] | null {
  const end = findEnd(file)
  if (end === null) return null
  const count = file.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('no directory entry')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      isEncrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      start: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(file: Buffer): number | null {
  const earliest = Math.max(0, file.length - 22 - 0xffff)
  for (let at = file.length - 22; at >= earliest; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  return null
}

function unpack(file: Buffer, entry: Entry): Buffer {
  if (file.readUInt32LE(entry.start) !== LOCAL_ENTRY) throw new RangeError('no entry')
  const from = entry.start + 30 + file.readUInt16LE(entry.start + 26) + file.readUInt16LE(entry.start + 28)
  const packed = file.subarray(from, from + entry.packed)
  return entry.method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) }) : packed
}

function isTooLong(error: RangeError): boolean {
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

const MERGE = Buffer.from('<mergeCell ')

function countMergedCells(sheet: Buffer): number {
  let cells = 0
  for (let at = sheet.indexOf(MERGE); at >= 0; at = sheet.indexOf(MERGE, at + MERGE.length)) {
    const range = /ref="\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"/.exec(sheet.toString('latin1', at, at + 120))
    if (!range) continue
    const [, left = '', top = '', right = '', bottom = ''] = range
    cells += (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1)
  }
  return cells
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
