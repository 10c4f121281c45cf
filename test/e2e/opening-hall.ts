import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { clientOf, ordered } from '../../electron/commands/office-client'
import { type BareSqlite, openBareSqlite } from '../bench/statements'
import { fillWorld, PASSWORD, totalOf, type World } from '../bench/world'
import { startServing } from '../office/serving'
import { openPc } from './hall'

/** The opening: an office in a process of its own, a manager and consultants before its board, each in their own browser. */
export type OpeningHall = {
  world: World
  manager: Page
  consultants: Page[]
  database: BareSqlite
  /** What the consoles of all PCs said and should not. */
  complaints: string[]
  /** How often each page was loaded since it stood before the board. */
  loads(): number[]
}

/** A home nobody has, with what it costs now. */
export type FreeHome = { id: string; number: string; total: number }

export async function openOpeningHall(size: { homes: number; consultants: number }): Promise<OpeningHall> {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-opening-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const dataDir = join(folder, 'office')
  await mkdir(dataDir)
  const world = await fillWorld({ homes: size.homes, seats: size.consultants }, dataDir)
  const serving = await startServing(dataDir)
  onTestFinished(serving.kill)
  await setTicketTime(serving.url, world.projectId)
  const database = await openBareSqlite(join(dataDir, 'office.sqlite'))
  onTestFinished(database.close)
  const complaints: string[] = []
  const loads = new Map<Page, number>()
  const pageOf = async (cookie: string) => {
    const context = await openPc(serving.url, complaints)
    context.setDefaultTimeout(60_000)
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: serving.url }])
    const page = await context.newPage()
    await page.goto('/board')
    await page.getByRole('gridcell').first().waitFor()
    loads.set(page, 0)
    page.on('domcontentloaded', () => loads.set(page, (loads.get(page) ?? 0) + 1))
    return page
  }
  const manager = await pageOf(await cookieOf(serving.url, 'manager'))
  const consultants = await Promise.all(world.seats.map(({ cookie }) => pageOf(cookie)))
  return { world, manager, consultants, database, complaints, loads: () => [...loads.values()] }
}

/** A submitted ticket holds its home for one minute. Rule LED-4. */
async function setTicketTime(url: string, projectId: string): Promise<void> {
  const admin = clientOf({
    fetch: (request) => fetch(new Request(request.url.replace('http://localhost', url), request)),
  })
  await admin.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
  await admin.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 1 } }))
}

async function cookieOf(url: string, login: string): Promise<string> {
  let cookie = ''
  const client = clientOf({
    fetch: async (request) => {
      const answer = await fetch(new Request(request.url.replace('http://localhost', url), request))
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      return answer
    },
  })
  await client.staff.signIn(ordered({ login, password: PASSWORD }))
  return cookie
}

/** What the office answers a page that calls it, as the page's own client would, from inside that page. */
export type PageAnswer = { status: number; json: unknown }

export function callFrom(page: Page, path: string, input: object): Promise<PageAnswer> {
  return page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const { json } = await answer.json()
      return { status: answer.status, json }
    },
    [path, JSON.stringify({ json: input })] as const,
  )
}

/** The homes a page may offer now, at the price they have now. */
export async function freeHomes({ world: { projectId }, manager }: OpeningHall): Promise<FreeHome[]> {
  const { json } = await callFrom(manager, 'ledger/board', { projectId })
  const { units, now }: BoardAnswer = Object(json)
  return units.id.flatMap((id, index) => {
    const isFree = units.claimKind[index] === null || (units.claimUntil[index] ?? Number.POSITIVE_INFINITY) <= now
    const total = totalOf(units.area[index] ?? 0, units.listUnitPrice[index] ?? 0)
    return isFree ? [{ id, number: units.number[index] ?? '', total }] : []
  })
}

type BoardAnswer = {
  now: number
  units: {
    id: string[]
    number: string[]
    area: number[]
    listUnitPrice: number[]
    claimKind: (string | null)[]
    claimUntil: (number | null)[]
  }
}

const CELLS = `
  SELECT "unit"."id" AS "id", "claim"."kind" AS "kind", "price"."listUnitPrice" AS "unitPrice"
  FROM "unit"
  JOIN "price" ON "price"."unitId" = "unit"."id"
    AND "price"."versionId" = (SELECT "id" FROM "priceVersion" ORDER BY "number" DESC LIMIT 1)
  LEFT JOIN "claim" ON "claim"."unitId" = "unit"."id" AND "claim"."closedAt" IS NULL AND "claim"."until" > ?`

const WORDS: Readonly<Record<string, string>> = { submitted: '待批', approved: '已批' }

/** What each home's cell has to say, from the rows of the database: whose turn it is, or what it costs. */
export async function cellsInDatabase({ database }: OpeningHall): Promise<Record<string, string>> {
  const rows = await database.all({ sql: CELLS, values: [Date.now()] })
  return Object.fromEntries(
    rows.map((row) => {
      const { id, kind, unitPrice }: { id: string; kind: string | null; unitPrice: number } = Object(row)
      const price = (unitPrice / 100).toLocaleString('en-US', { minimumFractionDigits: unitPrice % 100 === 0 ? 0 : 2 })
      return [id, kind === null ? `可售 ${price}` : (WORDS[kind] ?? kind)]
    }),
  )
}

/** Submitted tickets whose time has not run out. */
export async function stillWaiting({ database }: OpeningHall): Promise<number> {
  const sql = `SELECT "id" FROM "claim" WHERE "kind" = 'submitted' AND "closedAt" IS NULL AND "until" > ?`
  return (await database.all({ sql, values: [Date.now()] })).length
}

/** Waits until every page's board says cell by cell what the database holds; tells every cell that does not. */
export async function everyBoardAgrees(hall: OpeningHall): Promise<void> {
  const expected = await cellsInDatabase(hall)
  for (const page of [hall.manager, ...hall.consultants]) {
    await expect.poll(() => differences(page, expected), { timeout: 60_000, interval: 250 }).toEqual([])
  }
}

async function differences(page: Page, expected: Readonly<Record<string, string>>): Promise<string[]> {
  const shown = new Map(await page.getByRole('gridcell').evaluateAll(textsOfCells))
  const missing = [...shown.keys()].filter((id) => !(id in expected)).map((id) => `${id} is in no row`)
  const other = Object.entries(expected).filter(([id, text]) => shown.get(id) !== text)
  return [...missing, ...other.map(([id, text]) => `${id}: ${text} in the database, ${shown.get(id)} on the board`)]
}

/** Runs in the page: the home of each cell, with its word and, of one that is free, its price. */
function textsOfCells(cells: Element[]): [string, string][] {
  return cells.map((cell) => {
    const id = cell.getAttribute('data-home') ?? ''
    const [, , word, figure] = [...cell.children].map((part) => part.textContent ?? '')
    const said = (word ?? '').replace('房号单 ', '')
    return [id, said === '可售' ? `${said} ${figure}` : said]
  })
}
