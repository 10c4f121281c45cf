import { expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { examineOffice } from '../../electron/examination/examine'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/day'
import { refusalOf, submitTicket } from '../office/a-ticket'
import { anOffice, OPENING } from '../office/an-office'
import { tell } from './tally'

it.each([
  ['一小时', HOUR],
  ['一天', DAY],
  ['一年', 365 * DAY],
])(
  'LED-4: the PC’s clock set back by %s over a restart: the office’s does not follow, nothing expired comes back',
  async (name, back) => {
    const start = performance.now()
    const office = await anOffice()
    const { dataDir, projectId, clock } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const { id: ticketId, version } = await submitTicket(office, wanglin)
    clock.now = OPENING + 31 * MINUTE
    // Somebody does something at all, so that the office has been there.
    await wanglin.staff.signOut(ordered({}))

    clock.now -= back
    await office.reopen()

    const again = await office.signedIn('wanglin')
    const { now } = await again.ledger.board({ projectId })
    expect(now).toBe(OPENING + 31 * MINUTE)
    expect(await again.ledger.tickets.detail({ projectId, ticketId })).toMatchObject({ state: 'expired' })
    const approve = ordered({ projectId, ticketId, version })
    expect(await refusalOf(manager.ledger.tickets.approve(approve))).toMatchObject({ code: 'TICKET_EXPIRED' })
    const next = await submitTicket(office, again)
    expect(next).toMatchObject({ number: 'FH-20260607-0002', createdAt: now, until: now + 30 * MINUTE })
    await office.office.close()
    const { findings } = await examineOffice({ dataDir, now: () => clock.now })
    expect(findings.map(({ name }) => name)).toEqual(['audit.future'])
    expect((await examineOffice({ dataDir, now: () => now })).findings).toEqual([])
    const told = '案场的时钟不倒退，接着走；/health、每个页面和体检都说得出来'
    const seconds = (performance.now() - start) / 1_000
    tell({
      fault: `主机时钟拨慢${name}后重开`,
      database: 'SQLite',
      tries: 1,
      lost: 0,
      doubled: 0,
      half: 0,
      told,
      seconds,
    })
  },
)
