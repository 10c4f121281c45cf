import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { makeFolder } from '../database/make-folder'

const BEGIN = '.scratch-'

/** This process's own; another of its number may have left some behind, as in a container that was started again. */
const own = new Set<string>()

/**
 * Runs the work with a folder of its own inside another, so that a finished file can be moved to its place. It is the
 * owner's only, and gone afterwards, also when the work failed or the process was told to end; what a killed one left
 * behind goes with the next. What lies in it in the clear may lie in the office's data folder only. Rule SEC-3.
 */
export async function withScratch<T>(folder: string, work: (scratch: string) => Promise<T>): Promise<T> {
  await makeFolder(folder)
  await clearLeftovers(folder)
  // Between the folder and who clears it away there is no instant in which the process could be told to end.
  const scratch = mkdtempSync(join(folder, `${BEGIN}${process.pid}-`))
  const leave = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 })
  own.add(scratch)
  process.on('exit', leave)
  try {
    return await work(scratch)
  } finally {
    process.off('exit', leave)
    await rm(scratch, { recursive: true, force: true })
    own.delete(scratch)
  }
}

/** A process that is told to stop (Ctrl+C, a closing office) tidies up before it goes. */
export function tidyWhenStopped(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
}

/** Removes what killed processes have left in a folder, and gives what that was. */
export async function clearLeftovers(folder: string): Promise<string[]> {
  const cleared: string[] = []
  for (const path of (await readdir(folder))
    .filter((name) => name.startsWith(BEGIN))
    .map((name) => join(folder, name))) {
    if (isInUse(path)) continue
    await rm(path, { recursive: true, force: true })
    cleared.push(path)
  }
  return cleared
}

function isInUse(path: string): boolean {
  const pid = Number.parseInt(basename(path).slice(BEGIN.length), 10)
  return pid === process.pid ? own.has(path) : isRunning(pid)
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
