import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { drawTicketPaper, type TicketPaperData } from '../../../electron/features/ledger/ticket-paper'
import { paperFonts } from '../documents/pdf/fonts'
import { fontsOf, infoOf, layoutOf, pagesOf, withoutWhite } from '../documents/pdf/poppler'
import { aMonsterPaper, aTicketPaper, HASH, HOME, LIU, ZHANG } from './ticket-paper-sample'

const draw = async (data: TicketPaperData) => drawTicketPaper(data, await paperFonts())

describe('房号管理单', () => {
  it('LED-3: carries number, home, buyers, consultant, method, steps, total, time and signatures on one page', async () => {
    const pdf = await draw(aTicketPaper())
    expect(infoOf(pdf).get('Pages')).toBe('1')
    expect(infoOf(pdf).get('Page size')).toContain('A4')
    const text = layoutOf(pdf)
    for (const fact of [
      '房号管理单',
      'FH-20260607-0012',
      '已批准',
      '有效至　2026-06-08 10:05:03'.replace('　', ' '),
      '1-1-1203',
      '1号楼 1单元 12层 03室',
      'B 3室2厅1卫',
      '89.53 ㎡',
      '70.12 ㎡',
      '18,650.00 元/㎡',
      '第 3 版，2026-06-01 00:00:00 起',
      '江售许字(2026)第046号',
      '张伟明',
      '3301**********2817',
      '138****6625',
      '江城市滨江区江陵路 1760 号',
      '50%',
      '王琳',
      '一次性付款',
      '开盘方案，连乘',
      '希望 6 月 12 日前签约',
      '案场经理',
      HASH,
    ]) {
      expect(withoutWhite(text)).toContain(withoutWhite(fact))
    }
  })

  it('PRC-3: shows each step with its condition, what it takes off and what is left, in one row', async () => {
    const rows = layoutOf(await draw(aTicketPaper())).split('\n')
    for (const { label, detail, cut, result } of HOME.steps) {
      const row = rows.find((each) => each.includes(label) && each.includes(result))
      expect(row, label).toContain(detail)
      expect(row, label).toContain(cut)
    }
  })

  it('PRC-2: shows the total in figures and capitals, and the unit price to 0.01 元', async () => {
    const text = layoutOf(await draw(aTicketPaper()))
    expect(text).toContain('1,593,777 元')
    expect(text).toContain('壹佰伍拾玖万叁仟柒佰柒拾柒元整')
    expect(text).toContain('17,801.60 元/㎡')
  })

  it('LED-3: shows who signed what and when, with the reason, and who took the consent', async () => {
    const at = aTicketPaper().printed.at
    const text = layoutOf(
      await draw(
        aTicketPaper({
          events: [
            { what: '提交', by: '王琳', at, reason: null },
            { what: '延期', by: '赵敏', at, reason: '客户在途' },
          ],
        }),
      ),
    )
    expect(text).toMatch(/提交\s+王琳\s+2026-06-07 10:07:03/)
    expect(text).toMatch(/延期\s+赵敏\s+2026-06-07 10:07:03\s+理由：客户在途/)
    expect(withoutWhite(text)).toContain('（王琳于2026-06-0709:58:03取得同意）')
  })

  it('says so when the buyers have not agreed to the use of their data', async () => {
    const text = layoutOf(await draw(aTicketPaper({ consent: null })))
    expect(text).toContain('尚未取得买方同意')
    expect(withoutWhite(text)).not.toContain(withoutWhite(aTicketPaper().wording.consent))
  })

  it('stays on one page with eight steps, three events and addresses of two lines', async () => {
    const [list, first, second, , amount, rounding] = HOME.steps
    if (!list || !first || !second || !amount || !rounding) throw new Error('the sample has six steps')
    const address = '江城市滨江区长河街道江陵路 1760 号滨江花园 3 幢 1201 室'
    const at = aTicketPaper().printed.at
    const pdf = await draw(
      aTicketPaper({
        homes: [{ ...HOME, steps: [list, first, second, first, second, first, amount, rounding] }],
        buyers: [{ ...ZHANG, address }, LIU],
        events: ['提交', '修改', '批准'].map((what) => ({ what, by: '赵敏', at, reason: null })),
      }),
    )
    expect(infoOf(pdf).get('Pages')).toBe('1')
  })

  it('loses no text with four buyers, twelve discounts, long names, remarks of 500 characters', async () => {
    const data = aMonsterPaper()
    expect(data.remarks.length).toBeGreaterThan(490)
    const pages = pagesOf(await draw(data))
    expect(pages.length).toBeGreaterThan(1)
    const written = pages.join('')
    const home = data.homes[0]
    const texts = [
      data.remarks,
      data.consultant,
      home?.location ?? '',
      home?.type ?? '',
      ...data.buyers.flatMap((buyer) => [buyer.name.replace('𠮷', '〔U+20BB7〕'), buyer.idNumber, buyer.phone]),
      ...(home?.steps ?? []).flatMap((step) => [step.label, step.detail, step.cut, step.result]),
      ...data.events.flatMap((event) => [event.reason ?? '', event.by]),
      ...data.wording.notices,
    ]
    for (const text of texts) expect(written).toContain(withoutWhite(text))
    expect(written.split(withoutWhite(data.buyers[0]?.address ?? '')).length - 1).toBe(4)
    expect(written.match(/买方(?=阿|M|欧|〔)/g)).toHaveLength(4)
  })

  it('shows project, number, marks and page numbers on every page of a long one', async () => {
    const data = aMonsterPaper()
    const pages = pagesOf(await draw(data))
    pages.forEach((page, index) => {
      expect(page).toContain(data.project)
      expect(page).toContain('房号管理单FH-20260607-0012')
      expect(page.match(/作废/g)?.length).toBeGreaterThanOrEqual(2)
      expect(page).toContain(`第${index + 1}页共${pages.length}页`)
    })
  })

  it.each(['rejected', 'withdrawn', 'expired', 'discarded'] as const)('LED-4: is 作废 once %s', async (state) => {
    const text = layoutOf(await draw(aTicketPaper({ state, stateWord: '已失效' })))
    expect(text).toContain('作废')
    expect(text).toContain('原有效至')
    expect(text).toContain('FH-20260607-0012')
  })

  it.each(['submitted', 'approved', 'subscribed'] as const)('is neither 草稿 nor 作废 while %s', async (state) => {
    const text = layoutOf(await draw(aTicketPaper({ state })))
    expect(text).not.toMatch(/草稿|作废/)
  })

  it('LED-4: a draft is 草稿, without number, time or check code, even before it has a price', async () => {
    const text = layoutOf(
      await draw(
        aTicketPaper({
          number: null,
          state: 'draft',
          stateWord: '草稿',
          until: null,
          hash: null,
          homes: [{ ...HOME, steps: [], deal: null }],
          total: null,
          buyers: [],
          events: [],
        }),
      ),
    )
    expect(text).toContain('草稿')
    expect(text).toContain('未编号')
    expect(text).toContain('尚无校验码')
    expect(text).not.toContain('成交总价')
  })

  it('LED-11: prices a home and its parking space each, and adds them up', async () => {
    const parking = {
      ...HOME,
      unit: '地下-B1-023',
      list: { by: 'total' as const, total: 18_000_000 },
      steps: [{ label: '一口价', detail: '', cut: '', result: '180,000.00' }],
      deal: { total: 18_000_000, unitPrice: 1_440_000 },
    }
    const text = layoutOf(await draw(aTicketPaper({ homes: [HOME, parking], total: 177_377_700 })))
    for (const fact of ['1,593,777 元', '180,000 元', '合计总价', '1,773,777 元', '壹佰柒拾柒万叁仟柒佰柒拾柒元整']) {
      expect(text).toContain(fact)
    }
  })

  it('SUB-3: the same ticket gives the same bytes; a changed total does not', async () => {
    const [first, second, changed] = await Promise.all([
      draw(aTicketPaper()),
      draw(structuredClone(aTicketPaper())),
      draw(aTicketPaper({ homes: [{ ...HOME, deal: { total: 159_377_800, unitPrice: 1_780_161 } }] })),
    ])
    expect(Buffer.compare(first, second)).toBe(0)
    expect(Buffer.compare(first, changed)).not.toBe(0)
  })

  it('embeds every font as a subset', async () => {
    const fonts = fontsOf(await draw(aMonsterPaper()))
    expect(fonts).toHaveLength(2)
    expect(fonts.every((font) => font.isEmbedded && font.isSubset)).toBe(true)
  })

  it('is worded as the template shipped with the office says', async () => {
    const shipped = await readFile(new URL('../../../resources/papers/ticket.json', import.meta.url), 'utf8')
    expect(JSON.parse(shipped)).toEqual(aTicketPaper().wording)
  })
})
