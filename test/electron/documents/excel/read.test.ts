import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { changedWorkbook, rawParts, rawWorkbook, sheetOf, sheetsOf, wordsOf } from './a-workbook'
import { aZip } from './a-zip'

async function bytesOf(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('价目'), workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
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
    expect(await sheetsOf(bytes)).toMatchObject([
      { name: '价目', isHidden: false, hiddenColumns: [1], hiddenRows: [1] },
      { name: '底价', isHidden: true },
    ])
  })

  it('is plain data that can leave a worker thread', async () => {
    const sheet = await sheetOf(await bytesOf((made) => made.addRow(['楼栋', 1])))
    expect(structuredClone(sheet)).toEqual(sheet)
  })
})

describe('LED-8: a workbook as programs other than Excel write it', () => {
  const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`

  it('texts kept in place, in runs, with readings and with escaped signs', async () => {
    const sheet = row(
      '<c r="A1" t="inlineStr"><is><t>1栋</t></is></c>' +
        '<c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>' +
        '<c r="D1" t="str"><v>１０１</v></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="d"><v>2026-06-01</v></c>' +
        '<c r="G1"><v>1.5E3</v></c><c r="H1" t="str"><v><![CDATA[A&B]]></v></c>',
    )
    const strings =
      '<si><r><t>备案</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 价</t></r><rPh sb="0" eb="1"><t>bei</t></rPh></si>' +
      '<si><t>面积_x000A_(㎡)&amp;</t></si>'
    expect(wordsOf(await sheetOf(rawWorkbook({ sheet, strings })))).toEqual([
      ['1栋', '备案 价', '面积\n(㎡)&', '１０１', '', 'date', 1500, 'A&B'],
    ])
  })

  it('rows and cells without their places, and figures that are dates by their format', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>' +
      '<numFmt numFmtId="165" formatCode="#,##0.00&quot;元/月&quot;;[Red]\\-0.00"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/></cellXfs>'
    const sheet =
      '<sheetData><row><c><v>1</v></c><c s="1"><v>46000</v></c><c s="2"><v>46000</v></c></row>' +
      '<row><c s="3"><v>46000</v></c></row></sheetData>'
    expect(wordsOf(await sheetOf(rawWorkbook({ sheet, styles })))).toEqual([[1, 'date', 46_000], ['date']])
  })

  it('cells in their plainest form beside those with anything more', async () => {
    const sheet = row(
      '<c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0"/><c r="C1" s="0"></c><c r="D1"><v>-1.5E-2</v></c>' +
        `<c t='n' r='E1'><v>2</v></c><c r="F1"> <v>3</v></c>\n<c r="G1"><v>&#52;</v></c><c r="I1" t="n"><v>5</v></c>`,
    )
    const strings = '<si><t>1栋</t></si>'
    expect(wordsOf(await sheetOf(rawWorkbook({ sheet, strings })))).toEqual([['1栋', '', '', -0.015, 2, 3, 4, '', 5]])
  })

  it.each([
    ['a comment', '<!--><c r="B1"><v>2</v></c>-->'],
    ['an instruction', '<?note ><c r="B1"><v>2</v></c>?>'],
    ['CDATA between the cells', '<![CDATA[><c r="B1"><v>2</v></c>]]>'],
  ])('what looks like a cell in %s is none', async (_, hidden) => {
    const sheet = row(`<c r="A1"><v>1</v></c>${hidden}`)
    expect(wordsOf(await sheetOf(rawWorkbook({ sheet })))).toEqual([[1]])
  })

  it('what looks like a cell outside the rows, or in a text, is none', async () => {
    const sheet = `${row('<c r="A1" t="str"><v><![CDATA[><c r="B1"><v>2</v></c>]]></v></c>')}<extLst><c r="C1"><v>3</v></c></extLst>`
    expect(wordsOf(await sheetOf(rawWorkbook({ sheet })))).toEqual([['><c r="B1"><v>2</v></c>']])
    const outside = `${row('<c r="A1"><v>1</v></c>')}<extLst><c r="C1"><v>3</v></c></extLst>`
    expect(wordsOf(await sheetOf(rawWorkbook({ sheet: outside })))).toEqual([[1]])
  })

  it('a formula that was never worked out, in each way it is left open', async () => {
    const sheet = row(
      '<c r="A1"><f>B1*2</f></c><c r="B1"><f>B1*2</f><v></v></c><c r="C1"><f>B1*2</f><v/></c><c r="D1"><f>0*2</f><v>0</v></c>',
    )
    expect(wordsOf(await sheetOf(rawWorkbook({ sheet })))).toEqual([['noResult', 'noResult', 'noResult', 0]])
  })

  it('prefixed names, the strict namespace, and parts named from the top, in capitals or with backslashes', async () => {
    const sheet = row('<c r="A1"><v>1</v></c>')
    const prefixed = changedWorkbook(
      { sheet },
      {
        'xl/worksheets/sheet1.xml': {
          content: `<x:worksheet xmlns:x="urn:x" xmlns:y="urn:y"><y:sheetData><y:row/></y:sheetData>${sheet.replace(/<(\/?)/g, '<$1x:')}</x:worksheet>`,
        },
      },
    )
    const strict = rawWorkbook({
      sheet,
      relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
      namespaces: {
        main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
        office: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
      },
    })
    const named = (change: (name: string) => string) =>
      aZip(rawParts({ sheet }).map((part) => ({ ...part, name: change(part.name) })))
    const absolute = aZip(
      rawParts({ sheet }).map((part) => ({
        ...part,
        content: String(part.content).replace(/Target="(?:xl\/)?/g, 'Target="/xl/'),
      })),
    )
    const capitals = named((name) => name.replace('worksheets/sheet1', 'WorkSheets/Sheet1'))
    const windows = named((name) => name.replaceAll('/', '\\'))
    for (const bytes of [prefixed, strict, absolute, capitals, windows]) {
      expect(wordsOf(await sheetOf(bytes))).toEqual([[1]])
    }
  })

  it('a zip written while it went, its sizes in 64 bits', async () => {
    const bytes = aZip(rawParts({ sheet: row('<c r="A1"><v>1</v></c>') }), { isIn64: true })
    expect(wordsOf(await sheetOf(bytes))).toEqual([[1]])
  })

  it('passes by sheets that are charts, and keeps the order of the rest', async () => {
    const bytes = aZip(
      rawParts({}).map((part) => ({
        ...part,
        content: String(part.content)
          .replace('<sheets>', '<sheets><sheet name="图" sheetId="2" r:id="rId9"/>')
          .replace(
            '<Relationship Id="rId2"',
            '<Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>$&',
          ),
      })),
    )
    expect((await sheetsOf(bytes)).map(({ name }) => name)).toEqual(['价目'])
  })

  it('keeps merged ranges as ranges, within the used rows', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row></sheetData>' +
      '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B1:XFD1"/><mergeCell ref="C9:C12"/><mergeCell ref="B2"/></mergeCells>'
    const read = await sheetOf(rawWorkbook({ sheet }))
    expect(wordsOf(read)).toEqual([[1, 2]])
    expect(read.merges).toEqual([{ top: 0, left: 1, bottom: 0, right: 199 }])
  })
})
