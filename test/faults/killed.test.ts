import { describe, it } from 'vitest'
import { aScene, strikeAgainAndAgain } from './crashes'
import { KILLS } from './how-often'

describe('the office, killed while 64 clients claim', () => {
  it('SEC-4, LED-1: has every ticket it acknowledged, none twice, none by half', {
    timeout: KILLS * 20_000,
  }, async () => {
    const scene = await aScene(KILLS)
    await strikeAgainAndAgain(scene, KILLS, [
      {
        fault: '房号管家被 SIGKILL',
        database: 'SQLite',
        told: '连不上案场主机',
        strike: (serving) => serving.kill(),
        recover: () => scene.serve(),
      },
    ])
  })
})
