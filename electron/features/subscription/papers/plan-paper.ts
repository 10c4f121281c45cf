import { formatYuan, inCapitals } from '../../../../shared/kernel/money'
import { formatLoanRate, type Lender, type Repayment } from '../../../../shared/pricing/loan'
import type { Payment, PurchasePlan } from '../../../../shared/pricing/purchase-plan'
import { drawClauses } from '../../../documents/pdf/clauses'
import { drawRecord } from '../../../documents/pdf/closing'
import type { PaperFonts } from '../../../documents/pdf/fonts'
import { drawFacts, drawHeading } from '../../../documents/pdf/grid'
import { METHOD_WORDS } from '../../../documents/pdf/home-words'
import { SET } from '../../../documents/pdf/ink'
import { drawTotal } from '../../../documents/pdf/price'
import { leave, type Sheet } from '../../../documents/pdf/sheet'
import { drawTable } from '../../../documents/pdf/table'
import { drawFees } from './fees'
import type { PaperData } from './frozen'
import { drawUnits, drawVersioned, placeOf, subjectOf } from './page'
import type { PlanContent } from './plan-content'
import { LENDER_WORDS, sayNames } from './words'

/** 置业计划 as plain data. Rules PRC-9, SUB-3. */
export type PlanPaperData = PaperData<PlanContent>

/** Draws 置业计划. Same data, same bytes. Rules PRC-9, SUB-3. */
export function drawPlanPaper(data: PlanPaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const { content, standing } = data
  const { buyers, units, plan, wording } = content
  return drawVersioned(data, { title: '置业计划', subject: subjectOf(units) }, fonts, (sheet) => {
    drawHeading(sheet, '房源与买受人')
    drawFacts(sheet, [
      { label: '买受人', value: sayNames(buyers), isWide: true },
      { label: '付款方式', value: METHOD_WORDS[plan.method] },
      { label: '置业顾问', value: content.consultant },
    ])
    leave(sheet, 4)
    drawUnits(sheet, units)
    drawTotal(sheet, '成交总价', plan.total, `共 ${units.length} 项`)
    drawParts(sheet, content)
    drawLoans(sheet, plan)
    drawCalendar(sheet, plan)
    drawFees(sheet, { ...plan, feesDay: content.feesDay })
    drawRecord(sheet, standing.events)
    drawClauses(sheet, {
      title: '说明',
      clauses: wording.clauses,
      declaration: '买受人已了解本计划的付款金额和日期。',
      signatures: [
        ...buyers.map(({ name }) => ({ role: '买受人', name })),
        placeOf('consultant', standing, content.consultant),
        placeOf('reviewer', standing),
      ],
    })
  })
}

/** Who pays the total: the buyer and each lender, in figures and capitals. */
function drawParts(sheet: Sheet, { plan, lent }: PlanContent): void {
  drawHeading(sheet, '购房款构成', '单位：元')
  const row = (label: string, amount: number) => [label, formatYuan(amount), inCapitals(amount)]
  drawTable(
    sheet,
    [
      { title: '款项', width: 5, style: SET.strong },
      { title: '金额', width: 'content', align: 'right' },
      { title: '大写', width: 8 },
    ],
    [
      row(lent === null ? '自付款' : '首付款', plan.downPayment),
      row('　其中定金', plan.deposit),
      ...plan.loans.map(({ loan }) => row(LENDER_WORDS[loan.lender], loan.principal)),
      ...(plan.loans.length > 1 && lent !== null ? [row('贷款合计', lent)] : []),
    ],
  )
}

/** Every loan, and what both ways of repaying it come to, side by side. */
function drawLoans(sheet: Sheet, { loans, together }: PurchasePlan): void {
  if (loans.length === 0) return
  drawHeading(sheet, '贷款与还款', '两种还款方式比较　　单位：元', 110)
  drawTable(
    sheet,
    [
      { title: '贷款', width: 5, style: SET.strong },
      { title: '金额', width: 4, align: 'right' },
      { title: '年利率', width: 3, align: 'right' },
      { title: '期限', width: 3, align: 'right' },
    ],
    loans.map(({ loan }) => [
      LENDER_WORDS[loan.lender],
      formatYuan(loan.principal),
      `${formatLoanRate(loan.annualRate)}%`,
      `${loan.months} 个月`,
    ]),
  )
  leave(sheet, 8)
  drawTable(
    sheet,
    [
      { title: '还款', width: 5, style: SET.strong },
      { title: '', width: 3, style: SET.soft },
      { title: '等额本息', width: 4, align: 'right' },
      { title: '等额本金', width: 4, align: 'right' },
    ],
    [
      ...loans.flatMap(({ loan, repayment }) => repaymentRows(LENDER_WORDS[loan.lender], repayment)),
      ...(together ? repaymentRows('组合贷款合计', together) : []),
    ],
  )
}

function repaymentRows(
  label: string,
  { equalInstalment, equalPrincipal }: { equalInstalment: Repayment; equalPrincipal: Repayment },
): string[][] {
  const row = (what: string, key: keyof Repayment, name = '') => [
    name,
    what,
    formatYuan(equalInstalment[key]),
    formatYuan(equalPrincipal[key]),
  ]
  return [
    row('首月还款', 'first', label),
    row('末月还款', 'last'),
    row('利息合计', 'interest'),
    row('还款合计', 'repaid'),
  ]
}

/** What is due when, in figures and capitals. */
function drawCalendar(sheet: Sheet, { method, calendar }: PurchasePlan): void {
  drawHeading(sheet, '付款日程', '单位：元')
  drawTable(
    sheet,
    [
      { title: '日期', width: 'content', style: SET.strong },
      { title: '款项', width: 5 },
      { title: '金额', width: 'content', align: 'right' },
      { title: '大写', width: 8 },
    ],
    calendar.map((payment) => [
      payment.day,
      wordPayment(payment, method),
      formatYuan(payment.amount),
      inCapitals(payment.amount),
    ]),
  )
}

function wordPayment({ kind, lender }: Payment, method: PurchasePlan['method']): string {
  switch (kind) {
    case 'deposit':
      return '定金'
    case 'downPayment':
      return '首付款（已扣除定金）'
    case 'instalment':
      return method === 'oneOff' ? '购房款余额（已扣除定金）' : '分期款'
    case 'loan':
      return wordLent(lender)
  }
}

function wordLent(lender: Lender | null): string {
  return lender === null ? '贷款' : `${LENDER_WORDS[lender]}放款`
}
