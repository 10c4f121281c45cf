import { describe, expect, it } from 'vitest'
import { MOST_STREAMS } from '../../../electron/gate/streams'
import { refusalOf } from '../../office/a-ticket'
import { type Watch, watching } from '../../office/a-watch'
import { anOffice } from '../../office/an-office'

async function hearAll(page: Watch | undefined): Promise<void> {
  for (;;) if ((await page?.next()) == null) return
}

describe('live streams of one session', () => {
  it('SEC-5: are bounded: the oldest ends when there is one too many, and nobody else’s', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const other = await watching(lijianguo, office.projectId)
    await other.next()
    const pages = []
    for (let opened = 0; opened < MOST_STREAMS; opened += 1) {
      const page = await watching(wanglin, office.projectId)
      expect(await page.next()).toMatchObject({ kind: 'heartbeat' })
      pages.push(page)
    }
    const newest = await watching(wanglin, office.projectId)
    expect(await newest.next()).toMatchObject({ kind: 'heartbeat' })
    const [oldest, second] = pages
    // What it had heard before is still told; then it ends, and knows that it was not the network.
    const ending = await refusalOf(hearAll(oldest))
    expect(ending).toMatchObject({ code: 'TOO_MANY_WINDOWS', data: { rule: 'SEC-5', most: MOST_STREAMS } })
    await second?.stop()
    expect(await other.next()).toMatchObject({ kind: 'heartbeat' })
  })
})
