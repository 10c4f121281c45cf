import ExcelJS from 'exceljs'
import { type OfficeClient, ordered } from '../../electron/commands/office-client'
import { takeInList } from './a-project'
import { anOffice } from './an-office'

type Rows = readonly (readonly (string | number | null)[])[]

/** A list as written here, row by row, and further sheets by their names. */
export async function aList(rows: Rows, further: Record<string, Rows> = {}): Promise<File> {
  const workbook = new ExcelJS.Workbook()
  for (const [name, written] of Object.entries({ 一房一价: rows, ...further })) {
    const sheet = workbook.addWorksheet(name)
    for (const row of written) sheet.addRow([...row])
  }
  return new File([await workbook.xlsx.writeBuffer()], '一房一价表.xlsx')
}

export const HEADER = ['类别', '楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '销售单价', '销售状态', '绑定房号']

export function homeRow(floor: number, room: string, status: string | null = null) {
  return ['住宅', '1号楼', '1', floor, `${floor}${room}`, 'B', 89.53, 18_650, status, null]
}

export function spaceRow(label: string, home: string | null) {
  return ['车位', null, null, 'B1', label, '标准车位', 12.72, 9_500, null, home]
}

/** Homes and two parking spaces, one of them tied, with a manager at the desk. */
export async function aListedOffice() {
  const office = await anOffice()
  const manager = await office.signedIn('manager')
  const file = await aList([
    HEADER,
    homeRow(21, '01'),
    homeRow(21, '02'),
    spaceRow('001', '1-1-2101'),
    spaceRow('002', null),
  ])
  await takeInList(manager, office.projectId, file)
  return { office, projectId: office.projectId, manager }
}

export async function preview(client: OfficeClient, projectId: string, file: File) {
  return client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null }))
}
