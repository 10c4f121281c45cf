import { FileUnreadable, MOST_MERGES } from './bounds'

const BOF = 0x809
const EOF = 0x0a
const FILE_PASS = 0x2f
const CONTINUE = 0x3c
const FORMULA = 0x06
const BOUND_SHEET = 0x85
const COLUMN_INFO = 0x7d
const MERGE_CELLS = 0xe5
/** A known record without content that anyone reads. */
const PASSED_BY = 0x60

/** What cells, their formats and texts, hidden rows and columns and merged ranges are made of; all else is passed by. */
const READ = new Set([
  BOF,
  EOF,
  CONTINUE,
  FORMULA,
  BOUND_SHEET,
  COLUMN_INFO,
  MERGE_CELLS,
  0x22, // 1904 dates
  0x42, // code page
  0xe0, // XF: cell style
  0x41e, // number format
  0xfc, // shared texts
  0x200, // dimensions
  0x208, // row
  0x203, // number
  0x27e, // packed number
  0xbd, // several packed numbers
  0x204, // label
  0xd6, // rich label
  0xfd, // shared text
  0x205, // boolean or error
  0x207, // a formula's text
])
const BIFF_5 = 0x500
const BIFF_8 = 0x600
const LAST_COLUMN = 255
const MOST_COLUMN_INFOS = 10_000
/** A merge record holds up to a thousand ranges; a file of many small ones is made to be slow. */
const MOST_MERGE_RECORDS = 5_000
const FORMULA_LENGTH_AT = 20
const NO_FORMULA = 0xffff

/** Where a record stands: its type's place, its content's, its end. */
type BiffRecord = { type: number; at: number; from: number; end: number }

export type Biff = { version: 5 | 8; codePage: number | null; stream: Buffer }

/**
 * Makes an old workbook's stream safe to read: refuses one that is encrypted, older than Excel 5 or not whole, and
 * passes by every record that says nothing about cells, so that no lying link, drawing or formula is ever looked at.
 * [MS-XLS]
 */
export function prepareBiff(workbook: Buffer): Biff {
  const stream = Buffer.from(workbook)
  const version = readVersion(stream)
  const sheets: number[] = []
  const starts = new Set<number>()
  const seen = { columnInfos: 0, mergeRecords: 0, merges: 0 }
  let codePage: number | null = null
  let depth = 0
  let isRead = true
  for (const record of recordsOf(stream)) {
    const { type, at, from, end } = record
    if (type === FILE_PASS) throw new FileUnreadable('encrypted')
    if (type === BOF) {
      depth += 1
      starts.add(at)
    } else if (depth === 0) break
    if (type === EOF) depth -= 1
    if (type !== CONTINUE) isRead = READ.has(type)
    if (!isRead) stream.writeUInt16LE(PASSED_BY, at)
    else if (type === BOUND_SHEET) sheets.push(need(stream, record, 4).readUInt32LE(0))
    else if (type === 0x42) codePage = need(stream, record, 2).readUInt16LE(0)
    else if (type === FORMULA) need(stream, record, 22).writeUInt16LE(NO_FORMULA, FORMULA_LENGTH_AT)
    else if (type === COLUMN_INFO) {
      seen.columnInfos += 1
      const info = need(stream, record, 10)
      info.writeUInt16LE(Math.min(LAST_COLUMN, info.readUInt16LE(2)), 2)
    } else if (type === MERGE_CELLS) {
      seen.mergeRecords += 1
      seen.merges += (end - from) / 8
    }
  }
  if (depth !== 0 || sheets.some((start) => !starts.has(start))) throw new FileUnreadable('damaged')
  const { columnInfos, mergeRecords, merges } = seen
  if (columnInfos > MOST_COLUMN_INFOS || mergeRecords > MOST_MERGE_RECORDS || merges > MOST_MERGES) {
    throw new FileUnreadable('tooLarge')
  }
  return { version, codePage, stream }
}

function readVersion(stream: Buffer): 5 | 8 {
  if (stream.length < 8) throw new FileUnreadable('damaged')
  if (stream.readUInt16LE(0) !== BOF) throw new FileUnreadable(stream[0] === 9 ? 'otherFormat' : 'damaged')
  switch (stream.readUInt16LE(4)) {
    case BIFF_5:
      return 5
    case BIFF_8:
      return 8
    default:
      throw new FileUnreadable('otherFormat')
  }
}

function* recordsOf(stream: Buffer): Generator<BiffRecord> {
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + stream.readUInt16LE(at + 2)
    if (end > stream.length) throw new FileUnreadable('damaged')
    yield { type: stream.readUInt16LE(at), at, from: at + 4, end }
    at = end
  }
}

function need(stream: Buffer, { from, end }: BiffRecord, length: number): Buffer {
  if (end - from < length) throw new FileUnreadable('damaged')
  return stream.subarray(from, end)
}
