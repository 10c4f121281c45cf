import { describe, expect, it } from 'vitest'
import { isNeverPrice } from '../../../../shared/ledger/price-list/columns/never-price'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import {
  AREAS,
  bareBlocks,
  below,
  beside,
  blocks,
  chart,
  codesOf,
  FILED_CHART,
  flat,
  list,
  OTHER,
  OTHER_UNIT,
  OTHERS,
  pricesIn,
  type Read,
  read,
} from './money-lists'

/** Money of all kinds that is no price of the home itself, and words of which nobody knows whether they are. */
const WORDS = (
  '软装 家电 补差 意向 意向金 月供 代收费 活动 精装 预付 拎包 家私 升级包 车位 置换 抵扣 优先购 诚意金 保证金 认筹金 契税 首期 ' +
  '尾款 差额 备用 装修 首付 贷款 按揭 一次性 分期 全款 团购 成交 合同 折后 优惠后 定金 订金 押金 储藏室 地下室 车库 花园 露台 阁楼 ' +
  '维修基金 物业费 佣金 服务费 管理费 评估 结算 成本 回购 租赁 托管 包销 渠道 工程款 内购 员工 关系户 特惠 秒杀 拍卖 起拍 保底 ' +
  '溢价 补贴 代建 增配 硬装 智能家居 全屋 会员 VIP 二手 参考 预估 心理 到手 净得'
).split(' ')

type Form = { of: string; sheets: (word: string) => Sheet[]; isAlone?: boolean; isBare?: boolean; known?: string[] }

const FORMS: readonly Form[] = [
  { of: 'a sheet’s name', sheets: (word) => [FILED_CHART, chart(`${word}总价`, OTHER), AREAS] },
  { of: 'a sheet’s name alone', sheets: (word) => [chart(`${word}总价`, OTHER, '3号楼1单元'), FILED_CHART, AREAS] },
  { of: 'a title', sheets: (word) => [chart('表1', OTHER, `3号楼1单元${word}总价`), FILED_CHART, AREAS] },
  {
    of: 'a title of unit prices',
    sheets: (word) => [chart('表1', OTHER_UNIT, `3号楼1单元${word}单价表`), FILED_CHART, AREAS],
  },
  {
    of: 'a title with brackets',
    sheets: (word) => [chart('表1', OTHER, `3号楼1单元总价（${word}）`), FILED_CHART, AREAS],
  },
  {
    of: 'a title in two words',
    sheets: (word) => [chart('表1', OTHER, `3号楼1单元 ${word} 总价`), FILED_CHART, AREAS],
  },
  {
    of: 'a title before the building',
    sheets: (word) => [chart('表1', OTHER, `${word}3号楼1单元总价`), FILED_CHART, AREAS],
  },
  {
    of: 'a title on a sheet of totals',
    sheets: (word) => [chart('总价', OTHER, `3号楼1单元${word}总价表`), FILED_CHART, AREAS],
  },
  {
    of: 'a sheet under a title of totals',
    sheets: (word) => [chart(`${word}总价`, OTHER, '3号楼1单元总价表'), FILED_CHART, AREAS],
  },
  { of: 'a sub-heading', sheets: (word) => [below(['建筑面积', '备案总价', `${word}总价`])] },
  { of: 'a sub-heading that comes first', sheets: (word) => [below([`${word}总价`, '备案总价', '建筑面积'])] },
  { of: 'a sub-heading without a price', sheets: (word) => [below(['建筑面积', '备案总价', word])] },
  { of: 'a label of rows', sheets: (word) => [beside(['面积', '备案总价', `${word}总价`])] },
  { of: 'a label of rows without a price', sheets: (word) => [beside(['面积', '备案总价', word])] },
  { of: 'a row over a block', sheets: (word) => [blocks(['备案总价', `${word}总价`, '建筑面积'])] },
  {
    of: 'a title without a price on a sheet of totals',
    sheets: (word) => [FILED_CHART, chart('总价', OTHER, `3号楼1单元${word}`), AREAS],
    isBare: true,
  },
  { of: 'a row without a price over a block', sheets: (word) => [bareBlocks(['备案', word]), AREAS], isBare: true },
  { of: 'a row without a price that comes first', sheets: (word) => [bareBlocks([word, '备案']), AREAS], isBare: true },
  {
    of: 'a sheet’s name without a price',
    sheets: (word) => [FILED_CHART, chart(word, OTHER, '3号楼1单元总价表'), AREAS],
    isBare: true,
  },
  { of: 'groups of a list', sheets: (word) => [list(['备案价', word])] },
  { of: 'groups of a list, prices', sheets: (word) => [list(['备案价', `${word}价`])] },
  { of: 'groups of a list that come first', sheets: (word) => [list([`${word}价格`, '备案价'])] },
  { of: 'a column of a list', sheets: (word) => [flat(['备案总价', `${word}总价`])] },
  { of: 'a column of a list with brackets', sheets: (word) => [flat(['备案总价', `总价（${word}）`])] },
  { of: 'a sheet’s name with areas alone', sheets: (word) => [chart(`${word}总价`, OTHER), AREAS], isAlone: true },
  { of: 'a sub-heading with areas alone', sheets: (word) => [below(['建筑面积', `${word}总价`])], isAlone: true },
  // What the home is sold for, where a list has nothing else: only-price.test.ts.
  { of: 'a column of a list alone', sheets: (word) => [flat([`${word}总价`])], isAlone: true, known: ['精装', '特惠'] },
  { of: 'a group of a list alone', sheets: (word) => [list([word])], isAlone: true },
]

function isAsked(reading: Read): boolean {
  return codesOf(reading).some((code) => code === 'figureUnclear' || code === 'columnsDiffer')
}

describe('LED-8: money that is no price of the home is never read as one', () => {
  it.each(FORMS)('$of', ({ sheets, isAlone, known = [] }) => {
    for (const word of WORDS.filter((one) => !known.includes(one))) {
      const reading = read(sheets(word))
      const prices = pricesIn(reading)
      expect([word, OTHERS.filter((figure) => prices.includes(figure))]).toEqual([word, []])
      if (isAlone) expect([word, reading.rows]).toEqual([word, []])
      // 车位 heads the rooms of a list of parking spaces. Whose whole name is never a price of the home is not asked about in a list.
      else if (word !== '车位' && (isNeverPrice(`${word}总价`) || !isAsked(reading))) {
        const totals = reading.rows.map(({ list: price }) => price && ('total' in price ? price.total : 'unitPrice'))
        expect([word, totals.length]).toEqual([word, 2])
      }
    }
  })
})
