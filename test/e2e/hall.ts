import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { type Listening, listen } from '../../electron/http/listen'
import { anEmptyOffice, anOffice, type Login, PASSWORD, type TestOffice } from '../office/an-office'

/** One PC of the hall: a browser of its own, with what its console complained of. */
export type Pc = { page: Page; context: BrowserContext; complaints: string[] }

/** A hall with a real office on a real port, and PCs in real Chromium. */
export type Hall = {
  office: TestOffice
  url: string
  /** A PC with nobody signed in. */
  pc(): Promise<Pc>
  /** A PC where this person has signed in and stands before the board. */
  signedIn(login: Login): Promise<Pc>
}

const LAUNCH = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium and the usual places of Chrome; `CHROMIUM_PATH` wins. */
const USUAL_PLACES = [
  process.env.CHROMIUM_PATH,
  chromium.executablePath(),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Opens a hall on the office of the examples, with the machine's own clock unless the test says otherwise. */
export async function openHall(change: { now?: () => number; isEmpty?: boolean } = {}): Promise<Hall> {
  const now = change.now ?? Date.now
  const office = change.isEmpty ? await anEmptyOffice({ now }) : await anOffice({ now })
  const server: Listening = await listen({ fetch: (request, peer) => office.office.fetch(request, peer) }, LOOPBACK)
  onTestFinished(() => server.close())
  const browser = await launch()
  const url = server.url
  const pc = () => openPc(browser, url)
  return {
    office,
    url,
    pc,
    signedIn: async (login) => {
      const opened = await pc()
      await opened.page.goto(`${url}/sign-in`)
      await opened.page.getByLabel('登录名').fill(login)
      await opened.page.getByLabel('密码').fill(PASSWORD)
      await opened.page.keyboard.press('Enter')
      await opened.page.getByRole('navigation').first().waitFor()
      return opened
    },
  }
}

const LOOPBACK = { host: '127.0.0.1', port: 0 }

async function launch(): Promise<Browser> {
  const executablePath = USUAL_PLACES.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) throw new Error('no Chromium found: install it, or set CHROMIUM_PATH')
  const browser = await chromium.launch({ executablePath, args: LAUNCH })
  onTestFinished(() => browser.close())
  return browser
}

async function openPc(browser: Browser, url: string): Promise<Pc> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A refused call is answered with 4xx on purpose; the browser mentions each.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, context, complaints }
}
