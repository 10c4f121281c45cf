import { describe, expect, it } from 'vitest'
import { peekSheets, sheetPeekSchema, withSheets } from '../../../../shared/ledger/price-list/peek'
import type { Cell, Sheet } from '../../../../shared/ledger/price-list/sheet'
import { unreadable } from '../../../../shared/ledger/price-list/unreadable'

const text = (words: string): Cell => (words === '' ? { kind: 'empty' } : { kind: 'text', text: words })

function aSheet(name: string, rows: readonly (readonly string[])[], more: Partial<Sheet> = {}): Sheet {
  const cells = rows.map((row) => row.map(text))
  return { name, isHidden: false, hiddenColumns: [], hiddenRows: [], merges: [], rows: cells, ...more }
}

describe('a workbook in which no list was recognised', () => {
  it('LED-8: shows the first rows of each sheet, and the headings where one row groups the next', () => {
    const rows = [
      ['哪套', '钱', ''],
      ['', '每平', '一共'],
    ]
    const sheet = aSheet('定价', rows, { merges: [{ top: 0, left: 1, bottom: 0, right: 2 }] })
    const [peeked, ...others] = peekSheets([sheet, aSheet('空', [])])
    expect(others).toEqual([])
    expect(peeked).toMatchObject({ name: '定价', isHidden: false, letters: ['A', 'B', 'C'] })
    expect(peeked?.rows[0]).toEqual({ row: 1, cells: ['哪套', '钱', ''], grouped: ['哪套', '钱 每平', '钱 一共'] })
    expect(peeked?.rows[1]?.cells).toEqual(['', '每平', '一共'])
  })

  it('LED-8: shows no more than is needed to point at headings, however large the file', () => {
    const row = Array.from({ length: 200 }, (_, column) => `列${column}`.padEnd(500, '长'))
    const sheets = Array.from({ length: 40 }, (_, index) =>
      aSheet(
        `表${index}`,
        Array.from({ length: 300 }, () => row),
      ),
    )
    const peeked = peekSheets(sheets)
    expect(peeked.map((peek) => sheetPeekSchema.parse(peek).rows.length)).toEqual(Array.from({ length: 10 }, () => 12))
    expect(peeked[0]?.letters.at(-1)).toBe('AD')
    expect(JSON.stringify(peeked).length).toBeLessThan(2_000_000)
  })

  it('LED-8: the refusal keeps why, and adds the sheets', () => {
    const refused = withSheets(unreadable('listHidden', ['旧表']), [aSheet('旧表', [['房号']], { isHidden: true })])
    expect(refused.data).toMatchObject({
      reason: 'listHidden',
      looked: ['旧表'],
      sheets: [{ name: '旧表', isHidden: true }],
    })
  })
})
