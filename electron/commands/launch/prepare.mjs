import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBeingStopped, runChild } from './child.mjs'

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const OLDEST_NODE = [20, 19]
const LOCK = join(ROOT, 'package-lock.json')
const MODULES = join(ROOT, 'node_modules')
const INSTALLED = join(MODULES, '.fanghao-lock')
const BUILT = join(ROOT, 'out', '.stamp')
const BUILT_FROM = [
  'shared',
  'electron',
  'renderer',
  'resources/handbook',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'electron.vite.config.ts',
]
const SQLITE = join(MODULES, 'sqlite3', 'build', 'Release', 'node_sqlite3.node')
const STILL_BUSY_EVERY_MS = 20_000

// Whoever reads only the first lines (`| head`) has had enough; what was asked for is carried out all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** Makes a checkout ready to run, doing only what is missing or stale; ends the program when that cannot be had. */
export async function prepare() {
  checkNode()
  await installMissing()
  await buildStale()
}

/** One line for the person at the terminal; what scripts read stays alone on the standard output. */
export function say(line) {
  const out = process.argv.includes('--json') ? process.stderr : process.stdout
  out.write(`${line}\n`)
}

/** Ends the program with one line that says what to do. */
export function giveUp(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** A folder for this run only: gone when the program ends, by Ctrl+C too. */
export function makeTemporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `fanghao-${purpose}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  giveUp(
    `需要 Node.js ${OLDEST_NODE.join('.')} 或更新的版本，现在是 ${process.versions.node}。请从 https://nodejs.org 安装`,
  )
}

async function installMissing() {
  if (!isInstalled()) {
    say('正在安装依赖（第一次要几分钟，其间会编译 SQLite）……')
    const step = existsSync(LOCK) ? 'ci' : 'install'
    await busy('安装依赖', () => npm([step, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']))
    say('依赖已装好')
  }
  if (!existsSync(SQLITE)) {
    say('正在编译 SQLite（约一分钟）……')
    await busy('编译 SQLite', () => npm(['rebuild', 'sqlite3', '--loglevel=error']))
  }
  writeFileSync(INSTALLED, lockMark())
}

function isInstalled() {
  if (!existsSync(MODULES)) return false
  if (!existsSync(LOCK)) return existsSync(join(MODULES, '.package-lock.json'))
  if (existsSync(INSTALLED)) return readFileSync(INSTALLED, 'utf8') === lockMark()
  return isInstalledByHand()
}

/** What was installed: the lock's content, for this kind of machine. */
function lockMark() {
  const lock = existsSync(LOCK) ? readFileSync(LOCK) : ''
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

/** Someone ran `npm ci` themselves: npm's own note of what it installed agrees with the lock. */
function isInstalledByHand() {
  const note = join(MODULES, '.package-lock.json')
  if (!existsSync(note)) return false
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync(LOCK, 'utf8')).packages)
  return wanted.every(
    ([path, part]) =>
      path === '' || part.optional || part.devOptional || part.peer || installed[path]?.version === part.version,
  )
}

async function buildStale() {
  const mark = sourcesMark()
  if (existsSync(BUILT) && readFileSync(BUILT, 'utf8') === mark) return
  rmSync(BUILT, { force: true })
  say('正在构建程序……')
  const start = Date.now()
  const vite = join(MODULES, 'electron-vite', 'bin', 'electron-vite.js')
  await busy('构建', () =>
    runChild(process.execPath, [vite, 'build'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }),
  )
  mkdirSync(join(ROOT, 'out'), { recursive: true })
  writeFileSync(BUILT, mark)
  say(`程序已构建（${((Date.now() - start) / 1000).toFixed(1)} 秒）`)
}

/** A digest of everything the build reads: content, not times, since a fresh clone has new times. */
function sourcesMark() {
  const digest = createHash('sha256')
  for (const path of BUILT_FROM.flatMap((name) => filesUnder(name))) {
    digest
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  }
  return `${digest.digest('hex')}\n`
}

function filesUnder(path) {
  if (path === 'electron/commands/launch' || !existsSync(join(ROOT, path))) return []
  const entries = listFolder(join(ROOT, path))
  return entries === null ? [path] : entries.flatMap((name) => filesUnder(`${path}/${name}`))
}

function listFolder(path) {
  try {
    return readdirSync(path).sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return null
    throw error
  }
}

/** Runs a long step, says every 20 seconds that it is still at work, and ends the program if it fails. */
async function busy(what, step) {
  const start = Date.now()
  const timer = setInterval(
    () => say(`  ${what}：已用 ${Math.round((Date.now() - start) / 1000)} 秒`),
    STILL_BUSY_EVERY_MS,
  )
  try {
    const { code, output } = await step()
    if (code === 0 || isBeingStopped()) return
    process.stderr.write(output)
    giveUp(`${what}没有成功，原因见上`)
  } finally {
    clearInterval(timer)
  }
}

/** The npm that started us, else the one on the PATH (a script on Windows, which needs a shell). */
function npm(args) {
  const own = process.env.npm_execpath
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }
  if (own?.endsWith('npm-cli.js')) return runChild(process.execPath, [own, ...args], options)
  return runChild('npm', args, { ...options, shell: process.platform === 'win32' })
}
