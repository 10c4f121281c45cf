import { SURNAMES } from './surnames'

/** Somebody who bought a home, or is about to. */
const SOMEBODY =
  '客户|业主|买受人|购房(?:人|者|客户|业主)|购买(?:人|者|方)|认购(?:人|者|客户)|买[方家主]|户主|受让[方人]|乙方|承购[方人]|预购人|订购人|权利人|产权人|使用人|共有人|承租人'
/** Who bought a home, and when. */
export const BUYER = new RegExp(
  `^(?:(?:${SOMEBODY})(?:姓名|名称|名|信息|情况|资料|房号|房源)?|(?:认购|签约|网签|成交|售出|下定|大定|定金)(?:日期|时间))$`,
)
/** What comes with a sale: who bought, what was signed, when and what was paid. Of all homes it may be anything. */
export const OF_SALE = new RegExp(
  `^(?:${[
    '(?:实际|最终)?(?:成交|合同|签约|网签|认购)(?:单价|总价款?|价格?|价款|总?金额|总?房?款|总额)?',
    '(?:已[交收付]|实[收付])?(?:[定订]|认购|认筹|诚意|意向)金(?:金额)?',
    '(?:客户|业主|买受人|购房人|买方)?(?:姓名|名字|电话(?:号码)?|手机(?:号码?)?|联系(?:方式|电话|人)|证件号码?|身份证(?:号码?)?)',
    '(?:签约|预[定订]|[订定]房|登记|成交|意向)(?:人|客户|者)(?:姓名)?',
    '(?:商品房|买卖|购房)?(?:认购|合同|网签|签约|[订定]购|预[定订])(?:书|单|协议|合同)?(?:备案)?(?:编?号码?)',
    '备案编?号码?|[下交大小预]?[定订]|草签|[下预][定订]',
    '(?:网签|合同|签约)?(?:备案|销售|[交付收来回到]款|签[订署]|合同|预[定订]|[订定]房|登记)(?:日期|时间)|日期|年月日',
    '(?:付款|支付|按揭|贷款|交款)(?:方式|类型)|(?:付款|交款|回款|收款|按揭|贷款)(?:情况|进度|明细)|按揭银行',
    '(?:实[收付]|已[收付交]|首[付期]|贷款|按揭|公积金|回款|来款|到账|[尾余欠]款|应收)(?:总?金?额|房?款项?)?(?:金额)?',
    '(?:是否)?已?去化(?:与否)?',
  ].join('|')})$`,
)
/** Whom or what a home is kept back for. */
export const OF_WITHHELD = new RegExp(
  `^(?:${[
    '(?:销控|保留|锁定|锁房|预留|控房)(?:人员?|客户|单位|对象|者|部门)(?:姓名|名称)?',
    '(?:内部|领导|公司)(?:预留|保留|留房)',
    '工?(?:程)?抵(?:款|账|债|房|顶)?(?:单位|公司|对象|方)(?:名称)?',
  ].join('|')})$`,
)
/** Whose a home is: a value is only what says that it is somebody's, or kept back. */
export const OF_OWNERS = /^(?:房源|房屋)?(?:归属|去向)(?:单位|方|人|部门)?$/
/** Who sells it: told off for every home, it says nothing of a sale. */
export const SELLER =
  /^(?:(?:置业|销售|成交)?顾问|(?:客户|销售|置业)经理|业务员|销售员|销售人员|(?:经办|接待|跟进)人?|推荐人)(?:姓名)?$/

/** What columns are called that tell of the home, its price or the list, and of no buyer. */
const OF_HOMES = [
  '朝向|户型|房型|居室|格局|特[点色征价]|卖点|亮点|[优缺]点|[优劣]势|缺陷|不利|赠|送|优惠|折|活动|方案|政策|策略|梯队|档|[等评]级|级别|评|得分',
  '系数|权重|节点|批|推[售盘出荐]|加推|主推|首[开推]|开盘|类[型别]|业态|产品|系列|性质|用途|结构|[高中低]?段|采光|日照|通风|遮挡|噪|视野|景',
  '位置|方位|[边端中]户|户位|座向|立面|装[修饰]|精装|毛坯|标准|交[付房楼]|竣工|物业|梯|层|面积|平米|尺寸|进深|开间|面宽|公摊|得房|率$|比例?$|差',
  '露台|阳台|花园|庭院|院|车[位库]|储[藏物]|地下室|阁楼|飘窗|设备|家[电具私]|品牌|风格|颜?色$|材[质料]|门|窗|厨|卫|备注|说明|注$|产权|年限|证|许可|预售',
  '测|图|税|费|基金|奖|佣|利率|月供|邻|楼|单元|房[号间]|室|编[号码]|序|码|幢|栋|座|期$|区域?$|组团|地块|标段|项目|楼盘|案名|社区|苑|园$|宗地|子项|地址|坐落|名$|标签|热|重点|属性|分类|价|元|贷款银行',
  '(?:项目|售楼处?|案场|公司)电话|[^同签购案]号$',
].join('|')
const HARMLESS = new RegExp(OF_HOMES)

/** Whether a heading is of the home, its price or the list: 赠送, 景观, 装修标准. */
export function isOfHomes(name: string): boolean {
  return HARMLESS.test(name)
}

const TITLES = '先生|女士|小姐|太太|总|经理|主任|老师|哥|姐'
/** What such a word is where it is no name: 江景, 石材. */
const NO_NAME = /[景园层型向户房装坯材漆色台窗门楼栋段级]$|户型/
/** In a remark 付款 and 向阳 are no names; in a column of names 付强 and 向东 are. */
const ALSO_SURNAMES = '付万向'
const PERSON = new RegExp(
  `^(?:[${SURNAMES}${ALSO_SURNAMES}][\\u4e00-\\u9fff]{1,2}|[\\u4e00-\\u9fff]{1,3}(?:${TITLES}))$`,
)
const PHONE = /^(?:1[3-9]\d{9}|\d{17}[\dX])$/i
/** 89.53 is a figure, and no day. */
const DAY = /^(?:20)?\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?$|^20\d{2}[年/-]\d{1,2}月?$|^\d{1,2}月\d{1,2}日$/

/** Whether words are a person’s name, a phone or identity number, or a day: 张三、李四, 13812345678. */
export function isOfPeople(text: string): boolean {
  const parts = text.split(/[\s、,;/&]+/).filter((part) => part !== '')
  return parts.length > 0 && parts.every((part) => isPerson(part) || PHONE.test(part) || DAY.test(part))
}

function isPerson(text: string): boolean {
  return PERSON.test(text) && !NO_NAME.test(text)
}
