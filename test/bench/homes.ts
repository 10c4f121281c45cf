import ExcelJS from 'exceljs'
import { seeded } from './harness'

const IN_A_BUILDING = 400
const ON_A_FLOOR = 12

/** A price list of so many homes, 400 a building: the same file in every run, or dearer by so many fen a ㎡. */
export async function priceListOf(homes: number, dearer = 0): Promise<Uint8Array<ArrayBuffer>> {
  const random = seeded(20_260_607)
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('一房一价表')
  sheet.addRow(['楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '套内面积', '备案单价', '销售单价'])
  for (let row = 0; row < homes; row += 1) {
    const [building, rest] = [1 + Math.floor(row / IN_A_BUILDING), row % IN_A_BUILDING]
    const [floor, room] = [1 + Math.floor(rest / ON_A_FLOOR), 1 + (rest % ON_A_FLOOR)]
    const number = `${String(floor).padStart(2, '0')}${String(room).padStart(2, '0')}`
    const area = random(7_000, 14_500)
    const unitPrice = random(1_500_000, 2_200_000) + dearer
    const filed = unitPrice + 60_000
    sheet.addRow([
      `${building}号楼`,
      '1单元',
      floor,
      number,
      `${'ABCD'[room % 4]}户型`,
      area / 100,
      Math.floor(area * 0.79) / 100,
      filed / 100,
      unitPrice / 100,
    ])
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
