import { randomBytes } from 'node:crypto'
import { app } from 'electron'
import { openDemo } from './commands/demo'
import { type Config, readConfig } from './config'
import { answerPages } from './desktop/bridge'
import { closeBeforeQuit, stopWith } from './desktop/ending'
import { becomeOnlyInstance, keepOwnProfile } from './desktop/instance'
import { installMenu } from './desktop/menu'
import { guardNavigation } from './desktop/navigation'
import { refusePermissions } from './desktop/permissions'
import { focusWindow, openWindow } from './desktop/window'
import { openHosted } from './hosted-office'
import { listen } from './http/listen'

/** The office on this computer, in a window of its own. */
async function openDesktop(config: Config): Promise<void> {
  const launchToken = randomBytes(32).toString('base64url')
  const office = config.demo
    ? await openDemo({ ...config, launchToken })
    : await openHosted({ ...config, launchToken }, (error) => stopWith(error, config))
  const server = await listen(office, { host: '127.0.0.1', port: config.devUrl ? config.port : 0 })
  closeBeforeQuit([server, office])

  const page = new URL(config.devUrl ?? server.url)
  refusePermissions()
  guardNavigation(page.origin)
  answerPages(page.origin)
  installMenu()
  await openWindow(new URL(`/launch?token=${launchToken}`, page).href, config)
}

/** Starts the program. Nothing here may wait at the top level: Electron is ready only after this file has run. */
function start(): void {
  let config: Config | undefined
  try {
    config = readConfig({ env: process.env, argv: process.argv, from: import.meta.dirname })
    keepOwnProfile(config.dataDir)
  } catch (error) {
    stopWith(error, config)
    return
  }
  const settled = config
  if (!becomeOnlyInstance(focusWindow)) return
  app
    .whenReady()
    .then(() => openDesktop(settled))
    .catch((error: unknown) => stopWith(error, settled))
}

start()
