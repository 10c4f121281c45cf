import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../shared/kernel/day'
import { aList, HEADER, homeRow, spaceRow } from '../office/a-listed-office'
import { takeInList } from '../office/a-project'
import { submitTicket } from '../office/a-ticket'
import { OPENING } from '../office/an-office'
import { LISTED_HOMES, listedHome, priceListFile } from '../office/price-list'
import { keepPicture, openHall } from './hall'

/** The front desk's small screen. */
const SCREEN = { width: 1366, height: 768 }

async function openImport(page: Page): Promise<void> {
  await page.setViewportSize(SCREEN)
  await page.getByRole('button', { name: '导入价格表' }).click()
  await page.getByText('把一房一价表拖到这里').waitFor()
}

async function choose(page: Page, file: File): Promise<void> {
  const buffer = Buffer.from(await file.arrayBuffer())
  await page.getByLabel('把一房一价表拖到这里').setInputFiles({ name: file.name, mimeType: file.type, buffer })
}

/** A count above the preview: 有变化 12. */
function countOf(page: Page, name: string): Locator {
  return page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('definition')
}

function rowOf(page: Page, number: string): Locator {
  return page.getByRole('region', { name: '逐套' }).locator('.ant-table-row').filter({ hasText: number })
}

/** Says from when the list is to apply. */
async function sayTime(page: Page, time: string): Promise<void> {
  const field = page.getByRole('textbox', { name: '生效时间' })
  await field.fill(time)
  await field.press('Enter')
}

/** Says what a heading means, as a person does: opens the list, types, chooses. */
async function sayMeaning(page: Page, header: string, meaning: string): Promise<void> {
  const box = page.getByRole('combobox', { name: new RegExp(`「${header}」读作$`) })
  await box.fill(meaning)
  await box.press('Enter')
}

/** The headings of an office that calls everything its own way. */
const ODD = { 哪栋: '楼栋', 几门: '单元', 几楼: '楼层', 牌号: '房号', 多大: '建筑面积', 每平: '标价单价' } as const
type OddHeading = keyof typeof ODD

/** The usual homes under such headings, in this order, below so many rows of title; dearer by so many 元/㎡. */
async function anOddList(order: readonly OddHeading[], titles: number, dearer: number): Promise<File> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('望江府')
  for (let row = 0; row < titles; row += 1) sheet.addRow(['望江府一期定价'])
  sheet.addRow([...order, '经办'])
  for (const { building, entrance, floor, room, area, unitPrice } of LISTED_HOMES) {
    const cells: Record<OddHeading, string | number> = {
      哪栋: building,
      几门: entrance,
      几楼: floor,
      牌号: `${floor}${room}`,
      多大: area,
      每平: unitPrice + dearer,
    }
    sheet.addRow([...order.map((heading) => cells[heading]), '小周'])
  }
  return new File([await workbook.xlsx.writeBuffer()], '望江府定价.xlsx')
}

describe('导入价格表', () => {
  it('LED-8: a list whose headings nobody knows is pointed out by hand; the next one is read by itself', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await anOddList(['哪栋', '几门', '几楼', '牌号', '多大', '每平'], 1, 100))
    await page.getByRole('alert').getByText('没有一张表有齐价格表的表头').waitFor()
    await keepPicture(page, 'price-list-hand-1-unknown')

    await page.getByRole('radio', { name: '表头在第 2 行' }).check()
    for (const heading of ['哪栋', '几门', '几楼', '牌号', '多大'] as const)
      await sayMeaning(page, heading, ODD[heading])
    await page.getByText('还缺：单价或总价').waitFor()
    expect(await page.getByRole('button', { name: '按这样读' }).isDisabled()).toBe(true)
    await sayMeaning(page, '每平', ODD.每平)
    await keepPicture(page, 'price-list-hand-2-said')
    await page.getByRole('button', { name: '按这样读' }).click()

    await page.getByRole('heading', { name: '核对 望江府定价.xlsx' }).waitFor()
    await page.getByText('识别', { exact: true }).click()
    await page.getByText('已记住 6 处更正，下次导入自动使用。').waitFor()
    await keepPicture(page, 'price-list-hand-3-found')
    await page.getByRole('button', { name: '下一步：确认' }).click()
    await page.getByText('生成第 2 版，立即生效：新增 0 套，有变化 12 套，其余 0 套不变').waitFor()
    await page.getByRole('button', { name: '导入为第 2 版' }).click()
    await page.getByText('共 12 套：新增 0 套，有变化 12 套').waitFor()

    await page.getByRole('button', { name: '导入价格表' }).click()
    await choose(page, await anOddList(['每平', '牌号', '多大', '几楼', '哪栋', '几门'], 3, 300))
    await page.getByRole('heading', { name: '核对 望江府定价.xlsx' }).waitFor()
    expect(await rowOf(page, '1-1-1203').innerText()).toMatch(/18,950\.00\s+18,750\.00 \+200/)
    expect(await countOf(page, '有变化').innerText()).toBe('12')
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: what was recognised can be corrected, and the correction taken back', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await priceListFile())
    await page.getByRole('heading', { name: '核对 一房一价表.xlsx' }).waitFor()
    await page.getByText('识别', { exact: true }).click()
    await sayMeaning(page, '户型', '朝向')
    await page.getByText('改了还没有重新识别。').first().waitFor()
    await page.getByRole('button', { name: '重新识别' }).click()
    await page.getByText('已记住 1 处更正，下次导入自动使用。').waitFor()
    expect(await countOf(page, '有变化').innerText()).toBe('12')
    await keepPicture(page, 'price-list-corrected')

    await page.getByRole('button', { name: '恢复自动识别' }).click()
    await page.getByText('与第 1 版完全相同，不需要导入').waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: of two columns for one thing the person says with one click which holds', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    const rivals = await aList([
      ['楼栋', '单元', '楼层', '房号', '预测建筑面积', '实测建筑面积', '销售单价'],
      ['1号楼', '1', 29, '2901', 89.53, 90.11, 18_650],
    ])
    await choose(page, rivals)
    await page.getByText('整份不导入').waitFor()
    await page.getByText('识别', { exact: true }).click()
    await keepPicture(page, 'price-list-rivals')
    await page.getByRole('button', { name: '以「实测建筑面积」为准' }).click()
    await page.getByRole('button', { name: '重新识别' }).click()
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    expect(await rowOf(page, '1-1-2901').innerText()).toContain('90.11')
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: an unchanged list says so; a changed price stands beside the old one and becomes the next version', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await keepPicture(page, 'price-list-1-choose')

    await choose(page, await priceListFile())
    await page.getByRole('heading', { name: '核对 一房一价表.xlsx' }).waitFor()
    expect(await countOf(page, '不变').innerText()).toBe('12')
    await page.getByText('与第 1 版完全相同，不需要导入').waitFor()
    expect(await page.getByRole('button', { name: '下一步：确认' }).count()).toBe(0)
    await keepPicture(page, 'price-list-2-same')

    await page.getByRole('button', { name: '换一个文件' }).click()
    const dearer = LISTED_HOMES.map((home) => ({ ...home, unitPrice: home.unitPrice + (home.floor === 12 ? 200 : 0) }))
    await choose(page, await priceListFile(dearer))
    await rowOf(page, '1-1-1203').getByText('18,850.00').waitFor()
    expect(await rowOf(page, '1-1-1203').innerText()).toMatch(/18,850\.00\s+18,650\.00 \+200/)
    expect(await rowOf(page, '1-1-1303').count()).toBe(0)
    await keepPicture(page, 'price-list-3-changed')

    await page.getByRole('button', { name: '下一步：确认' }).click()
    await page.getByText('生成第 2 版，立即生效：新增 0 套，有变化 4 套，其余 8 套不变').waitFor()
    await keepPicture(page, 'price-list-4-confirm')
    await page.getByRole('button', { name: '导入为第 2 版' }).click()
    await page.getByText('共 12 套：新增 0 套，有变化 4 套').waitFor()
    await page.getByRole('cell', { name: '第 2 版', exact: true }).waitFor()
    await keepPicture(page, 'price-list-5-done')
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: homes the list does not name keep their price, unless they are ticked to go off sale', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })]))
    await page.getByRole('button', { name: '下一步：确认' }).click()

    const absent = page.getByRole('region', { name: '文件里没有的房源 11 套' })
    await page.getByText('生成第 2 版，立即生效：新增 0 套，有变化 1 套，其余 11 套不变').waitFor()
    await absent.getByRole('checkbox', { name: '下架 1-1-1103' }).check()
    await page.getByText('生成第 2 版，立即生效：新增 0 套，有变化 1 套，其余 10 套不变，下架 1 套').waitFor()
    await keepPicture(page, 'price-list-6-off-sale')
    await page.getByRole('button', { name: '导入为第 2 版' }).click()
    await page.getByText('下架 1 套').waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('LED-11: a home and its parking spaces go off sale together; where the list still sells one of them it is said', async () => {
    const hall = await openHall()
    const { office } = hall
    const manager = await office.signedIn('manager')
    const listed = [
      HEADER,
      homeRow(21, '01'),
      homeRow(21, '02'),
      spaceRow('001', '1-1-2101'),
      spaceRow('002', '1-1-2101'),
    ]
    await takeInList(manager, office.projectId, await aList(listed))
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await aList([HEADER, homeRow(21, '02').with(7, 18_700), spaceRow('002', '1-1-2101')]))
    await page.getByRole('button', { name: '下一步：确认' }).click()
    const home = page.getByRole('checkbox', { name: '下架 1-1-2101' })
    await home.scrollIntoViewIfNeeded()
    await home.check()
    await page.getByText('已选 2 套').waitFor()
    await page.getByText('1-1-2101 下架，与它绑定的 车位-B1-002 留着').waitFor()
    await page.getByText(/下架 2 套$/).waitFor()
    await keepPicture(page, 'price-list-14-tied')
    await home.uncheck()
    await page.getByText('已选 0 套').waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('LED-7: a list for later waits for its time, which has to be said and to come, and then applies by itself', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })]))
    const next = page.getByRole('button', { name: '下一步：确认' })
    await next.waitFor()
    await page.getByText('指定时间', { exact: true }).click()
    await page.getByText('请选生效时间。').waitFor()
    expect(await next.count()).toBe(0)
    await sayTime(page, '2026-06-07 09:00')
    await page.getByText('时间已过，请另选').waitFor()
    await keepPicture(page, 'price-list-9-past')
    expect(await next.count()).toBe(0)
    await sayTime(page, '2026-06-07 12:00')
    await next.click()
    await page.getByText('下架立即生效，不能与「指定时间」一起。').waitFor()
    await page.getByText('生成第 2 版，06-07 12:00 起生效：新增 0 套，有变化 1 套').waitFor()
    await keepPicture(page, 'price-list-9-later')
    await page.getByRole('button', { name: '导入为第 2 版' }).click()

    const second = page.getByRole('row').filter({ has: page.getByRole('cell', { name: '第 2 版', exact: true }) })
    await second.getByText('未到时间').waitFor()
    await second.getByText('06-07 12:00').waitFor()
    hall.skip(2 * HOUR + MINUTE)
    await page.reload()
    await second.getByText('生效中').waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('LED-7: a later instant is looked at as soon as it is said: what is the same now, and at fault now, is neither then', async () => {
    const hall = await openHall()
    const { projectId } = hall.office
    const director = await hall.office.signedIn('director')
    const later = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    await takeInList(director, projectId, later, { appliesFrom: OPENING + HOUR })
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await priceListFile())
    await page.getByText('与第 1 版完全相同，不需要导入').waitFor()
    await page.getByText('指定时间', { exact: true }).click()
    await sayTime(page, '2026-06-07 12:00')
    await expect.poll(() => countOf(page, '有变化').innerText()).toBe('1')
    await rowOf(page, '1-1-1203').getByText('18,850.00').waitFor()
    await keepPicture(page, 'price-list-12-later-differs')
    await page.getByRole('button', { name: '下一步：确认' }).click()
    await page.getByText('生成第 3 版，06-07 12:00 起生效：新增 0 套，有变化 1 套').waitFor()
    // At once it would be the list that holds already: there is nothing to confirm.
    await page.getByText('立即', { exact: true }).click()
    await page.getByText('与第 1 版完全相同，不需要导入').waitFor()
    expect(await page.getByRole('button', { name: '导入为第 3 版' }).count()).toBe(0)

    await page.getByText('指定时间', { exact: true }).click()
    await sayTime(page, '2026-06-07 13:00')
    await page.getByRole('button', { name: '换一个文件' }).click()
    await choose(page, await priceListFile([listedHome('1-1-1203', { area: 91 })]))
    await page.getByText('1-1-1203 的建筑面积由 89.53 改为 91.00，只能立即生效').waitFor()
    await keepPicture(page, 'price-list-13-later-fault')
    await page.getByText('立即', { exact: true }).click()
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    expect(await countOf(page, '错误').innerText()).toBe('0')
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: a home that was claimed while the list was being looked at stops it, and reading again shows the cell', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await priceListFile([listedHome('1-1-1203', { area: 91 })]))
    await page.getByRole('button', { name: '下一步：确认' }).click()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    await page.getByRole('button', { name: '导入为第 2 版' }).click()
    await page.getByRole('alert').getByText('1-1-1203').waitFor()
    await keepPicture(page, 'price-list-10-office-changed')
    await page.getByRole('button', { name: '重新读取这个文件' }).click()
    await rowOf(page, '1-1-1203').getByText('91.00').waitFor()
    await page.getByText('1-1-1203 已在「房号单」，建筑面积不能由 89.53 改为 91.00').waitFor()
    expect(await page.getByRole('button', { name: '下一步：确认' }).count()).toBe(0)
    const manager = await hall.office.signedIn('manager')
    const { priceVersions } = await manager.project.detail({ projectId: hall.office.projectId })
    expect(priceVersions).toHaveLength(1)
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: another list that came in meanwhile stops it; reading again shows what would be now and keeps what was chosen', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })]))
    await page.getByRole('button', { name: '下一步：确认' }).click()
    await page.getByRole('checkbox', { name: '下架 1-1-1103' }).check()
    const { projectId } = hall.office
    const director = await hall.office.signedIn('director')
    await takeInList(director, projectId, await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })]))
    await page.getByRole('button', { name: /导入为第 \d 版/ }).click()
    await page.getByRole('alert').getByText('现在是新增 0 套、改动 0 套、不变 1 套、未列 11 套').waitFor()
    await keepPicture(page, 'price-list-11-stale')
    expect(await page.getByRole('button', { name: /导入为第 \d 版/ }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '重新读取这个文件' }).click()
    await expect.poll(() => countOf(page, '不变').innerText()).toBe('1')
    await page.getByRole('button', { name: '下一步：确认' }).click()
    expect(await page.getByRole('checkbox', { name: '下架 1-1-1103' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: '导入为第 3 版' }).click()
    await page.getByText('下架 1 套').waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: reading a long list shows how far it is, can be stopped, and then nothing has changed', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await openImport(page)
    await choose(page, await aLongList())
    await page.getByRole('progressbar').waitFor()
    await keepPicture(page, 'price-list-7-progress')
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止，什么都没有改动').waitFor()
    await keepPicture(page, 'price-list-8-stopped')

    await choose(page, await priceListFile())
    await page.getByRole('heading', { name: '核对 一房一价表.xlsx' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('LED-8: the current list goes out as a file that changes nothing when it comes in again', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await page.setViewportSize(SCREEN)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出当前价格表' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/一房一价表 第1版 2026-06-07\.xlsx$/)
    await openImport(page)
    await choose(page, new File([await readFile(await file.path())], file.suggestedFilename()))
    await page.getByRole('heading', { name: /^核对/ }).waitFor()
    await keepPicture(page, 'price-list-9-exported')
    await page.getByText('与第 1 版完全相同，不需要导入').waitFor()
    expect(hall.complaints).toEqual([])
  })
})

/** Enough homes that reading them takes a while. */
async function aLongList(): Promise<File> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('一房一价')
  sheet.addRow(['楼栋', '单元', '楼层', '房号', '建筑面积', '单价'])
  for (let home = 0; home < 40_000; home += 1) {
    const [floor, room] = [1 + (home % 30), 1 + (Math.floor(home / 30) % 40)]
    const building = `${1 + Math.floor(home / 1_200)}栋`
    sheet.addRow([building, '1', floor, `${floor}${String(room).padStart(2, '0')}`, 89.53, 18_650])
  }
  return new File([await workbook.xlsx.writeBuffer()], '全部楼栋.xlsx')
}
