import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { copyFromPostgres } from '../../electron/backup/copy-postgres'
import { isConnectionLost } from '../../electron/database/connection-loss'
import { openDatabase } from '../../electron/database/data-source'
import { openToExamine } from '../../electron/database/doctor'
import { aFolder } from '../office/hosts'

/** One message of PostgreSQL's protocol. */
function said(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(kind), length, body])
}

/** A server that lets in whoever comes, and in the same breath ends the connection, as one that is shut down does. */
async function aServerGoingDown(): Promise<string> {
  const welcome = [said('R', Buffer.alloc(4)), said('Z', Buffer.from('I'))]
  const goodbye = said('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0'))
  const server = createServer((line) => {
    line.on('error', () => undefined)
    line.once('data', () => line.end(Buffer.concat([...welcome, goodbye])))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens nowhere')
  return `postgres://nobody@127.0.0.1:${address.port}/nothing`
}

const WAYS: [string, (url: string, dataDir: string) => Promise<unknown>][] = [
  ['an office', (databaseUrl, dataDir) => openDatabase({ dataDir, databaseUrl, tables: [] })],
  ['a backup', (url, dataDir) => copyFromPostgres(url, join(dataDir, 'copy.sqlite'))],
  ['the doctor', (databaseUrl, dataDir) => openToExamine({ dataDir, databaseUrl, tables: [] })],
]

it.each(WAYS)(
  'SEC-4: %s whose connection ends in the instant in which it is had says so, and its process does not end',
  async (_who, open) => {
    const error = await open(await aServerGoingDown(), await aFolder()).then(
      () => null,
      (error: unknown) => error,
    )
    expect(error, String(error)).toSatisfy(isConnectionLost)
  },
)
