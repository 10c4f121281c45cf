import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { MOST_STREAMS } from '../../../electron/gate/streams'
import { HOUR } from '../../../shared/kernel/day'
import { refusalOf, submitTicket } from '../../office/a-ticket'
import { type Watch, watching } from '../../office/a-watch'
import { anOffice, OPENING } from '../../office/an-office'

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

  it.each([
    ['locked', (client: OfficeClient) => client.staff.lock(ordered({}))],
    ['ended', (client: OfficeClient) => client.staff.signOut(ordered({}))],
  ])('SEC-1: tell of nothing that happens once it is %s; others hear on', async (_how, leave) => {
    const office = await anOffice()
    const { projectId } = office
    const [hejing, wanglin, manager] = [
      await office.signedIn('hejing'),
      await office.signedIn('wanglin'),
      await office.signedIn('manager'),
    ]
    const [left, other] = [await watching(hejing, projectId), await watching(wanglin, projectId)]
    const unitIds = [await office.unitId('1-1-1103')]
    await manager.ledger.withhold(ordered({ projectId, unitIds, reason: '领导参观', until: OPENING + 5 * HOUR }))
    // Whoever has just heard something is asked again a second later only.
    for (const page of [left, other]) expect((await page.nextChange()).cells).toHaveLength(1)
    await leave(hejing)
    await submitTicket(office, wanglin, '1-1-1203')
    expect((await other.nextChange()).tickets).toHaveLength(1)
    for (;;) {
      const heard = await left.next()
      if (heard === null) break
      expect(heard.kind).toBe('heartbeat')
    }
  })
})
