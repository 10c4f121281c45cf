import { type BookType, utils, type WorkBook, write } from '@e965/xlsx'
import { encode } from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { prepareBiff } from '../../../../electron/documents/excel/biff'
import { openCompound } from '../../../../electron/documents/excel/compound'
import { reasonOf, sheetsOf, wordsOf } from './a-workbook'

function bytesOf(workbook: WorkBook, bookType: BookType = 'biff8'): Uint8Array {
  const bytes: ArrayBuffer = write(workbook, { type: 'array', bookType })
  return new Uint8Array(bytes)
}

/** A workbook with one of everything a list may hold. */
function aBook(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['楼栋', null, '单价'],
    ['云溪府1栋', '0101', 18_000.5],
    [null, '１０１', 17],
  ])
  sheet.D2 = { t: 'n', v: 46_000, z: 'yyyy"年"m"月"' }
  sheet.D3 = { t: 'e', v: 0x17 }
  sheet.E2 = { t: 'b', v: true }
  sheet.E3 = { t: 'n', v: 36, f: 'C3*2' }
  sheet['!ref'] = 'A1:E3'
  sheet['!merges'] = [utils.decode_range('A2:A3'), utils.decode_range('A1:B1')]
  const book = utils.book_new(sheet, '价目')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['底价']]), '底价')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
  return book
}

function record(type: number, ...content: (readonly number[] | Buffer)[]): Buffer {
  const body = Buffer.concat(content.map((each) => Buffer.from(each)))
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}

/** GBK with its length before it, in so many bytes. */
function text(words: string, lengthBytes: 1 | 2): Buffer {
  const signs = encode(words, 'gbk')
  return Buffer.concat([Buffer.from([signs.length, 0]).subarray(0, lengthBytes), signs])
}

/** A workbook of Excel 5 with one sheet, without a compound file around it. */
function excel5(cells: readonly Buffer[], styles: readonly Buffer[] = []): Buffer {
  const begins = (kind: number) => record(0x809, [0, 5, kind, 0, 0, 0, 0, 0])
  const codePage = record(0x42, [0xa8, 3])
  const named = (start: number) => record(0x85, [start, 0, 0, 0, 0, 0], text('价目', 1))
  const styled = Buffer.concat(styles)
  const start = begins(5).length + codePage.length + styled.length + named(0).length + 4
  return Buffer.concat([begins(5), codePage, styled, named(start), record(0x0a), begins(16), ...cells, record(0x0a)])
}

const WORDS = [
  ['楼栋', '', '单价'],
  ['云溪府1栋', '0101', 18_000.5, 'date', 'TRUE'],
  ['', '１０１', 17, '#REF!', 36],
]

describe('LED-8: an old .xls', () => {
  it('gives what an .xlsx gives: texts, figures, dates, errors, merged ranges, hidden sheets', async () => {
    const sheets = await sheetsOf(bytesOf(aBook()))
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['价目', false],
      ['底价', true],
    ])
    expect(sheets.map(wordsOf)).toEqual([WORDS, [['底价']]])
    expect(sheets[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 1, left: 0, bottom: 2, right: 0 },
    ])
  })

  it('is the same in the 1904 date system, where only the day of a date differs', async () => {
    const book = aBook()
    book.Workbook = { ...book.Workbook, WBProps: { date1904: true } }
    expect((await sheetsOf(bytesOf(book))).map(wordsOf)[0]).toEqual(WORDS)
    expect((await sheetsOf(bytesOf(book, 'xlsx'))).map(wordsOf)[0]).toEqual(WORDS)
  })

  it('of Excel 5, in Chinese signs', async () => {
    const bytes = excel5([
      record(0x204, [0, 0, 0, 0, 0, 0], text('楼栋', 2)),
      record(0x204, [1, 0, 0, 0, 0, 0], text('云溪府1栋㎡', 2)),
      record(0x204, [1, 0, 1, 0, 0, 0], text('0101', 2)),
    ])
    const sheets = await sheetsOf(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['价目'])
    expect(sheets.map(wordsOf)).toEqual([[['楼栋'], ['云溪府1栋㎡', '0101']]])
  })

  it('with its texts broken off between two records, in the middle of a word', async () => {
    const wide = (words: string) => Buffer.from(words, 'utf16le')
    const narrow = (words: string) => Buffer.from(words, 'latin1')
    const texts = record(0xfc, [3, 0, 0, 0, 3, 0, 0, 0], [3, 0, 1], wide('云溪府'), [7, 0, 1], wide('1栋一'))
    // Goes on in wide signs, as the word began; the next breaks from narrow signs into wide ones.
    const further = record(0x3c, [1], wide('单元东户'), [4, 0, 0], narrow('B'))
    const last = record(0x3c, [1], wide('户型㎡'))
    const begins = (kind: number) => record(0x809, [0, 6, kind, 0], Buffer.alloc(12))
    const named = (start: number) => record(0x85, [start & 0xff, start >> 8, 0, 0, 0, 0, 2, 1], wide('价目'))
    const start = Buffer.concat([begins(5), named(0), texts, further, last]).length + 4
    const cells = [0, 1, 2].map((index) => record(0xfd, [0, 0, index, 0, 0, 0, index, 0, 0, 0]))
    const globals = [begins(5), named(start), texts, further, last, record(0x0a)]
    const [sheet] = await sheetsOf(Buffer.concat([...globals, begins(16), ...cells, record(0x0a)]))
    expect(sheet && wordsOf(sheet)).toEqual([['云溪府', '1栋一单元东户', 'B户型㎡']])
  })

  it('knows a date by its format, the Chinese ones that no file spells out as well', async () => {
    const style = (format: number) => record(0xe0, [0, 0, format, 0], Buffer.alloc(16))
    const figure = (column: number) => record(0x203, [0, 0, column, 0, column, 0, 0, 0, 0, 0, 0, 0x76, 0xe6, 0x40])
    const bytes = excel5([figure(0), figure(1), figure(2)], [style(0), style(31), style(4)])
    const [sheet] = await sheetsOf(bytes)
    expect(sheet && wordsOf(sheet)).toEqual([[46_000, 'date', 46_000]])
  })

  it('tells hidden columns and rows', async () => {
    const bytes = Buffer.from(bytesOf(aBook()))
    const stream = openCompound(bytes).read('Workbook')
    if (!stream) throw new Error('no stream')
    const hidden = Buffer.alloc(16)
    hidden.writeUInt16LE(0x7d, 0)
    hidden.writeUInt16LE(12, 2)
    hidden.writeUInt16LE(65_535, 6)
    hidden.writeUInt16LE(1, 12)
    const row = Buffer.alloc(20)
    row.writeUInt16LE(0x208, 0)
    row.writeUInt16LE(16, 2)
    row.writeUInt16LE(0x20, 16)
    // Before the last sheet's end, so that no sheet's beginning moves.
    const end = stream.length - 4
    const changed = Buffer.concat([stream.subarray(0, end), hidden, row, stream.subarray(end)])
    const sheets = await sheetsOf(changed)
    expect(sheets).toMatchObject([
      { hiddenColumns: [], hiddenRows: [] },
      { hiddenColumns: [0], hiddenRows: [0] },
    ])
  })

  it('is refused where a record or a sheet lies beyond the file', async () => {
    const stream = openCompound(bytesOf(aBook())).read('Workbook')
    if (!stream) throw new Error('no stream')
    expect(prepareBiff(stream).version).toBe(8)
    expect(await reasonOf(stream.subarray(0, stream.length - 4))).toBe('damaged')
    expect(await reasonOf(stream.subarray(0, stream.length - 5))).toBe('damaged')
    const sheet = stream.indexOf(Buffer.from([0x85, 0]))
    stream.writeUInt32LE(stream.length, sheet + 4)
    expect(await reasonOf(stream)).toBe('damaged')
  })
})
