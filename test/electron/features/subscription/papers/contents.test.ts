import { describe, expect, it } from 'vitest'
import { changeContentSchema } from '../../../../../electron/features/subscription/papers/change-content'
import { drawChangePaper } from '../../../../../electron/features/subscription/papers/change-paper'
import { noticeContentSchema } from '../../../../../electron/features/subscription/papers/notice-content'
import { drawNoticePaper } from '../../../../../electron/features/subscription/papers/notice-paper'
import { planContentSchema } from '../../../../../electron/features/subscription/papers/plan-content'
import { drawPlanPaper } from '../../../../../electron/features/subscription/papers/plan-paper'
import { receiptContentSchema } from '../../../../../electron/features/subscription/papers/receipt-content'
import { drawReceiptPaper } from '../../../../../electron/features/subscription/papers/receipt-paper'
import {
  freezeSubscription,
  subscriptionContentSchema,
} from '../../../../../electron/features/subscription/papers/subscription-content'
import { drawSubscriptionPaper } from '../../../../../electron/features/subscription/papers/subscription-paper'
import { BANK, FUND } from '../../../../shared/pricing/plans'
import { paperFonts } from '../../../documents/pdf/fonts'
import { layoutOf, pagesOf, withoutWhite } from '../../../documents/pdf/poppler'
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

const textOf = async (pdf: Promise<Uint8Array>) => pagesOf(await pdf).join('')
const expectAll = (text: string, facts: readonly string[]) => {
  for (const fact of facts) expect(text).toContain(withoutWhite(fact))
}

describe('what is frozen', () => {
  it('SUB-3: is what its schema says, and reads back the same', () => {
    const contents = [
      [subscriptionContentSchema, aLongSubscription()],
      [noticeContentSchema, aLongNotice()],
      [planContentSchema, aPlan({ isLong: true, method: 'mortgage', loans: [BANK, FUND] })],
      [changeContentSchema, aLongCancellation()],
      [changeContentSchema, anExchange(true)],
      [changeContentSchema, aBuyerChange(true)],
      [receiptContentSchema, aReceipt(true)],
    ] as const
    for (const [schema, content] of contents) {
      expect(schema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
    }
  })

  it('is refused with a template that leaves out what has to be there', () => {
    const { wording, ...facts } = aSubscription()
    const faulty = freezeSubscription(facts, { version: 2, clauses: wording.clauses })
    expect(faulty).toMatchObject({ refused: 'TEMPLATE_FAULTY' })
  })
})

describe('认购书', () => {
  it('SUB-1: names parties, home, price, method, deposit, sign-by date, account and permit, with places to sign', async () => {
    const signed = { consultant: { name: '王琳', at: MORNING }, reviewer: { name: '李建国', at: MORNING } }
    const data = aPaper('subscription', aSubscription(), { standing: { word: '待签', events: [], signed } })
    const text = await textOf(drawSubscriptionPaper(data, await paperFonts()))
    expectAll(text, ['江城望江置业有限公司', '张伟明', '3301**********2817', '138****6625', '50%', '1-1-1203'])
    expectAll(text, ['89.53 ㎡', '17,801.60 元/㎡', '1,593,777 元', '壹佰伍拾玖万叁仟柒佰柒拾柒元整', '一次性付款'])
    expectAll(text, ['50,000 元', '（大写）伍万元整', '2026-06-14（含当日）', '3301 0400 1600 0123 456'])
    expectAll(text, ['江售许字(2026)第046号', '签订合同的', '第五百八十七条', '2026年6月14日前'])
    expectAll(text, ['出卖人（盖章）', '复核人', '李建国', '财务', '案场经理', '2026-06-07 10:00:00'])
    expect(text).not.toMatch(/[{}]/)
  })

  it('PRC-3, LED-11: loses nothing of four buyers, twelve discounts and two tied units', async () => {
    const content = aLongSubscription()
    const text = await textOf(drawSubscriptionPaper(aPaper('subscription', content), await paperFonts()))
    expectAll(
      text,
      content.wording.clauses.map((clause) => clause.replaceAll('𠮷', '〔U+20BB7〕')),
    )
    expectAll(
      text,
      content.buyers.map(({ name }) => name.replace('𠮷', '〔U+20BB7〕')),
    )
    expectAll(
      text,
      content.homes.flatMap(({ unit, location }) => [unit, location]),
    )
    expectAll(
      text,
      content.homes.flatMap(({ steps }) => steps.flatMap(({ label, detail }) => [label, detail])),
    )
    expectAll(text, ['合计总价', '1,838,777 元', '第 2 版，校验码', content.remarks])
    expect(text.split(withoutWhite(content.buyers[0]?.address ?? '')).length - 1).toBe(4)
  })
})

describe('购买须知', () => {
  it('PRC-9: lists every cost with the row it follows from, and the buyer confirms home, method and loan', async () => {
    const text = await textOf(drawNoticePaper(aPaper('notice', aNotice()), await paperFonts()))
    expectAll(text, ['契税', '15,937.77', '住宅，首套，140.00 ㎡ 及以下，总价的 1%，2026-01-01 起执行'])
    expectAll(text, ['专项维修资金', '7,878.64', '建筑面积每 ㎡ 88.00 元', '不动产登记费', '80.00', '23,896.41'])
    expectAll(text, ['房源：所购房源为 1-1-1203', '付款方式：一次性付款', '贷款金额：不申请贷款'])
    expect(text).not.toContain('尚未确定')
  })

  it('PRC-9: says of a fee that nobody knows that it is not known, never that it is nothing, and adds nothing up', async () => {
    const rows = layoutOf(await drawNoticePaper(aPaper('notice', aLongNotice()), await paperFonts())).split('\n')
    const row = rows.find((one) => one.includes('不动产登记费') && one.includes('地下-B1-023'))
    expect(row).toMatch(/税费标准中没有适用的一项.*尚未确定/)
    expect(rows.find((one) => one.includes('合计') && one.includes('暂不合计'))).toContain('尚未确定')
    expect(rows.find((one) => one.includes('天然气开户费'))).toContain('尚未确定')
    expect(rows.join('')).not.toMatch(/\s0\.00/)
    expectAll(withoutWhite(rows.join('')), ['申请贷款合计 1,000,000 元（大写）壹佰万元整'])
  })
})

describe('置业计划', () => {
  it('PRC-9: shows both ways of repaying side by side, of the bank, of the fund and of both together', async () => {
    const content = aPlan({ method: 'mortgage', loans: [BANK, FUND] })
    const rows = layoutOf(await drawPlanPaper(aPaper('plan', content), await paperFonts())).split('\n')
    const at = (label: string, from = 0) => rows.findIndex((row, index) => index >= from && row.includes(label))
    const repaid = at('等额本息')
    expect(rows[repaid]).toMatch(/等额本息\s+等额本金/)
    expect(rows[at('商业按揭贷款', repaid)]).toMatch(/首月还款\s+2,545\.83\s+3,191\.67/)
    expect(rows[at('住房公积金贷款', repaid)]).toMatch(/首月还款\s+1,814\.68\s+2,200\.00/)
    expect(rows[at('组合贷款合计', repaid)]).toMatch(/首月还款\s+4,360\.51\s+5,391\.67/)
    expect(rows[at('3.05%')]).toMatch(/600,000\.00\s+3\.05%\s+360 个月/)
  })

  it('PRC-9: says what is due when, in figures and capitals', async () => {
    const pdf = await drawPlanPaper(aPaper('plan', aPlan({ method: 'instalments' })), await paperFonts())
    const rows = layoutOf(pdf).split('\n')
    for (const payment of [
      /2026-06-07\s+定金\s+50,000\.00\s+伍万元整/,
      /2026-06-14\s+首付款（已扣除定金）\s+428,133\.10\s+肆拾贰万捌仟壹佰叁拾叁元壹角整/,
      /2026-12-11\s+分期款\s+637,510\.80/,
    ])
      expect(rows.some((row) => payment.test(row))).toBe(true)
  })
})

describe('退房, 换房 and 更名', () => {
  it('SUB-4: a cancellation says what is kept, what goes back and to whom, and a director signs where a deposit is kept', async () => {
    const text = await textOf(drawChangePaper(aPaper('cancel', aLongCancellation()), await paperFonts()))
    expectAll(text, ['不予返还（定金罚则）', '50,000.00', '退还买受人', '双倍返还买受人', '退款账户', '营销总监'])
    const plain = await textOf(drawChangePaper(aPaper('cancel', aCancellation()), await paperFonts()))
    expectAll(plain, ['RG-20260607-0002', '家庭购房计划有变', '退还买受人', '伍万元整', '案场经理'])
    expect(plain).not.toContain('营销总监')
  })

  it('SUB-4: an exchange says both homes and both totals, and what is carried over', async () => {
    const text = await textOf(drawChangePaper(aPaper('exchange', anExchange()), await paperFonts()))
    expectAll(text, ['1-1-1203', '2-1-0901', '原成交总价', '1,593,777 元', '新成交总价', '1,620,000 元'])
    expectAll(text, ['转入变更后的认购书', '买受人补交', '壹佰陆拾贰万元整'])
  })

  it('SUB-4: a change of buyers is signed by those who leave and those who come', async () => {
    const text = await textOf(drawChangePaper(aPaper('buyers', aBuyerChange()), await paperFonts()))
    expectAll(text, ['原买受人 张伟明', '新买受人 刘晓燕', '更名后', '房源不变', '100%'])
  })

  it('says so where there is no money to settle', async () => {
    const content = aCancellation({ settlements: [], payee: null })
    const text = await textOf(drawChangePaper(aPaper('cancel', content), await paperFonts()))
    expectAll(text, ['没有需要结算的款项'])
  })
})

describe('定金收据', () => {
  it('RCP-1, SUB-5: says twice who paid what, how, and into which supervised account', async () => {
    const content = { ...aReceipt(), slip: '000123', cardTail: '8888' }
    const text = await textOf(drawReceiptPaper(aPaper('receipt', content), await paperFonts()))
    for (const fact of ['张伟明', '（大写）伍万元整', '000123', '8888', '银行转账', 'RG-20260607-0002', '3301 0400']) {
      expect(text.split(withoutWhite(fact)).length - 1).toBeGreaterThanOrEqual(2)
    }
    expectAll(text, ['存根联', '客户联', '裁切线', '何静'])
  })
})
