import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import type { Download, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { submitTicket } from '../office/a-ticket'
import { keepPicture, openHall } from './hall'

/** A downloaded file's first sheet as rows of what its cells hold. */
async function rowsOf(download: Download): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await readFile(await download.path())).buffer)
  const rows: unknown[][] = []
  workbook.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.isArray(row.values) ? row.values.slice(1) : [])
  })
  return rows
}

async function downloadOf(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  return download
}

/** The chart is drawn once its figures and its library have come. */
async function chartOf(page: Page, title: string) {
  const chart = page.getByRole('img', { name: `${title}图，数字见下表` })
  await chart.locator('canvas').first().waitFor()
  return chart
}

describe('报表 in the hall', () => {
  it('draws each report with its figures below it, to be saved as a picture and taken to Excel', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const page = await hall.signedIn('hejing', '/reports')
    await page.setViewportSize({ width: 1366, height: 768 })
    await chartOf(page, '去化')
    const figures = page.getByRole('region', { name: '去化' })
    await figures.getByText('1 / 9 · 11.11%').first().waitFor()
    await keepPicture(page, 'reports-absorption')
    const picture = await downloadOf(page, '存为图片')
    expect(picture.suggestedFilename()).toBe('望江府 一期-去化-2026-06-07.png')
    expect([...(await readFile(await picture.path())).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    const absorption = await rowsOf(await downloadOf(page, '导出 Excel'))
    expect(absorption[0]).toEqual(['望江府 一期 · 去化'])
    expect(absorption[5]).toEqual([new Date('2026-06-07T00:00:00Z'), '合计', 9, 1, 0.1111])

    await page.getByText('分时房号单', { exact: true }).click()
    await chartOf(page, '分时房号单')
    await page.locator('.ant-table-row').filter({ hasText: '全天' }).filter({ hasText: '1' }).waitFor()
    await keepPicture(page, 'reports-hours')

    await page.getByText('楼层价格', { exact: true }).click()
    await chartOf(page, '1号楼楼层价格')
    const twelfth = page.locator('.ant-table-row').filter({ has: page.getByText('12', { exact: true }) })
    await twelfth.filter({ hasText: '18,650.01' }).waitFor()
    await keepPicture(page, 'reports-prices')

    await page.getByText('全部表格', { exact: true }).click()
    const homes = await rowsOf(await downloadOf(page, '导出 Excel 房源'))
    expect(homes).toHaveLength(5 + 12)
    expect(await page.getByRole('button', { name: '导出 Excel 客户' }).count()).toBe(0)
    await keepPicture(page, 'reports-tables')
    expect(hall.complaints).toEqual([])
  })

  it('a list is exported as its page shows it; a role without reports has no such page', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const page = await hall.signedIn('lijianguo', '/tickets')
    expect(await rowsOf(await downloadOf(page, '导出 Excel'))).toHaveLength(5)
    const own = await hall.signedIn('wanglin', '/tickets')
    const download = await downloadOf(own, '导出 Excel')
    expect(download.suggestedFilename()).toBe('望江府 一期-房号单-2026-06-07.xlsx')
    const [, filters, , , , row] = await rowsOf(download)
    expect(filters).toEqual(['筛选：分类：待批'])
    expect(row?.slice(1, 7)).toEqual(['1-1-1203', undefined, '待批', '王琳', '张伟明', 1_669_735])
    expect(await own.getByRole('link', { name: '报表' }).count()).toBe(0)
    await own.goto('/reports')
    await own.getByText('你的岗位不用这个页面').waitFor()
    expect(hall.complaints).toEqual([])
  })
})
