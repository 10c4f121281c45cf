import ExcelJS from 'exceljs'

export type ListedHome = {
  building: string
  entrance: string
  floor: number
  room: string
  type: string
  /** ㎡ and 元/㎡ as a price list writes them. */
  area: number
  unitPrice: number
  floorPrice?: number
  filedUnitPrice?: number
}

/** 1-1-1203 is the home of the worked examples: 89.53 ㎡ at 18,650.00 元/㎡, list total 1,669,734.50. */
export const LISTED_HOMES: ListedHome[] = [11, 12, 13].flatMap((floor) => [
  { building: '1号楼', entrance: '1', floor, room: '01', type: 'A', area: 118.26, unitPrice: 19_000 + floor * 10 },
  { building: '1号楼', entrance: '1', floor, room: '02', type: 'C', area: 72.41, unitPrice: 18_000 + floor * 10 },
  { building: '1号楼', entrance: '1', floor, room: '03', type: 'B', area: 89.53, unitPrice: 18_530 + floor * 10 },
  { building: '2号楼', entrance: '1', floor, room: '01', type: 'D', area: 142.63, unitPrice: 17_500 + floor * 10 },
])

/** The home with this number in such a list, with what is said of it changed. */
export function listedHome(number: string, change: Partial<ListedHome> = {}): ListedHome {
  const home = LISTED_HOMES.find(
    ({ building, entrance, floor, room }) => `${building.slice(0, 1)}-${entrance}-${floor}${room}` === number,
  )
  if (!home) throw new Error(`no home ${number} in the list`)
  return { ...home, ...change }
}

/** How a list differs from the usual one: a column it leaves out, another heading over the same cells. */
export type ListForm = {
  without?: readonly ('单元' | '备案单价' | '底价单价')[]
  headings?: { 备案单价?: string; 销售单价?: string; 底价单价?: string }
}

/** Such a list as an Excel file. The floor price is 90% of the list price, the filed price 600 元/㎡ above it. */
export async function priceListFile(
  homes: readonly ListedHome[] = LISTED_HOMES,
  { without = [], headings = {} }: ListForm = {},
): Promise<File> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('一房一价')
  const usual = ['楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '备案单价', '销售单价', '底价单价']
  const isKept = (column: number) => !without.some((heading) => heading === usual[column])
  const written = new Map(Object.entries(headings))
  sheet.addRow(usual.map((heading) => written.get(heading) ?? heading).filter((_, column) => isKept(column)))
  for (const home of homes) {
    const room = `${String(home.floor).padStart(2, '0')}${home.room}`
    const cells = [
      home.building,
      home.entrance,
      home.floor,
      room,
      home.type,
      home.area,
      home.filedUnitPrice ?? home.unitPrice + 600,
      home.unitPrice,
      home.floorPrice ?? Math.round(home.unitPrice * 0.9),
    ]
    sheet.addRow(cells.filter((_, column) => isKept(column)))
  }
  return new File([await workbook.xlsx.writeBuffer()], '一房一价表.xlsx')
}
