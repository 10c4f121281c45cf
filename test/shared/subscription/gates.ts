import { DAY, HOUR, startOfDay } from '../../../shared/kernel/day'
import type { GateFacts, GateForm, GateLine, GatePaper } from '../../../shared/subscription/gate'
import type { GateItemName } from '../../../shared/subscription/gate-item'
import { AREA } from '../pricing/schemes'
import { ALL, aCheck, LINES, pricedWith, TOTAL, TYPED_AT, UNIT } from './checks'
import { HEJING, someone, WANGLIN, ZHAOMIN, ZHOUTING } from './people'

export const NOW = startOfDay('2026-06-07') + 11 * HOUR + 20 * 60_000
const SPECIAL_ID = 'special'

const LINE: GateLine = {
  unit: UNIT,
  kind: 'home',
  building: '1号楼',
  area: AREA,
  unitPrice: 1_780_160,
  total: TOTAL,
  specialId: SPECIAL_ID,
}

const FORM: GateForm = {
  buyers: [
    { name: '沈佳怡', phone: '138****6625', idNumber: '3301**********2817', address: '杭州市西湖区', share: 6_000 },
    { name: '吴浩', phone: '139****0007', idNumber: '3301**********1234', address: '杭州市西湖区', share: 4_000 },
  ],
  lines: [LINE],
  total: TOTAL,
  method: 'mortgage',
  deposit: 5_000_000,
  signBy: '2026-06-14',
  written: { by: '王琳', at: NOW - HOUR },
}

function aPaper(number: string): GatePaper {
  return { number, isCurrent: true, signed: { by: '王琳', at: NOW - 9_000 }, kept: { by: '王琳', at: NOW - 8_000 } }
}

/** Everything recorded, so that the deposit may be receipted; what is given differs. */
export function aGate(changes: Partial<GateFacts> = {}): GateFacts {
  const ticket = { state: 'approved', until: NOW + DAY } as const
  return {
    now: NOW,
    state: 'begun',
    effectiveAt: null,
    ticket: { ...ticket, approved: { by: ZHAOMIN, at: NOW - 2 * HOUR } },
    consultant: WANGLIN,
    fallen: null,
    specials: [
      {
        id: SPECIAL_ID,
        number: 'TH-20260607-0001',
        state: 'approved',
        validUntil: NOW + DAY,
        ticket,
        decided: { by: '赵敏', at: NOW - 2 * HOUR },
      },
    ],
    permits: [
      {
        building: '1号楼',
        number: '江售许字(2026)第046号',
        issuedOn: '2026-05-28',
        recorded: { by: '赵敏', at: NOW - 9 * DAY },
      },
    ],
    account: { name: '杭州银行 3301 0000 1234', recorded: { by: '何静', at: NOW - 9 * DAY } },
    form: FORM,
    notice: aPaper('XZ-1'),
    plan: aPaper('JH-1'),
    check: aCheck(),
    review: { by: ZHOUTING, at: TYPED_AT + 2, checkId: aCheck().id },
    contractText: { by: '王琳', at: NOW - 1_000 },
    ...changes,
  }
}

type Way = {
  /** In the office's words, what was not done. */
  what: string
  item: GateItemName
  code: string
  /** What lacks something else because of it, too. */
  also?: readonly GateItemName[]
  take: (facts: GateFacts) => GateFacts
}

const withForm =
  (changes: Partial<GateForm>) =>
  (facts: GateFacts): GateFacts => ({ ...facts, form: { ...facts.form, ...changes } })
const withLine = (changes: Partial<GateLine>) => withForm({ lines: [{ ...LINE, ...changes }] })
const withBuyer = (changes: Partial<GateForm['buyers'][number]>) =>
  withForm({ buyers: FORM.buyers.map((buyer, index) => (index === 1 ? { ...buyer, ...changes } : buyer)) })
const withTicket =
  (changes: Partial<GateFacts['ticket']>) =>
  (facts: GateFacts): GateFacts => ({ ...facts, ticket: { ...facts.ticket, ...changes } })
const withSpecial =
  (changes: Partial<GateFacts['specials'][number]>) =>
  (facts: GateFacts): GateFacts => ({ ...facts, specials: facts.specials.map((one) => ({ ...one, ...changes })) })
const withPermit =
  (changes: Partial<GateFacts['permits'][number]>) =>
  (facts: GateFacts): GateFacts => ({ ...facts, permits: facts.permits.map((one) => ({ ...one, ...changes })) })
const withCheck =
  (changes: Parameters<typeof aCheck>[0]) =>
  (facts: GateFacts): GateFacts => ({ ...facts, check: aCheck(changes) })
const reviewedBy =
  (by: typeof ZHOUTING) =>
  (facts: GateFacts): GateFacts => ({
    ...facts,
    check: aCheck({ reviewer: by }),
    review: { by, at: NOW, checkId: aCheck().id },
  })
const withNotice =
  (changes: Partial<GatePaper> | null) =>
  (facts: GateFacts): GateFacts => ({ ...facts, notice: changes && { ...aPaper('XZ-1'), ...changes } })
const withPlan =
  (changes: Partial<GatePaper> | null) =>
  (facts: GateFacts): GateFacts => ({ ...facts, plan: changes && { ...aPaper('JH-1'), ...changes } })

const OTHER_CHOICE = {
  total: 160_997_600,
  at: TYPED_AT,
  lines: [{ unit: UNIT, breakdown: pricedWith(...ALL.slice(0, 2)) }],
}
const WITH_SPACE = [UNIT, 'B1-023'].map((unit) => ({ unit, breakdown: pricedWith(...ALL) }))
const FALL = { day: '2026-06-06', items: ['按时签约'], total: TOTAL + 1_609_900 }

/** Every way to leave something of the gate undone, one at a time. */
export const WAYS: readonly Way[] = [
  {
    what: 'ticket submitted only',
    item: 'ticket',
    code: 'ticketNotApproved',
    take: withTicket({ state: 'submitted' }),
  },
  { what: 'ticket withdrawn', item: 'ticket', code: 'ticketNotApproved', take: withTicket({ state: 'withdrawn' }) },
  {
    what: 'ticket approved by nobody',
    item: 'ticket',
    code: 'ticketNotApproved',
    take: withTicket({ approved: null }),
  },
  { what: 'ticket’s time over', item: 'ticket', code: 'ticketExpired', take: withTicket({ until: NOW }) },
  {
    what: 'ticket of another deposit',
    item: 'ticket',
    code: 'ticketNotApproved',
    take: withTicket({ state: 'subscribed' }),
  },
  {
    what: 'deposit taken already',
    item: 'ticket',
    code: 'notWaiting',
    take: (facts) => ({ ...facts, state: 'effective' }),
  },
  { what: 'subscription void', item: 'ticket', code: 'notWaiting', take: (facts) => ({ ...facts, state: 'void' }) },
  { what: 'discount fallen away', item: 'price', code: 'fallen', take: (facts) => ({ ...facts, fallen: FALL }) },
  {
    what: 'application unknown',
    item: 'special',
    code: 'specialUnknown',
    take: (facts) => ({ ...facts, specials: [] }),
  },
  { what: 'application undecided', item: 'special', code: 'specialNotValid', take: withSpecial({ state: 'applied' }) },
  { what: 'application lapsed', item: 'special', code: 'specialNotValid', take: withSpecial({ validUntil: NOW }) },
  { what: 'no permit', item: 'permit', code: 'permitMissing', take: (facts) => ({ ...facts, permits: [] }) },
  {
    what: 'permit of another building',
    item: 'permit',
    code: 'permitMissing',
    take: withPermit({ building: '2号楼' }),
  },
  { what: 'permit without number', item: 'permit', code: 'permitIncomplete', take: withPermit({ number: ' ' }) },
  { what: 'permit without date', item: 'permit', code: 'permitIncomplete', take: withPermit({ issuedOn: '' }) },
  {
    what: 'no supervised account',
    item: 'account',
    code: 'accountMissing',
    take: (facts) => ({ ...facts, account: null }),
  },
  { what: 'no buyers', item: 'form', code: 'field', take: withForm({ buyers: [] }) },
  { what: 'buyer without name', item: 'form', code: 'buyerField', take: withBuyer({ name: ' ' }) },
  { what: 'buyer without ID', item: 'form', code: 'buyerField', take: withBuyer({ idNumber: null }) },
  {
    what: 'buyer with an ID nobody can read',
    item: 'form',
    code: 'buyerField',
    take: withBuyer({ idNumber: '无法读取' }),
  },
  { what: 'buyer without phone', item: 'form', code: 'buyerField', take: withBuyer({ phone: '' }) },
  { what: 'buyer without address', item: 'form', code: 'buyerField', take: withBuyer({ address: '' }) },
  { what: 'shares not the whole', item: 'form', code: 'shares', take: withBuyer({ share: 3_999 }) },
  { what: 'no unit', item: 'form', code: 'field', also: ['check'], take: withLine({ unit: '' }) },
  { what: 'no area', item: 'form', code: 'lineField', take: withLine({ area: null }) },
  { what: 'no unit price', item: 'form', code: 'lineField', take: withLine({ unitPrice: null }) },
  { what: 'unit without total', item: 'form', code: 'lineField', also: ['check'], take: withLine({ total: null }) },
  { what: 'no total', item: 'form', code: 'field', also: ['deposit'], take: withForm({ total: null }) },
  { what: 'total edited', item: 'form', code: 'totalNotSum', take: withForm({ total: TOTAL - 100 }) },
  { what: 'no way of paying', item: 'form', code: 'field', take: withForm({ method: null }) },
  { what: 'no deposit', item: 'form', code: 'field', take: withForm({ deposit: null }) },
  { what: 'deposit of nothing', item: 'form', code: 'field', take: withForm({ deposit: 0 }) },
  { what: 'no sign-by date', item: 'form', code: 'field', take: withForm({ signBy: null }) },
  { what: 'sign-by date passed', item: 'form', code: 'signByPassed', take: withForm({ signBy: '2026-06-06' }) },
  { what: 'deposit above 20%', item: 'deposit', code: 'depositOver', take: withForm({ deposit: 31_875_541 }) },
  { what: 'no notice', item: 'notice', code: 'paperMissing', take: withNotice(null) },
  { what: 'notice of another deal', item: 'notice', code: 'paperOutdated', take: withNotice({ isCurrent: false }) },
  { what: 'notice unsigned', item: 'notice', code: 'paperUnsigned', take: withNotice({ signed: null }) },
  { what: 'no copy of the notice', item: 'notice', code: 'copyNotKept', take: withNotice({ kept: null }) },
  { what: 'no plan', item: 'plan', code: 'paperMissing', take: withPlan(null) },
  { what: 'plan of another deal', item: 'plan', code: 'paperOutdated', take: withPlan({ isCurrent: false }) },
  { what: 'plan unsigned', item: 'plan', code: 'paperUnsigned', take: withPlan({ signed: null }) },
  { what: 'no copy of the plan', item: 'plan', code: 'copyNotKept', take: withPlan({ kept: null }) },
  {
    what: 'no check',
    item: 'check',
    code: 'checkMissing',
    also: ['review'],
    take: (facts) => ({ ...facts, check: null }),
  },
  { what: 'paper not typed', item: 'check', code: 'checkOpen', also: ['review'], take: withCheck({ paper: null }) },
  {
    what: 'reviewer has not typed',
    item: 'check',
    code: 'checkOpen',
    also: ['review'],
    take: withCheck({ review: null }),
  },
  { what: 'reviewer chose otherwise', item: 'check', code: 'checkDiffers', take: withCheck({ review: OTHER_CHOICE }) },
  {
    what: 'paper wrong',
    item: 'check',
    code: 'checkPaperWrong',
    take: withCheck({ paper: { total: TOTAL + 100, at: TYPED_AT } }),
  },
  {
    what: 'check of another home',
    item: 'check',
    code: 'checkOutdated',
    take: withCheck({ lines: LINES.map((line) => ({ ...line, unit: '1-1-1204' })) }),
  },
  {
    what: 'check of a parking space that is not on the form',
    item: 'check',
    code: 'checkOutdated',
    take: withCheck({
      lines: WITH_SPACE,
      paper: { total: 2 * TOTAL, at: TYPED_AT },
      review: { total: 2 * TOTAL, at: TYPED_AT, lines: WITH_SPACE },
    }),
  },
  {
    what: 'check of another consultant’s deal',
    item: 'check',
    code: 'checkOutdated',
    take: withCheck({ consultant: HEJING }),
  },
  {
    what: 'price changed since the check',
    item: 'check',
    code: 'checkOutdated',
    take: withForm({ lines: [{ ...LINE, total: TOTAL - 100 }], total: TOTAL - 100 }),
  },
  { what: 'no review', item: 'review', code: 'reviewMissing', take: (facts) => ({ ...facts, review: null }) },
  {
    what: 'review of an earlier check',
    item: 'review',
    code: 'reviewOutdated',
    take: (facts) => ({ ...facts, review: { by: ZHOUTING, at: NOW, checkId: 'earlier' } }),
  },
  {
    what: 'review signed before both had typed',
    item: 'review',
    code: 'reviewOutdated',
    take: (facts) => ({ ...facts, review: { by: ZHOUTING, at: TYPED_AT, checkId: aCheck().id } }),
  },
  {
    what: 'review signed by who did not check',
    item: 'review',
    code: 'reviewerDiffers',
    take: (facts) => ({ ...facts, review: { by: HEJING, at: NOW, checkId: aCheck().id } }),
  },
  { what: 'reviewed by the consultant', item: 'review', code: 'reviewerObjected', take: reviewedBy(WANGLIN) },
  { what: 'reviewed by who approved', item: 'review', code: 'reviewerObjected', take: reviewedBy(ZHAOMIN) },
  {
    what: 'reviewed by the consultant’s other account',
    item: 'review',
    code: 'reviewerObjected',
    take: reviewedBy(someone('other', '王琳', { idNumberHash: WANGLIN.idNumberHash })),
  },
  {
    what: 'reviewed by somebody whose phone nobody knows',
    item: 'review',
    code: 'reviewerObjected',
    take: reviewedBy(someone('new', '新同事', { phoneHash: null })),
  },
  {
    what: 'contract text not laid out',
    item: 'contractText',
    code: 'contractTextMissing',
    take: (facts) => ({ ...facts, contractText: null }),
  },
]
