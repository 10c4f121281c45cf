import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { type Cell, EMPTY, type Sheet } from '../../../shared/ledger/price-list/sheet'
import { type Biff, prepareBiff } from './biff'
import { FileUnreadable, type Reading } from './bounds'
import { openCompound } from './compound'
import {
  finishSheet,
  hideColumns,
  mergeCells,
  numberCell,
  putCell,
  type SheetInMaking,
  startSheet,
  textCell,
} from './sheet-making'
import { BUILT_IN_DATES } from './styles'

/** Reads an old `.xls` (Excel 5 to 2003) out of its compound file. Rule LED-8. */
export async function readOldWorkbook(bytes: Uint8Array, reading: Reading): Promise<Sheet[]> {
  const compound = openCompound(bytes)
  if (compound.has('EncryptedPackage')) throw new FileUnreadable('encrypted')
  const stream = compound.read('Workbook') ?? compound.read('Book')
  if (!stream) throw new FileUnreadable('notWorkbook')
  return readOldStream(stream, reading)
}

/** The same where a program wrote the workbook's stream without a compound file around it. */
export async function readOldStream(stream: Buffer, reading: Reading): Promise<Sheet[]> {
  const workbook = await parseStream(prepareBiff(stream))
  if (new Set(workbook.SheetNames).size < workbook.SheetNames.length) throw new FileUnreadable('damaged')
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name]
    if (!sheet) throw new FileUnreadable('damaged')
    reading.onProgress?.({ done: index + 1, total: workbook.SheetNames.length })
    const isHidden = (workbook.Workbook?.Sheets?.find((each) => each.name === name)?.Hidden ?? 0) > 0
    return sheet['!type'] === undefined || sheet['!type'] === 'sheet'
      ? [readSheet(sheet, startSheet(reading, name, isHidden))]
      : []
  })
}

/** The signs of a file before Excel 97 that does not say which it uses. */
const CHINESE = 936

async function parseStream({ version, codePage, stream }: Biff): Promise<WorkBook> {
  const { read, set_cptable, SSF } = await import('@e965/xlsx')
  // It knows those of Chinese Excel by number only where the file spells them out.
  for (const [first, last] of BUILT_IN_DATES) {
    for (let format = first; format <= last; format += 1) SSF.load('yyyy-mm-dd', format)
  }
  if (version === 5) set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  const signs = version === 5 ? { codepage: codePage ?? CHINESE } : {}
  const kept = { dense: true, cellStyles: true, cellDates: true }
  const left = { cellFormula: false, cellHTML: false, cellText: false }
  try {
    return read(stream, { type: 'buffer', ...signs, ...kept, ...left })
  } catch {
    // Whatever it stumbles over is to the office a damaged file, not a fault of the program.
    throw new FileUnreadable('damaged')
  }
}

function readSheet(source: WorkSheet, sheet: SheetInMaking): Sheet {
  source['!data']?.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      putCell(sheet, row, column, readCell(cell))
    })
  })
  source['!cols']?.forEach((column, index) => {
    if (column?.hidden) hideColumns(sheet, index, index)
  })
  source['!rows']?.forEach((row, index) => {
    if (row?.hidden) sheet.hiddenRows.add(index)
  })
  for (const { s, e } of source['!merges'] ?? []) mergeCells(sheet, { top: s.r, left: s.c, bottom: e.r, right: e.c })
  return finishSheet(sheet)
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function readCell({ t, v }: CellObject): Cell {
  switch (t) {
    case 'z':
      return EMPTY
    case 'd':
      return { kind: 'date' }
    case 'e':
      return { kind: 'error', error: ERRORS[Number(v)] ?? '#VALUE!' }
    case 'b':
      return { kind: 'text', text: v === true ? 'TRUE' : 'FALSE' }
    case 'n':
      return typeof v === 'number' ? numberCell(v) : { kind: 'date' }
    case 's':
      return textCell(typeof v === 'string' ? v : '')
  }
}
