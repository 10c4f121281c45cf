import type { Sheet } from '../../../shared/ledger/price-list/sheet'
import { type Unreadable, unreadable } from '../../../shared/ledger/price-list/unreadable'
import { FileUnreadable, type OnProgress, type Reading } from './bounds'
import { readOldStream, readOldWorkbook } from './old-workbook'
import { readPage } from './page'
import { readSeparated } from './separated'
import { readText } from './text'
import { readWorkbook } from './workbook'
import { readXmlWorkbook } from './xml-workbook'

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ARCHIVES = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
]
/** A workbook's stream of Excel 2 to 2003 without a file around it. */
const STREAMS = [0, 2, 4, 8].map((version) => [9, version])

/**
 * Reads an office's file into plain sheets, in its order: an `.xlsx`, an old `.xls`, separated text, or the page or XML
 * that systems hand out as `.xls`. What the file is, its content says and never its name; a sheet without a name of
 * its own has the file's. Refuses what is none of them, is encrypted, damaged, or larger than any office's list. LED-8.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  { fileName = '', onProgress }: { fileName?: string; onProgress?: OnProgress } = {},
): Promise<Sheet[] | Unreadable> {
  try {
    return await readByContent(bytes, fileName.replace(/\.\w{2,4}$/, ''), { rows: 0, cells: 0, onProgress })
  } catch (error) {
    if (error instanceof FileUnreadable) return unreadable(error.reason)
    throw error
  }
}

async function readByContent(bytes: Uint8Array, name: string, reading: Reading): Promise<Sheet[]> {
  const beginsWith = (signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (ARCHIVES.some(beginsWith)) return readWorkbook(bytes, reading)
  if (beginsWith(COMPOUND)) return readOldWorkbook(bytes, reading)
  if (STREAMS.some(beginsWith)) return readOldStream(Buffer.from(bytes), reading)
  const text = readText(bytes)
  if (text === null || text.trim() === '' || /^(?:%PDF|\{\\rtf)/.test(text)) throw new FileUnreadable('notWorkbook')
  if (/^MIME-Version:/i.test(text)) throw new FileUnreadable('otherFormat')
  if (!/^\s*</.test(text)) return readSeparated(text, name, reading)
  return text.includes('urn:schemas-microsoft-com:office:spreadsheet') && !/<table\b[^<>]*>\s*<t[rhbd]/i.test(text)
    ? readXmlWorkbook(text, reading)
    : readPage(text, name, reading)
}
