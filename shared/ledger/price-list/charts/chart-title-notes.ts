import { isNote } from '../skipped/note'

/** What stands behind these is said around charts, and is neither what they hold nor where they stand. */
const LABELS = [
  '(?:特别|温馨|重要|补充)?(?:备注|附注|说明|提示|声明|注意?|附)',
  '(?:付款|支付|缴款|交款)(?:方式|说明)?',
  '(?:优惠|折扣|促销|活动)(?:方案|说明|政策|措施|内容)?',
  '(?:编制|制表|执行|生效|打印|更新|定价|开盘|认购|交付|交房|备案|填报|报价|有效)?(?:日期|时间|有效期|期限)',
  '制表人?|编制人?|审批人?|审核人?|复核人?|批准人?|经办人?|负责人|(?:总经理|营销总监|销售经理|项目总|财务|总监|经理)(?:签[字名])?|签[字名]|盖章',
  '编号|文号|版本号?|备案号|(?:商品房)?预售许?可?证?号?|许可证号?|(?:销售|咨询|服务|监督|投诉)?(?:电话|热线)|地址|账[号户]',
  '交房标准|交付标准|装修标准|定价(?:原则|依据|说明)|价格有效期|(?:共计?|合计|总计|总套数|套数|户数)|(?:总|整体|项目|销售)?均价|总?货值',
].join('|')
const LABELLED = new RegExp(`^[(（\\[【]?(?:${LABELS})\\d*[)）\\]】]?[:：、.]`)
/** 以上价格为毛坯价, 本表价格不含税费: sentences about what stands above, or about the whole of the paper. */
const SENTENCES =
  /^\d*[、.]?(?:以上|上述|上列|本表|此表|本价格|本次|价格?有效期|总价=|单价=|最终以|如有|所有|[黄红绿蓝灰橙紫白]色|[★☆●○■□▲△*※])|\d折|折优惠|总?货值约?\d|^(?:一次性|按揭|贷款|公积金|分期)(?:付款)?.*\d/
/** 备注, 单位：元, 内部资料, 首开房源, 共4套, 3650000元, 第1页. */
const ALONE =
  /^(?:备注|附注|说明|注|[(（]?(?:计价|金额)?单位[:：]?(?:人民币)?万?元[)）]?|内部(?:资料|文件|使用|专用)|机密|绝密|保密|注意保密|严禁外传|仅供(?:内部)?(?:参考|使用)|(?:首开|加推|在售|新推)(?:房源)?|一口价|第?\d+\/?\d*页|[共计合]*\d+[套户]|\d[\d,.]*(?:元|万元?))$/
/** Of the chart below, or of whose price it is: that is never passed over. */
const OF_FIGURES = /以下|下[表列面图]|底价|底总价|底单价|最低|备案价|成交|结算|工抵|抵款/

/**
 * Words around a chart that say nothing of what its cells hold: how to pay, who made it, what day, what page. Anything
 * that is not known to be so may be a title. Rule LED-8.
 */
export function isBesideTitle(words: string): boolean {
  const text = words.replaceAll(' ', '')
  if (OF_FIGURES.test(text)) return false
  return isNote(text) || LABELLED.test(text) || SENTENCES.test(text) || ALONE.test(text)
}
