import { describe, it } from 'vitest'
import { aScene, strikeAgainAndAgain } from './crashes'
import { KILLS } from './how-often'

describe('the office, killed while 64 clients claim', () => {
  it('SEC-4, LED-1: has every ticket it acknowledged, none twice, none by half', {
    timeout: KILLS * 20_000,
  }, async () => {
    const scene = await aScene(KILLS)
    const way = { fault: 'SIGKILL of the office', database: 'SQLite', kills: KILLS } as const
    await strikeAgainAndAgain(scene, { ...way, told: '连不上案场主机' }, (serving) => ({
      strike: serving.kill,
      recover: scene.serve,
    }))
  })
})
