import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { giveUp, ROOT } from './prepare.mjs'

/**
 * Serves the built office until it is stopped, and returns its exit code.
 * @param {string[]} args passed along, `--demo`
 * @param {(address: string) => void} [onAddress] called once with the address it prints
 */
export async function serveOffice(args, onAddress) {
  let hasAddress = false
  const passOn = (text) => {
    process.stdout.write(text)
    const address = hasAddress ? null : /http:\/\/[^\s（]+/.exec(text)
    if (!address) return
    hasAddress = true
    onAddress?.(address[0])
  }
  const entry = join(ROOT, 'out', 'main', 'serve.js')
  const { code } = await runChild(process.execPath, ['--enable-source-maps', entry, ...args], {
    // The channel closes when this process ends in whatever way; the office then closes too.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    onText: passOn,
  })
  return code
}

/** The arguments of `npm start` and `npm run serve`; ends the program at one nobody knows. */
export function readArguments(known) {
  const args = process.argv.slice(2)
  const unknown = args.find((argument) => !known.includes(argument))
  if (unknown) giveUp(`不认识的参数 ${unknown}；可用：${known.join(' ')}`)
  return args
}

/** Whether there is a screen to open a window on. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Opens the address in the person's own browser, where there is a screen and a person. */
export function openBrowser(address) {
  if (!hasDisplay() || process.env.CI) return
  const [command, ...args] = BROWSER_COMMANDS[process.platform] ?? ['xdg-open']
  // Nobody waits for the browser, and without one the printed address is enough.
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .once('error', () => {})
    .unref()
}

const BROWSER_COMMANDS = { win32: ['cmd', '/c', 'start', ''], darwin: ['open'] }
