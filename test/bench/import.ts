import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { openOffice } from '../../electron/office'
import type { DiscountScheme } from '../../shared/pricing/scheme'
import { configFor } from '../office/office-config'
import { type Bench, inTurn, median, quantile, seeded, timed } from './harness'

const PASSWORD = 'correct horse'
const SCHEME: DiscountScheme = { name: '开盘方案', mode: 'compound', roundTo: 100, items: [] }
const ROWS = 20_000
const ROUNDS = 5

/** A price list of 20,000 homes: preview and confirm, all written, against exceljs merely reading the file. */
export const importBench: Bench = {
  name: 'import',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fanghao-bench-'))
    try {
      const [list, template] = [join(folder, 'list.xlsx'), join(folder, 'template')]
      await writeFile(list, await bigList())
      const projectId = await emptyProject(template)
      const bytes = await readFile(list)
      const measured = await inTurn(
        ROUNDS,
        async (round) => {
          const dataDir = join(folder, `office-${round}`)
          await cp(template, dataDir, { recursive: true })
          return takeIn(dataDir, projectId, bytes)
        },
        () => timed(() => new ExcelJS.Workbook().xlsx.readFile(list)),
      )
      const whole = measured.ours.map(({ preview, confirm }) => preview + confirm)
      return {
        ours: median(whole),
        reference: median(measured.reference),
        unit: 'ms, 20,000 rows: preview + confirm / exceljs reading the file',
        detail: {
          previewMs: Math.round(median(measured.ours.map(({ preview }) => preview))),
          confirmMs: Math.round(median(measured.ours.map(({ confirm }) => confirm))),
          p50Ms: Math.round(median(whole)),
          p99Ms: Math.round(quantile(whole, 0.99)),
        },
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function takeIn(dataDir: string, projectId: string, bytes: Buffer<ArrayBuffer>) {
  const office = await openOffice({ ...configFor({ dataDir }, { now: Date.now() }), standingThreads: 1 })
  try {
    const client = clientOf(office)
    await client.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
    // The office has been open for a while: its thread stands by.
    await client.ledger.priceListTemplate({ projectId })
    const file = new File([bytes], '一房一价表.xlsx')
    let uploadId = ''
    const preview = await timed(async () => {
      const shown = await client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null }))
      if (shown.rows !== ROWS || shown.reading.faults.length > 0) throw new Error('the list was not read as written')
      uploadId = shown.uploadId
    })
    const confirm = await timed(async () => {
      const { units } = await client.ledger.importPriceList(ordered({ projectId, uploadId, appliesFrom: null }))
      if (units !== ROWS) throw new Error('not every home was written')
    })
    await requireHomes(client, projectId)
    return { preview, confirm }
  } finally {
    await office.close()
  }
}

async function requireHomes(client: OfficeClient, projectId: string): Promise<void> {
  const { units } = await client.ledger.board({ projectId })
  if (units.id.length !== ROWS || units.listUnitPrice.includes(null)) throw new Error('homes are missing or unpriced')
}

/** An office with nobody but the administrator, and a project without homes. */
async function emptyProject(dataDir: string): Promise<string> {
  const office = await openOffice(configFor({ dataDir }, { now: Date.now() }))
  try {
    const admin = clientOf(office)
    await admin.staff.setUp(ordered({ login: 'admin', name: '孙立', password: PASSWORD }))
    return (await admin.project.create(ordered({ name: '望江府 一期', scheme: SCHEME }))).id
  } finally {
    await office.close()
  }
}

async function bigList(): Promise<Uint8Array> {
  const random = seeded(20_260_607)
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('一房一价表')
  sheet.addRow(['楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '套内面积', '备案单价', '销售单价'])
  for (let row = 0; row < ROWS; row += 1) {
    const [building, rest] = [1 + Math.floor(row / 400), row % 400]
    const [floor, room] = [1 + Math.floor(rest / 12), 1 + (rest % 12)]
    const number = `${String(floor).padStart(2, '0')}${String(room).padStart(2, '0')}`
    const area = random(7_000, 14_500)
    const unitPrice = random(1_500_000, 2_200_000)
    const filed = unitPrice + 60_000
    sheet.addRow([
      `${building}号楼`,
      '1单元',
      floor,
      number,
      `${'ABCD'[room % 4]}户型`,
      area / 100,
      Math.floor(area * 0.79) / 100,
      filed / 100,
      unitPrice / 100,
    ])
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
