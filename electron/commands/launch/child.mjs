import { spawn } from 'node:child_process'

/** How long a stopped child may take to put its things away. */
const PATIENCE_MS = 8_000

const running = new Set()
let isStopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(signal))

/** Whether Ctrl+C was pressed: what ends after that was stopped, it did not fail. */
export function isBeingStopped() {
  return isStopping
}

/**
 * Runs a program to its end and passes Ctrl+C on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {
 *   onStart?: (child: import('node:child_process').ChildProcess) => void,
 *   onText?: (text: string) => void,
 * }} [options] `onText` gets what the program writes to pipes; without it that is kept and returned
 * @returns {Promise<{ code: number, output: string }>} its exit code (1 after a signal) and what was kept
 */
export function runChild(command, args, { onStart, onText, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options)
    running.add(child)
    let output = ''
    const keep = (text) => {
      output += text
    }
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onText ?? keep)
    child.once('error', (error) => {
      running.delete(child)
      reject(error)
    })
    child.once('close', (code) => {
      running.delete(child)
      if (isStopping && running.size === 0) process.exit(0)
      resolve({ code: code ?? 1, output })
    })
    onStart?.(child)
  })
}

function stopAll(signal) {
  if (running.size === 0) process.exit(0)
  for (const child of running) child.kill(signal)
  if (isStopping) return
  isStopping = true
  setTimeout(() => {
    for (const child of running) child.kill('SIGKILL')
  }, PATIENCE_MS).unref()
}
