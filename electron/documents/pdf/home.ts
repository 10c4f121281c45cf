import { sayArea } from '../../../shared/kernel/area'
import { formatInstant } from '../../../shared/kernel/day'
import { formatYuan } from '../../../shared/kernel/money'
import type { PriceFigure } from '../../../shared/pricing/scheme'
import { drawFacts, drawHeading, type Fact } from './grid'
import { drawPriceSteps, drawStanding, type PaperFall, type PaperPriceStep } from './price'
import type { Sheet } from './sheet'

/** A home of a deal with its price. Rules LED-7, LED-11. */
export type PaperHome = {
  /** 1-1-1203. */
  readonly unit: string
  /** 1号楼 1单元 12层 03室. */
  readonly location: string
  readonly type: string
  readonly orientation: string
  /** 建筑面积 and 套内面积, 0.01 ㎡; null where there is none. */
  readonly area: number | null
  readonly innerArea: number | null
  readonly list: PriceFigure
  readonly priceVersion: { readonly number: number; readonly appliesFrom: number }
  /** 预售许可证号. */
  readonly permit: string | null
  /** 开盘方案，连乘. */
  readonly scheme: string
  readonly steps: readonly PaperPriceStep[]
  /** 成交总价 (fen) and 成交单价 (fen/㎡, null without an area); null on a draft that has no price yet. */
  readonly deal: { readonly total: number; readonly unitPrice: number | null } | null
  /** What the home's total is instead, and why, once it does not stand any more; null while it does. Rule PRC-4. */
  readonly fallen: PaperFall | null
}

/** What was agreed on of a home, whatever became of it since. */
export type HomeFacts = Omit<PaperHome, 'fallen'>

/** What stands where there is nothing to say. */
export const NONE = '—'

/** What each home of a deal is. */
export function drawHomes(sheet: Sheet, homes: readonly HomeFacts[]): void {
  for (const home of homes) {
    drawHeading(sheet, homes.length > 1 ? `房源　${home.unit}` : '房源')
    drawFacts(sheet, factsOf(home))
  }
}

/** Where a home is, what it is, and what it is listed at. */
export function factsOf(home: HomeFacts): Fact[] {
  const { number, appliesFrom } = home.priceVersion
  return [
    { label: '位置', value: home.location },
    { label: '户型', value: home.type },
    { label: '朝向', value: home.orientation || NONE },
    { label: '预售许可证', value: home.permit ?? NONE },
    { label: '建筑面积', value: sayArea(home.area, NONE) },
    { label: '套内面积', value: sayArea(home.innerArea, NONE) },
    home.list.by === 'unitPrice'
      ? { label: '标价单价', value: `${formatYuan(home.list.unitPrice)} 元/㎡` }
      : { label: '一口价', value: `${formatYuan(home.list.total)} 元` },
    { label: '价格版本', value: `第 ${number} 版，${formatInstant(appliesFrom)} 起` },
  ]
}

/** 17,801.60 元/㎡; of a space without an area there is none. */
export function sayUnitPrice(unitPrice: number | null): string {
  return unitPrice === null ? NONE : `${formatYuan(unitPrice)} 元/㎡`
}

/** How each home's price came to be, and what they come to together; `fallen` where that does not stand any more. */
export function drawHomePrices(
  sheet: Sheet,
  homes: readonly PaperHome[],
  total: number | null,
  fallen: PaperFall | null,
): void {
  for (const home of homes) {
    drawHeading(sheet, homes.length > 1 ? `价格　${home.unit}` : '价格', `${home.scheme}　　单位：元`)
    drawPriceSteps(sheet, home.steps)
    const { deal } = home
    if (deal) drawStanding(sheet, '成交总价', deal.total, `成交单价　${sayUnitPrice(deal.unitPrice)}`, home.fallen)
  }
  if (homes.length > 1 && total !== null) {
    drawStanding(sheet, '合计总价', total, `共 ${homes.length} 项`, fallen)
  }
}
