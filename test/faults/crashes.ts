import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { examineOffice } from '../../electron/examination/examine'
import { seeded } from '../bench/harness'
import { fillWorld, type World } from '../bench/world'
import { type Serving, startServing } from '../office/serving'
import { SEED } from './how-often'
import { type Tally, tell } from './tally'
import { type Asked, aCrowd, CLIENTS, type Random, type Said } from './the-crowd'
import { changesTold, compare, type Differences } from './the-record'

/** A kill takes at most so many homes: those it waits for, and one that every client has just asked for. */
const HOMES_A_KILL = 110
const MOST_ACKNOWLEDGED = HOMES_A_KILL - CLIENTS

/** Of the answers that arrived, those nearest to the blow are asked for again. */
const LAST_ANSWERS = 8

/** An office on the day of its opening, and how it is served. */
export type Scene = { world: World; dataDir: string; databaseUrl: string | undefined; serve(): Promise<Serving> }

export async function aScene(kills: number, databaseUrl?: string): Promise<Scene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-faults-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const world = await fillWorld({ homes: kills * HOMES_A_KILL, seats: 8 }, dataDir, databaseUrl)
  return {
    world,
    dataDir,
    databaseUrl,
    serve: () => startServing(dataDir, databaseUrl ? { FANGHAO_DATABASE_URL: databaseUrl } : {}),
  }
}

/** The blow, and how the office is served again after it. */
export type Blow = { strike(random: Random): Promise<void>; recover(): Promise<Serving> }

type Way = Pick<Tally, 'fault' | 'database' | 'told'> & { kills: number }

/**
 * One office through all blows. After each of them the doctor looks at what is left, the office is served again, every
 * request that was ever sent is held against every row, and what had no answer is sent once more, twice: the first
 * time it is done or answered as it was, the second time nothing more happens. Rules LED-1, LED-2, SEC-4.
 */
export async function strikeAgainAndAgain(scene: Scene, way: Way, blowOn: (serving: Serving) => Blow): Promise<void> {
  const start = performance.now()
  const random = seeded(SEED)
  const { world, dataDir, databaseUrl } = scene
  const { projectId } = world
  const crowd = aCrowd(world, random)
  const before = await changesTold(scene, projectId)
  const sum = { lost: 0, doubled: 0, half: 0 }
  let serving = await scene.serve()
  onTestFinished(() => serving.kill())
  for (let kill = 1; kill <= way.kills; kill += 1) {
    const blow = blowOn(serving)
    const moment = { acknowledged: random(0, MOST_ACKNOWLEDGED), turns: random(0, 200) }
    const message = `seed ${SEED}, blow ${kill} of ${way.kills} (${way.fault}) at ${JSON.stringify(moment)}`
    const round = await crowd.rush(serving.url, moment, () => blow.strike(random))
    if (databaseUrl === undefined) expect(await findingsOf(scene), message).toEqual([])
    serving = await blow.recover()
    note(sum, await compare(scene, projectId, crowd.asked), message)
    await settle(crowd, serving.url, round, message)
    note(sum, await compare(scene, projectId, crowd.asked), message)
    const tickets = crowd.asked.filter(({ said }) => said.kind === 'ticket').length
    expect((await changesTold(scene, projectId)) - before, message).toBe(tickets)
    if (databaseUrl !== undefined) expect(await findingsOf(scene), message).toEqual([])
  }
  tell({ ...way, ...sum, tries: way.kills, seconds: (performance.now() - start) / 1_000 })
  expect(await findingsOf({ dataDir, databaseUrl })).toEqual([])
}

function note(sum: Record<keyof Differences, number>, found: Differences, message: string): void {
  sum.lost += found.lost.length
  sum.doubled += found.doubled.length
  sum.half += found.half.length
  expect(found, message).toEqual({ lost: [], doubled: [], half: [] })
}

async function findingsOf({ dataDir, databaseUrl }: Pick<Scene, 'dataDir' | 'databaseUrl'>) {
  return (await examineOffice({ dataDir, databaseUrl })).findings
}

/** What had an answer gets the same one, what had none gets one now, and keeps it. */
async function settle(crowd: ReturnType<typeof aCrowd>, url: string, round: readonly Asked[], message: string) {
  const answered = round.filter(({ said }) => isKept(said)).slice(-LAST_ANSWERS)
  expect(await crowd.again(url, answered), message).toEqual(answered.map(({ said }) => said))
  const open = round.filter(({ said }) => !isKept(said))
  const first = await crowd.again(url, open)
  expect(
    first.filter(({ kind }) => kind === 'nothing'),
    message,
  ).toEqual([])
  expect(await crowd.again(url, open), message).toEqual(first)
  for (const [place, one] of open.entries()) one.said = first[place] ?? { kind: 'nothing' }
}

/** A home that is held by somebody else is an answer like a ticket; that nothing was saved is none that is kept. */
function isKept(said: Said): boolean {
  return said.kind === 'ticket' || (said.kind === 'refused' && said.code === 'UNIT_HELD')
}
