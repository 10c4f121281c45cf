import { describe, expect, it } from 'vitest'
import { ticketPaperData } from '../../../electron/features/ledger/ticket-paper-data'
import { HOUR, startOfDay } from '../../../shared/kernel/day'
import { isRefusal } from '../../../shared/kernel/refusal'
import type { HoldLine, Ticket } from '../../../shared/ledger/ticket-contract'
import { quote } from '../../../shared/pricing/price'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import { FACTS } from '../../shared/pricing/schemes'
import { aTicketPaper } from './ticket-paper-sample'

const MORNING = startOfDay('2026-06-07') + 10 * HOUR

const OPENING: DiscountScheme = {
  name: '开盘方案',
  mode: 'compound',
  roundTo: 100,
  items: [
    {
      id: 'once',
      name: '一次性付款',
      discount: { kind: 'percent', rate: 9_800 },
      conditions: { paymentMethods: ['oneOff'], group: '付款优惠' },
    },
    {
      id: 'intime',
      name: '按时签约',
      discount: { kind: 'percent', rate: 9_900 },
      conditions: { signWithinDays: 7 },
    },
    {
      id: 'referral',
      name: '老带新',
      discount: { kind: 'percent', rate: 9_900 },
      conditions: { evidence: '推荐凭证' },
    },
    {
      id: 'june',
      name: '总价立减',
      discount: { kind: 'amountOff', amount: 1_000_000 },
      conditions: { from: '2026-06-01', until: '2026-06-30' },
    },
  ],
}

/** The home of the worked example, priced by the engine itself. */
function aLine(scheme: DiscountScheme = OPENING): HoldLine {
  const list = { by: 'unitPrice', unitPrice: 1_865_000 } as const
  const chosen = scheme.items.map((item) => item.id)
  const quoted = quote({
    area: 8_953,
    list,
    filed: null,
    floor: null,
    scheme,
    facts: { ...FACTS, evidence: ['referral'] },
    chosenIds: chosen,
  })
  if (isRefusal(quoted)) throw new Error(`the example is refused: ${quoted.refused}`)
  return {
    unitId: 'unit-1',
    unit: '1-1-1203',
    building: '1号楼',
    entrance: '1',
    floor: 12,
    room: '03',
    type: 'B 3室2厅1卫',
    orientation: '南',
    area: 8_953,
    innerArea: null,
    permit: '江售许字(2026)第046号',
    priceVersion: { id: 'version-3', number: 3, appliesFrom: startOfDay('2026-06-01') },
    list,
    filed: null,
    schemeId: 'scheme-1',
    scheme,
    chosen,
    evidence: [{ itemId: 'referral', note: '陈国华 1-2-0802' }],
    ...quoted,
  }
}

function aTicket(changes: Partial<Ticket> = {}): Ticket {
  return {
    id: 'ticket-1',
    number: 'FH-20260607-0012',
    state: 'approved',
    unitId: 'unit-1',
    unit: '1-1-1203',
    tied: [],
    consultantId: 'wanglin',
    consultant: '王琳',
    until: MORNING + 24 * HOUR,
    isExtended: false,
    updatedAt: MORNING,
    version: 3,
    form: null,
    lines: [aLine()],
    buyers: [
      {
        customerId: 'customer-1',
        name: '张伟明',
        phone: '138****6625',
        idNumber: '3301**********2817',
        address: '江城市滨江区 ***',
        relation: 'main',
        share: 10_000,
        owner: null,
      },
    ],
    specialUse: null,
    paymentMethod: 'oneOff',
    remarks: '',
    consent: { by: '王琳', at: MORNING },
    history: [
      { event: 'save', by: '王琳', at: MORNING - 60_000, reason: null, until: null },
      { event: 'submit', by: '王琳', at: MORNING, reason: null, until: null },
      { event: 'extend', by: '赵敏', at: MORNING, reason: '客户在途', until: null },
      { event: 'approve', by: '赵敏', at: MORNING, reason: null, until: null },
    ],
    hash: null,
    createdAt: MORNING,
    ...changes,
  }
}

const { project, printed, wording } = aTicketPaper()
const paperOf = (ticket: Ticket) => ticketPaperData(ticket, { project, printed, wording })

describe('a ticket worded for its paper', () => {
  it('PRC-3: carries every step of the engine with what admitted it, from list total to rounding', () => {
    expect(paperOf(aTicket()).homes[0]?.steps).toEqual([
      { label: '标价总价', detail: '89.53 ㎡ × 18,650.00 元/㎡', cut: '', result: '1,669,734.50' },
      {
        label: '一次性付款 98 折',
        detail: '付款方式为一次性付款；付款优惠只取一项',
        cut: '−33,394.69',
        result: '1,636,339.81',
      },
      { label: '按时签约 99 折', detail: '签约不晚于 2026-06-14', cut: '−16,363.40', result: '1,619,976.41' },
      { label: '老带新 99 折', detail: '推荐凭证：陈国华 1-2-0802', cut: '−16,199.76', result: '1,603,776.65' },
      { label: '总价立减 10,000 元', detail: '2026-06-01 至 2026-06-30', cut: '−10,000.00', result: '1,593,776.65' },
      { label: '取整到元', detail: '只在最后取整一次', cut: '+0.35', result: '1,593,777.00' },
    ])
    expect(paperOf(aTicket()).total).toBe(159_377_700)
    expect(paperOf(aTicket()).homes[0]?.deal).toEqual({ total: 159_377_700, unitPrice: 1_780_160 })
  })

  it('PRC-3: names the base where it is not what the step before left (叠减)', () => {
    const paper = paperOf(aTicket({ lines: [aLine({ ...OPENING, mode: 'additive' })] }))
    expect(paper.homes[0]?.scheme).toBe('开盘方案，叠减')
    expect(paper.homes[0]?.steps[2]).toEqual({
      label: '按时签约 99 折',
      detail: '按 1,669,734.50 计；签约不晚于 2026-06-14',
      cut: '−16,697.35',
      result: '1,619,642.47',
    })
    expect(paper.total).toBe(159_294_500)
  })

  it('LED-3: names who signed what, but not the saving of a draft', () => {
    expect(paperOf(aTicket()).events).toEqual([
      { what: '提交', by: '王琳', at: MORNING, reason: null },
      { what: '延时', by: '赵敏', at: MORNING, reason: '客户在途' },
      { what: '批准', by: '赵敏', at: MORNING, reason: null },
    ])
  })

  it('LED-3: says where the home is and how it is paid, in words', () => {
    const paper = paperOf(aTicket())
    expect(paper.homes[0]?.location).toBe('1号楼 1单元 12层 03室')
    expect(paper.paymentMethod).toBe('一次性付款')
    expect(paper.stateWord).toBe('已批')
  })

  it('has no total while a draft has no home', () => {
    expect(paperOf(aTicket({ lines: [], state: 'draft', number: null })).total).toBeNull()
  })

  it('is plain data, ready for a worker', () => {
    expect(structuredClone(paperOf(aTicket()))).toEqual(paperOf(aTicket()))
  })
})
