import { expect, it } from 'vitest'
import { anOffice } from '../office/an-office'
import { breakBy, marksOf } from '../office/broken-offices'
import { startInVain } from './a-start'
import { tell } from './tally'

it('SEC-4: data of a newer version is refused in one line and left byte for byte as it is', async () => {
  const start = performance.now()
  const { dataDir, office } = await anOffice()
  await office.close()
  const newer = `INSERT INTO "migrations" ("timestamp", "name") VALUES (20990101000000, 'Newer20990101000000')`
  await breakBy({ dataDir, databaseUrl: undefined }, [newer])
  const filesOf = async () => ({ ...(await marksOf(dataDir)), 'office.lock': '' })
  const before = await filesOf()

  const { code, said } = await startInVain(dataDir)

  expect([code, said]).toEqual([1, '数据由更新版本的房号管家写成：请安装那个版本再打开，什么都没有改动'])
  expect(await filesOf()).toEqual(before)
  const seconds = (performance.now() - start) / 1_000
  tell({ fault: '数据来自更新的版本', database: 'SQLite', tries: 1, lost: 0, doubled: 0, half: 0, told: said, seconds })
})
