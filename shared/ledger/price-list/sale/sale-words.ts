/**
 * What words say of a home: open to buyers, kept back from them, somebody's already, or `clear`: nothing that keeps it
 * from a buyer, though not of its sale either (毛坯, 未抵押). Rule LED-8.
 */
export type SaleMeaning = 'forSale' | 'clear' | 'withheld' | 'sold'

/** 备注、状态 clause by clause: what one text says. */
export type SaleText = {
  isForSale: boolean
  /** Something is said of it that keeps no buyer from it. */
  isClear: boolean
  isSold: boolean
  isWithheld: boolean
  /** Clauses of it that are no known word. */
  unknown: readonly string[]
  /** One of those names a sale, a withholding or a pledge among other words: 配套车位已售. */
  isMentioned: boolean
}

const anyOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})`

/** The home of the row itself, as a remark names it. */
const HOME = '(?:[本该此这](?:套?房源|套?房屋|套?房|房子|套|户|间)?|房源|房屋|房子)'
const PEOPLE =
  anyOf(`客户 买家 买受人 业主 住户 他人 别人 有人 朋友 熟人 亲戚 领导 公司 总部 集团 老板 开发商 建设单位 甲方 股东 内部
  员工 政府 街道 村委 法院 公安 银行 施工方 施工单位 总包 分包 供应商 材料商 拆迁户 回迁户`)
const TITLED = '[\\u4e00-\\u9fff]{1,3}(?:总|董|先生|女士|小姐|太太|老师|经理|主任|院长|书记|老板)'
const WHO = `(?:(?:由|为|给|被)?(?:${HOME}|${TITLED}|${PEOPLE}))`

const SOLD =
  anyOf(`[售卖] [售卖定订][出掉] [售卖]完毕? 售罄 销售完毕 [定订] 预[定订] 下[定订] [小大临][定订] 落定 交[定订] [交付收][定订]金
  [交付]了?清?首付款? [交付]了?清?全款 [交付]款 认购 签 签约 签订?了?(?:合同|认购书) 网签 网签备案 合同已?(?:备案|网签|签) 备案 成交 内购 [定订]金已[交付收] [交付收]了?(?:[\\d一二三四五六七八九十]+[万千]?元?)[定订]金
  业主为(?![无待未]|开发|公司).{2,8}
  内部(?:认购|购买) 员工购买 转(?:[签定订]约?|认购) 草签(?:合同|协议)? 结清 清盘 (?:名花)?有主`)
/** Only with 已 are these done. */
const DONE = anyOf(
  `销 销售 出售 出 认 清 购买? 买 交付 交房 交楼 收房 入伙 入住 过户 办证 领证 去化 选房? 全款 有客户 有买家 有主 有业主 有人[定订]`,
)
const PENDING = anyOf('待签约? 待网签 待备案 待签合同 待交[定订]金?')
const ALREADY = '(?:已经?|现已?|目前已?|均已?|都已?|全部|刚刚?|正在?|被)'
const TO_SOMEBODY = '(?:给.{1,8})?'

const WITHHELD =
  anyOf(`保留 预留 自留 留用? 销控 控[房盘]? 控制 锁[定房盘]? 封[盘存]? 冻结 预?查封 轮候查封 司法(?:查封|冻结) 抵押 押
  (?:在建)?工程抵押 抵押登记 工抵 工程抵款? 工程款抵 抵工程款 抵款 抵账 抵债 以房抵[债款] [抵顶][账帐] 抵顶 抵 限售 限制(?:销售|交易) 停[售卖] 禁售
  暂停(?:对外)?(?:销售|出售)? 不可(?:销|出)?售 不能(?:销|出)?售 [不非](?:对外)?(?:销|出)?售 [不非]卖 非卖品 不对外(?:开放|推出)? 不(?:开放|推出)
  [暂尚]?(?:不|未)对外(?:开放|推出|推)? 暂(?:不|未)(?:开放|推出|推) 不外[售卖] [一二三四五六七八九十\\d]{1,2}期推出? 后期(?:推出|销售|开放)
  (?:尚|暂|还)?未取得?(?:预售)?(?:许可)?证 缓[售推] 暂缓(?:销售|推出) 自持 自用 自住 回迁(?:安置)? 拆迁?安置 安置 还建 拆迁?还建 拆迁 还迁(?:安置)? 样板[间房]?
  示范(?:单位|房) 关系户 关系 人情 物业用 配套用 公建配套 办公用 售楼处 公租 保障 廉租 人才(?:公寓|住房)? 政府回购 回购 配建 移交(?:给?政府)? 居委会?用? 社区用
  员工[住用]?(?=房) 员工宿舍 售楼部 [勿别]售 [勿别]卖 停盘 占用`)
const HOW = '(?:已经?|现已?|目前已?|均已?|都已?|全部|正在?|被|暂时?|先|仍|继续|需要?|拟)'
const UNTIL = '(?:(?:给.{1,8})|(?:(?:至|到|截止).{0,8}))?'

const FOR_SALE =
  anyOf(`可(?:对外)?(?:销|出|预)?售 可卖 可认购 可[定订选推] 在[售卖销推] 正在销售 待(?:销|出)?售 待卖 待销 待加?推 待开盘 未加?推 未推出
  未开盘 未开放 热[销售卖] 推出 已?加?推出? 已?开[盘售] 对外销售 公开销售 允许销售 正常(?:销售|可售|在售) 推售 剩余 余 库存 available`)
/** Of the home and not of its sale. */
const CLEAR =
  anyOf(`现售 预售 首推 新推 主推 正常 空置? 空[房闲] 闲置 余房 尾房 现房 期房 准现房 毛坯 精装修? 简装 在建 已?竣工 已定价 特价 促销
  无 无限制 已?取证`)
const UNSOLD = `(?:尚|还)?未${anyOf('[售卖销定订] 销售 出售 售出 卖出 预[定订] 下[定订] 认购 成交 去化')}`
/** What was withheld and is no more. */
const RELEASED = `(?:(?:销控|保留|预留|锁定|抵押|查封)已?(?:解除|取消)|(?:不再?|未|无|没有|取消|解除|撤销|已取消|已解除)${anyOf('保留 预留 自留 锁[定房]? 销控 抵押 查封 冻结 限制')}|原(?:保留|预留|自留)|已?${anyOf('解封 解押 解锁 解冻 释放 放出 放盘 放开 开放')})`

const FOR_SALE_CLAUSE = new RegExp(
  `^${HOME}?(?:(?:目前|现|仍然?|继续)?${FOR_SALE}|${UNSOLD})(?:中|房源|房屋|房|状态)?$`,
)
const CLEAR_CLAUSE = new RegExp(`^${HOME}?(?:(?:目前|现|仍然?|继续)?${CLEAR}|${RELEASED})(?:中|房源|房屋|房|状态)?$`)
const SOLD_CLAUSE = new RegExp(
  `^(?:sold(?:out)?|${WHO}{0,2}(?:${ALREADY}{0,2}${SOLD}|(?:现|目前|均|都|全部)?已经?${DONE}|${PENDING})(?:了|中|成功)?(?:房源|房屋|房)?${TO_SOMEBODY})$`,
  'i',
)
const WITHHELD_CLAUSE = new RegExp(
  `^${WHO}{0,2}(?:${HOW}{0,2}${WITHHELD}(?:房源|房屋|房|户)?){1,3}(?:了|中|状态)?${UNTIL}$`,
)

/** Whether words name what comes with a home: what is said of it is not said of the home. */
export function namesBeside(words: string): boolean {
  return BESIDE.test(words)
}

/** What comes with a home or goes on around it: 预留空调位 withholds no home, 配套车位已售 sells none. */
const BESIDE =
  /空调|电梯|燃气|煤气|管井|管道|露台|阳台|花园|车位|车库|储藏|储物|返租|外立面|强电|弱电|地暖|新风|烟道|装修|家电|家具/

const MENTION =
  /保留|预留|自留|留[给用]|控房|销控|锁[定房]|抵押|查封|冻结|工抵|抵[款账债]|限售|停售|禁售|[不非](?:对外)?(?:可|能)?(?:销|出)?售|[不非]卖|不对外|暂[不未停缓]|已[售卖定订签销购买]|已(?:经|被|出)[售卖定订签购买]|已备案|认[购筹]|网签|签约|成交|售罄|[售卖]出|售完|[交付收][定订]金|预[定订]|下[定订]|[小大][定订]|回迁|自持|样板[间房]|内购|关系户|退[房定订]|排[号卡]|意向|抵[给房顶]|顶[账帐]|已抵|[还回拆]迁|还建|回购|[交付收].{0,6}[定订]金|[定订]金已|已选|期推出|未取证|不外售|(?:业主|客户)为|^已?(?:出|认|清|成|拿|走|占|停)了?$|^(?:没了|去化|勿动|不动)$|[选拿]走|是否[销出]?售/

/** Longer clauses are sentences, and no word of a list. */
const LONGEST_CLAUSE = 24

/** What a clause says where the whole of it is a known word, with who and how; `null` where it is not. */
function meaningOf(clause: string): SaleMeaning | null {
  if (clause.length > LONGEST_CLAUSE || BESIDE.test(clause)) return null
  if (FOR_SALE_CLAUSE.test(clause)) return 'forSale'
  if (CLEAR_CLAUSE.test(clause)) return 'clear'
  if (WITHHELD_CLAUSE.test(clause)) return 'withheld'
  return SOLD_CLAUSE.test(clause) ? 'sold' : null
}

/** 业主:张三: the mark does not part them. */
const BUYER = /(业主|买受人|购房人|客户)(?:姓名)?[::]/g
const DATE =
  /(?<!\d)\d{4}[年./-]\d{1,2}月?(?![\d./-])|(?:\d{2,4}[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?(?!\d)|\d{4}年(?:\d{1,2}月)?|\d{1,2}月[初中底]?|\d{1,2}[日号](?![楼栋房])/g
/** Stands for a date, so that one within a clause does not part it. */
const DATED = '†'
const ENDS = /^†+|†+$/g
const MARKS = /[,.;:!?、。·…|/\\+&~—–\-_()[\]{}【】〔〕「」『』<>《》"'“”‘’*#]+/
const MARKS_AND_SPACES = new RegExp(`[\\s${MARKS.source.slice(1, -2)}]+`)

function clausesOf(text: string, separators: RegExp): string[] {
  return text
    .split(separators)
    .map((clause) => clause.replace(ENDS, ''))
    .filter((clause) => clause !== '')
}

/**
 * What a status or a remark says, clause by clause. A clause counts only where the whole of it is a known word, with
 * 本套, 客户, 王总 or a date about it; spaces part clauses unless they stand within a word (已 售). Rule LED-8.
 */
export function readSaleText(text: string): SaleText {
  const dated = text.replace(DATE, DATED).replace(BUYER, (_, who: string) => (who === '客户' ? '客户为' : '业主为'))
  const joined = judge(clausesOf(dated.replaceAll(' ', ''), MARKS))
  return joined.unknown.length === 0 || !dated.includes(' ') ? joined : judge(clausesOf(dated, MARKS_AND_SPACES))
}

function judge(clauses: readonly string[]): SaleText {
  const meanings = clauses.map(meaningOf)
  const unknown = clauses.filter((_, at) => meanings[at] === null)
  return {
    isForSale: meanings.includes('forSale'),
    isClear: meanings.includes('clear'),
    isSold: meanings.includes('sold'),
    isWithheld: meanings.includes('withheld'),
    unknown,
    isMentioned: unknown.some((clause) => MENTION.test(clause)),
  }
}
