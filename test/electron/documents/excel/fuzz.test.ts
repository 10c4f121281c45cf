import { readFile } from 'node:fs/promises'
import { encode } from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { LAST_ROW, MOST_COLUMNS } from '../../../../electron/documents/excel/bounds'
import { openCompound } from '../../../../electron/documents/excel/compound'
import { readSpreadsheet } from '../../../../electron/documents/excel/read'
import { isRefusal } from '../../../../shared/kernel/refusal'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { unreadableReasonSchema } from '../../../../shared/ledger/price-list/unreadable'
import { type Draw, drawFrom, spoilBytes, spoilParts } from './a-mutation'

const fixture = (name: string) => readFile(new URL(`../../../fixtures/price-lists/${name}`, import.meta.url))

async function oldStream(): Promise<Uint8Array> {
  return openCompound(await fixture('price-list-legacy.xls')).read('Workbook') ?? Buffer.alloc(0)
}

async function separated(): Promise<Uint8Array> {
  const rows = Array.from({ length: 300 }, (_, row) => `${row % 9}栋,"1单元",="0${row}",89.53,"1,611,540.00"`)
  return encode(`楼栋,单元,房号,面积,总价\r\n${rows.join('\r\n')}`, 'gbk')
}

async function page(): Promise<Uint8Array> {
  const rows = Array.from(
    { length: 300 },
    (_, row) => `<tr><td rowspan=2>${row}栋</td><td colspan="2">0${row}&nbsp;<br>室</td></tr>`,
  )
  return Buffer.from(`<html><style>td{}</style><!-- 表 --><table>${rows.join('\n')}</table></html>`)
}

async function xmlWorkbook(): Promise<Uint8Array> {
  const rows = Array.from(
    { length: 200 },
    (_, row) => `<Row ss:Index="${row + 1}"><Cell ss:MergeAcross="1"><Data ss:Type="Number">${row}</Data></Cell></Row>`,
  )
  return Buffer.from(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="价目"><Table>${rows.join('')}</Table></Worksheet></Workbook>`,
  )
}

type Fuzzed = {
  what: string
  file: () => Promise<Uint8Array>
  spoil: (file: Uint8Array, draw: Draw) => Uint8Array
  times: number
}

const FUZZED: readonly Fuzzed[] = [
  ...['filed', 'office', 'matrix', 'faulty'].flatMap((name) => [
    {
      what: `the ${name} .xlsx, byte by byte`,
      file: () => fixture(`price-list-${name}.xlsx`),
      spoil: spoilBytes,
      times: 60,
    },
    {
      what: `the ${name} .xlsx, in its parts`,
      file: () => fixture(`price-list-${name}.xlsx`),
      spoil: spoilParts,
      times: 100,
    },
  ]),
  { what: 'the old .xls', file: () => fixture('price-list-legacy.xls'), spoil: spoilBytes, times: 150 },
  { what: 'the old .xls without its compound file', file: oldStream, spoil: spoilBytes, times: 150 },
  { what: 'separated text', file: separated, spoil: spoilBytes, times: 100 },
  { what: 'a page', file: page, spoil: spoilBytes, times: 100 },
  { what: 'a workbook of XML', file: xmlWorkbook, spoil: spoilBytes, times: 100 },
]

/** Longest that one spoilt file of less than a megabyte may take, with room for a busy machine. */
const LONGEST = 4_000

describe('LED-8: a file spoilt at random is read or refused with a reason', () => {
  for (const { what, file, spoil, times } of FUZZED) {
    it(`${what}, ${times} times`, async () => {
      const sound = await file()
      const results = new Set<string>()
      for (let seed = 1; seed <= times; seed += 1) {
        const spoilt = spoil(sound, drawFrom(seed))
        const started = performance.now()
        const result = await readSpreadsheet(spoilt).catch((error: unknown) => `seed ${seed} threw ${String(error)}`)
        const took = performance.now() - started
        if (took > LONGEST) throw new Error(`seed ${seed} took ${took} ms`)
        if (typeof result === 'string') throw new Error(result)
        if (isRefusal(result)) results.add(unreadableReasonSchema.parse(result.data.reason))
        else if (!result.every(isWellMade)) throw new Error(`seed ${seed} gave a sheet that is none`)
        else results.add('read')
      }
      // Neither may every file be refused nor none: then nothing was tried.
      expect(results.size).toBeGreaterThan(1)
    })
  }
})

/** Within the bounds, rows end with a filled cell, merged ranges lie within the rows. */
function isWellMade({ rows, merges, hiddenColumns }: Sheet): boolean {
  return (
    rows.length <= LAST_ROW &&
    rows.every((cells) => cells.length <= MOST_COLUMNS && cells.at(-1)?.kind !== 'empty') &&
    merges.every(
      ({ top, left, bottom, right }) => top <= bottom && left <= right && bottom < rows.length && right < MOST_COLUMNS,
    ) &&
    hiddenColumns.every((column) => column < MOST_COLUMNS)
  )
}
