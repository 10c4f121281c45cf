import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const LAUNCH = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where a browser may be: named, brought by Playwright, or the usual places of Chromium and Chrome. */
const USUAL_PLACES = [
  process.env.CHROMIUM_PATH,
  chromium.executablePath(),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function launchChromium(): Promise<Browser> {
  const executablePath = USUAL_PLACES.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) throw new Error('no Chromium found: install it, or set CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: LAUNCH })
}
