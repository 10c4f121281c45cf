import { openDemo } from './commands/demo'
import { outliveClosedOutput } from './commands/terminal'
import { type Config, readConfig } from './config'
import { openHosted } from './hosted-office'
import { listen } from './http/listen'
import { explainFailure } from './startup-failure'

/** The office on the network, without a window. */
async function serve(config: Config): Promise<void> {
  const lost = new AbortController()
  const stopped = untilStopped(lost.signal)
  const office = config.demo ? await openDemo(config) : await openHosted(config, (error) => lost.abort(error))
  try {
    const server = await listen(office, config)
    say(`房号管家已就绪：${server.url}${config.demo ? '（演示案场，可登录的人员列在登录页上）' : ''}`)
    await stopped
    await server.close()
    lost.signal.throwIfAborted()
  } finally {
    await office.close()
  }
}

function untilStopped(lost: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    lost.addEventListener('abort', () => resolve())
    // `on`, not `once`: a terminal and npm both pass on Ctrl+C, and the second must not kill a clean close.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
    // Started by `npm start`, which has gone.
    process.on('disconnect', () => resolve())
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

outliveClosedOutput()
let config: Config | undefined
try {
  config = readConfig({ env: process.env, argv: process.argv, from: import.meta.dirname })
  await serve(config)
  process.exit(0)
} catch (error) {
  process.stderr.write(`${explainFailure(error, config)}\n`)
  process.exit(1)
}
