import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MOST_ROWS, MOST_UNPACKED } from '../../../electron/documents/excel/bounds'
import { MOST_MEMORY, YOUNG_MEMORY } from '../../../electron/workers/workers'
import { columnLetter } from '../../../shared/ledger/price-list/sheet'
import { changedWorkbook, rawWorkbook } from '../documents/excel/a-workbook'

const run = promisify(execFile)
/** Less than the office gives a thread: whatever passes here has room there. */
const LIMIT = MOST_MEMORY * 0.75
const measuredSchema = z.object({ outcome: z.union([z.string(), z.array(z.int())]), took: z.number() })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanghao-memory-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/**
 * Reads the file in a thread of a process of its own: how many homes, faults and repairs it has, or why it is refused,
 * and by how many megabytes the whole process grew at most. A thread that reached its limit would end with an error.
 */
async function readApart(bytes: Uint8Array) {
  const file = join(folder, 'list.xlsx')
  await writeFile(file, bytes)
  const script = new URL('../../fixtures/reading-thread.js', import.meta.url).pathname
  const { stdout } = await run(process.execPath, [script, file, String(LIMIT), String(YOUNG_MEMORY)])
  return measuredSchema.parse(JSON.parse(stdout))
}

const SHEET = 'xl/worksheets/sheet1.xml'
const HEADINGS = ['楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '套内面积', '单价', '总价']

type Write = (figure: number) => string | number

/** As many homes as a file may have, each of whose figures is written so. */
function largestList(write: Write): (string | number)[][] {
  const rows: (string | number)[][] = [HEADINGS]
  while (rows.length < MOST_ROWS) {
    const at = rows.length - 1
    const [floor, room] = [1 + (Math.floor(at / 10) % 60), 1 + (at % 10)]
    const unitPrice = 18_000 + floor
    const figures = [89.53, 70.21, unitPrice, Math.round(89.53 * unitPrice)].map(write)
    const place = [
      `${1 + Math.floor(at / 600)}号楼`,
      '1单元',
      floor,
      `${floor}${String(room).padStart(2, '0')}`,
      'B户型',
    ]
    rows.push([...place, ...figures])
  }
  return rows
}

function asWorkbook(rows: readonly (string | number)[][]): Uint8Array {
  const written = rows.map((row, at) => {
    const cells = row.map((words, index) => {
      const place = `r="${columnLetter(index)}${at + 1}"`
      return typeof words === 'number'
        ? `<c ${place}><v>${words}</v></c>`
        : `<c ${place} t="inlineStr"><is><t>${words}</t></is></c>`
    })
    return `<row r="${at + 1}">${cells.join('')}</row>`
  })
  return rawWorkbook({ sheet: `<sheetData>${written.join('')}</sheetData>` })
}

const asText = (rows: readonly (string | number)[][]) =>
  new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'))
const asPage = (rows: readonly (string | number)[][]) =>
  new TextEncoder().encode(
    `<html><table>${rows.map((row) => `<tr>${row.map((words) => `<td>${words}</td>`).join('')}</tr>`).join('')}</table></html>`,
  )

const HOMES = MOST_ROWS - 1
const plain: Write = (figure) => figure

describe('LED-8: the memory a price list takes is bounded', () => {
  it.each<[string, Write, typeof asWorkbook, number[], number]>([
    ['as a workbook', plain, asWorkbook, [HOMES, 0, 0], 400],
    ['with every figure mended', (figure) => `${figure}　`, asWorkbook, [HOMES, 0, 4 * HOMES], 600],
    ['with every figure faulty', () => '待定', asWorkbook, [0, 4 * HOMES, 0], 600],
    ['as text', plain, asText, [HOMES, 0, 0], 400],
    ['as a page', plain, asPage, [HOMES, 0, 0], 600],
  ])(
    'of the largest list, %s',
    async (_, figures, form, counts, most) => {
      const { outcome, took } = await readApart(form(largestList(figures)))
      expect(outcome).toEqual(counts)
      expect(took).toBeLessThan(most)
    },
    60_000,
  )

  const spaces = (length: number) => Buffer.alloc(length, ' ')
  it.each([
    ['that says so', { content: spaces(500_000_000) }, 'tooLarge'],
    ['that says it is small', { content: spaces(500_000_000), saidLength: 1_000 }, 'tooLarge'],
    ['just within what a file may unpack to', { content: spaces(MOST_UNPACKED - 10_000) }, 'damaged'],
  ])(
    'of a bomb %s',
    async (_, part, reason) => {
      const { outcome, took } = await readApart(changedWorkbook({}, { [SHEET]: part }))
      expect(outcome).toBe(reason)
      expect(took).toBeLessThan(200)
    },
    60_000,
  )

  it.each([
    ['without a cell', (row: number) => `<row r="${row}"/>`],
    ['with an empty cell', (row: number) => `<row r="${row}"><c r="A${row}" s="1"/></row>`],
  ])(
    'of a million rows %s',
    async (_, rowOf) => {
      const rows = Array.from({ length: 1_000_000 }, (_, at) => rowOf(at + 1))
      const { outcome, took } = await readApart(rawWorkbook({ sheet: `<sheetData>${rows.join('')}</sheetData>` }))
      expect(outcome).toBe('headerMissing')
      expect(took).toBeLessThan(220)
    },
    60_000,
  )
})
