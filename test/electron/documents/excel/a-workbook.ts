import { readSpreadsheet } from '../../../../electron/documents/excel/read'
import { isRefusal } from '../../../../shared/kernel/refusal'
import type { Cell, Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aZip, type ZipPart } from './a-zip'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook written by hand, sign for sign: `sheet` is what stands inside `<worksheet>`. */
export type RawWorkbook = {
  sheet?: string
  /** `<si>…` */
  strings?: string
  /** What stands inside `<styleSheet>`. */
  styles?: string
  relations?: string
  namespaces?: { main: string; office: string }
}

export function rawParts({
  sheet = '<sheetData/>',
  strings = '',
  styles = '',
  relations = OFFICE,
  namespaces = { main: MAIN, office: OFFICE },
}: RawWorkbook): ZipPart[] {
  const { main, office } = namespaces
  const relate = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`
  const related = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: related(relate('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="价目" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: related(
        relate('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          relate('rId2', 'sharedStrings', 'sharedStrings.xml') +
          relate('rId3', 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}">${sheet}</worksheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${strings}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet xmlns="${main}">${styles}</styleSheet>` },
  ]
}

export function rawWorkbook(raw: RawWorkbook): Uint8Array {
  return aZip(rawParts(raw))
}

/** The same workbook with parts changed, left out (`null`) or put beside. */
export function changedWorkbook(raw: RawWorkbook, changes: Record<string, Partial<ZipPart> | null>): Uint8Array {
  const parts = rawParts(raw).flatMap((part) => {
    const change = changes[part.name]
    return change === null ? [] : [{ ...part, ...change }]
  })
  return aZip(parts)
}

export async function sheetsOf(bytes: Uint8Array, fileName?: string): Promise<Sheet[]> {
  const sheets = await readSpreadsheet(bytes, { fileName })
  if (isRefusal(sheets)) throw new Error(JSON.stringify(sheets))
  return sheets
}

export async function sheetOf(bytes: Uint8Array, fileName?: string): Promise<Sheet> {
  const [sheet] = await sheetsOf(bytes, fileName)
  if (!sheet) throw new Error('no sheet')
  return sheet
}

/** What the cells say, to compare by: texts and numbers as they are, else the cell's kind or error. */
export function wordsOf({ rows }: Sheet): (string | number)[][] {
  return rows.map((cells) => cells.map(wordOf))
}

function wordOf(cell: Cell): string | number {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return cell.value
    case 'error':
      return cell.error
    case 'empty':
      return ''
    case 'date':
      return 'date'
  }
}

/** Why a file is refused; `read` where it is not. */
export async function reasonOf(bytes: Uint8Array): Promise<string> {
  const sheets = await readSpreadsheet(bytes)
  return isRefusal(sheets) ? sheets.data.reason : 'read'
}
