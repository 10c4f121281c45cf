import type { PaperBuyer } from '../../../electron/documents/pdf/buyers'
import type { PaperHome } from '../../../electron/documents/pdf/home'
import type { TicketPaperData } from '../../../electron/features/ledger/ticket-paper'
import { HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'

const MORNING = startOfDay('2026-06-07') + 10 * HOUR + 2 * MINUTE + 3_000

export const HASH = '9f2c6a1e4b7d80c3512fe6a9d40b37785ac1e29f06d8b4737e15fa2c07b4d5c8'

export const ZHANG: PaperBuyer = {
  name: '张伟明',
  idNumber: '3301**********2817',
  phone: '138****6625',
  address: '江城市滨江区江陵路 1760 号',
  share: 5_000,
}

export const LIU: PaperBuyer = {
  name: '刘晓燕',
  idNumber: '3301**********4026',
  phone: '139****0182',
  address: '江城市滨江区江陵路 1760 号',
  share: 5_000,
}

/** The worked example of PRC-1: 89.53 ㎡ at 18,650.00, three percents and an amount. */
export const HOME: PaperHome = {
  unit: '1-1-1203',
  location: '1号楼 1单元 12层 03室',
  type: 'B 3室2厅1卫',
  orientation: '南',
  area: 8_953,
  innerArea: 7_012,
  list: { by: 'unitPrice', unitPrice: 1_865_000 },
  priceVersion: { number: 3, appliesFrom: startOfDay('2026-06-01') },
  permit: '江售许字(2026)第046号',
  scheme: '开盘方案，连乘',
  steps: [
    { label: '标价总价', detail: '89.53 ㎡ × 18,650.00 元/㎡', cut: '', result: '1,669,734.50' },
    { label: '一次性付款 98 折', detail: '付款方式为一次性付款', cut: '−33,394.69', result: '1,636,339.81' },
    { label: '按时签约 99 折', detail: '签约不晚于 2026-06-14', cut: '−16,363.40', result: '1,619,976.41' },
    { label: '老带新 99 折', detail: '推荐人 陈国华 1-2-0802，凭证已附', cut: '−16,199.76', result: '1,603,776.65' },
    { label: '总价立减 10,000 元', detail: '2026-06-01 至 2026-06-30', cut: '−10,000.00', result: '1,593,776.65' },
    { label: '取整到元', detail: '四舍五入，只取整一次', cut: '+0.35', result: '1,593,777.00' },
  ],
  deal: { total: 159_377_700, unitPrice: 1_780_160 },
  fallen: null,
}

/** A ticket as the office prints it every day: one home, two buyers, six steps, approved. */
export function aTicketPaper(changes: Partial<TicketPaperData> = {}): TicketPaperData {
  return {
    project: '望江府 一期',
    number: 'FH-20260607-0012',
    state: 'approved',
    stateWord: '已批准',
    until: MORNING + 3 * MINUTE + 24 * HOUR,
    homes: [HOME],
    total: 159_377_700,
    notice: null,
    buyers: [ZHANG, LIU],
    consultant: '王琳',
    paymentMethod: '一次性付款',
    remarks: '希望 6 月 12 日前签约，需看车位。',
    consent: { by: '王琳', at: MORNING - 4 * MINUTE },
    events: [
      { what: '提交', by: '王琳', at: MORNING, reason: null },
      { what: '批准', by: '赵敏', at: MORNING + 3 * MINUTE, reason: null },
    ],
    hash: HASH,
    printed: { at: MORNING + 5 * MINUTE, by: '王琳' },
    wording: {
      version: 1,
      consent:
        '买方同意本案场为办理选房、认购、签约、付款和交付，收集并使用其姓名、证件、电话和地址；用于其他目的须另行取得买方同意。',
      notices: [
        '本单为买方在有效期内锁定上列房源；到期未认购的，本单失效，房号重新开放。',
        '本单不是认购书，案场不凭本单收取任何款项；双方权利义务以签订的认购书和商品房买卖合同为准。',
      ],
    },
    ...changes,
  }
}

const LONG_ADDRESS =
  '内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇纳文大街 1268 号纳文新城（二期）西区 18 号楼 3 单元 2702 室，转交门卫室代收'

/** Everything at its longest: four buyers, twelve discounts, 500 characters of remarks, many events. */
export function aMonsterPaper(): TicketPaperData {
  const names = [
    '阿卜杜热西提·阿卜杜喀迪尔·买买提吐尔逊',
    'Maximiliana Alexandrovna Konstantinopolskaya-Featherstonehaugh',
    '欧阳娜娜',
    '𠮷田䶮',
  ]
  const discounts = Array.from({ length: 12 }, (_, index) => ({
    label: `第${index + 1}项 员工及合作单位内部推荐专享优惠 99.${index + 1} 折`,
    detail: `凭证：推荐函第 ${2026_0100 + index} 号，经现场核验原件；付款方式为商业按揭，签约不晚于 2026-06-30`,
    cut: `−1${index},345.6${index % 10}`,
    result: `12,58${index % 10},734.5${index % 10}`,
  }))
  return aTicketPaper({
    project: '江城投资发展集团有限公司望江府国际社区一期（滨江中央公园板块）住宅及配套商业项目',
    state: 'withdrawn',
    stateWord: '已撤回',
    homes: [
      {
        ...HOME,
        unit: '1号楼-1-1203',
        location: '望江府一期 1号楼（揽江阁） 东单元 12层 03室（含入户花园及设备平台）',
        type: 'B 四室两厅三卫双阳台（可变户型，赠送入户花园）',
        steps: [...HOME.steps.slice(0, 1), ...discounts, ...HOME.steps.slice(-1)],
        deal: { total: 1_258_973_477_700, unitPrice: 140_620_292_383 },
      },
    ],
    total: 1_258_973_477_700,
    buyers: names.map((name, index) => ({
      name,
      idNumber: index === 1 ? 'PASSPORT-AB1234567890-XY9876543' : '152122199003072817',
      phone: index === 1 ? '+4915123456789012' : '13812346625',
      address: LONG_ADDRESS,
      share: 2_500,
    })),
    consultant: '阿卜杜热西提·阿卜杜喀迪尔',
    remarks: `${'客户要求在签约前再次核对公摊面积、车位位置与交付标准，并由案场经理当面说明。'.repeat(13)}备注到此为止。`,
    events: [
      { what: '提交', by: '王琳', at: MORNING, reason: null },
      ...Array.from({ length: 6 }, (_, index) => ({
        what: '修改',
        by: '王琳',
        at: MORNING + (index + 1) * MINUTE,
        reason: null,
      })),
      {
        what: '延期',
        by: '赵敏',
        at: MORNING + 20 * MINUTE,
        reason: '客户从外地赶来，高铁晚点，到场时间顺延一小时，已电话确认并向案场备案。'.repeat(4),
      },
      { what: '撤回', by: '赵敏', at: MORNING + 40 * MINUTE, reason: '客户改选 2-1-0901' },
    ],
    printed: { at: MORNING + HOUR, by: '赵敏' },
  })
}
