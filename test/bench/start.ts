import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServing } from '../office/serving'
import { startBare } from './bare-server'
import { type Bench, inTurn, median, quantile } from './harness'
import { fillWorld } from './world'

const ROUNDS = 7
const EMPTY_SERVER = `
  const server = require('node:http').createServer((request, response) => response.end('{"status":"ok"}'))
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))`

/** From the start of the process until `/health` says ok, on 10,000 homes, against Node starting an empty server. */
export const startBench: Bench = {
  name: 'start',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fanghao-bench-'))
    try {
      const dataDir = join(folder, 'office')
      await mkdir(dataDir)
      await fillWorld({ homes: 10_000, seats: 1 }, dataDir)
      const measured = await inTurn(
        ROUNDS,
        () => untilHealthy(() => startServing(dataDir)),
        () => untilHealthy(() => startBare(EMPTY_SERVER)),
      )
      return {
        ours: median(measured.ours),
        reference: median(measured.reference),
        unit: 'ms from process start to /health ok, 10,000 homes / Node with an empty server',
        detail: { p50Ms: Math.round(median(measured.ours)), p99Ms: Math.round(quantile(measured.ours, 0.99)) },
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function untilHealthy(start: () => Promise<{ url: string; kill(): Promise<void> }>): Promise<number> {
  const began = performance.now()
  const server = await start()
  try {
    const health: { status: string } = Object(await (await fetch(`${server.url}/health`)).json())
    const ms = performance.now() - began
    if (health.status !== 'ok') throw new Error(`the office is ${health.status}`)
    return ms
  } finally {
    await server.kill()
  }
}
