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
import { type Asked, aCrowd, CLIENTS, type Crowd, type Random, type Said } from './the-crowd'
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

/** A way to be hit: the blow, and how the office is served again after it. */
export type Way = Pick<Tally, 'fault' | 'database' | 'told'> & {
  strike(serving: Serving, random: Random): Promise<void>
  recover(serving: Serving): Promise<Serving>
}

/**
 * One office through all blows, in each way in turn. After each of them the doctor looks at what is left, the office is
 * served again, every request that was ever sent is held against every row, and what had no answer is sent once more,
 * twice: the first time it is done or answered as it was, the second time nothing more happens. Rules LED-1, LED-2,
 * SEC-4.
 */
export async function strikeAgainAndAgain(scene: Scene, blows: number, ways: readonly Way[]): Promise<void> {
  const random = seeded(SEED)
  const { projectId } = scene.world
  const crowd = aCrowd(scene.world, random)
  const before = await changesTold(scene, projectId)
  const tallies = ways.map(({ fault, database, told }) => ({ fault, database, told, ...UNTRIED }))
  let serving = await scene.serve()
  onTestFinished(() => serving.kill())
  for (let blow = 0; blow < blows; blow += 1) {
    const start = performance.now()
    const [way, tally] = [ways[blow % ways.length], tallies[blow % ways.length]]
    if (!way || !tally) throw new Error('there is no way to be hit')
    const moment = { after: random(0, MOST_ACKNOWLEDGED), turns: random(0, 200) }
    const message = `seed ${SEED}, blow ${blow + 1} of ${blows}: ${way.fault} at ${JSON.stringify(moment)}`
    const struck = serving
    const round = await crowd.rush(struck.url, moment, () => way.strike(struck, random))
    if (scene.databaseUrl === undefined) expect(await findingsOf(scene), message).toEqual([])
    serving = await way.recover(struck)
    note(tally, await compare(scene, projectId, crowd.asked), message)
    await settle(crowd, serving.url, round, message)
    note(tally, await compare(scene, projectId, crowd.asked), message)
    const tickets = crowd.asked.filter(({ said }) => said.kind === 'ticket').length
    expect((await changesTold(scene, projectId)) - before, message).toBe(tickets)
    if (scene.databaseUrl !== undefined) expect(await findingsOf(scene), message).toEqual([])
    tally.tries += 1
    tally.seconds += (performance.now() - start) / 1_000
  }
  for (const tally of tallies) tell(tally)
}

const UNTRIED = { tries: 0, lost: 0, doubled: 0, half: 0, seconds: 0 }

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
export async function settle(crowd: Crowd, url: string, round: readonly Asked[], message: string) {
  const answered = round.filter(({ said }) => isKept(said)).slice(-LAST_ANSWERS)
  expect(await crowd.again(url, answered), message).toEqual(answered.map(({ said }) => said))
  const open = round.filter(({ said }) => !isKept(said))
  const first = await crowd.again(url, open)
  const unsettled = first.filter((said) => !isKept(said))
  expect(unsettled, message).toEqual([])
  expect(await crowd.again(url, open), message).toEqual(first)
  for (const [place, one] of open.entries()) one.said = first[place] ?? { kind: 'nothing' }
}

/** A home that is held by somebody else is an answer like a ticket; that nothing was saved is none that is kept. */
function isKept(said: Said): boolean {
  return said.kind === 'ticket' || (said.kind === 'refused' && said.code === 'UNIT_HELD')
}
