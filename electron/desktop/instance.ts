import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * Keeps the window's own files (cookies, cache, place on the screen) beside the office's data,
 * so that the demonstration and the real office are two programs that can run at once.
 */
export function keepOwnProfile(dataDir: string): void {
  const profile = join(dataDir, 'desktop')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', profile)
}

/** One window a data folder: a second start shows the first one's window and ends. Returns whether this is the first. */
export function becomeOnlyInstance(showFirst: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  app.on('second-instance', showFirst)
  return true
}
