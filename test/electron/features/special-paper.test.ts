import { describe, expect, it } from 'vitest'
import { MARGIN, PAGE } from '../../../electron/documents/pdf/sheet'
import { drawSpecialPaper, type SpecialPaperData } from '../../../electron/features/ledger/special-paper'
import { paperFonts } from '../documents/pdf/fonts'
import { fontsOf, infoOf, layoutOf, pagesOf, withoutWhite, wordsOf } from '../documents/pdf/poppler'
import { aMonsterSpecial, aSpecialPaper } from './special-paper-sample'
import { HASH } from './ticket-paper-sample'

const draw = async (data: SpecialPaperData) => drawSpecialPaper(data, await paperFonts())

describe('特殊优惠申请单', () => {
  it('PRC-7: carries list price, each discount, on-site price, special cut and final price, in figures and capitals', async () => {
    const pdf = await draw(aSpecialPaper())
    expect(infoOf(pdf).get('Page size')).toContain('A4')
    expect(infoOf(pdf).get('Title')).toBe('特殊优惠申请单 TH-20260607-0001')
    const text = withoutWhite(layoutOf(pdf))
    for (const fact of [
      '望江府 一期',
      'TH-20260607-0001',
      '已批',
      '有效至 2026-06-14 10:00:00',
      '1-1-1203',
      '张伟明',
      '3301**********2817',
      '138****6625',
      'FH-20260607-0012',
      '客户一次付清，且同期介绍两组来访。',
      '标价总价 1,669,734.50',
      '壹佰陆拾陆万玖仟柒佰叁拾肆元伍角整',
      '优惠后价格 1,593,776.65',
      '壹佰伍拾玖万叁仟柒佰柒拾陆元陆角伍分',
      '特批优惠 30,000.00 叁万元整',
      '1,563,777 元',
      '壹佰伍拾陆万叁仟柒佰柒拾柒元整',
      '特批占优惠后价格 1.89%',
      '置业顾问 王琳',
      HASH,
    ])
      expect(text).toContain(withoutWhite(fact))
    expect(text).not.toContain('作废')
    expect(infoOf(pdf).get('Pages')).toBe('1')
    expect(fontsOf(pdf).filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
  })

  it('PRC-3: shows the special step behind the others, in one row, and the rounding last', async () => {
    const rows = layoutOf(await draw(aSpecialPaper())).split('\n')
    const at = (label: string, result: string) => rows.findIndex((row) => row.includes(label) && row.includes(result))
    const places = [
      at('总价立减 10,000 元', '1,593,776.65'),
      at('特批优惠 30,000 元', '1,563,776.65'),
      at('取整到元', '1,563,777.00'),
    ]
    expect(places.every((place) => place >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
  })

  it('SUB-3: has room for the signatures of consultant, manager and director, and who signed in the system stands there', async () => {
    const text = pagesOf(await draw(aSpecialPaper())).join('')
    expect(text).toContain('2026-06-0710:00:00')
    for (const role of ['置业顾问', '案场经理', '营销总监']) expect(text).toContain(role)
  })

  it('PRC-7: what may not be used any more is marked 作废', async () => {
    for (const standing of ['rejected', 'withdrawn', 'lapsed', 'void'] as const) {
      const text = pagesOf(await draw(aSpecialPaper({ standing, standingWord: '结束' }))).join('')
      expect(text, standing).toContain('作废')
      expect(text, standing).toContain('原有效至')
    }
  })

  it('four buyers, twelve steps and the longest reason stay within the margins, and nothing is lost', async () => {
    const monster = aMonsterSpecial()
    const pdf = await draw(monster)
    const text = pagesOf(pdf).join('')
    for (const { name } of monster.buyers) expect(text).toContain(withoutWhite(name))
    for (const { label } of monster.home.steps) expect(text).toContain(withoutWhite(label))
    const words = wordsOf(pdf)
    expect(Math.min(...words.map((word) => word.left))).toBeGreaterThanOrEqual(MARGIN - 0.6)
    expect(Math.max(...words.map((word) => word.right))).toBeLessThanOrEqual(PAGE.width - MARGIN + 0.6)
    expect(Math.max(...words.map((word) => word.bottom))).toBeLessThan(PAGE.height - 22.7)
    expect(pagesOf(pdf).length).toBeLessThanOrEqual(3)
  })

  it('SUB-3: the same application gives the same paper, byte for byte', async () => {
    expect(Buffer.from(await draw(aSpecialPaper()))).toEqual(Buffer.from(await draw(aSpecialPaper())))
  })
})
