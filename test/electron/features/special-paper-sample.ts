import type { SpecialPaperData } from '../../../electron/features/ledger/special-paper'
import { DAY, HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'
import { HASH, HOME, LIU, ZHANG } from './ticket-paper-sample'

const MORNING = startOfDay('2026-06-07') + 10 * HOUR

/** The worked example with 30,000 元 off by the consultant's own right. */
export function aSpecialPaper(changes: Partial<SpecialPaperData> = {}): SpecialPaperData {
  const rounding = { label: '取整到元', detail: '四舍五入，只取整一次', cut: '+0.35', result: '1,563,777.00' }
  const cut = {
    label: '特批优惠 30,000 元',
    detail: '特殊优惠申请单 TH-20260607-0001',
    cut: '−30,000.00',
    result: '1,563,776.65',
  }
  return {
    project: '望江府 一期',
    number: 'TH-20260607-0001',
    standing: 'approved',
    standingWord: '已批',
    validUntil: MORNING + 7 * DAY,
    notice: null,
    home: {
      ...HOME,
      steps: [...HOME.steps.slice(0, -1), cut, rounding],
      deal: { total: 156_377_700, unitPrice: 1_746_651 },
    },
    ticket: 'FH-20260607-0012',
    buyers: [ZHANG, LIU],
    consultant: '王琳',
    paymentMethod: '一次性付款',
    reason: '客户一次付清，且同期介绍两组来访。',
    special: '特批优惠 30,000 元',
    totals: [
      { label: '标价总价', figures: '1,669,734.50', capitals: '壹佰陆拾陆万玖仟柒佰叁拾肆元伍角整' },
      { label: '优惠后价格', figures: '1,593,776.65', capitals: '壹佰伍拾玖万叁仟柒佰柒拾陆元陆角伍分' },
      { label: '特批优惠', figures: '30,000.00', capitals: '叁万元整' },
    ],
    total: 156_377_700,
    unitPrice: '17,466.51',
    share: '特批占优惠后价格 1.89%',
    authority: '置业顾问权限以内，申请即生效',
    events: [],
    signatures: [
      { role: '置业顾问', name: '王琳', signedAt: '2026-06-07 10:00:00' },
      { role: '案场经理' },
      { role: '营销总监' },
    ],
    hash: HASH,
    printed: { at: MORNING + 5 * MINUTE, by: '王琳' },
    wording: {
      version: 1,
      notices: [
        '特批优惠在优惠后价格（标价减去全部优惠项）上计算，只用于本单所列房源、付款方式和优惠项；其中一项有变，须重新申请。',
        '本单自申请之日起在有效期内使用，过期不能再用；批准按权限逐级：置业顾问、案场经理、营销总监。',
        '本单不是认购书，案场不凭本单收取任何款项。',
      ],
    },
    ...changes,
  }
}

/** More than anybody will ever need: four buyers, twelve steps, a reason as long as the office takes, every signature. */
export function aMonsterSpecial(): SpecialPaperData {
  const base = aSpecialPaper()
  const [listed, first] = base.home.steps
  const items = Array.from({ length: 10 }, (_, index) => ({
    ...(first ?? { detail: '', cut: '', result: '' }),
    label: `第 ${index + 1} 项名字很长的优惠活动 99 折`,
    detail: '付款方式为一次性付款，签约不晚于 2026-06-14，推荐人 陈国华 1-2-0802',
  }))
  return {
    ...base,
    standing: 'lapsed',
    standingWord: '已过期',
    home: { ...base.home, steps: [...(listed ? [listed] : []), ...items, ...base.home.steps.slice(-2)] },
    buyers: [ZHANG, LIU, { ...ZHANG, name: '阿卜杜热合曼·买买提艾力' }, { ...LIU, name: '欧阳司徒婉清' }],
    reason: '客户全家三代同购，已成交两套，此套为父母自住，一次付清且当日签约；'.repeat(15).slice(0, 500),
    events: [
      { what: '申请', by: '王琳', at: MORNING, reason: null },
      { what: '批准', by: '郑国栋', at: MORNING + HOUR, reason: null },
      { what: '撤回', by: '王琳', at: MORNING + DAY, reason: '客户改主意，另选 2 号楼' },
    ],
  }
}
