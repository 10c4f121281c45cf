import { expect, it, onTestFinished } from 'vitest'
import { examineOffice } from '../../electron/examination/examine'
import { anOffice } from '../office/an-office'
import { startServing } from '../office/serving'
import { startInVain } from './a-start'
import { tell } from './tally'

it('SEC-4: a second office on the folder is kept out in one line, the first goes on; killed, it leaves no lock behind', async () => {
  const start = performance.now()
  const { dataDir, office } = await anOffice()
  await office.close()
  const first = await startServing(dataDir)
  onTestFinished(first.kill)

  const { code, said } = await startInVain(dataDir)
  expect([code, said]).toEqual([
    1,
    `数据目录 ${dataDir} 正被另一个房号管家使用：请先关闭它，或用 FANGHAO_DATA_DIR 另选目录`,
  ])
  expect((await fetch(`${first.url}/health`)).status).toBe(200)

  await first.kill()
  const next = await startServing(dataDir)
  onTestFinished(next.kill)
  expect((await fetch(`${next.url}/health`)).status).toBe(200)
  await next.kill()
  expect((await examineOffice({ dataDir })).findings).toEqual([])
  const seconds = (performance.now() - start) / 1_000
  tell({
    fault: '两个程序同用一个数据目录',
    database: 'SQLite',
    tries: 1,
    lost: 0,
    doubled: 0,
    half: 0,
    told: said,
    seconds,
  })
})
