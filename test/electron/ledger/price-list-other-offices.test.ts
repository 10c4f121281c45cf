import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { takeInList } from '../../office/a-project'
import { anEmptyOffice, anOffice, PASSWORD } from '../../office/an-office'
import { residentIdOf } from '../../office/people'
import { SCHEME } from '../../office/scheme'

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

/** An office whose first list is still to come in. */
async function aFirstImport(name = '云溪府 一期') {
  const office = await anEmptyOffice()
  const admin = office.stranger()
  await admin.staff.setUp(ordered({ login: 'admin', name: '孙立', password: PASSWORD }))
  const { id: projectId } = await admin.project.create(ordered({ name, scheme: SCHEME }))
  return { projectId, admin }
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

describe('LED-8: a first list as another developer writes it', () => {
  const AREA_AND_PRICE = ['建筑面积', '单价']
  const rowsOf = (rows: readonly (readonly Written[])[]) => rows.map((row, at) => [...row, 89.53 + at, 18_650])

  it.each<[string, Record<string, readonly (readonly Written[])[]>, string[]]>([
    [
      'addresses',
      {
        公示: [
          ['坐落', ...AREA_AND_PRICE],
          ...rowsOf([
            ['江州市云溪路88号云溪府1幢2单元1203室'],
            ['江州市云溪路88号云溪府2幢东单元12A03室'],
            ['江州市云溪路88号云溪府1幢2单元G01室'],
          ]),
        ],
      },
      ['1-2-1203', '1-2-G01', '2-东-12A03'],
    ],
    [
      'sheets whose titles name a side behind the project',
      Object.fromEntries(
        ['东', '西'].map((side) => [
          `${side}侧`,
          [
            [`云溪府${side}单元一房一价表`],
            ['楼栋', '楼层', '房号', ...AREA_AND_PRICE],
            ...rowsOf([['1幢', '3A', '3A01']]),
          ],
        ]),
      ),
      ['1-东-03A01', '1-西-03A01'],
    ],
    [
      'entrances within the building’s cell',
      {
        价目: [
          ['楼栋', '房号', ...AREA_AND_PRICE],
          ...rowsOf([
            ['1幢1单元', '1-1203'],
            ['1幢2单元', '2-1203'],
          ]),
        ],
      },
      ['1-1-1203', '1-2-1203'],
    ],
  ])('%s: comes in, and its own export changes nothing', async (_, sheets, numbers) => {
    const { projectId, admin } = await aFirstImport()
    const file = await aBook(sheets)
    expect((await preview(admin, projectId, file)).reading.faults).toEqual([])
    await takeInList(admin, projectId, file, { decidedBy: null })
    expect((await homesOf(admin, projectId)).map(([number]) => number)).toEqual(numbers)

    const person = { name: '赵敏', role: 'manager', phone: '13800000001', idNumber: residentIdOf(1) } as const
    await admin.staff.add(ordered({ login: 'manager', password: PASSWORD, person }))
    await admin.staff.signIn(ordered({ login: 'manager', password: PASSWORD }))
    const [version] = (await admin.project.detail({ projectId })).priceVersions
    const exported = await admin.ledger.exportPriceList({ projectId, versionId: version?.id ?? '' })
    const { homes, reading } = await preview(admin, projectId, exported)
    expect(reading.faults).toEqual([])
    expect(homes).toEqual({ added: 0, changed: 0, unchanged: numbers.length, absent: 0 })
  })
})
