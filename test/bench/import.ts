import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { openOffice } from '../../electron/office'
import type { DiscountScheme } from '../../shared/pricing/scheme'
import { configFor } from '../office/office-config'
import { type Bench, inTurn, median, quantile, timed } from './harness'
import { priceListOf } from './homes'

const PASSWORD = 'correct horse'
const SCHEME: DiscountScheme = { name: '开盘方案', mode: 'compound', roundTo: 100, items: [] }
const ROWS = 20_000
const ROUNDS = 5
const OPEN_FOR_MS = 2_000

/** A price list of 20,000 homes: preview and confirm, all written, against exceljs merely reading the file. */
export const importBench: Bench = {
  name: 'import',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fanghao-bench-'))
    try {
      const [list, template] = [join(folder, 'list.xlsx'), join(folder, 'template')]
      await writeFile(list, await priceListOf(ROWS))
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
    // The office has been open for a while: its thread stands by, and has practised.
    await setTimeout(OPEN_FOR_MS)
    await client.ledger.priceListTemplate({ projectId })
    const file = new File([bytes], '一房一价表.xlsx')
    let previewed = { uploadId: '', basis: '' }
    const preview = await timed(async () => {
      const shown = await client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null }))
      if (shown.rows !== ROWS || shown.reading.faults.length > 0) throw new Error('the list was not read as written')
      previewed = { uploadId: shown.uploadId, basis: shown.basis }
    })
    const confirm = await timed(async () => {
      const { units } = await client.ledger.importPriceList(ordered({ projectId, ...previewed, appliesFrom: null }))
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
