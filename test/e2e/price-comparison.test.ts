import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { DAY, HOUR } from '../../shared/kernel/day'
import { takeInList } from '../office/a-project'
import { EXAMPLE_TOTAL, named, refusalOf, submitTicket } from '../office/a-ticket'
import type { TestOffice } from '../office/an-office'
import { listedHome, priceListFile } from '../office/price-list'
import { SCHEME } from '../office/scheme'
import { cellOf } from './desk'
import { keepPicture, openHall } from './hall'

/** A second price list: 1-1-1203 up by 200 元/㎡, 2-1-1101 down, 1-1-1401 new, everything else as it was. */
async function raisePrices(office: TestOffice): Promise<void> {
  const homes = [
    listedHome('1-1-1203', { unitPrice: 18_850 }),
    listedHome('2-1-1101', { unitPrice: 17_500 }),
    { ...listedHome('1-1-1203'), floor: 14, room: '01' },
  ]
  await takeInList(await office.signedIn('manager'), office.projectId, await priceListFile(homes))
}

const SCREEN = { width: 1366, height: 768 }

describe('LED-7: two price versions compared in the hall', () => {
  it('the board says in every cell how its price changed, claims stay visible, and Esc leads back', async () => {
    const hall = await openHall()
    await raisePrices(hall.office)
    await submitTicket(hall.office, await hall.office.signedIn('lijianguo'), '1-1-1103', {
      expectedTotal: 166_883_900,
    })
    const page = await hall.signedIn('wanglin')
    await page.setViewportSize(SCREEN)
    await page.getByRole('button', { name: '对比调价' }).click()
    await page.waitForURL(/compare=1-2/)
    const legend = page.getByRole('toolbar', { name: '调价对比' })
    await cellOf(page, '1-1-1203').filter({ hasText: '▲1.07%' }).waitFor()
    await cellOf(page, '1-1-1401').filter({ hasText: '新' }).waitFor()
    const claimed = await cellOf(page, '1-1-1103').innerText()
    expect(claimed).toContain('房号单')
    expect(claimed).toContain('持平')
    await legend.getByRole('button', { name: /^▲? ?涨 1$/ }).waitFor()
    await legend.getByRole('button', { name: '持平 8' }).waitFor()
    await legend.getByRole('button', { name: '新 1' }).waitFor()
    await keepPicture(page, 'compare-board')

    await submitTicket(hall.office, await hall.office.signedIn('lijianguo'), '1-1-1203', { expectedTotal: 168_764_100 })
    await cellOf(page, '1-1-1203').filter({ hasText: '房号单' }).waitFor()
    expect(await cellOf(page, '1-1-1203').innerText()).toContain('▲1.07%')

    await cellOf(page, '1-1-1203').focus()
    await page.keyboard.press('-')
    await page.getByRole('gridcell', { name: '1-1-1203 房号单 ▲1.07%' }).waitFor()
    await keepPicture(page, 'compare-project')

    await legend.getByRole('button', { name: /涨 1$/ }).press('Escape')
    await legend.waitFor({ state: 'hidden' })
    expect(page.url()).not.toContain('compare')
    expect(hall.complaints).toEqual([])
  })

  it('the table lists every home before and after, sums by building, and is narrowed to what went up', async () => {
    const hall = await openHall()
    await raisePrices(hall.office)
    const page = await hall.signedIn('manager', '/price-list')
    await page.setViewportSize(SCREEN)
    await page.getByRole('button', { name: '对比第 1 版与第 2 版' }).click()
    await page.waitForURL(/price-list\/compare\?versions=1-2/)
    const table = page.getByRole('region', { name: '调价对比' })
    const raised = table.locator('.ant-table-row').filter({ hasText: '1-1-1203' })
    await raised.filter({ hasText: '1,669,734.50' }).filter({ hasText: '1,687,640.50' }).waitFor()
    await raised.filter({ hasText: '+17,906.00' }).filter({ hasText: '▲1.07%' }).waitFor()
    await raised.filter({ hasText: '1,723,452.50' }).filter({ hasText: '1,741,358.50' }).waitFor()
    await page.getByRole('row', { name: /^1号楼 10 .*\+17,906\.00/ }).waitFor()
    await keepPicture(page, 'compare-table')

    await page.getByText('涨 1', { exact: true }).click()
    await expect.poll(() => table.locator('.ant-table-row').count()).toBe(1)
    await page
      .getByRole('row', { name: /^2号楼/ })
      .getByRole('button')
      .click()
    await table.getByText('没有这样的房源').waitFor()
    await page.getByText('跌 1', { exact: true }).click()
    await table.locator('.ant-table-row').filter({ hasText: '2-1-1101' }).filter({ hasText: '▼' }).waitFor()

    await page.getByRole('button', { name: '在销控上看' }).click()
    await page.getByRole('toolbar', { name: '调价对比' }).waitFor()
    expect(hall.complaints).toEqual([])
  })
})

describe('PRC-4: a discount that must be signed for by a day', () => {
  it('PRC-4: is foreseen on the ticket, and once the day has passed the manager sees what it costs and cannot approve, its consultant amends it', async () => {
    const hall = await openHall()
    const { office } = hall
    const { projectId } = office
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    await admin.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 1_440 } }))
    const items = SCHEME.items.map((item) =>
      item.id === 'on-time' ? { ...item, conditions: { signWithinDays: 1 } } : item,
    )
    await manager.pricing.saveScheme(
      ordered({ projectId, basedOn: 1, scheme: { ...SCHEME, items }, appliesFrom: null }),
    )
    const chosen = ['one-off', 'on-time', 'referral', 'amount']
    const wanglin = await office.signedIn('wanglin')
    const submitted = await submitTicket(office, wanglin, '1-1-1203', { chosen, expectedTotal: EXAMPLE_TOTAL })
    await manager.ledger.tickets.extend(ordered({ ...named(office, submitted), reason: '在路上' }))

    const before = await hall.signedIn('wanglin', `/tickets/${submitted.id}`)
    await before.setViewportSize(SCREEN)
    await before.getByText('06-08 前（含当日）未签约：按时签约失效，总价变为 1,609,976 元，多 16,199 元。').waitFor()
    await keepPicture(before, 'falls-coming')

    hall.skip(DAY + 15 * HOUR)
    const page = await hall.signedIn('manager', `/tickets/${submitted.id}`)
    await page.setViewportSize(SCREEN)
    const notice = page.getByRole('alert')
    await notice.getByText('按时签约过了 06-08 未签约，已失效：总价 1,593,777 → 1,609,976 元，多 16,199 元').waitFor()
    await notice.getByText('请顾问改单，按新总价重新确认后再批；原总价不能批准（PRC-4）。').waitFor()
    await keepPicture(page, 'falls-fallen')
    expect(await page.getByRole('button', { name: '批准' }).isDisabled()).toBe(true)
    await page.getByText('原总价已失效，不能批准、延时：请 王琳 改单，不再要的驳回。').waitFor()
    await page.getByRole('button', { name: '驳回' }).click()
    const why = page.getByLabel('原因')
    await expect.poll(() => why.inputValue()).toBe('按时签约过了 06-08 未签约，已失效：总价 1,593,777 → 1,609,976 元')
    await why.hover()
    await keepPicture(page, 'falls-reject')
    await page.getByRole('button', { name: '取消' }).click()

    const hers = await hall.signedIn('wanglin', `/tickets/${submitted.id}`)
    await hers.setViewportSize(SCREEN)
    await hers.getByText('原总价已失效：改单时按现在的价格重新计算。').waitFor()
    await keepPicture(hers, 'falls-fallen-hers')
    await hers.getByRole('button', { name: '修改' }).click()
    await hers.getByRole('button', { name: /保存修改/ }).waitFor()
    await keepPicture(hers, 'falls-amending')
    expect(hall.complaints).toEqual([])
  })
})

describe('PRC-5: tries below the floor', () => {
  it('PRC-5: more than three within ten minutes stand above the board of a manager, never of a consultant', async () => {
    const hall = await openHall()
    const lijianguo = await hall.office.signedIn('lijianguo')
    const tooLow = { chosen: ['deep'], expectedTotal: 133_578_800 }
    for (const _ of [1, 2, 3, 4]) await refusalOf(submitTicket(hall.office, lijianguo, '1-1-1203', tooLow))

    const page = await hall.signedIn('manager')
    await page.setViewportSize(SCREEN)
    const strip = page.getByRole('status').filter({ hasText: '李建国 10 分钟内试价 4 次低于底价' })
    await strip.waitFor()
    await keepPicture(page, 'tries-strip')
    await strip.getByRole('button', { name: '查看' }).click()
    await page.getByText('近 10 分钟 4 次').waitFor()

    const consultant = await hall.signedIn('wanglin')
    await cellOf(consultant, '1-1-1203').waitFor()
    expect(await consultant.getByText('试价').count()).toBe(0)
    expect(hall.complaints).toEqual([])
  })
})
