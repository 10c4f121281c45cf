import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { loadFonts } from '../../../../electron/documents/pdf/fonts'
import { drawFacts, drawHeading, drawParagraph } from '../../../../electron/documents/pdf/grid'
import { SET } from '../../../../electron/documents/pdf/ink'
import { drawPaper, type PaperHead, shortHash } from '../../../../electron/documents/pdf/paper'
import { MARGIN, PAGE, type Sheet, widthOf } from '../../../../electron/documents/pdf/sheet'
import { drawSignatures } from '../../../../electron/documents/pdf/signatures'
import { drawTable } from '../../../../electron/documents/pdf/table'
import { startOfDay } from '../../../../shared/kernel/day'
import { FONT_FOLDER, paperFonts } from './fonts'
import { fontsOf, infoOf, layoutOf, pagesOf, pixelsOf, wordsOf } from './poppler'

const HASH = '9f2c6a1e4b7d80c3512fe6a9d40b37785ac1e29f06d8b4737e15fa2c07b4d5c8'

const HEAD: PaperHead = {
  project: '望江府 一期',
  title: '房号管理单',
  number: 'FH-20260607-0012',
  hash: HASH,
  marks: [],
  printed: { at: startOfDay('2026-06-07'), by: '王琳' },
}

async function paper(drawBody: (sheet: Sheet) => void, head: Partial<PaperHead> = {}): Promise<Uint8Array> {
  return drawPaper({ ...HEAD, ...head }, await paperFonts(), drawBody)
}

const listOf = (count: number) => (sheet: Sheet) =>
  drawTable(
    sheet,
    [
      { title: '房号', width: 1 },
      { title: '总价（元）', width: 'content', align: 'right' },
    ],
    Array.from({ length: count }, (_, index) => [`1-1-${1001 + index}`, `${index + 1},669,734.50`]),
  )

describe('a paper', () => {
  it('is A4 and carries its title, project and the office in its properties', async () => {
    const info = infoOf(await paper(listOf(3)))
    expect(info.get('Page size')).toContain('A4')
    expect(info.get('Title')).toBe('房号管理单 FH-20260607-0012')
    expect(info.get('Subject')).toBe('望江府 一期')
    expect(info.get('Author')).toBe('房号管家')
    expect(info.get('Keywords')).toBe(HASH)
  })

  it('embeds both weights as subsets, so that every printer has them', async () => {
    const pdf = await paper((sheet) => drawHeading(sheet, '房源'))
    const fonts = fontsOf(pdf)
    expect(fonts.map((font) => font.name.replace(/^.*\+/, '')).sort()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
    ])
    expect(fonts.every((font) => font.isEmbedded && font.isSubset)).toBe(true)
    expect(pdf.length).toBeLessThan(120_000)
  })

  it('shows project, number, check code and page x of y on every page, and repeats the head row', async () => {
    const pages = pagesOf(await paper(listOf(100)))
    expect(pages).toHaveLength(3)
    pages.forEach((page, index) => {
      expect(page).toContain('望江府一期')
      expect(page).toContain('FH-20260607-0012')
      expect(page).toContain(`第${index + 1}页共3页`)
      expect(page).toContain('9f2c6a1e…07b4d5c8')
      expect(page).toContain(HASH)
      expect(page.match(/总价（元）/g)).toHaveLength(1)
    })
    const rows = pages.join('').match(/1-1-1\d{3}/g)
    expect(rows).toHaveLength(100)
    expect(new Set(rows).size).toBe(100)
  })

  it('keeps 2 cm free at both sides and prints nothing nearer than 8 mm to the other edges', async () => {
    const words = wordsOf(await paper(listOf(100)))
    expect(words.length).toBeGreaterThan(200)
    expect(Math.min(...words.map((word) => word.left))).toBeGreaterThanOrEqual(MARGIN - 0.6)
    expect(Math.max(...words.map((word) => word.right))).toBeLessThanOrEqual(PAGE.width - MARGIN + 0.6)
    expect(Math.min(...words.map((word) => word.top))).toBeGreaterThan(22.7)
    expect(Math.max(...words.map((word) => word.bottom))).toBeLessThan(PAGE.height - 22.7)
  })

  it('stands its figures right-aligned, one digit under the other', async () => {
    const pdf = await paper((sheet) => {
      drawTable(
        sheet,
        [
          { title: '项', width: 1 },
          { title: '元', width: 'content', align: 'right' },
        ],
        [
          ['a', '1,111,111.11'],
          ['b', '8.00'],
        ],
      )
      expect(widthOf(sheet.doc, '1111', SET.body)).toBe(widthOf(sheet.doc, '8074', SET.body))
    })
    const rights = wordsOf(pdf)
      .filter((word) => /^(1,111,111\.11|8\.00)$/.test(word.text))
      .map((word) => word.right)
    expect(rights).toHaveLength(2)
    expect(rights[0]).toBeCloseTo(rights[1] ?? 0, 1)
  })

  it('SUB-3: draws the hash as a QR code that a reader can read, module by module', async () => {
    const pdf = await paper(() => {})
    const at = pixelsOf(pdf, 300)
    const { modules } = create(HASH, { errorCorrectionLevel: 'M' })
    const scale = 300 / 72
    const module = 40 / modules.size
    const [left, top] = [MARGIN, PAGE.height - 73 + 6]
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        const x = Math.floor((left + (column + 0.5) * module) * scale)
        const y = Math.floor((top + (row + 0.5) * module) * scale)
        expect(at(x, y) < 128, `module ${row}/${column}`).toBe(modules.get(row, column) === 1)
      }
    }
  })

  it('says so instead of a check code while nothing is frozen', async () => {
    const text = layoutOf(await paper(() => {}, { hash: null, number: null }))
    expect(text).toContain('尚无校验码')
    expect(text).toContain('未编号')
    expect(text).not.toContain('SHA-256')
  })

  it.each([
    ['draft', '草稿', 2],
    ['void', '作废', 2],
    ['reprint', '补打', 1],
  ] as const)('marks every page of a %s', async (mark, word, times) => {
    const pages = pagesOf(await paper(listOf(60), { marks: [mark] }))
    expect(pages).toHaveLength(2)
    for (const page of pages) expect(page.match(new RegExp(word, 'g'))).toHaveLength(times)
  })

  it('gives the same bytes for the same data, and other bytes for other data', async () => {
    const [first, second, other] = await Promise.all([
      paper(listOf(40)),
      paper(listOf(40)),
      paper(listOf(40), { printed: { at: startOfDay('2026-06-08'), by: '王琳' } }),
    ])
    expect(Buffer.compare(first, second)).toBe(0)
    expect(Buffer.compare(first, other)).not.toBe(0)
  })

  it('continues a text longer than a page on the next one', async () => {
    const text = Array.from({ length: 3_000 }, (_, index) => `${index}、`).join('')
    const pages = pagesOf(await paper((sheet) => drawParagraph(sheet, text)))
    expect(pages.length).toBeGreaterThan(1)
    const written = pages.join('')
    for (let index = 0; index < 3_000; index += 1) expect(written).toContain(`${index}、`)
  })

  it('continues a table row longer than a page, under a repeated head', async () => {
    const address = Array.from({ length: 900 }, (_, index) => `${index}、`).join('')
    const pages = pagesOf(
      await paper((sheet) =>
        drawTable(
          sheet,
          [
            { title: '姓名', width: 3 },
            { title: '地址', width: 2 },
          ],
          [
            ['张伟明', address],
            ['刘晓燕', '同上'],
          ],
        ),
      ),
    )
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('姓名地址')
    for (let index = 0; index < 900; index += 1) expect(pages.join('')).toContain(`${index}、`)
    expect(pages.at(-1)).toContain('刘晓燕')
  })

  it('writes the code of a character that the font cannot draw, never an empty box', async () => {
    const text = layoutOf(await paper((sheet) => drawFacts(sheet, [{ label: '姓名', value: '𠮷田䶮' }])))
    expect(text).toContain('〔U+20BB7〕田䶮')
  })

  it('shows who signed and when, and leaves a dated line for who has not', async () => {
    const text = layoutOf(
      await paper((sheet) =>
        drawSignatures(sheet, [
          { role: '置业顾问', name: '王琳', signedAt: '2026-06-07 10:02:03' },
          { role: '买方', name: '张伟明' },
        ]),
      ),
    )
    expect(text).toContain('王琳')
    expect(text).toContain('2026-06-07 10:02:03')
    expect(text).toMatch(/买方\s+张伟明/)
    expect(text.match(/日期/g)).toHaveLength(1)
  })
})

describe('the check code in short', () => {
  it('keeps both ends', () => {
    expect(shortHash(HASH)).toBe('9f2c 6a1e … 07b4 d5c8')
  })
})

describe('the paper fonts', () => {
  it('are read once a process', () => {
    expect(loadFonts(FONT_FOLDER)).toBe(loadFonts(FONT_FOLDER))
  })

  it('are asked for again after a folder could not be read', async () => {
    const first = loadFonts('/nowhere')
    await expect(first).rejects.toThrow('ENOENT')
    const second = loadFonts('/nowhere')
    expect(second).not.toBe(first)
    await expect(second).rejects.toThrow('ENOENT')
  })
})
