/** Said of any money that follows: whose it is, or who says so. */
const BEFORE =
  '备案|报备|公示|申报|物价|政府|网签|价格|销售|房屋|住宅|内部|内控|案场|经理|总监|总经理|营销|公司|集团|项目'
/** What a name of money ends in, and a table of it; in two rows of headings one after another. */
const AFTER =
  '总价款?|单价|售价|价格|价款?|总额|总款|金额|额度?|款项?|费用?|合计|总计|小计|值|标准|明细|一览|汇总|清单|表|万?元'
/**
 * What is paid, owed, taxed or counted, and never what a home is sold for, however near it may come: of each the whole
 * name, for 总价(不含车位) and 抵扣后总价 have such a word too, and are prices.
 */
const NONE = [
  '首付|首期(?=款)|已付|实付首付|定金|订金|意向金|诚意金|认筹金|保证金|押金|预付款?|预存款?|月供|月还款|尾款|余款|剩余|(?:已?回款)(?!价|总价|单价)|已收|已收款|应退|退款',
  '契税|印花税|增值税|个税|个人所得税|土地增值税|税|税费|税金|维修基金|(?:公共|专项)维修(?:基金|资金)|维修资金|公维金?|大修基金',
  '物业费|物业管理费|服务费|手续费|代办费|办证费|登记费|中介费|管理费|代收费?|代缴费?|佣金|奖励|违约金?|滞纳金?|罚款|赔偿|补偿|返现|返还',
  '差|差价|价差|差额|总价差|单价差|总差|溢价|(?:优惠|折扣|让利|减免)(?=金额|额|幅度)',
  '装修|装饰|软装|家电|家具|家私|车位|车库|储藏[室间]?|储物[室间]?|地下室|阁楼|露台',
  '成本|评估|抵押|租金|土地|楼面|楼面地',
  '(?:楼栋|本栋|整栋|单栋|本层|整层|楼层|户型|项目|整盘|全盘|区域|平均)均价',
  '原|原始|旧|上一?[期次版]|前[期次]|历史|往期|(?:调整|调价|变更)前',
  '底|最低|最低限',
].join('|')
/** 贷款总价 is what those pay who borrow, 贷款总额 what they borrow. */
const LOANS = '(?:银行|商业|公积金|组合|按揭)*贷款|商贷|公积金|组合贷|按揭(?=款|额|金额|总额)'
const LENT = '总额|总款|金额|额度?|款项?'
/** By the area inside the walls. */
const INNER = '按?套内(?:建筑)?(?:面积)?(?:建面)?'

const NEVER = new RegExp(
  `^(?:${BEFORE})*(?:(?:${NONE})(?:销售)?(?:${AFTER})*|(?:${LOANS})(?:(?:${LENT})(?:${AFTER})*)?|(?:${INNER})(?:销售)?单价(?:单价)?)$`,
)

/** Whether a name, without signs, units and spaces, is one of those that are never the price of a home. Rule LED-8. */
export function isNeverPrice(name: string): boolean {
  return NEVER.test(name)
}
