import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { type Login, PASSWORD } from './an-office'

/** The built office in a process of its own, which can be killed. */
export type ServedOffice = {
  url: string
  signedIn(login: Login): Promise<OfficeClient>
  /** Ends it as a power cut would: nothing is closed, nothing is told. */
  kill(): Promise<void>
}

/** Starts it on a data folder; with `largestFile` (KiB) the disk is full as soon as a file would grow beyond. */
export async function aServedOffice(dataDir: string, largestFile?: number): Promise<ServedOffice> {
  const limit = largestFile === undefined ? '' : `ulimit -f ${largestFile * 2}; `
  const child = spawn('sh', ['-c', `${limit}exec "$0" out/main/serve.js`, process.execPath], {
    env: { ...process.env, FANGHAO_DATA_DIR: dataDir, FANGHAO_PORT: '0', FANGHAO_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  const url = await urlTold(child.stdout)
  return {
    url,
    kill,
    signedIn: async (login) => {
      const client = clientOf({
        fetch: (request) => fetch(new Request(request.url.replace('http://localhost', url), request)),
      })
      await client.staff.signIn(ordered({ login, password: PASSWORD }))
      return client
    },
  }
}

async function urlTold(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url) return url
  }
  throw new Error('the office ended without opening')
}
