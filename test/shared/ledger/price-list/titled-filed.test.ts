import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, merged, readWith, type Written } from './a-list'

/** Two homes: area, filed unit price and total, and what they are sold for. */
const HOMES = [
  { room: '201', area: 90, unitPrice: 15_000, filed: 1_350_000, deal: 1_300_000 },
  { room: '202', area: 91, unitPrice: 15_100, filed: 1_374_100, deal: 1_320_000 },
]

type Form = { title?: string; name?: string; headings: readonly string[] }

function aList({ title, name = '1号楼', headings }: Form) {
  const rows = HOMES.map(({ room, area, unitPrice, filed, deal }): Written[] => {
    return ['1栋', room, area, ...[unitPrice, filed, deal].slice(0, headings.length)]
  })
  const above: Written[][] = title === undefined ? [] : [[title], ['单位：元', null, null, '2026年9月']]
  return aSheet([...above, ['楼栋', '房号', '建筑面积', ...headings], ...rows], { name })
}

function read(form: Form, mapping: PriceListMapping = NO_MAPPING) {
  return readWith([aList(form)], { decidedBy: null, mapping })
}

const saying = (heading: string, meaning: 'listTotal' | 'ignored') => ({
  headings: [{ heading, meaning }],
  sheets: [],
})

const WITH_DEAL = ['单价', '总价', '折后总价']

describe('LED-8: a title that says its prices were filed', () => {
  it.each<[string, Omit<Form, 'headings'>]>([
    ['above the list', { title: 'XX府备案价格表' }],
    ['of a list shown to the public', { title: 'XX府1号楼商品房一房一价公示表' }],
    ['of the price office', { title: 'XX府物价局批准价格' }],
    ['as the sheet’s name', { name: '备案价' }],
  ])('%s makes its plain prices the filed ones beside what the homes are sold for', (_, form) => {
    for (const deal of ['折后总价', '补贴后总价', '总价(不含车位)', '9月']) {
      const headings = ['单价', '总价', deal]
      const { faults } = read({ ...form, headings })
      expect([deal, faults[0]?.code]).toEqual([deal, 'columnsDiffer'])
      const sold = read({ ...form, headings }, saying(deal, 'listTotal'))
      expect(sold.faults).toEqual([])
      expect(sold.rows.map(({ list, filed }) => [list, filed])).toEqual(
        HOMES.map((home) => [
          { by: 'total', total: home.deal * 100 },
          { by: 'total', total: home.filed * 100 },
        ]),
      )
      const left = read({ ...form, headings }, saying(deal, 'ignored'))
      expect(left.faults).toEqual([])
      expect(left.isListAlsoFiled).toBe(true)
    }
  })

  it('asks of a group beside plain prices as well', () => {
    const sheet = aSheet(
      [
        ['XX府备案价格表'],
        ['楼栋', '房号', '建筑面积', '单价', '总价', '优惠后', null],
        [null, null, null, null, null, '单价', '总价'],
        ...HOMES.map(({ room, area, unitPrice, filed, deal }): Written[] => {
          return ['1栋', room, area, unitPrice, filed, Math.round((deal * 100) / area) / 100, deal]
        }),
      ],
      { merges: [merged(2, 5, 2, 6)] },
    )
    expect(readWith([sheet], { decidedBy: null }).faults[0]?.code).toBe('columnsDiffer')
  })

  it('asks of what the homes are sold for on another sheet', () => {
    const filed = aList({ title: 'XX府备案价格表', headings: ['单价', '总价'] })
    const deals = aSheet([
      ['楼栋', '房号', '建筑面积', '补贴后总价'],
      ...HOMES.map(({ room, area, deal }): Written[] => ['1栋', room, area, deal]),
    ])
    const { faults } = readWith([filed, { ...deals, name: '政策' }], { decidedBy: null })
    expect(faults.map(({ code, sheet, cell }) => [code, sheet, cell])).toEqual([['sheetUnread', '政策', 'D2']])
  })

  it('without another price serves as filed and list price', () => {
    for (const title of ['XX府备案价格表', '一房一价公示表']) {
      const { faults, rows, isListAlsoFiled } = read({ title, headings: ['单价', '总价'] })
      expect([title, faults, isListAlsoFiled]).toEqual([title, [], true])
      expect(rows.map(({ list }) => list)).toEqual(
        HOMES.map(({ unitPrice }) => ({ by: 'unitPrice', unitPrice: unitPrice * 100 })),
      )
    }
  })

  it('says nothing of prices that are the list’s by name, or of which a person says so', () => {
    const named = read({ title: 'XX府备案价格表', headings: ['备案单价', '备案总价', '案场总价'] })
    expect(named.faults).toEqual([])
    expect(named.rows[0]?.list).toEqual({ by: 'total', total: 1_300_000_00 })
    const said = read(
      { title: 'XX府备案价格表', headings: ['单价', '总价'] },
      { headings: [{ heading: '总价', meaning: 'listTotal' }], sheets: [] },
    )
    expect(said.faults).toEqual([])
    expect(said.rows[0]?.list).toEqual({ by: 'unitPrice', unitPrice: 15_000_00 })
  })

  it.each(['备案号：沪房备2026-18', '备案日期 2026年9月1日', '销售价格表', '备案机关：住建局'])(
    '%s says nothing of the prices',
    (title) => {
      expect(read({ title, headings: WITH_DEAL }).faults).toEqual([])
    },
  )
})
