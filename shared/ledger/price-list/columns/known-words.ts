import { BUILDING_ENDS, CODE, NUMERALS, SIDE } from '../../unit-number'

/** What names money: 3号楼总价, 价目表. */
const MONEY = '单价 均价 总价款 总价 一口价 总额 总金额 总房款 总房价 房款 价格 价款 价目 售价 定价 报价 房价 价'
/** Whose price it is, or what it is counted by, and still the price of the home. */
const QUALIFIERS =
  '销售 对外 标准 表 挂牌 开盘 执行 案场 现场 当前 拟销售 推售 入市 销售执行 现行 现 调整后 调价后 变更后 调后 优惠前 折前 备案 拟备案 网签备案 报备 预售 预售方案 预售许可 ' +
  '预售许可证 许可证 公示 公布 申报 拟售 物价 物价局 房管局 住建局 发改委 政府 指导 批准 核准 核定 最低 含税 毛坯 内部底 内部最低 ' +
  '销售底 整套 每套 单套 每户 建筑面积 建面 按建筑面积 按建面 按面积 面积'
/** What titles and the brackets in them say of any list. */
const TITLES =
  '一房一价 一户一价 一览表 一览 明细表 明细 清单 分布图 分布表 分布 公示表 信息 情况 汇总表 汇总 统计表 统计 目录 附件 附表 附 ' +
  '表格 图 销控 楼盘 项目 版本 版 终稿 初稿 定稿 修订版 修订稿 修订 正式稿 正式 草稿 最终 盖章 打印 最新 新 本次 本批 本期 首次 首批 首开 首推 ' +
  '加推 新推 批次 批 第 年度 截至 截止 更新 必填 选填 小写 取整 四舍五入 保留整数 保留两位小数 自动计算 公式 及 与 和 的 各 ' +
  '含公摊 含分摊 含公摊面积 含分摊面积'
/** What the list is of. */
const HOMES =
  '商品房 商品住宅 住宅 公寓 商铺 商业 写字楼 办公 小高层 超高层 高层 多层 洋房 叠墅 叠拼 联排 双拼 别墅 大平层 平层 合院 复式 ' +
  '跃层 标准层 顶层 首层 底层 房源 房屋 房间 房号 户型 房 楼栋 楼层 楼号 楼 单元 边户 边套 中间户 中间套 户 套'
const UNITS = '单位 人民币 万元 元 平方米 平方 平米 平 每平方米 每平米 每平'

const AREA_NAMES =
  '(?:总|每套|单套)?(?:房屋|住宅|商品房|实测|预测|暂测|预售|测绘|产权|确权|登记|计价|销售|套内|户内|专有|建筑)*(?:面积|建面)(?:段|区间|范围)?'
const PLACES = [
  `(?:${CODE}|${SIDE})(?:${BUILDING_ENDS}|号|单元|区|期|地块|组团|标段|批次?|次|版|稿|层|部分)`,
  `[\\d${NUMERALS}〇○零](?:年度?|月份?|日|时|分|层|室|户|梯|套|间|种)`,
  '[^\\s|]{2,}?有限(?:责任)?公司',
]
/** Words that mean this only before the price itself: 标总价, 面价, 底总价. */
const BEFORE_PRICE = '(?:标|面|底)(?=价|单价|总价)'

/** What has no words in it: figures, signs, a single letter. */
const SIGNS = `[^\\p{L}]|(?<!\\p{Script=Latin})\\p{Script=Latin}(?!\\p{Script=Latin})|Sheet|[${NUMERALS}〇○甲乙丙丁戊己庚辛]|${SIDE}`

const WORDS = [MONEY, QUALIFIERS, TITLES, HOMES, UNITS]
  .flatMap((words) => words.split(' '))
  .toSorted((one, other) => other.length - one.length)

const KNOWN = new RegExp([...PLACES, AREA_NAMES, ...WORDS, BEFORE_PRICE, SIGNS].join('|'), 'giu')

/**
 * What is left of words when everything that may stand by a home's own price or area is set apart: places, what titles
 * say of any list, whose price it is, units. Empty where all of it is known; else it may name any money or size there
 * is (拎包总价, 天井面积), and a figure so called is not read. Rule LED-8.
 */
export function unknownIn(words: string): string {
  return words.replace(KNOWN, ' ').trim().replace(/\s+/g, ' ')
}
