import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { listen } from '../../electron/http/listen'
import { aBrowser } from '../office/a-browser'
import { anEmptyOffice, anOffice, type Login, OPENING, PASSWORD, type TestOffice } from '../office/an-office'
import { launchChromium } from '../office/chromium'

/** A hall with a real office on a real port, and PCs in real Chromium, each with a browser of its own. */
export type Hall = {
  office: TestOffice
  /** What the office's clock says. */
  now(): number
  /** Lets this much time go by at once. The office's clock begins at 10:00 and runs at its usual pace. */
  skip(ms: number): void
  /** A PC with nobody signed in, before the page at an address. */
  pc(address?: string): Promise<Page>
  /** A PC where this person signed in this morning, before the board or the page at an address. */
  signedIn(login: Login, address?: string): Promise<Page>
  /** What the consoles of all PCs said and should not: errors, warnings, breaches of the content policy, lost files. */
  complaints: string[]
}

const LOOPBACK = { host: '127.0.0.1', port: 0 }
/** What follows a click is on the screen within this; only a very busy machine needs all of it. */
const PATIENCE = 15_000

let browser: Promise<Browser> | undefined
afterAll(async () => (await browser)?.close())

/** Opens a hall on the office of the examples, or on one where nobody has done anything yet. */
export async function openHall({ isEmpty = false } = {}): Promise<Hall> {
  const started = performance.now()
  let skipped = 0
  const now = () => OPENING + skipped + Math.round(performance.now() - started)
  const office = isEmpty ? await anEmptyOffice({ now }) : await anOffice({ now })
  const server = await listen({ fetch: (request, peer) => office.office.fetch(request, peer) }, LOOPBACK)
  onTestFinished(() => server.close())
  const complaints: string[] = []
  const pc = async (address = '/', cookies: string[] = []) => {
    const context = await openPc(server.url, complaints)
    await context.addCookies(cookies.map((line) => cookieFrom(line, server.url)))
    const page = await context.newPage()
    await page.goto(address)
    return page
  }
  return {
    office,
    now,
    complaints,
    skip: (ms) => {
      skipped += ms
    },
    pc,
    signedIn: async (login, address = '/board') => {
      const morning = aBrowser(office.office)
      await morning.rpc('staff.signIn', ordered({ login, password: PASSWORD }))
      return pc(address, morning.setCookies)
    },
  }
}

/** `name=value; Path=/; …` as a browser keeps it. */
function cookieFrom(line: string, url: string): { name: string; value: string; url: string } {
  const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
  return { name, value, url }
}

/** A PC with a browser of its own, before an office at an address. */
export async function openPc(url: string, complaints: string[]): Promise<BrowserContext> {
  browser ??= launchChromium()
  const context = await (await browser).newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const page of context.pages()) await keepPicture(page, `failed-${page.url().replaceAll(/[^a-z\d]+/gi, '-')}`)
    await context.close()
  })
  context.setDefaultTimeout(PATIENCE)
  listenTo(context, complaints)
  return context
}

/** A picture of the screen, where `FANGHAO_PICTURES` names a folder; whatever fails is kept there, too. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.FANGHAO_PICTURES
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** A refused call is answered with 4xx on purpose, and the browser mentions each; a lost file is none of those. */
function listenTo(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    const isGrave = message.type() === 'error' || message.type() === 'warning'
    if (isGrave && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  context.on('weberror', (thrown) => complaints.push(String(thrown.error())))
  context.on('response', (response) => {
    const isCall = new URL(response.url()).pathname.startsWith('/rpc/')
    if (response.status() >= (isCall ? 500 : 400)) complaints.push(`${response.status()} ${response.url()}`)
  })
}
