import { utils, write } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../../electron/documents/excel/read'
import { isRefusal } from '../../../../shared/kernel/refusal'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'

async function bytesOf(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('价目'), workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function sheetOf(bytes: Uint8Array): Promise<Sheet> {
  const sheets = await readWorkbook(bytes)
  if (isRefusal(sheets)) throw new Error(JSON.stringify(sheets))
  const [sheet] = sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

async function refusalOf(bytes: Uint8Array): Promise<unknown> {
  const sheets = await readWorkbook(bytes)
  return isRefusal(sheets) ? sheets.data : 'read'
}

describe('a workbook as plain sheets', () => {
  it('gives text, numbers, dates, errors and the results of formulas', async () => {
    const bytes = await bytesOf((sheet) => {
      sheet.addRow([
        '0101',
        89.53,
        new Date(Date.UTC(2026, 0, 2)),
        { error: '#REF!' },
        { formula: 'B1*2', result: 179.06 },
        { formula: 'B1*2' },
        { formula: 'B1/0', result: { error: '#DIV/0!' } },
        { richText: [{ text: '1' }, { text: '栋', font: { bold: true } }] },
        { text: '网签', hyperlink: 'https://example.com' },
        true,
        '  ',
      ])
    })
    expect((await sheetOf(bytes)).rows).toEqual([
      [
        { kind: 'text', text: '0101' },
        { kind: 'number', value: 89.53 },
        { kind: 'date' },
        { kind: 'error', error: '#REF!' },
        { kind: 'number', value: 179.06 },
        { kind: 'error', error: 'noResult' },
        { kind: 'error', error: '#DIV/0!' },
        { kind: 'text', text: '1栋' },
        { kind: 'text', text: '网签' },
        { kind: 'text', text: 'TRUE' },
      ],
    ])
  })

  it('keeps a merged value at its first cell and tells the range', async () => {
    const bytes = await bytesOf((sheet) => {
      sheet.getCell('A2').value = '1栋'
      sheet.mergeCells('A2:A4')
      sheet.getCell('B4').value = 3
      sheet.getCell('C1').value = '价格'
      sheet.mergeCells('C1:D1')
    })
    const { rows, merges } = await sheetOf(bytes)
    expect(rows).toEqual([
      [{ kind: 'empty' }, { kind: 'empty' }, { kind: 'text', text: '价格' }],
      [{ kind: 'text', text: '1栋' }],
      [],
      [{ kind: 'empty' }, { kind: 'number', value: 3 }],
    ])
    expect(merges).toEqual([
      { top: 0, left: 2, bottom: 0, right: 3 },
      { top: 1, left: 0, bottom: 3, right: 0 },
    ])
  })

  it('tells hidden sheets, columns and rows', async () => {
    const bytes = await bytesOf((sheet, workbook) => {
      sheet.addRow([1, 2, 3])
      sheet.addRow([4, 5, 6])
      sheet.getColumn(2).hidden = true
      sheet.getRow(2).hidden = true
      workbook.addWorksheet('底价', { state: 'veryHidden' })
    })
    const sheets = await readWorkbook(bytes)
    expect(sheets).toMatchObject([
      { name: '价目', isHidden: false, hiddenColumns: [1], hiddenRows: [1] },
      { name: '底价', isHidden: true },
    ])
  })

  it('is plain data that can leave a worker thread', async () => {
    const sheet = await sheetOf(await bytesOf((made) => made.addRow(['楼栋', 1])))
    expect(structuredClone(sheet)).toEqual(sheet)
  })
})

describe('LED-8: a file that cannot be read is refused with its reason', () => {
  const small = () => bytesOf((sheet) => sheet.addRow(['楼栋', '房号']))

  it('no workbook', async () => {
    expect(await refusalOf(new TextEncoder().encode('楼栋,单元,房号'))).toEqual({ reason: 'notWorkbook', looked: [] })
    expect(await refusalOf(new Uint8Array())).toMatchObject({ reason: 'notWorkbook' })
  })

  it('an old .xls, and a workbook under a password', async () => {
    const workbook = utils.book_new(utils.aoa_to_sheet([['楼栋']]), '价目')
    const old: ArrayBuffer = write(workbook, { type: 'array', bookType: 'biff8' })
    expect(await refusalOf(new Uint8Array(old))).toMatchObject({ reason: 'oldFormat' })
    const locked = Buffer.concat([Buffer.from(old).subarray(0, 512), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusalOf(locked)).toMatchObject({ reason: 'encrypted' })
  })

  it('a workbook cut off or spoilt on its way', async () => {
    const bytes = await small()
    expect(await refusalOf(bytes.subarray(0, bytes.length - 100))).toMatchObject({ reason: 'damaged' })
    const spoilt = bytes.slice()
    spoilt.fill(0xff, 60, 200)
    expect(await refusalOf(spoilt)).toMatchObject({ reason: 'damaged' })
  })

  it('one that unpacks to more than 60 MB, whatever its directory says', async () => {
    const entry = (bytes: Uint8Array) => Buffer.from(bytes.buffer).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    const honest = await small()
    new DataView(honest.buffer).setUint32(entry(honest) + 24, 60_000_001, true)
    expect(await refusalOf(honest)).toMatchObject({ reason: 'tooLarge' })
    const lying = await small()
    new DataView(lying.buffer).setUint32(entry(lying) + 24, 10, true)
    expect(await refusalOf(lying)).toMatchObject({ reason: 'tooLarge' })
  })

  it('more than 200 columns or 60,000 rows with content', async () => {
    const wide = (columns: number) => bytesOf((sheet) => sheet.addRow(Array.from({ length: columns }, () => 1)))
    expect(await refusalOf(await wide(201))).toMatchObject({ reason: 'tooLarge' })
    expect(await refusalOf(await wide(200))).toBe('read')
    const long = await bytesOf((sheet) => {
      for (let row = 0; row <= 60_000; row += 1) sheet.addRow([1])
    })
    expect(await refusalOf(long)).toMatchObject({ reason: 'tooLarge' })
  })

  it('merged cells without end', async () => {
    const sheet = utils.aoa_to_sheet([['楼栋']])
    sheet['!merges'] = [utils.decode_range('A1:XFD1048576')]
    const bytes: ArrayBuffer = write(utils.book_new(sheet, '价目'), {
      type: 'array',
      bookType: 'xlsx',
      compression: true,
    })
    expect(await refusalOf(new Uint8Array(bytes))).toMatchObject({ reason: 'tooLarge' })
  })
})
