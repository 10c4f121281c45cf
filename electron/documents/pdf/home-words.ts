import { sayArea } from '../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../shared/kernel/money'
import { formatFold } from '../../../shared/kernel/rate'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import type { UnitKind } from '../../../shared/ledger/unit'
import { sayBuilding, storeyOf } from '../../../shared/ledger/unit-number'
import type { AdmissionReason } from '../../../shared/pricing/admission'
import { formatCut, formatExact, formatSigned } from '../../../shared/pricing/exact'
import type { PriceStep } from '../../../shared/pricing/price'
import type { Discount, DiscountScheme, PaymentMethod } from '../../../shared/pricing/scheme'
import type { PaperHome } from './home'
import type { PaperPriceStep } from './price'

export const METHOD_WORDS: Record<PaymentMethod, string> = {
  oneOff: '一次性付款',
  mortgage: '商业按揭',
  providentFund: '公积金组合',
  instalments: '分期付款',
}

export const KIND_WORDS: Record<UnitKind, string> = { home: '住宅', parking: '车位', storeroom: '储藏室' }

const MODE_WORDS: Record<DiscountScheme['mode'], string> = { compound: '连乘', additive: '叠减' }

const ROUNDING_WORDS: Record<DiscountScheme['roundTo'], string> = {
  1: '取整到分',
  100: '取整到元',
  1000: '取整到十元',
  10000: '取整到百元',
  100000: '取整到千元',
}

/** A home of a deal with every step of its price in words. Rule PRC-3. */
export function homeOf(line: HoldLine): PaperHome {
  const { scheme, breakdown } = line
  return {
    unit: line.unit,
    location: wordPlace(line),
    type: line.type,
    orientation: line.orientation,
    area: line.area,
    innerArea: line.innerArea,
    list: line.list,
    priceVersion: { number: line.priceVersion.number, appliesFrom: line.priceVersion.appliesFrom },
    permit: line.permit,
    scheme: `${scheme.name}，${MODE_WORDS[scheme.mode]}`,
    steps: stepsOf(line),
    deal: { total: breakdown.total, unitPrice: breakdown.unitPrice },
    fallen: null,
  }
}

/** 1号楼 1单元 12层 03室; a parking space or storeroom has no room number of its own: 车位 负1层 023. */
function wordPlace({ kind, building, entrance, ...place }: HoldLine): string {
  const { floor } = place
  const { storey, room } = kind === undefined ? storeyOf(place) : { storey: String(floor), room: place.room }
  const level = floor < 0 ? `负${-floor}层` : `${storey}层`
  const stair = entrance === '' ? [] : [`${entrance}单元`]
  return [sayBuilding(building), ...stair, level, kind === undefined ? `${room}室` : room].join(' ')
}

/** 标价总价, each item, 取整: the till receipt of the price. */
function stepsOf(line: HoldLine): PaperPriceStep[] {
  const { area, list, scheme, breakdown } = line
  const listed: PaperPriceStep = {
    label: '标价总价',
    detail: list.by === 'unitPrice' ? `${sayArea(area, '—')} × ${formatYuan(list.unitPrice)} 元/㎡` : '一口价',
    cut: '',
    result: formatExact(breakdown.listTotal),
  }
  const items = breakdown.steps.map((step, index) => ({
    label: `${step.name} ${wordDiscount(step.discount)}`,
    detail: detailOf(line, step, breakdown.steps[index - 1]?.result ?? breakdown.listTotal),
    cut: formatCut(step.cut),
    result: formatExact(step.result),
  }))
  const rounded: PaperPriceStep = {
    label: ROUNDING_WORDS[scheme.roundTo],
    detail: '只在最后取整一次',
    cut: formatSigned(breakdown.rounding),
    result: formatYuan(breakdown.total),
  }
  return [listed, ...items, rounded]
}

/** What an item takes off, as a paper says it: `98 折`, `10,000 元`. */
export function wordDiscount(discount: Discount): string {
  switch (discount.kind) {
    case 'percent':
      return `${formatFold(discount.rate)} 折`
    case 'amountOff':
      return `${formatWholeYuan(discount.amount)} 元`
    case 'unitPriceOff':
      return `${formatWholeYuan(discount.perSquareMetre)} 元/㎡`
  }
}

/** What admitted the item; and its base, where that is not what the step before left (叠减). */
function detailOf(line: HoldLine, step: PriceStep, left: string): string {
  const noted = line.evidence.find(({ itemId }) => itemId === step.itemId)?.note
  const reasons = step.reasons.map((reason) => wordReason(reason, noted))
  return [...(step.base === left ? [] : [`按 ${formatExact(step.base)} 计`]), ...reasons].join('；')
}

function wordReason(reason: AdmissionReason, noted: string | undefined): string {
  switch (reason.code) {
    case 'always':
      return '无附加条件'
    case 'paymentMethod':
      return `付款方式为${reason.methods.map((method) => METHOD_WORDS[method]).join('或')}`
    case 'dates':
      return wordDates(reason.from, reason.until)
    case 'building':
      return `楼栋为 ${reason.buildings.join('、')}`
    case 'type':
      return `户型为 ${reason.types.join('、')}`
    case 'kind':
      return `限${reason.kinds.map((kind) => KIND_WORDS[kind]).join('、')}`
    case 'group':
      return `${reason.group}只取一项`
    case 'evidence':
      return noted ? `${reason.evidence}：${noted}` : `凭${reason.evidence}`
    case 'signBy':
      return `签约不晚于 ${reason.day}`
    case 'special':
      return `特殊优惠申请单 ${reason.number}`
  }
}

function wordDates(from: string | null, until: string | null): string {
  if (from && until) return `${from} 至 ${until}`
  return from ? `${from} 起` : `截至 ${until}`
}
