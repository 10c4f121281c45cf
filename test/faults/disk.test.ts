import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { storageFaultOf } from '../../electron/database/storage-fault'
import { examineOffice } from '../../electron/examination/examine'
import { seeded } from '../bench/harness'
import { aPc } from '../bench/wire'
import { fillWorld } from '../bench/world'
import { anOffice } from '../office/an-office'
import { marksOf } from '../office/broken-offices'
import { startServing } from '../office/serving'
import { aDisk } from './a-disk'
import { startInVain } from './a-start'
import { settle } from './crashes'
import { SEED } from './how-often'
import { tell } from './tally'
import { aCrowd, CLIENTS } from './the-crowd'
import { compare } from './the-record'

/** The office of the examples, closed, on a disk of its own. */
async function anOfficeOnADisk(megabytes: number) {
  const office = await anOffice()
  await office.office.close()
  const disk = await aDisk(megabytes)
  await cp(office.dataDir, disk.folder, { recursive: true })
  return disk
}

async function healthOf(url: string): Promise<{ status: number; health: unknown }> {
  const answer = await fetch(`${url}/health`)
  return { status: answer.status, health: await answer.json() }
}

describe('a full disk', () => {
  it('SEC-4, SEC-5: all 64 are told so, nothing is kept by half, reading goes on; with room again no restart is needed', async () => {
    const start = performance.now()
    const { folder: dataDir, fill } = await aDisk(24)
    const world = await fillWorld({ homes: 300, seats: 8 }, dataDir)
    const crowd = aCrowd(world, seeded(SEED))
    const serving = await startServing(dataDir)
    onTestFinished(serving.kill)
    const place = { dataDir }

    // While they claim, somebody copies a film onto the disk.
    const full: Awaited<ReturnType<typeof fill>>[] = []
    await crowd.rush(serving.url, { after: 20, turns: 0 }, async () => {
      full.push(await fill())
    })
    const told = await crowd.rush(serving.url, { after: CLIENTS, turns: 0, of: isDiskFull }, async () => undefined)

    expect(told.filter(({ said }) => isDiskFull(said)).length).toBeGreaterThanOrEqual(CLIENTS)
    expect(await healthOf(serving.url)).toMatchObject({
      status: 503,
      health: { status: 'readOnly', reason: 'DISK_FULL' },
    })
    expect(await compare(place, world.projectId, crowd.asked)).toEqual(NOTHING)
    const [seat] = world.seats
    if (!seat) throw new Error('nobody is signed in')
    const pc = aPc(serving.url, seat)
    onTestFinished(pc.close)
    expect((await pc.call('ledger/board', { projectId: world.projectId })).status).toBe(200)

    for (const { makeRoom } of full) await makeRoom()
    expect((await healthOf(serving.url)).status).toBe(200)
    await settle(crowd, serving.url, told, `seed ${SEED}`)
    expect(await compare(place, world.projectId, crowd.asked)).toEqual(NOTHING)
    await serving.kill()
    expect((await examineOffice(place)).findings).toEqual([])
    const seconds = (performance.now() - start) / 1_000
    tell({
      fault: '磁盘已满（运行中）',
      database: 'SQLite',
      tries: CLIENTS,
      ...CLEAN,
      told: '磁盘已满，什么都没有保存',
      seconds,
    })
  })

  it('SEC-5: at the start is said in one line; with room again the office opens with all it had', async () => {
    const start = performance.now()
    const { folder, fill } = await anOfficeOnADisk(8)
    const { makeRoom } = await fill()

    const { code, said } = await startInVain(folder)
    expect(said).toMatch(/^磁盘已满，数据目录 \S+ 写不进去：请先腾出空间/)
    expect([code, said.split('\n').length]).toEqual([1, 1])

    await makeRoom()
    const serving = await startServing(folder)
    onTestFinished(serving.kill)
    expect((await healthOf(serving.url)).status).toBe(200)
    await serving.kill()
    expect((await examineOffice({ dataDir: folder })).findings).toEqual([])
    tell({
      fault: '磁盘已满（启动时）',
      database: 'SQLite',
      tries: 1,
      ...CLEAN,
      told: said,
      seconds: (performance.now() - start) / 1_000,
    })
  })
})

describe('a disk that is almost full', () => {
  it('SEC-5: is called full, where SQLite only knows that a write failed', async () => {
    const failed = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' })
    expect(storageFaultOf(failed, (await aDisk(4)).folder)).toBe('DISK_FULL')
  })
})

describe('a read-only disk', () => {
  it('SEC-5: holds no new office: it is said in one line which folder cannot be written', async () => {
    const { folder, remount } = await aDisk(4)
    remount('ro')
    const { code, said } = await startInVain(join(folder, 'new', 'office'))
    expect(said).toMatch(/只能读、不能写：请检查硬盘和文件夹权限/)
    expect([code, said.split('\n').length]).toEqual([1, 1])
  })

  it.each(['at rest', 'killed'])(
    'SEC-5: with an office %s is said in one line; nothing is changed, and written again it opens',
    async (state) => {
      const start = performance.now()
      const { folder, remount } = await anOfficeOnADisk(24)
      if (state === 'killed') {
        const serving = await startServing(folder)
        onTestFinished(serving.kill)
        expect((await healthOf(serving.url)).status).toBe(200)
        await serving.kill()
      }
      remount('ro')
      const before = await marksOf(folder)

      const { code, said } = await startInVain(folder)
      expect(said).toMatch(/^数据目录 \S+ 只能读、不能写：请检查硬盘和文件夹权限/)
      expect([code, said.split('\n').length]).toEqual([1, 1])
      expect((await examineOffice({ dataDir: folder })).findings).toEqual([])
      expect(await marksOf(folder)).toEqual(before)

      remount('rw')
      const serving = await startServing(folder)
      onTestFinished(serving.kill)
      expect((await healthOf(serving.url)).status).toBe(200)
      await serving.kill()
      tell({
        fault: `只读磁盘（${state}）`,
        database: 'SQLite',
        tries: 1,
        ...CLEAN,
        told: said,
        seconds: (performance.now() - start) / 1_000,
      })
    },
  )
})

const CLEAN = { lost: 0, doubled: 0, half: 0 }
const NOTHING = { lost: [], doubled: [], half: [] }

function isDiskFull(said: { kind: string; code?: string }): boolean {
  return said.code === 'DISK_FULL'
}
