import { CFB, utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readSpreadsheet } from '../../../../electron/documents/excel/read'
import { changedWorkbook, rawParts, rawWorkbook, reasonOf } from './a-workbook'
import { aZip, type ZipPart } from './a-zip'

const SHEET = 'xl/worksheets/sheet1.xml'
const row = (cells: string, r = 1) => `<row r="${r}">${cells}</row>`
const small = { sheet: `<sheetData>${row('<c r="A1"><v>1</v></c>')}</sheetData>` }
const with1 = (change: Partial<ZipPart>) => changedWorkbook(small, { [SHEET]: change })

function oldWorkbook(type: 'biff8' | 'biff5' | 'biff2'): Buffer {
  const bytes: ArrayBuffer = write(utils.book_new(utils.aoa_to_sheet([['楼栋', 1]]), '价目'), {
    type: 'array',
    bookType: type,
  })
  return Buffer.from(bytes)
}

describe('LED-8: a file that cannot be read is refused with its reason', () => {
  it('no table of any kind', async () => {
    expect(await readSpreadsheet(new Uint8Array())).toEqual({
      refused: 'FILE_UNREADABLE',
      data: { reason: 'notWorkbook', looked: [] },
    })
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const letter = aZip([{ name: 'word/document.xml', content: '<w/>' }])
    const page = Buffer.from('<html><body>登录已过期，请重新登录</body></html>')
    for (const bytes of [png, letter, page, Buffer.from('%PDF-1.7\n楼栋'), Buffer.from(' \r\n')]) {
      expect(await reasonOf(bytes)).toBe('notWorkbook')
    }
  })

  it('a table in a form that is not read: Excel 2, .xlsb, .ods, a web archive', async () => {
    const binary = aZip(
      rawParts(small).map((part) => ({
        ...part,
        content: String(part.content).replaceAll('workbook.xml', 'workbook.bin'),
      })),
    )
    const openDocument = aZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }])
    const archive = Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related')
    for (const bytes of [oldWorkbook('biff2'), binary, openDocument, archive]) {
      expect(await reasonOf(bytes)).toBe('otherFormat')
    }
  })

  it('a workbook under a password, old or new', async () => {
    const locked = CFB.utils.cfb_new()
    CFB.utils.cfb_add(locked, '/EncryptionInfo', Buffer.alloc(64))
    CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.alloc(5_000))
    expect(await reasonOf(CFB.write(locked, { type: 'buffer' }))).toBe('encrypted')
    expect(await reasonOf(with1({ isEncrypted: true }))).toBe('encrypted')
    const old = oldWorkbook('biff8')
    // The first record after the workbook's beginning becomes the one that says how it is encrypted.
    const stream = old.indexOf(Buffer.from([9, 8, 16, 0]))
    old.writeUInt16LE(0x2f, stream + 20)
    expect(await reasonOf(old)).toBe('encrypted')
  })

  it('a workbook cut off or spoilt on its way', async () => {
    const bytes = rawWorkbook(small)
    expect(await reasonOf(bytes.subarray(0, bytes.length - 100))).toBe('damaged')
    const spoilt = bytes.slice()
    const sheet = Buffer.from(spoilt.buffer).indexOf(SHEET)
    spoilt.fill(0xff, sheet + SHEET.length, sheet + SHEET.length + 40)
    expect(await reasonOf(spoilt)).toBe('damaged')
    const old = oldWorkbook('biff8')
    expect(await reasonOf(old.subarray(0, old.length / 2))).toBe('damaged')
  })

  it('a figure changed in a part that is not even packed', async () => {
    const parts = rawParts(small).map((part) => ({ ...part, isStored: true }))
    const bytes = Buffer.from(aZip(parts))
    bytes[bytes.indexOf('<v>1</v>') + 3] = 0x32
    expect(await reasonOf(bytes)).toBe('damaged')
  })

  it('parts that are missing, doubled, swapped or no XML', async () => {
    const parts = rawParts(small)
    const broken: Uint8Array[] = [
      changedWorkbook(small, { [SHEET]: null }),
      aZip([...parts, ...parts.slice(-1)]),
      with1({ localName: 'xl/worksheets/sheet2.xml' }),
      with1({ content: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></row></sheetData></worksheet>' }),
      with1({ content: '<worksheet><sheetData><row r="1" <c r="A1"><v>1</v></c>></row></sheetData></worksheet>' }),
      with1({ content: '<styleSheet/>' }),
      with1({ content: Buffer.from('<worksheet><sheetData/><!-- \xff\xfe --></worksheet>', 'latin1') }),
      rawWorkbook({ sheet: `<sheetData>${row('<c r="A1" t="s"><v>7</v></c>')}</sheetData>` }),
      rawWorkbook({ sheet: '<sheetData><row r="x"/></sheetData>' }),
      rawWorkbook({ sheet: '<sheetData><row r="1"><c r="ZZZZZ1"><v>1</v></c></row></sheetData>' }),
    ]
    for (const bytes of broken) expect(await reasonOf(bytes)).toBe('damaged')
  })

  it('XML that names entities of its own: none is ever worked out', async () => {
    const laughs = '<!DOCTYPE w [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for (const entity of ['a', 'b', 'x']) {
      const content = `${laughs}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&${entity};</v></c></row></sheetData></worksheet>`
      expect(await reasonOf(with1({ content }))).toBe('damaged')
    }
  })

  it('text that breaks off within quotes', async () => {
    expect(await reasonOf(Buffer.from('楼栋,房号\n1栋,"0101\n'))).toBe('damaged')
  })
})

describe('LED-8: a file made to choke on is too large, whatever it says of itself', () => {
  it('one that unpacks to more than 60 MB, whatever its directory says', async () => {
    expect(await reasonOf(with1({ saidLength: 60_000_001 }))).toBe('tooLarge')
    expect(await reasonOf(with1({ saidLength: 10 }))).toBe('tooLarge')
    const padded = { content: `<worksheet><sheetData/><!--${' '.repeat(61_000_000)}--></worksheet>` }
    expect(await reasonOf(with1(padded))).toBe('tooLarge')
  })

  it('more than 200 columns or 60,000 rows with content, or one far down', async () => {
    const wide = (columns: number) =>
      rawWorkbook({ sheet: `<sheetData><row>${'<c><v>1</v></c>'.repeat(columns)}</row></sheetData>` })
    expect(await reasonOf(wide(201))).toBe('tooLarge')
    expect(await reasonOf(wide(200))).toBe('read')
    const long = (rows: number) =>
      rawWorkbook({ sheet: `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(rows)}</sheetData>` })
    expect(await reasonOf(long(60_001))).toBe('tooLarge')
    expect(await reasonOf(long(60_000))).toBe('read')
    const far = rawWorkbook({ sheet: `<sheetData>${row('<c r="A1048576"><v>1</v></c>', 1_048_576)}</sheetData>` })
    expect(await reasonOf(far)).toBe('tooLarge')
  })

  it('a million empty rows, 16,384 empty columns and a size that is a lie are no hindrance', async () => {
    const sheet =
      '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols><sheetData>' +
      `<row r="1"><c r="A1"><v>1</v></c>${'<c s="1"/>'.repeat(16_383)}</row>${'<row/>'.repeat(1_000_000)}</sheetData>` +
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    expect(await readSpreadsheet(rawWorkbook({ sheet }))).toMatchObject([
      {
        hiddenColumns: [0],
        merges: [{ top: 0, left: 0, bottom: 0, right: 199 }],
        rows: [[{ kind: 'number', value: 1 }]],
      },
    ])
  })

  it('merged ranges one upon the other without end', async () => {
    const cells = '<row><c><v>1</v></c></row>'.repeat(2_000)
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000)
    const sheet = `<sheetData>${cells}</sheetData><mergeCells>${merges}</mergeCells>`
    expect(await reasonOf(rawWorkbook({ sheet }))).toBe('tooLarge')
  })

  it('elements within elements, attributes upon attributes, sheets that are all one part', async () => {
    expect(await reasonOf(with1({ content: '<worksheet>'.repeat(1_000_000) }))).toBe('damaged')
    const attributes = Array.from({ length: 100_000 }, (_, number) => ` a${number}=""`).join('')
    expect(await reasonOf(with1({ content: `<worksheet${attributes}><sheetData/></worksheet>` }))).toBe('damaged')
    const one = '<sheet name="价目" sheetId="1" r:id="rId1"/>'
    const content = `<workbook xmlns:r="urn:r"><sheets>${one.repeat(500)}</sheets></workbook>`
    expect(await reasonOf(changedWorkbook(small, { 'xl/workbook.xml': { content } }))).toBe('damaged')
  })

  it('20 MB of text in one line, or in lines without end', async () => {
    expect(await reasonOf(Buffer.alloc(20_000_000, 'a'))).toBe('tooLarge')
    expect(await reasonOf(Buffer.alloc(20_000_000, 'a,'))).toBe('tooLarge')
    expect(await reasonOf(Buffer.alloc(20_000_000, 'a\n'))).toBe('tooLarge')
    expect(await reasonOf(Buffer.alloc(20_000_000, ','))).toBe('tooLarge')
    expect(await reasonOf(Buffer.alloc(20_000_000, '<a'))).toBe('notWorkbook')
  })

  it('an old file whose sectors run in a circle', async () => {
    const circle = oldWorkbook('biff8')
    const allocation = 512 + circle.readUInt32LE(76) * 512
    for (let at = 0; at < 512; at += 4) circle.writeUInt32LE(1, allocation + at)
    expect(await reasonOf(circle)).toBe('damaged')
  })
})
