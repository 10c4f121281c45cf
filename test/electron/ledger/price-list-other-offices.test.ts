import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { takeInList } from '../../office/a-project'
import { anOffice } from '../../office/an-office'

type Written = string | number | null

/** A list as another developer's office writes it, sheet by sheet. */
async function aBook(sheets: Record<string, readonly (readonly Written[])[]>): Promise<File> {
  const workbook = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
  }
  return new File([await workbook.xlsx.writeBuffer()], '价目.xlsx')
}

function preview(client: OfficeClient, projectId: string, file: File) {
  return client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null }))
}

/** Homes and their list totals in 元, as the board has them. */
async function homesOf(client: OfficeClient, projectId: string) {
  const { units } = await client.ledger.board({ projectId })
  return units.number.map((number, at) => [number, (units.listFixedTotal[at] ?? 0) / 100]).toSorted()
}

describe('LED-8: a list of fixed totals whose unit prices are rounded', () => {
  it('comes in by its totals, and the page is told why', async () => {
    const { projectId, manager } = await anOffice().then(async (office) => {
      return { projectId: office.projectId, manager: await office.signedIn('manager') }
    })
    const rows = [
      ['9号楼', '0101', 89.53, 17_871, 1_600_000],
      ['9号楼', '0201', 118.26, 16_066, 1_900_000],
    ]
    const file = await aBook({ 价目: [['楼栋', '房号', '建筑面积', '单价', '总价'], ...rows] })
    const { reading } = await preview(manager, projectId, file)
    expect(reading).toMatchObject({ decidedBy: 'total', fixedTotalsBecause: 'derivedUnitPrices', faults: [] })

    await takeInList(manager, projectId, file, { decidedBy: null })
    expect(await homesOf(manager, projectId)).toEqual(
      expect.arrayContaining([
        ['9-1-0101', 1_600_000],
        ['9-1-0201', 1_900_000],
      ]),
    )
  })
})
