import { describe, expect, it } from 'vitest'
import { MARGIN, PAGE } from '../../../../../electron/documents/pdf/sheet'
import { drawChangePaper } from '../../../../../electron/features/subscription/papers/change-paper'
import type { PaperData } from '../../../../../electron/features/subscription/papers/frozen'
import { hashOfPaper } from '../../../../../electron/features/subscription/papers/frozen'
import { drawNoticePaper } from '../../../../../electron/features/subscription/papers/notice-paper'
import { drawPlanPaper } from '../../../../../electron/features/subscription/papers/plan-paper'
import { drawReceiptPaper } from '../../../../../electron/features/subscription/papers/receipt-paper'
import { drawSubscriptionPaper } from '../../../../../electron/features/subscription/papers/subscription-paper'
import { HOUR } from '../../../../../shared/kernel/day'
import { BANK, FUND } from '../../../../shared/pricing/plans'
import { paperFonts } from '../../../documents/pdf/fonts'
import { fontsOf, infoOf, pagesOf, wordsOf, wordsOnWords } from '../../../documents/pdf/poppler'
import {
  aBuyerChange,
  aCancellation,
  aLongCancellation,
  aLongNotice,
  aNotice,
  anExchange,
  aPlan,
  aReceipt,
} from './more-samples'
import { aLongSubscription, aPaper, aSubscription, MORNING } from './samples'

type Changes = Partial<Omit<PaperData<object>, 'content'>>
const drawing =
  <Content extends object>(
    paper: Parameters<typeof hashOfPaper>[0],
    content: () => Content,
    draw: (data: PaperData<Content>, fonts: Awaited<ReturnType<typeof paperFonts>>) => Promise<Uint8Array>,
  ) =>
  async (changes: Changes = {}) =>
    draw(aPaper(paper, content(), changes), await paperFonts())

/** Every paper, as short as the office has it and as long as it may get. */
const PAPERS = {
  认购书: {
    short: drawing('subscription', aSubscription, drawSubscriptionPaper),
    long: drawing('subscription', aLongSubscription, drawSubscriptionPaper),
    pages: [2, 4],
  },
  购买须知: {
    short: drawing('notice', aNotice, drawNoticePaper),
    long: drawing('notice', aLongNotice, drawNoticePaper),
    pages: [1, 2],
  },
  置业计划: {
    short: drawing('plan', () => aPlan(), drawPlanPaper),
    long: drawing('plan', () => aPlan({ isLong: true, method: 'mortgage', loans: [BANK, FUND] }), drawPlanPaper),
    pages: [1, 2],
  },
  退房申请单: {
    short: drawing('cancel', () => aCancellation(), drawChangePaper),
    long: drawing('cancel', aLongCancellation, drawChangePaper),
    pages: [1, 2],
  },
  换房申请单: {
    short: drawing('exchange', () => anExchange(), drawChangePaper),
    long: drawing('exchange', () => anExchange(true), drawChangePaper),
    pages: [1, 2],
  },
  更名申请单: {
    short: drawing('buyers', () => aBuyerChange(), drawChangePaper),
    long: drawing('buyers', () => aBuyerChange(true), drawChangePaper),
    pages: [1, 3],
  },
  定金收据: {
    short: drawing('receipt', () => aReceipt(), drawReceiptPaper),
    long: drawing('receipt', () => aReceipt(true), drawReceiptPaper),
    pages: [1, 1],
  },
}

describe.each(Object.entries(PAPERS))('%s', (title, { short, long, pages: [fewest, most] }) => {
  it('is A4, named after its number, with its fonts in it, and has no page more than it needs', async () => {
    const pdf = await short()
    const info = infoOf(pdf)
    expect(info.get('Page size')).toContain('A4')
    expect(info.get('Title')).toMatch(new RegExp(`^${title} [A-Z]{2}-\\d{8}-\\d{4}`))
    expect(info.get('Pages')).toBe(String(fewest))
    expect(fontsOf(pdf).filter(({ isEmbedded, isSubset }) => !isEmbedded || !isSubset)).toEqual([])
  })

  it('stays within the margins with everything at its longest, and nothing stands on anything else', async () => {
    const pdf = await long({ marks: ['void', 'reprint'] })
    expect(pagesOf(pdf)).toHaveLength(most ?? 0)
    expect(wordsOnWords(pdf)).toEqual([])
    const words = wordsOf(pdf)
    expect(Math.min(...words.map((word) => word.left))).toBeGreaterThanOrEqual(MARGIN - 0.6)
    expect(Math.max(...words.map((word) => word.right))).toBeLessThanOrEqual(PAGE.width - MARGIN + 0.6)
    expect(Math.max(...words.map((word) => word.bottom))).toBeLessThan(PAGE.height - 22.7)
  })

  it('SUB-3: has project, number, check code and page on every page, and places to sign on no page alone', async () => {
    const pages = pagesOf(await long())
    pages.forEach((page, index) => {
      expect(page).toContain('江城投资发展集团有限公司望江府国际社区一期')
      expect(page).toMatch(/试-(RG|TF|SJ)-\d{8}-000[1-3]/)
      expect(page).toMatch(/SHA-256[0-9a-f]{64}/)
      expect(page).toContain(`第${index + 1}页共${pages.length}页`)
    })
    const last = pages.at(-1) ?? ''
    expect(last).toMatch(/日期年月日/)
    const signing = last.indexOf('签字')
    if (title !== '定金收据') expect(last.slice(0, signing)).toMatch(/\d\.\p{Script=Han}.*\d\.\p{Script=Han}/u)
  })

  it('says 试 in a trial, 作废 and 补打 where it is so, and nothing of it otherwise', async () => {
    const marks = (text: string[]) => ['试', '作废', '补打'].filter((mark) => text.every((page) => page.includes(mark)))
    const plain = pagesOf(await short()).join('')
    expect(plain).not.toMatch(/补打|试-/)
    const marked = await long({ marks: ['void', 'reprint'], standing: { word: '已作废', events: [], signed: {} } })
    expect(marks(pagesOf(marked))).toEqual(['试', '作废', '补打'])
  })

  it('SUB-3: the same data gives the same bytes', async () => {
    expect(Buffer.from(await short())).toEqual(Buffer.from(await short()))
  })

  it('SUB-3: keeps its check code whoever prints it and whatever became of it', async () => {
    const codeOf = async (changes: Changes) => infoOf(await short(changes)).get('Keywords')
    const first = await codeOf({})
    const printed = { at: MORNING + 99 * HOUR, by: '何静' }
    const events = [{ what: '作废', by: '赵敏', at: MORNING, reason: '换房' }]
    const again = await codeOf({ printed, marks: ['void'], standing: { word: '已作废', events, signed: {} } })
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(again).toBe(first)
  })
})

describe('the check code', () => {
  it('SUB-3: is another with any change of what was signed, its template’s version included', () => {
    const content = aSubscription()
    const codes = [
      content,
      { ...content, deposit: content.deposit + 1 },
      { ...content, version: 2 },
      { ...content, wording: { ...content.wording, version: 2 } },
    ].map((one) => hashOfPaper('subscription', one))
    expect(new Set([...codes, hashOfPaper('notice', content)]).size).toBe(5)
  })

  it('does not hang on the order in which the content was written', () => {
    const { project, ...rest } = aSubscription()
    expect(hashOfPaper('subscription', { project, ...rest })).toBe(hashOfPaper('subscription', { ...rest, project }))
  })
})
