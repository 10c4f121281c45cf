import { encode } from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readWith } from '../../../shared/ledger/price-list/a-list'
import { sheetOf, wordsOf } from './a-workbook'

const LIST = '楼栋,房号,面积(㎡)\r\n1栋,0101,89.53\r\n'
const WORDS = [
  ['楼栋', '房号', '面积(㎡)'],
  ['1栋', '0101', '89.53'],
]
const read = async (text: string) => wordsOf(await sheetOf(Buffer.from(text)))

describe('LED-8: a list as separated text', () => {
  it('in whichever signs the authority’s system writes: UTF-8, UTF-16, GBK, GB18030', async () => {
    const files = [
      Buffer.from(LIST),
      encode(LIST, 'utf-8', { addBOM: true }),
      encode(LIST, 'utf-16le', { addBOM: true }),
      encode(LIST, 'utf-16be', { addBOM: true }),
      encode(LIST, 'gbk'),
      encode(LIST, 'gb18030'),
    ]
    for (const file of files) expect(wordsOf(await sheetOf(file))).toEqual(WORDS)
    // 㐂 has four bytes in GB18030 and none in GBK.
    expect(wordsOf(await sheetOf(encode('㐂苑1栋,0101', 'gb18030')))).toEqual([['㐂苑1栋', '0101']])
  })

  it('with commas, semicolons or tabs, whatever else stands in its fields', async () => {
    expect(await read(LIST.replaceAll(',', ';'))).toEqual(WORDS)
    expect(await read(LIST.replaceAll(',', '\t'))).toEqual(WORDS)
    expect(await read('名称;备注\n1栋;"东,南,西,北"\n2栋;无\n')).toEqual([
      ['名称', '备注'],
      ['1栋', '东,南,西,北'],
      ['2栋', '无'],
    ])
  })

  it('every field is text as it stands; what keeps Excel from touching a number is taken off', async () => {
    expect(await read('0101,="0102","=""0103""",\t6222020001,1-2,１０１, ,TRUE')).toEqual([
      ['0101', '0102', '0103', '6222020001', '1-2', '１０１', '', 'TRUE'],
    ])
  })

  it('keeps quotes, line breaks and the numbers of the rows as Excel counts them', async () => {
    expect(await read('"建筑面积\n(㎡)","12""号"\n\n3栋')).toEqual([['建筑面积\n(㎡)', '12"号'], [], ['3栋']])
    expect(await read('层高2.8"的房,1')).toEqual([['层高2.8"的房', '1']])
    expect(await read('1栋\r2栋\r')).toEqual([['1栋'], ['2栋']])
  })

  it('a figure with commas and no quotes makes a faulty row, wherever it stands', async () => {
    const head = '楼栋,房号,面积,单价'
    const faultsIn = async (text: string) => {
      const { faults } = readWith([await sheetOf(Buffer.from(text))], { decidedBy: null })
      return faults.map(({ cell, code }) => `${cell} ${code}`)
    }
    expect(await faultsIn(`${head}\n1栋,0101,89.53,118650\n1栋,0102,89.53,"118,650"\n`)).toEqual([])
    expect(await faultsIn(`${head}\n1栋,0101,89.53,118,650\n`)).toEqual(['E2 surplusField'])
    expect(await faultsIn(`${head},备注\n1栋,0101,89.53,118,650,\n`)).toEqual(['F2 surplusField'])
    expect(await faultsIn(`一房一价,,,\n${head}\n1栋,0101,89.53,118650\n注：以上,未含税,以,实,测\n`)).toEqual([])
    const tabs = `${head}\n1栋,0101,89.53,18650`.replaceAll(',', '\t')
    expect(await faultsIn(`${tabs}\t\t`)).toEqual([])
    expect(await faultsIn(`${tabs}\t东边户`)).toEqual(['E2 surplusField'])
  })

  it('has its file’s name for a sheet', async () => {
    expect(await sheetOf(Buffer.from(LIST), '备案价.csv')).toMatchObject({
      name: '备案价',
      isHidden: false,
      merges: [],
    })
  })
})

describe('LED-8: a page or XML under the name of an .xls', () => {
  it('a table of a page: merged cells, line breaks, signs, in GBK', async () => {
    const page = `<html><head><meta charset="gb2312"><style>td { mso-number-format:"\\@" }</style></head><body>
      <!-- <table><tr><td>旧</td></tr></table> -->
      <TABLE border=1><thead><tr><th rowspan="2">楼栋</th><th colspan=2>价格&nbsp;(元)</th></tr>
      <tr><th>单价</th><th>总价</th></tr></thead>
      <tr><td style="x">1栋</td><td>18000</td><td><b>1,611,540</b>.00<br>元</td></tr>
      <tr><td>A&amp;B &#12288;&#x680b;<td>0101<td></table></body></html>`
    const sheet = await sheetOf(encode(page, 'gbk'), '一房一价.xls')
    expect(sheet.name).toBe('一房一价')
    expect(wordsOf(sheet)).toEqual([
      ['楼栋', '价格 (元)'],
      ['', '单价', '总价'],
      ['1栋', '18000', '1,611,540.00\n元'],
      ['A&B \u3000栋', '0101'],
    ])
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ])
  })

  it('a cell with more columns than any table', async () => {
    const sheet = await sheetOf(Buffer.from('<table><tr><td rowspan=9999999 colspan=-5>1<td colspan=9999999>2</table>'))
    expect(wordsOf(sheet)).toEqual([['1', '2']])
    expect(sheet.merges).toEqual([{ top: 0, left: 1, bottom: 0, right: 199 }])
  })

  it('a workbook of one XML file', async () => {
    const xml = `<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="价目"><Table><Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>
  <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">价格</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">备<B>注</B></ss:Data></Cell></Row>
  <Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">89.53</Data></Cell><Cell><Data ss:Type="String">0101</Data></Cell></Row>
  <Row><Cell ss:Formula="=A1"/><Cell><Data ss:Type="DateTime">2026-06-01T00:00:00</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="底价"><Table/><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>`
    const sheet = await sheetOf(encode(xml, 'gbk'))
    expect(wordsOf(sheet)).toEqual([['价格', '', '备注'], [], ['', 89.53, '0101'], ['noResult', 'date', '#REF!']])
    expect(sheet).toMatchObject({
      hiddenColumns: [1, 2],
      hiddenRows: [2],
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    })
  })
})
