import { describe, expect, it } from 'vitest'
import { aList } from '../office/a-listed-office'
import { submitTicket } from '../office/a-ticket'
import { LISTED_HOMES, priceListFile } from '../office/price-list'
import { type Hall, keepPicture, openHall } from './hall'

async function aPreviewOf(file: File, hall: Hall | null = null) {
  hall ??= await openHall()
  const page = await hall.signedIn('manager', '/price-list')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: '导入价格表' }).click()
  const buffer = Buffer.from(await file.arrayBuffer())
  await page.getByLabel('把一房一价表拖到这里').setInputFiles({ name: file.name, mimeType: file.type, buffer })
  return { hall, page }
}

describe('LED-8: what a list leaves open', () => {
  it('which building a sheet is of, and whose price a column holds, are settled with a click each', async () => {
    const file = await aList([
      ['房号', '建筑面积', '销售单价', '监制单价'],
      ['2101', 89.53, 18_650, 19_000],
      ['2102', 118.27, 18_750, 19_100],
    ])
    const { hall, page } = await aPreviewOf(file)
    await page.getByText('文件里没有写是哪一栋楼').waitFor()
    await keepPicture(page, 'price-list-asked-1-building')
    await page.getByLabel(/是哪一栋$/).fill('1号楼')
    await page.getByRole('button', { name: '按这一栋读' }).click()
    await page.getByText('有 1 处错误，整份不导入。').waitFor()
    await page.getByText('识别', { exact: true }).click()
    await page.getByText('看不出是哪一个价，没有读入').waitFor()
    await keepPicture(page, 'price-list-asked-2-price')
    await page.getByRole('button', { name: '是备案单价' }).click()
    await page.getByRole('button', { name: '重新识别' }).click()
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    await keepPicture(page, 'price-list-asked-3-settled')
    expect(hall.complaints).toEqual([])
  })
  it('a sheet of sold homes, figures that nothing reads and a column of buyers are asked for, each with a click', async () => {
    const { hall, page } = await aPreviewOf(
      await aList(
        [
          ['楼栋', '房号', '建筑面积', '销售单价', '客户姓名'],
          ['1号楼', '2101', 89.53, 18_650, null],
          ['1号楼', '2102', 118.27, 18_750, '张三'],
        ],
        {
          销控: [
            ['楼栋', '房号', '状态'],
            ['1号楼', '2101', '已售'],
          ],
          '2号楼': [['2号楼备用'], ['甲', '乙'], [901_000, 1_001_000], [902_000, 1_002_000]],
        },
      ),
    )
    await page.getByText('整份不导入。').waitFor()
    await keepPicture(page, 'price-list-left-1-faults')
    await page.getByText('识别', { exact: true }).click()
    await page.getByText('「客户姓名」').first().waitFor()
    await keepPicture(page, 'price-list-left-2-asked')
    await page.getByRole('button', { name: '不看这一列' }).click()
    await page.getByRole('button', { name: '重新识别' }).click()
    // What nothing read is asked for once the rest is settled.
    await page.getByText('有 2 处错误，整份不导入。').waitFor()
    await page.getByText('错误 2', { exact: true }).last().click()
    await page.getByText('工作表「销控」：').waitFor()
    await keepPicture(page, 'price-list-left-3-sheets')
    for (const sheet of ['销控', '2号楼']) {
      const asked = page.getByText(`工作表「${sheet}」：`)
      await asked.locator('..').getByRole('button', { name: '不读这张表' }).click()
      await asked.waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    await keepPicture(page, 'price-list-left-4-settled')
    expect(hall.complaints).toEqual([])
  })
  it('homes that it calls sold and nobody has here are left out with one click, and what is left comes in', async () => {
    const { hall, page } = await aPreviewOf(
      await aList([
        ['楼栋', '单元', '房号', '建筑面积', '销售单价', '状态'],
        ['1号楼', 1, '2101', 89.53, 18_650, '已售'],
        ['1号楼', 1, '2102', 118.27, 18_750, '在售'],
        ['1号楼', 1, '1203', 89.53, 18_650, '已售'],
      ]),
    )
    await page.getByRole('button', { name: '不导入已售的 2 套' }).waitFor()
    await keepPicture(page, 'price-list-sold-1-faults')
    await page.getByRole('button', { name: '不导入已售的 2 套' }).click()
    await page.getByRole('button', { name: '下一步：确认' }).click()
    await page.getByText('已售的 2 套不导入（其中 1 套系统里正在卖，同时下架）').waitFor()
    await keepPicture(page, 'price-list-sold-2-confirm')
    await page.getByRole('button', { name: '导入为第 2 版' }).click()
    await page.getByText('已售不导入 2 套').waitFor()
    expect(hall.complaints).toEqual([])
  })
  it('the number of a home on a ticket, changed in the list, is asked about; that they are two homes is said, and can be unsaid', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const homes = LISTED_HOMES.map((home) => (home.floor === 12 && home.room === '03' ? { ...home, room: '09' } : home))
    const { page } = await aPreviewOf(await priceListFile(homes), hall)
    await page.getByText('有 1 处错误，整份不导入。').waitFor()
    await page.getByText('1-1-1203 已在「房号单」，这份表里没有它').waitFor()
    await keepPicture(page, 'price-list-number-1-asked')
    await page.getByRole('button', { name: '不是同一套', exact: true }).click()
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    await page.getByText('识别', { exact: true }).click()
    await page.getByRole('switch', { name: '1-1-1203 与 1-1-1209 不是同一套' }).click()
    await keepPicture(page, 'price-list-number-2-unsaid')
    await page.getByRole('button', { name: '重新识别' }).click()
    await page.getByText('有 1 处错误，整份不导入。').waitFor()
    expect(hall.complaints).toEqual([])
  })
  it('a home on a ticket whose entrance changed with all the others’ is asked about, before it would be for sale twice', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const { page } = await aPreviewOf(
      await priceListFile(LISTED_HOMES.map((home) => ({ ...home, entrance: '2' }))),
      hall,
    )
    await page.getByText('有 1 处错误，整份不导入。').waitFor()
    await page.getByText('最像的是 1-2-1203：改了楼栋、单元、楼层或房号？').waitFor()
    await keepPicture(page, 'price-list-entrance-asked')
    await page.getByRole('button', { name: '不是改号', exact: true }).click()
    await page.getByText('1-1-1203 没有改号，占用不变').waitFor()
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    expect(hall.complaints).toEqual([])
  })
})
