import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { answered, aPc, type Pc } from '../bench/wire'
import { fillWorld, ticketOn } from '../bench/world'
import { startServing } from '../office/serving'
import { tell } from './tally'
import { CLIENTS } from './the-crowd'

const ALONE = 20
const TOGETHER = 256

/** kill -9 proves nothing about a power cut: what counts is that the system was told to bring it to the disk. */
it('SEC-4: an answer waits for its fsync: one a claim for who is alone, one a group for those who wait together', async () => {
  const start = performance.now()
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-fsyncs-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const world = await fillWorld({ homes: ALONE + TOGETHER, seats: 8 }, dataDir)
  const serving = await startServing(dataDir)
  onTestFinished(serving.kill)
  const pcs = Array.from({ length: CLIENTS }, (_, index) => {
    const seat = world.seats[index % world.seats.length]
    if (!seat) throw new Error('nobody is signed in')
    return aPc(serving.url, seat)
  })
  onTestFinished(() => {
    for (const pc of pcs) pc.close()
  })
  const homes = world.homes.entries()
  const claimNext = async (pc: Pc) => {
    const { value } = homes.next()
    if (!value) throw new Error('there are too few homes')
    answered(await pc.call('ledger/tickets/submit', ticketOn(world, value[1], value[0])))
  }

  const alone = await syncsDuring(dataDir, serving.pid, async () => {
    const [pc] = pcs
    for (let count = 0; pc && count < ALONE; count += 1) await claimNext(pc)
  })
  expect(alone).toBeGreaterThanOrEqual(ALONE)

  const together = await syncsDuring(dataDir, serving.pid, () =>
    Promise.all(
      pcs.map(async (pc) => {
        for (let count = 0; count < TOGETHER / CLIENTS; count += 1) await claimNext(pc)
      }),
    ),
  )
  // Nobody can be in two groups of the same moment: 64 at most share one.
  expect(together).toBeGreaterThanOrEqual(TOGETHER / CLIENTS)
  const seconds = (performance.now() - start) / 1_000
  const told = `单独 ${ALONE} 次办理落盘 ${alone} 次；${CLIENTS} 人同时共 ${TOGETHER} 次办理落盘 ${together} 次`
  tell({
    fault: '断电（落盘次数，strace）',
    database: 'SQLite',
    tries: ALONE + TOGETHER,
    lost: 0,
    doubled: 0,
    half: 0,
    told,
    seconds,
  })
})

/** How often the process has the system bring a file to the disk meanwhile. */
async function syncsDuring(folder: string, pid: number, work: () => Promise<unknown>): Promise<number> {
  const trace = join(folder, 'trace.txt')
  const strace = spawn('strace', ['-f', '-e', 'trace=fsync,fdatasync', '-o', trace, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(strace, 'exit')
  // It says so once it is attached.
  await once(strace.stderr, 'data')
  await work()
  execFileSync('kill', ['-INT', String(strace.pid)])
  await ended
  return (await readFile(trace, 'utf8')).split('\n').filter((line) => /\b(fsync|fdatasync)\(/.test(line)).length
}
