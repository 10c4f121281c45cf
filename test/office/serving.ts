import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** The built office in a process of its own, as `npm run serve` runs it. */
export type Serving = {
  url: string
  pid: number
  /** What its log has said so far. */
  log(): string
  /** Ends it as a power cut would: nothing is closed, nothing is told. */
  kill(): Promise<void>
}

/** Starts it on a data folder, with further environment; with `largestFile` (KiB) the disk is full once a file would grow beyond. */
export async function startServing(
  dataDir: string,
  more: Record<string, string> = {},
  largestFile?: number,
): Promise<Serving> {
  const limit = largestFile === undefined ? '' : `ulimit -f ${largestFile * 2}; `
  const child = spawn('sh', ['-c', `${limit}exec "$0" out/main/serve.js`, process.execPath], {
    env: { ...process.env, FANGHAO_DATA_DIR: dataDir, FANGHAO_PORT: '0', FANGHAO_LOG: 'silent', ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  try {
    let log = ''
    child.stdout.on('data', (text) => {
      log += String(text)
    })
    const url = await urlTold(child.stdout)
    // Whoever read the first lines has left it standing: a full pipe would hold up the office.
    child.stdout.resume()
    return { url, pid: child.pid ?? 0, log: () => log, kill }
  } catch (error) {
    await kill()
    throw error
  }
}

/** The address a child that serves tells on its output. */
export async function urlTold(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /http:\/\/[\w.:[\]-]+/.exec(line)?.[0]
    if (url) return url
  }
  throw new Error('the office ended without opening')
}
