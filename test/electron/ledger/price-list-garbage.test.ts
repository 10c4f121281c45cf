import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import { cellName } from '../../../shared/ledger/price-list/sheet'
import { refusalOf } from '../../office/a-ticket'
import { anEmptyOffice, PASSWORD } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'

type Written = string | number | Date | { formula: string; result: { error: '#REF!' } } | null

const HEADER = ['楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '套内面积', '单价', '总价', '销售状态']
const LIST: readonly (readonly Written[])[] = [
  ['望江府一期1、2号楼一房一价表'],
  HEADER,
  ['1号楼', '1单元', 12, '1203', 'B', 89.53, 70.21, 18_650, 1_669_735, '待售'],
  ['1号楼', '2单元', 12, '1203', 'C', 118.26, 92.1, 18_000, 2_128_680, '待售'],
  ['2号楼', '1单元', 7, '0701', 'D', 72.41, 56.3, 17_500, 1_267_175, '待售'],
  ['小计', null, null, '3套', null, 280.2, null, null, 5_065_590, null],
]
const [FIRST, LAST] = [2, 4]

const GARBAGE: Record<string, Written> = {
  words: '待定',
  nothing: null,
  'an error': { formula: 'A99', result: { error: '#REF!' } },
  'a date': new Date(Date.UTC(2026, 2, 2)),
  'a figure out of nowhere': -99_999_999,
  'two figures': '12.34.56',
}

async function fileOf(rows: readonly (readonly Written[])[]): Promise<File> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('一房一价')
  for (const row of rows) sheet.addRow([...row])
  return new File([await workbook.xlsx.writeBuffer()], '一房一价表.xlsx')
}

async function anAdministrator(): Promise<OfficeClient> {
  const admin = (await anEmptyOffice()).stranger()
  await admin.staff.setUp(ordered({ login: 'admin', name: '孙立', password: PASSWORD }))
  return admin
}

/** What the office has of each home, as the page shows it. */
async function homesOf(client: OfficeClient, projectId: string): Promise<Record<string, Record<string, unknown>>> {
  const { units } = await client.ledger.board({ projectId })
  const homes = units.number.map((number, at): [string, Record<string, unknown>] => {
    const prices = [
      units.listUnitPrice[at],
      units.listFixedTotal[at],
      units.filedUnitPrice[at],
      units.filedFixedTotal[at],
    ]
    return [number, { area: units.area[at], type: units.type[at], kind: units.kind[at], prices }]
  })
  return Object.fromEntries(homes.toSorted())
}

/** Takes the list in as the first of a project of its own; what was said of it, and what the office then has. */
async function takeIn(client: OfficeClient, name: string, rows: readonly (readonly Written[])[]) {
  const { id: projectId } = await client.project.create(ordered({ name, scheme: SCHEME }))
  const previewing = client.ledger.previewPriceList(ordered({ projectId, file: await fileOf(rows), decidedBy: null }))
  const shown = await previewing.catch(() => null)
  if (!shown) {
    const data = { reason: 'headerMissing', looked: expect.arrayContaining([expect.any(String)]) }
    expect(await refusalOf(previewing)).toMatchObject({ code: 'FILE_UNREADABLE', data })
    return { faults: null, letters: [], skipped: [], inner: {}, homes: await homesOf(client, projectId) }
  }
  const { uploadId, basis, reading, officeFaults } = shown
  const page = { projectId, uploadId, change: null, from: 0, count: 10 }
  const { lines } = await client.ledger.priceListLines(page)
  const inner = Object.fromEntries(lines.map(({ row }) => [row.number, row.innerArea]))
  const importing = client.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
  const faults: PriceListFault[] = [...reading.faults, ...officeFaults]
  if (faults.length > 0)
    expect(await refusalOf(importing)).toMatchObject({ code: expect.stringMatching(/FAULTY|CHANGED/) })
  else await importing
  const letters = reading.sheets.flatMap(({ columns, unreadColumns }) =>
    [...columns, ...unreadColumns].map(({ letter }) => letter),
  )
  const skipped = reading.skipped.map(({ row }) => row)
  return { faults, letters: letters.toSorted(), skipped, inner, homes: await homesOf(client, projectId) }
}

/** What of a home a column says: what may differ where the column’s cell does. */
const SAYS: Record<string, string> = { 户型: 'type', 单价: 'prices', 总价: 'prices' }

/** The list with one cell of it spoilt. */
function spoilt(row: number, column: number, garbage: Written) {
  const wide = LIST.map((cells) => HEADER.map((_, index) => cells[index] ?? null))
  return wide.map((cells, at) => (at === row ? cells.with(column, garbage) : cells))
}

type TakenIn = Awaited<ReturnType<typeof takeIn>>

/** What was read must be what was there, but for what the spoilt cell itself says of its home, or its heading of all. */
function expectHarmless(cell: string, row: number, column: number, taken: TakenIn, sound: TakenIn): void {
  const heading = HEADER[column] ?? ''
  const says = SAYS[heading] ?? ''
  const touched = row === 1 ? Object.keys(sound.homes) : [Object.keys(sound.homes)[row - FIRST] ?? '']
  const expected = Object.entries(sound.homes).map(([number, home]) => {
    return [number, touched.includes(number) && says ? { ...home, [says]: taken.homes[number]?.[says] } : home]
  })
  expect([cell, taken.homes]).toEqual([cell, Object.fromEntries(expected)])
  if (heading !== '套内面积') expect([cell, taken.inner]).toEqual([cell, sound.inner])
  expect([cell, taken.skipped]).toEqual([cell, sound.skipped])
  // A column whose heading is garbage is named all the same, read or not.
  expect([cell, taken.letters]).toEqual([cell, sound.letters])
}

describe('LED-8: garbage in any cell of a list, through the office', () => {
  it.each(Object.entries(GARBAGE))(
    '%s: a fault of that cell and nothing is written, or all else as it was',
    async (what, garbage) => {
      const admin = await anAdministrator()
      const sound = await takeIn(admin, '望江府 一期', LIST)
      expect([sound.faults, Object.keys(sound.homes)]).toEqual([[], ['1-1-1203', '1-2-1203', '2-1-0701']])
      const outcomes = { faulty: 0, read: 0 }
      for (const row of LIST.keys()) {
        for (const column of HEADER.keys()) {
          const cell = cellName(row, column)
          const taken = await takeIn(admin, `望江府 ${what} ${cell}`, spoilt(row, column, garbage))
          if (taken.faults === null || taken.faults.length > 0) {
            outcomes.faulty += 1
            expect([cell, taken.homes]).toEqual([cell, {}])
            const isHome = row >= FIRST && row <= LAST
            if (isHome) expect([cell, taken.faults?.map((fault) => fault.cell)]).toEqual([cell, [cell]])
          } else {
            outcomes.read += 1
            expectHarmless(cell, row, column, taken, sound)
          }
        }
      }
      expect(Math.min(outcomes.faulty, outcomes.read)).toBeGreaterThan(0)
    },
    120_000,
  )
})
