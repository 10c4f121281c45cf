import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { urlTold } from '../office/serving'

/** Node with a server of these few lines, which tells its address: what an office is held against. */
export async function startBare(script: string) {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  return {
    url: await urlTold(child.stdout),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
