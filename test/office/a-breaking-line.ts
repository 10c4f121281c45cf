import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A network between a host and its database that can be made to break at the worst moment. */
export type BreakingLine = {
  /** The database's URL through this line. */
  url: string
  /** At the next COMMIT: before the database has it, or after it has carried it out and before the host knows. */
  breakAtCommit(when: 'before' | 'after'): void
  /** Whether the line lets anyone through again once it has broken. */
  mend(isMended: boolean): void
}

const COMMIT = Buffer.from('COMMIT\0')

export async function aBreakingLine(databaseUrl: string): Promise<BreakingLine> {
  const database = new URL(databaseUrl)
  const open = new Set<Socket>()
  let breaking: 'before' | 'after' | null = null
  let isThrough = true
  let isMendedAfter = true

  const server = createServer((host) => {
    if (!isThrough) {
      host.destroy()
      return
    }
    const far = connect(Number(database.port), database.hostname)
    const end = () => {
      host.destroy()
      far.destroy()
    }
    const snap = () => {
      breaking = null
      isThrough = isMendedAfter
      for (const socket of open) socket.destroy()
    }
    let isCommitted = false
    for (const socket of [host, far]) {
      open.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        open.delete(socket)
        end()
      })
    }
    host.on('data', (said) => {
      if (breaking !== null && said.includes(COMMIT)) {
        if (breaking === 'before') return snap()
        isCommitted = true
      }
      far.write(said)
    })
    far.on('data', (answer) => (isCommitted ? snap() : host.write(answer)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of open) socket.destroy()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: Object.assign(new URL(databaseUrl), { port: String(port) }).href,
    breakAtCommit: (when) => {
      breaking = when
    },
    mend: (isMended) => {
      isMendedAfter = isMended
      if (isMended) isThrough = true
    },
  }
}
