import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aList, HEADER, homeRow } from '../office/a-listed-office'
import { keepPicture, openHall } from './hall'

/** The front desk's small screen. */
const SCREEN = { width: 1366, height: 768 }

async function choose(page: Page, file: File): Promise<void> {
  await page.setViewportSize(SCREEN)
  await page.getByRole('button', { name: '导入价格表' }).click()
  const buffer = Buffer.from(await file.arrayBuffer())
  await page.getByLabel('把一房一价表拖到这里').setInputFiles({ name: file.name, mimeType: file.type, buffer })
}

describe('LED-8: what a list says of homes being sold', () => {
  it('a column whose words nobody knows is left out with one click; what remarks only mention is listed', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    const rows = [
      [...homeRow(21, '01', '甲类'), '边户'],
      [...homeRow(21, '02', '甲类'), '配套车位已售'],
      [...homeRow(22, '01', '乙类'), '王总预留'],
    ]
    await choose(page, await aList([[...HEADER, '备注'], ...rows]))
    await page.getByText('有 2 处错误，整份不导入。').waitFor()
    await page.getByText('共 2 格这样写').waitFor()
    await keepPicture(page, 'price-list-status-1-unknown')
    await page.getByRole('button', { name: '不读「销售状态」' }).click()
    await page.getByText('没有错误，有 1 处要留意。').waitFor()
    await page.getByText('在 K3 1-1-2102').waitFor()
    await keepPicture(page, 'price-list-status-2-noticed')
    await page.getByText('识别', { exact: true }).click()
    await page.getByText('已记住 1 处更正，下次导入自动使用。').waitFor()
    await keepPicture(page, 'price-list-status-3-left-out')
    await page.getByRole('button', { name: '下一步：确认' }).click()
    await page.getByText('表里标了保留的房源 1 套').waitFor()
    expect(await page.getByRole('checkbox', { name: '保留 1-1-2201' }).isChecked()).toBe(true)
    expect(hall.complaints).toEqual([])
  })

  it('客户已定 is a fault at the remark’s cell, and remarks can be left out as well', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    await choose(
      page,
      await aList([
        [...HEADER, '备注'],
        [...homeRow(21, '01', '可售'), '客户已定'],
      ]),
    )
    await page.getByText('有 1 处错误，整份不导入。').waitFor()
    await page.getByRole('button', { name: /^K2 1-1-2101 备注 「客户已定」/ }).waitFor()
    await keepPicture(page, 'price-list-status-4-remark')
    await page.getByText('识别', { exact: true }).click()
    const box = page.getByRole('combobox', { name: 'K 列「备注」读作' })
    await box.fill('不读取')
    await box.press('Enter')
    await page.getByRole('button', { name: '重新识别' }).click()
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    expect(hall.complaints).toEqual([])
  })
})

describe('a workbook of many sheets, pointed at by hand', () => {
  it('scrolls within its own frames, never the page', async () => {
    const hall = await openHall()
    const page = await hall.signedIn('manager', '/price-list')
    const workbook = new ExcelJS.Workbook()
    for (let building = 1; building <= 10; building += 1) {
      const sheet = workbook.addWorksheet(`云溪府${building}号楼一房一价公示表`)
      for (const row of [1, 2, 3])
        sheet.addRow(Array.from({ length: 30 }, (_, column) => `第${row}行的第${column + 1}格`))
    }
    await choose(page, new File([await workbook.xlsx.writeBuffer()], '全部楼栋.xlsx'))
    await page.getByRole('heading', { name: '指给它看' }).waitFor()
    await keepPicture(page, 'price-list-hand-many')
    const main = page.getByRole('main')
    expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    const names = page.getByRole('radiogroup', { name: '工作表' })
    await names.getByText('云溪府10号楼一房一价公示表').click()
    await page.getByRole('radio', { name: '表头在第 1 行' }).waitFor()
    await keepPicture(page, 'price-list-hand-many-last')
    expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    expect(hall.complaints).toEqual([])
  })
})
