import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { ticketEventTable, ticketTable, unitTable } from '../../../electron/features/ledger/tables'
import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'
import { TICKET_STEPS, type TicketState } from '../../../shared/ledger/ticket'
import { endOfDay } from '../../../shared/reports/days'
import { sumOfHours } from '../../../shared/reports/ticket-hours'
import { makeBusy } from '../../office/a-busy-office'
import { aSecondProject } from '../../office/a-project'
import { EXAMPLE_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { databaseBeside } from '../../office/the-database'
import { figuresFor } from '../today/the-desk'

const TODAY = dayOf(OPENING)

async function absorptionSeen(office: TestOffice, days = 3) {
  const manager = await office.signedIn('manager')
  const { projectId, clock } = office
  return manager.reports.absorption({ projectId, kind: 'home', lastDay: dayOf(clock.now), days })
}

describe('报表: 去化', () => {
  it('LED-6: of the homes released, those a ticket claims; past days stay right after a withdrawal', async () => {
    const office = await anOffice()
    const { clock, projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const ticket = await submitTicket(office, wanglin)
    const approved = await manager.ledger.tickets.approve(ordered(named(office, ticket)))
    const first = await absorptionSeen(office, 2)
    expect(first.days).toEqual(['2026-06-06', TODAY])
    expect(first.byBuilding).toEqual([{ name: '1号楼', released: [0, 9], claimed: [0, 1] }])

    // The next morning it is withdrawn: yesterday it stood all the same.
    clock.now = OPENING + 20 * HOUR
    const again = await office.signedIn('manager')
    await again.ledger.tickets.withdraw(ordered({ ...named(office, approved), reason: '客户放弃' }))
    const second = await absorptionSeen(office, 2)
    expect(second.days).toEqual([TODAY, '2026-06-08'])
    expect(second.all).toEqual({ name: '', released: [9, 9], claimed: [1, 0] })
    expect(second.byType.map(({ released }) => released[1]).reduce((sum: number, one) => sum + (one ?? 0), 0)).toBe(9)
    await expect(
      again.reports.absorption({ projectId, kind: 'parking', lastDay: '2026-06-08', days: 1 }),
    ).resolves.toMatchObject({ byBuilding: [], all: { released: [0], claimed: [0] } })
  })

  it('LED-5: what is withheld is released and not claimed', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const unitIds = [await office.unitId('1-1-1203')]
    const until = office.clock.now + 3 * DAY
    const { projectId } = office
    await manager.ledger.withhold(ordered({ projectId, unitIds, reason: '样板间', until }))
    expect((await absorptionSeen(office, 1)).all).toEqual({ name: '', released: [9], claimed: [0] })
  })

  it('is what a replay of every ticket’s events gives, day by day, and what the board shows now', async () => {
    const office = await anOffice()
    await makeBusy(office.office, office.projectId, office.clock)
    const { clock, projectId } = office
    const { days, all } = await absorptionSeen(office, 30)
    const database = await databaseBeside(office)
    const homes = await database.find(unitTable, { where: { projectId, kind: 'home' } })
    const isHome = new Set(homes.map(({ id }) => id))
    const tickets = (await database.find(ticketTable, { where: { projectId } })).filter(({ unitId }) =>
      isHome.has(unitId),
    )
    const events = await database.find(ticketEventTable, { order: { position: 'ASC' } })
    for (const [place, day] of days.entries()) {
      const at = endOfDay(day, clock.now)
      const holding = tickets.filter((ticket) => {
        let [state, until]: [TicketState, number | null] = ['draft', null]
        for (const event of events.filter(({ ticketId, at: then }) => ticketId === ticket.id && then <= at)) {
          state = TICKET_STEPS[state][event.event]?.to ?? state
          until = event.until ?? until
        }
        const isRunning = state === 'submitted' || state === 'approved'
        return isRunning && until !== null && until > at
      })
      expect([day, all.claimed[place]]).toEqual([day, holding.length])
      expect([day, all.released[place]]).toEqual([
        day,
        homes.filter(({ releasedFrom }) => releasedFrom !== null && releasedFrom <= at).length,
      ])
    }
    expect(all.claimed.some((claimed) => claimed > 0)).toBe(true)

    const { units } = await (await office.signedIn('manager')).ledger.board({ projectId })
    const onBoard = units.id.filter((_, index) => units.kind[index] === 'home' && units.claimKind[index] !== null)
    const withheld = units.claimKind.filter((kind, index) => kind === 'withheld' && units.kind[index] === 'home')
    expect(all.claimed.at(-1)).toBe(onBoard.length - withheld.length)
  })
})

describe('报表: 分时房号单', () => {
  it('LED-4: the hours of a day add up to the day’s figures on 工作台, today’s and yesterday’s', async () => {
    const office = await anOffice()
    await makeBusy(office.office, office.projectId, office.clock)
    const { clock, projectId } = office
    for (const later of [0, 40 * MINUTE, 12 * HOUR]) {
      clock.now += later
      const manager = await office.signedIn('manager')
      const figures = await figuresFor(manager, office)
      for (const [day, place] of [
        [dayOf(clock.now), 0],
        [dayOf(clock.now - DAY), 2],
      ] as const) {
        const { hours } = await manager.reports.ticketHours({ projectId, day })
        const sum = sumOfHours(hours)
        const shown = ['submitted', 'approved', 'rejected', 'expired'].map((name) => figures[name]?.split(' / ')[place])
        expect([day, ...shown]).toEqual([
          day,
          ...[sum.submit, sum.approve, sum.reject + sum.withdraw, sum.expire].map(String),
        ])
      }
    }
  })

  it('LED-4: an expiry stands in its hour, whether or not somebody has written it down', async () => {
    const office = await anOffice()
    const { clock, projectId } = office
    await submitTicket(office, await office.signedIn('wanglin'))
    clock.now = OPENING + 2 * HOUR
    const seen = async () => {
      const { hours } = await (await office.signedIn('hejing')).reports.ticketHours({ projectId, day: TODAY })
      return hours.filter(({ submit, expire }) => submit + expire > 0)
    }
    const first = { hour: 10, submit: 1, approve: 0, reject: 0, withdraw: 0, expire: 1 }
    expect(await seen()).toEqual([first])
    await submitTicket(office, await office.signedIn('lijianguo'))
    expect(await seen()).toEqual([first, { ...first, hour: 12, expire: 0 }])
    // Long after, the day reads the same.
    clock.now = startOfDay('2026-07-07')
    expect(await seen()).toEqual([first, { ...first, hour: 12, expire: 1 }])
  })
})

describe('报表: 楼层价格', () => {
  it('LED-7: list prices in force and those of claimed homes; the floor price is nowhere in it', async () => {
    const office = await anOffice()
    const { projectId } = office
    await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203', {
      chosen: ['one-off', 'on-time', 'referral', 'amount'],
      expectedTotal: EXAMPLE_TOTAL,
    })
    const manager = await office.signedIn('manager')
    const { buildings } = await manager.project.detail({ projectId })
    const buildingId = buildings[0]?.id ?? ''
    const { building, version, floors } = await manager.reports.storeyPrices({ projectId, buildingId })
    expect([building, version]).toEqual(['1号楼', 1])
    const twelfth = floors.find(({ storey }) => storey === '12')
    // 1,593,777 元 over 89.53 ㎡: the worked example.
    expect(twelfth?.deal).toEqual({ homes: 1, low: 1_780_160, high: 1_780_160, average: 1_780_160 })
    expect(twelfth?.list).toMatchObject({ low: 1_812_000, homes: 3 })
    expect(floors.filter(({ deal }) => deal !== null)).toHaveLength(1)
    expect(floors.reduce((sum, { homes }) => sum + homes, 0)).toBe(9)
  })

  it('SEC-5: another project’s building is not there', async () => {
    const office = await anOffice()
    const other = await aSecondProject(office)
    const manager = await office.signedIn('manager')
    const { buildings } = await manager.project.detail({ projectId: other.projectId })
    const asked = { projectId: office.projectId, buildingId: buildings[0]?.id ?? '' }
    expect((await refusalOf(manager.reports.storeyPrices(asked))).code).toBe('NOT_FOUND')
  })
})
