import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { makeTemporaryFolder, ROOT, say } from './prepare.mjs'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
const STALLED_MS = 60_000
const LOOK_EVERY_MS = 1_000
const TELL_EVERY_MS = 10_000

/**
 * Electron's program, fetched if it is not there yet. Fetching ends after 60 seconds without progress.
 * @returns {Promise<{ program: string } | { failure: string }>}
 */
export async function haveElectron() {
  const found = findElectron()
  if (found) return { program: found }
  const failure = await fetchElectron()
  const fetched = findElectron()
  return fetched ? { program: fetched } : { failure: failure ?? '下载不完整' }
}

function findElectron() {
  const note = join(PACKAGE, 'path.txt')
  if (!existsSync(note)) return null
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(PACKAGE, 'dist')
  const program = join(folder, readFileSync(note, 'utf8'))
  return existsSync(program) ? program : null
}

/** Runs Electron's own installer; its downloads go to a folder of ours, so that their growth can be watched. */
async function fetchElectron() {
  say('正在下载 Electron（约 110 MB，只需一次）……')
  const folder = makeTemporaryFolder('electron')
  let watch
  let isStalled = false
  try {
    const { output } = await runChild(process.execPath, [join(PACKAGE, 'install.js')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
      onStart: (child) => {
        watch = watchGrowth([folder, join(PACKAGE, 'dist')], () => {
          isStalled = true
          child.kill('SIGKILL')
        })
      },
    })
    return isStalled ? `${STALLED_MS / 1000} 秒没有进展` : firstLine(output)
  } finally {
    clearInterval(watch)
  }
}

/** Tells how far a download is every 10 seconds, and calls `onStall` once it has stopped growing. */
function watchGrowth(folders, onStall) {
  let bytes = 0
  let grewAt = Date.now()
  let toldAt = Date.now()
  return setInterval(() => {
    const now = Date.now()
    const size = folders.reduce((sum, folder) => sum + sizeOf(folder), 0)
    if (size !== bytes) {
      bytes = size
      grewAt = now
    }
    if (bytes > 0 && now - toldAt >= TELL_EVERY_MS) {
      toldAt = now
      say(`  Electron：${Math.round(bytes / 1e6)} MB`)
    }
    if (now - grewAt >= STALLED_MS) onStall()
  }, LOOK_EVERY_MS)
}

function sizeOf(path) {
  try {
    const { size } = statSync(path)
    return statSync(path).isDirectory()
      ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
      : size
  } catch {
    // The installer moves files while we look.
    return 0
  }
}

function firstLine(output) {
  return output.trim().split('\n')[0].slice(0, 120) || null
}
