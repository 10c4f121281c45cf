import {
  type ChangeContent,
  freezeBuyerChange,
  freezeCancellation,
  freezeExchange,
} from '../../../../../electron/features/subscription/papers/change-content'
import { freezeNotice } from '../../../../../electron/features/subscription/papers/notice-content'
import { freezePlan } from '../../../../../electron/features/subscription/papers/plan-content'
import { freezeReceipt } from '../../../../../electron/features/subscription/papers/receipt-content'
import { MINUTE } from '../../../../../shared/kernel/day'
import type { Loan } from '../../../../../shared/pricing/loan'
import { type PaymentTerms, planPurchase } from '../../../../../shared/pricing/purchase-plan'
import type { PaymentMethod } from '../../../../../shared/pricing/scheme'
import { BANK, HOME as FEE_HOME, FEE_ROWS, FUND } from '../../../../shared/pricing/plans'
import { accepted } from '../../../../shared/pricing/schemes'
import { LIU, ZHANG } from '../../ticket-paper-sample'
import {
  ACCOUNT,
  HEAD,
  LONG_ACCOUNT,
  LONG_BUYERS,
  LONG_HEAD,
  LONG_HOMES,
  LONG_TOTAL,
  MORNING,
  rowOf,
  SOLD,
  shipped,
} from './samples'

const UNIT = rowOf(SOLD)
const LONG_UNITS = LONG_HOMES.map(rowOf)
const SIGN_BY = '2026-06-14'

const TERMS: Record<PaymentMethod, PaymentTerms> = {
  oneOff: { by: 'oneOff', restDays: 7 },
  mortgage: { by: 'loan', downPaymentDays: 0, loanDays: 30 },
  providentFund: { by: 'loan', downPaymentDays: 0, loanDays: 45 },
  instalments: {
    by: 'instalments',
    parts: [
      { days: 0, rate: 3_000 },
      { days: 90, rate: 3_000 },
      { days: 180, rate: 4_000 },
    ],
  },
}

/** The plan the engine makes; a parking space without a row in the tables has a fee that nobody knows. */
function planOf(method: PaymentMethod, loans: readonly Loan[], isLong: boolean) {
  const [home, parking, storeroom] = LONG_HOMES
  const tied = [parking, storeroom].flatMap((home, index) =>
    home
      ? [
          {
            unit: home.unit,
            kind: index === 0 ? ('parking' as const) : ('storeroom' as const),
            area: home.area,
            total: home.deal.total,
            buildingType: '地下车库',
            order: 'first' as const,
          },
        ]
      : [],
  )
  return accepted(
    planPurchase({
      method,
      terms: TERMS[method],
      loans,
      deposit: 5_000_000,
      depositDay: '2026-06-07',
      signingDay: SIGN_BY,
      units: isLong && home ? [{ ...FEE_HOME, unit: home.unit }, ...tied] : [FEE_HOME],
      feeRows: FEE_ROWS,
    }),
  )
}

export const aNotice = () => noticeOf(false)
/** Lent by both, with tied units whose fees nobody knows. */
export const aLongNotice = () => noticeOf(true)

function noticeOf(isLong: boolean) {
  const plan = planOf(isLong ? 'mortgage' : 'oneOff', isLong ? [BANK, FUND] : [], isLong)
  const facts = {
    ...(isLong ? LONG_HEAD : HEAD),
    buyers: (isLong ? LONG_BUYERS : [ZHANG]).map(({ name }) => ({ name })),
    units: isLong ? LONG_UNITS : [UNIT],
    total: plan.total,
    paymentMethod: plan.method,
    deposit: plan.deposit,
    loan: isLong
      ? {
          total: 100_000_000,
          parts: plan.loans.map(({ loan }) => ({ lender: loan.lender, amount: loan.principal })),
        }
      : null,
    feesDay: SIGN_BY,
    fees: plan.fees,
    feesTotal: plan.feesTotal,
    otherCosts: isLong
      ? [
          { name: '物业服务费', basis: '建筑面积每 ㎡ 每月 3.20 元，交付时预收十二个月', amount: 343_795 },
          { name: '天然气开户费', basis: '由燃气公司在通气时收取', amount: null },
        ]
      : [],
  }
  return accepted(freezeNotice(facts, shipped('notice')))
}

type PlanChoice = { isLong?: boolean; method?: PaymentMethod; loans?: readonly Loan[] }

export function aPlan({ isLong = false, method = 'oneOff', loans = [] }: PlanChoice = {}) {
  const facts = {
    ...(isLong ? LONG_HEAD : HEAD),
    buyers: (isLong ? LONG_BUYERS : [ZHANG]).map(({ name }) => ({ name })),
    units: isLong ? LONG_UNITS : [UNIT],
    plan: planOf(method, loans, isLong),
    lent: loans.length > 0 ? loans.reduce((sum, { principal }) => sum + principal, 0) : null,
    feesDay: SIGN_BY,
  }
  return accepted(freezePlan(facts, shipped('plan')))
}

const BEFORE = { buyers: [ZHANG], units: [UNIT], total: UNIT.total }
const LONG_BEFORE = { buyers: LONG_BUYERS, units: LONG_UNITS, total: LONG_TOTAL }

const ASKED = {
  ...HEAD,
  number: 'TF-20260610-0001',
  subscription: 'RG-20260607-0002',
  askedOn: '2026-06-10',
  reason: '家庭购房计划有变',
  before: BEFORE,
  payee: null,
}

export function aCancellation(changes: Partial<Extract<ChangeContent, { kind: 'cancel' }>> = {}) {
  const facts = {
    ...ASKED,
    kind: 'cancel' as const,
    after: null,
    settlements: [{ kind: 'refund' as const, of: '定金 SJ-20260607-0003', amount: 5_000_000 }],
    payee: { holder: '张伟明', bank: '江城银行滨江支行', number: '6222 **** **** 0123' },
    ...changes,
  }
  return accepted(freezeCancellation(facts, shipped('change', 'cancel')))
}

export function aLongCancellation() {
  return aCancellation({
    ...LONG_HEAD,
    number: '试-TF-20260610-0001',
    reason: '买受人因工作调动离开本市，家庭购房计划有变，经与出卖人协商一致退房。'.repeat(10),
    before: LONG_BEFORE,
    payee: LONG_ACCOUNT,
    settlements: [
      { kind: 'forfeit', of: '定金 SJ-20260607-0003', amount: 5_000_000 },
      { kind: 'refund', of: '首付款 SJ-20260608-0011', amount: 48_377_700 },
      { kind: 'doubleReturn', of: '车位定金 SJ-20260608-0012', amount: 1_000_000 },
    ],
  })
}

export function anExchange(isLong = false) {
  const other = {
    ...UNIT,
    unit: '2-1-0901',
    location: '2号楼 1单元 9层 01室',
    unitPrice: 1_809_449,
    total: 162_000_000,
  }
  const before = isLong ? LONG_BEFORE : BEFORE
  const facts = {
    ...ASKED,
    ...(isLong ? LONG_HEAD : {}),
    kind: 'exchange' as const,
    before,
    after: { units: [other, ...before.units.slice(1)], total: before.total - UNIT.total + other.total },
    settlements: [
      { kind: 'carriedOver' as const, of: '定金 SJ-20260607-0003', amount: 5_000_000 },
      { kind: 'topUp' as const, of: '定金差额', amount: 1_000_000 },
    ],
  }
  return accepted(freezeExchange(facts, shipped('change', 'exchange')))
}

export function aBuyerChange(isLong = false) {
  const before = isLong ? LONG_BEFORE : BEFORE
  const facts = {
    ...ASKED,
    ...(isLong ? LONG_HEAD : {}),
    kind: 'buyers' as const,
    before,
    after: { buyers: isLong ? [...LONG_BUYERS].reverse() : [{ ...LIU, share: 10_000 }], total: before.total },
    settlements: [{ kind: 'carriedOver' as const, of: '定金 SJ-20260607-0003', amount: 5_000_000 }],
  }
  return accepted(freezeBuyerChange(facts, shipped('change', 'buyers')))
}

export function aReceipt(isLong = false) {
  const { project, developer } = isLong ? LONG_HEAD : HEAD
  const facts = {
    project,
    developer,
    number: isLong ? '试-SJ-20260607-0003' : 'SJ-20260607-0003',
    subscription: isLong ? LONG_HEAD.number : HEAD.number,
    units: isLong ? LONG_UNITS : [UNIT],
    payer: isLong ? LONG_BUYERS.map(({ name }) => name).join('、') : '张伟明',
    amount: 5_000_000,
    kind: 'deposit' as const,
    method: isLong ? ('pos' as const) : ('transfer' as const),
    account: isLong ? LONG_ACCOUNT : ACCOUNT,
    slip: isLong ? '2026060712345678901234567890' : '',
    cardTail: isLong ? '0123' : '',
    receivedAt: MORNING + 20 * MINUTE,
    operator: isLong ? '阿卜杜热西提·阿卜杜喀迪尔' : '何静',
  }
  return accepted(freezeReceipt(facts, shipped('receipt')))
}
