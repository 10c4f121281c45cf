import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { formatInstant, MINUTE } from '../../../shared/kernel/day'
import { readHomes } from '../../../shared/ledger/board-homes'
import { absorptionOfTally, STATISTICS_BY, statisticsOfBoard } from '../../../shared/ledger/tally'
import { sortTickets } from '../../../shared/ledger/ticket-list'
import { makeBusy } from '../../office/a-busy-office'
import { aSecondProject } from '../../office/a-project'
import { LIST_TOTAL, refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice, type TestOffice } from '../../office/an-office'
import { auditOf, openRecords } from '../../office/records'
import { exported, HEAD_ROWS, opened, when, yuan } from './an-export'

async function aBusyOffice(): Promise<TestOffice> {
  const office = await anOffice()
  await makeBusy(office.office, office.projectId, office.clock)
  return office
}

describe('导出 Excel', () => {
  it('房号单: the rows of the page’s tab, figures and dates as such, with a head that says what it is', async () => {
    const office = await aBusyOffice()
    const { projectId, clock } = office
    const manager = await office.signedIn('manager')
    const me = await manager.staff.session()
    const list = sortTickets(await manager.ledger.tickets.list({ projectId }), me.person?.id ?? '', clock.now)
    const all = await exported(manager, manager.reports.exports.tickets, { projectId, tab: null, consultantId: null })
    expect(all.rows.map((row) => [row[0], row[1], row[4], row[5], row[6], row[7], row[9]])).toEqual(
      [...list.submitted, ...list.approved, ...list.drafts, ...list.ended].map((ticket) => [
        ticket.number,
        ticket.unit,
        ticket.consultant,
        ticket.buyers,
        yuan(ticket.total),
        when(ticket.until),
        when(ticket.updatedAt),
      ]),
    )
    expect(all.headings.slice(0, 2)).toEqual(['编号', '房号'])
    expect(all.head).toEqual([
      '望江府 一期 · 房号单',
      '筛选：全部',
      `导出人：赵敏；导出时间（北京时间）：${formatInstant(clock.now)}；行数：${all.rows.length}`,
    ])
    expect(all.file).toBe(`望江府 一期-房号单-${formatInstant(clock.now).slice(0, 10)}.xlsx`)
    expect(all.sheet.getCell(HEAD_ROWS + 2, 7).numFmt).toBe('#,##0.00')
    expect(all.sheet.getCell(HEAD_ROWS + 2, 10).numFmt).toBe('yyyy-mm-dd hh:mm:ss')

    const [someone] = list.ended
    const narrowed = await exported(manager, manager.reports.exports.tickets, {
      projectId,
      tab: 'ended' as const,
      consultantId: someone?.consultantId ?? null,
    })
    expect(narrowed.rows.map(([number]) => number)).toEqual(
      list.ended.filter(({ consultantId }) => consultantId === someone?.consultantId).map(({ number }) => number),
    )
    expect(narrowed.head[1]).toBe(`筛选：分类：已结束；置业顾问：${someone?.consultant}`)
  })

  it('SEC-1: a consultant takes away their own tickets, applications and customers, and no whole number', async () => {
    const office = await aBusyOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const tickets = await exported(wanglin, wanglin.reports.exports.tickets, {
      projectId,
      tab: null,
      consultantId: null,
    })
    expect(new Set(tickets.rows.map((row) => row[4]))).toEqual(new Set(['王琳']))
    const specials = await exported(wanglin, wanglin.reports.exports.specials, { projectId })
    expect(specials.rows.length).toBeGreaterThan(0)
    expect(new Set(specials.rows.map((row) => row[3]))).toEqual(new Set(['王琳']))
    const manager = await office.signedIn('manager')
    const own = await exported(wanglin, wanglin.reports.exports.customers, { projectId })
    const all = await exported(manager, manager.reports.exports.customers, { projectId })
    expect(new Set(own.rows.map((row) => row[3]))).toEqual(new Set(['王琳']))
    expect(all.rows.length).toBeGreaterThan(own.rows.length)
    for (const [, phone, idNumber] of all.rows) {
      expect(phone).toMatch(/^\d{3}\*{4}\d{4}$/)
      expect(String(idNumber ?? '****')).toContain('****')
    }
  })

  it('SEC-2: the record says who took how many rows of which table away, and when', async () => {
    const office = await anOffice()
    const { projectId, clock } = office
    await submitTicket(office, await office.signedIn('wanglin'))
    clock.now += MINUTE
    const finance = await office.signedIn('hejing')
    await exported(finance, finance.reports.exports.tickets, {
      projectId,
      tab: 'submitted' as const,
      consultantId: null,
    })
    const [last] = (await auditOf(await openRecords(office), projectId)).slice(-1)
    expect(last).toMatchObject({
      call: 'reports.exports.tickets',
      person: '何静',
      outcome: 'done',
      at: clock.now,
      after: JSON.stringify({ table: 'tickets', rows: 1, filters: ['分类：待批'] }),
    })
  })

  it('SEC-1: a file is fetched by whoever had it made, and by nobody else', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
    const asked = { projectId, language: 'zh-CN' as const }
    const { exportId } = await manager.reports.exports.dayFigures(ordered(asked))
    expect((await refusalOf(director.reports.exports.file({ exportId }))).code).toBe('NOT_FOUND')
    expect((await opened(manager, exportId)).rows).toHaveLength(6)
    expect((await refusalOf(manager.reports.exports.file({ exportId: projectId }))).code).toBe('NOT_FOUND')
  })

  it('a name that begins like a formula stays text, and so does one that looks like a code of Excel', async () => {
    const office = await anOffice()
    const { projectId } = office
    const names = ['=cmd|calc!A1', '+8613800006625', '@SUM(A1)', '-2+3']
    const wanglin = await office.signedIn('wanglin')
    const homes = ['1-1-1203', '1-1-1103', '1-1-1303', '1-1-1202']
    for (const [index, name] of names.entries()) {
      const phone = `1380000777${index}`
      await wanglin.ledger.tickets.save(
        ordered({
          projectId,
          draft: null,
          form: {
            lines: [{ unitId: await office.unitId(homes[index] ?? ''), chosen: [], evidence: [] }],
            paymentMethod: 'oneOff',
            buyers: [{ ...ZHANG, name, phone, idNumber: '' }],
            remarks: '',
            hasConsent: false,
          },
        }),
      )
    }
    const { rows, sheet } = await exported(wanglin, wanglin.reports.exports.tickets, {
      projectId,
      tab: 'drafts' as const,
      consultantId: null,
    })
    expect(new Set(rows.map((row) => row[5]))).toEqual(new Set(names))
    for (let row = HEAD_ROWS + 2; row <= sheet.rowCount; row += 1) {
      const cell = sheet.getCell(row, 6)
      expect([cell.formula, cell.numFmt]).toEqual([undefined, '@'])
    }
  })

  it('房源: what the board shows, as far as it is narrowed; PRC-5: the floor is nowhere', async () => {
    const office = await anOffice()
    const { projectId } = office
    await submitTicket(office, await office.signedIn('wanglin'))
    const service = await office.signedIn('wuyan')
    const { units, buildings } = await service.ledger.board({ projectId })
    const all = await exported(service, service.reports.exports.homes, {
      projectId,
      buildingId: null,
      state: null,
      type: null,
      area: null,
    })
    expect(all.rows.map((row) => [row[0], row[7], row[9], row[10], row[14]])).toEqual(
      units.id.map((_, index) => [
        units.number[index],
        yuan(units.area[index] ?? null),
        yuan(units.listUnitPrice[index] ?? null),
        yuan(units.listFixedTotal[index] ?? null),
        units.claimBy[index] ?? null,
      ]),
    )
    expect(all.headings.join()).not.toContain('底')
    const held = await exported(service, service.reports.exports.homes, {
      projectId,
      buildingId: buildings[0]?.id ?? null,
      state: 'ticket' as const,
      type: null,
      area: null,
    })
    expect(held.rows.map(([number]) => number)).toEqual(['1-1-1203'])
    expect(held.head[1]).toBe(`筛选：楼栋：${buildings[0]?.name}；状态：房号单`)
  })

  it('调价对比, 优惠方案, 特批优惠, 房源经过, 人员: to the fen what their calls give', async () => {
    const office = await aBusyOffice()
    const { projectId } = office
    const [director, admin] = [await office.signedIn('director'), await office.signedIn('admin')]
    const compared = await director.pricing.comparePrices({ projectId, before: 1, after: 2 })
    const pair = { projectId, before: 1, after: 2, building: null, change: null }
    const comparison = await exported(director, director.reports.exports.priceComparison, pair)
    expect(comparison.rows.map((row) => [row[0], row[4], row[5], row[9], row[10]])).toEqual(
      compared.map((home) => [
        home.number,
        yuan(home.listBefore),
        yuan(home.listAfter),
        yuan(home.filedBefore),
        yuan(home.filedAfter),
      ]),
    )

    const [newest] = await director.pricing.schemes({ projectId })
    const scheme = await exported(director, director.reports.exports.scheme, { projectId, number: newest?.number ?? 1 })
    expect(scheme.rows.map((row) => [row[0], row[1], row[2], row[3], row[4]])).toEqual(
      newest?.scheme.items.map(({ name, discount }, index) => [
        index + 1,
        name,
        discount.kind === 'percent' ? discount.rate / 10_000 : null,
        discount.kind === 'amountOff' ? discount.amount / 100 : null,
        discount.kind === 'unitPriceOff' ? discount.perSquareMetre / 100 : null,
      ]),
    )

    const specials = await director.ledger.specials.list({ projectId })
    const applied = await exported(director, director.reports.exports.specials, { projectId })
    expect(applied.rows.map((row) => [row[0], row[6], row[8], row[10]])).toEqual(
      specials.map((special) => [
        special.number,
        Number(special.listTotal) / 100,
        Number(special.cut) / 100,
        special.total / 100,
      ]),
    )

    const unitId = await office.unitId('1-1-1103')
    const { history } = await director.ledger.unit({ projectId, unitId })
    const story = await exported(director, director.reports.exports.unitHistory, { projectId, unitId })
    expect(story.rows.map((row) => [row[0], row[2], row[3]])).toEqual(
      history.map(({ at, number, by }) => [when(at), number, by]),
    )

    const people = await admin.staff.list()
    const staff = await exported(admin, admin.reports.exports.people, {})
    expect(staff.rows.map((row) => [row[0], row[1], row[3], row[4]])).toEqual(
      people.map(({ name, login, phone, idNumber }) => [name, login, phone, idNumber]),
    )
    expect(staff.head[0]).toBe('人员')
  })

  it('去化, 分时房号单, 楼层价格, 试价记录: the figures of the charts', async () => {
    const office = await aBusyOffice()
    const { projectId, clock } = office
    const manager = await office.signedIn('manager')
    const lastDay = formatInstant(clock.now).slice(0, 10)
    const asked = { projectId, kind: 'home' as const, lastDay, days: 5 }
    const seen = await manager.reports.absorption(asked)
    const absorption = await exported(manager, manager.reports.exports.absorption, {
      ...asked,
      grouping: 'byBuilding' as const,
    })
    const ofAll = absorption.rows.filter((row) => row[1] === '合计').reverse()
    expect(ofAll.map((row) => [row[0], row[2], row[3]])).toEqual(
      seen.days.map((day, place) => [new Date(`${day}T00:00:00Z`), seen.all.released[place], seen.all.claimed[place]]),
    )
    expect(absorption.rows).toHaveLength(5 * (1 + seen.byBuilding.length))

    const { hours } = await manager.reports.ticketHours({ projectId, day: lastDay })
    const byHour = await exported(manager, manager.reports.exports.ticketHours, { projectId, day: lastDay })
    expect(byHour.rows).toEqual(hours.map((of) => [of.hour, of.submit, of.approve, of.reject, of.withdraw, of.expire]))

    const { buildings } = await manager.project.detail({ projectId })
    const buildingId = buildings[0]?.id ?? ''
    const { floors } = await manager.reports.storeyPrices({ projectId, buildingId })
    const prices = await exported(manager, manager.reports.exports.storeyPrices, { projectId, buildingId })
    expect(prices.rows.map((row) => [row[0], row[2]])).toEqual(
      [...floors].reverse().map(({ storey, list }) => [storey, yuan(list?.average ?? null)]),
    )

    const tries = await manager.pricing.floorTries({ projectId })
    const tried = await exported(manager, manager.reports.exports.floorTries, { projectId })
    expect(tried.rows).toHaveLength(tries.reduce((sum, person) => sum + person.tries.length, 0))
  })

  it('LED-11: 当日统计, 历次价格, 楼栋与许可证: what the pages show, homes and spaces apart', async () => {
    const office = await aBusyOffice()
    const { projectId, clock } = office
    const finance = await office.signedIn('hejing')
    const board = await finance.ledger.board({ projectId })
    const { homes } = readHomes(board, null)
    for (const by of STATISTICS_BY) {
      const { rows, all, spaces } = statisticsOfBoard(board.buildings, homes, clock.now, by)
      const sheet = await exported(finance, finance.reports.exports.statistics, { projectId, by })
      expect(sheet.rows.map((row) => row.slice(0, 4))).toEqual([
        ...rows.map(({ name, total, forSale }) => [name, '住宅', total, forSale]),
        ['合计', '住宅', all.total, all.forSale],
        ...spaces.map(({ kind, total, forSale }) => ['合计', kind === 'parking' ? '车位' : '储藏室', total, forSale]),
      ])
      expect(sheet.rows[rows.length]?.[8]).toBe((absorptionOfTally(all) ?? 0) / 10_000)
      expect(sheet.head[1]).toBe(`筛选：按：${by === 'building' ? '楼栋' : '户型'}`)
    }

    const { priceVersions, buildings, permits } = await finance.project.detail({ projectId })
    const versions = await exported(finance, finance.reports.exports.priceVersions, { projectId })
    expect(versions.rows).toEqual(
      priceVersions.map((of) => [
        of.number,
        when(of.appliesFrom),
        of.units,
        of.fileName,
        of.importedBy,
        when(of.importedAt),
      ]),
    )
    const permitted = await exported(finance, finance.reports.exports.buildings, { projectId })
    expect(permitted.rows.map((row) => row.slice(0, 4))).toEqual(
      buildings.map(({ name, units, released, permitId }) => [
        name,
        units,
        released,
        permits.find(({ id }) => id === permitId)?.number ?? null,
      ]),
    )
  })

  it('SEC-5: another project’s building, home or scheme is not there, and a boundless filter is no filter', async () => {
    const office = await anOffice()
    const { projectId } = office
    const other = await aSecondProject(office)
    const manager = await office.signedIn('manager')
    const { buildings } = await manager.project.detail({ projectId: other.projectId })
    const language = 'zh-CN' as const
    const { exports } = manager.reports
    const homes = { projectId, buildingId: buildings[0]?.id ?? null, state: null, type: null, area: null, language }
    const unitId = await other.unitId('1-1-1203')
    const codes = await Promise.all(
      [
        exports.homes(ordered(homes)),
        exports.unitHistory(ordered({ projectId, unitId, language })),
        exports.storeyPrices(ordered({ projectId, buildingId: buildings[0]?.id ?? '', language })),
        exports.scheme(ordered({ projectId, number: 99, language })),
        exports.homes(ordered({ ...homes, buildingId: null, type: '户'.repeat(500_000) })),
      ].map(async (call) => (await refusalOf(call)).code),
    )
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'INPUT_INVALID'])
  })

  it('exports asked for all at once are all made, and the same request is made once', async () => {
    const office = await anOffice()
    const { projectId } = office
    await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203', { expectedTotal: LIST_TOTAL })
    const manager = await office.signedIn('manager')
    const asked = { projectId, tab: null, consultantId: null, language: 'en' as const }
    const same = ordered(asked)
    const made = await Promise.all([
      ...Array.from({ length: 12 }, () => manager.reports.exports.tickets(ordered(asked))),
      manager.reports.exports.tickets(same),
      manager.reports.exports.tickets(same),
    ])
    expect(made.map(({ rows }) => rows)).toEqual(made.map(() => 1))
    expect(new Set(made.map(({ exportId }) => exportId)).size).toBe(13)
    for (const { exportId } of made) {
      const { name, rows } = await opened(manager, exportId)
      expect([name, rows.length]).toEqual(['Tickets', 1])
    }
  })
})
