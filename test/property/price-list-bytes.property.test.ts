import { readFile } from 'node:fs/promises'
import { read as readApart, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { openArchive, readPart } from '../../electron/documents/excel/archive'
import { readSpreadsheet } from '../../electron/documents/excel/read'
import { isRefusal } from '../../shared/kernel/refusal'
import { readPriceList } from '../../shared/ledger/price-list/reading'
import { type Cell, EMPTY, type Sheet } from '../../shared/ledger/price-list/sheet'
import { unreadableReasonSchema } from '../../shared/ledger/price-list/unreadable'
import { type Draw, drawFrom, spoilBytes, spoilParts } from '../electron/documents/excel/a-mutation'
import { aZip } from '../electron/documents/excel/a-zip'

/** What a list says of its homes, to be compared: everything but where it stands. */
function homesIn(sheets: readonly Sheet[]): string[] | null {
  const reading = readPriceList(sheets, { decidedBy: null, project: '云溪府' })
  if (isRefusal(reading) || reading.faults.length > 0) return null
  return reading.rows.map(({ row: _, ...home }) => JSON.stringify(home))
}

/** The same bytes as another program reads them. */
function sheetsApart(bytes: Uint8Array): Sheet[] {
  const book = readApart(bytes, { type: 'array', dense: true, cellStyles: true, cellDates: true })
  return book.SheetNames.map((name): Sheet => {
    const sheet = book.Sheets[name]
    const range = utils.decode_range(sheet?.['!ref'] ?? 'A1')
    const rows = Array.from({ length: range.e.r + 1 }, (_, row) => {
      return Array.from({ length: range.e.c + 1 }, (_, column) => cellOf(sheet?.['!data']?.[row]?.[column]))
    })
    const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
    const hidden = book.Workbook?.Sheets?.find((one) => one.name === name)?.Hidden ?? 0
    return { name, isHidden: hidden > 0, hiddenColumns: [], hiddenRows: [], merges, rows }
  })
}

function cellOf(cell: { t: string; v?: unknown; w?: string | undefined } | undefined): Cell {
  if (!cell) return EMPTY
  if (cell.t === 'n' && typeof cell.v === 'number') return { kind: 'number', value: cell.v }
  if (cell.t === 's' && typeof cell.v === 'string') return cell.v === '' ? EMPTY : { kind: 'text', text: cell.v }
  if (cell.t === 'd') return { kind: 'date' }
  if (cell.t === 'e') return { kind: 'error', error: cell.w ?? '#' }
  return cell.t === 'b' ? { kind: 'text', text: String(cell.v).toUpperCase() } : EMPTY
}

/** A sound workbook some of whose figures and words have another digit than they had. */
function spoilDigits(file: Uint8Array, draw: Draw): Uint8Array {
  const archive = openArchive(file)
  const parts = [...archive.entries.keys()].map((name) => {
    const content = (readPart(archive, name) ?? Buffer.alloc(0)).toString()
    return { name, content: /sheet\d+\.xml$|sharedstrings\.xml$/i.test(name) ? otherDigits(content, draw) : content }
  })
  return aZip(parts)
}

/** One to three digits between the marks of an XML part become others. */
function otherDigits(xml: string, draw: Draw): string {
  const places = [...xml.matchAll(/(?<=>[^<]*)\d(?=[^<]*<\/(?:v|t)>)/g)].map(({ index }) => index)
  let spoilt = xml
  for (let times = 1 + draw(3); times > 0 && places.length > 0; times -= 1) {
    const at = places[draw(places.length)] ?? 0
    spoilt = `${spoilt.slice(0, at)}${draw(10)}${spoilt.slice(at + 1)}`
  }
  return spoilt
}

const SPOILT = [
  ...['filed', 'office', 'matrix'].flatMap((name) => [
    { name: `price-list-${name}.xlsx`, how: 'byte by byte', spoil: spoilBytes, times: 50 },
    { name: `price-list-${name}.xlsx`, how: 'in its parts', spoil: spoilParts, times: 100 },
    { name: `price-list-${name}.xlsx`, how: 'in its digits', spoil: spoilDigits, times: 150 },
  ]),
  { name: 'price-list-legacy.xls', how: 'byte by byte', spoil: spoilBytes, times: 100 },
]

describe('LED-8: of 1,000 files spoilt on their way each is read as it now says, or refused with a cell or a reason', () => {
  it.each(SPOILT)(
    '$name, $how, $times times',
    async ({ name, how, spoil, times }) => {
      const sound = await readFile(new URL(`../fixtures/price-lists/${name}`, import.meta.url))
      const unspoilt = homesIn(sheetsApart(new Uint8Array(sound)))
      const counts = { refused: 0, faulty: 0, asBefore: 0, asItSays: 0 }
      for (let seed = 1; seed <= times; seed += 1) {
        const bytes = new Uint8Array(spoil(sound, drawFrom(seed)))
        const sheets = await readSpreadsheet(bytes.slice())
        if (isRefusal(sheets)) {
          unreadableReasonSchema.parse(sheets.data.reason)
          counts.refused += 1
          continue
        }
        const homes = homesIn(sheets)
        if (homes === null) {
          const reading = readPriceList(sheets, { decidedBy: null, project: '云溪府' })
          if (!isRefusal(reading))
            expect(reading.faults.filter(({ cell }) => !/^[A-Z]+[1-9]\d*$/.test(cell))).toEqual([])
          counts.faulty += 1
        } else if (JSON.stringify(homes) === JSON.stringify(unspoilt)) counts.asBefore += 1
        else {
          expect({ seed, homes }).toEqual({ seed, homes: homesIn(sheetsApart(bytes)) })
          counts.asItSays += 1
        }
      }
      expect(unspoilt?.length).toBeGreaterThan(0)
      // Of every kind some: else nothing was tried.
      if (how === 'in its digits') expect([counts.faulty > 0, counts.asItSays > 0]).toEqual([true, true])
      else expect(counts.refused).toBeGreaterThan(0)
    },
    120_000,
  )
})
