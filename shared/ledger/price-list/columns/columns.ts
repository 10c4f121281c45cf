import { z } from 'zod'
import { isStateOfSale } from '../sale/state-headings'
import { unknownIn } from './known-words'

/** What a price list says of the home itself. */
export const homeColumnSchema = z.enum([
  'building',
  'entrance',
  'floor',
  'room',
  'kind',
  'type',
  'orientation',
  'area',
  'innerArea',
  /** 绑定房号: the home a parking space or storeroom goes with. Rule LED-11. */
  'tiedTo',
  /** 销售状态: whether the home is for sale, withheld or sold. Rule LED-8. */
  'status',
  /** 备注: of which only what they say of a sale or a withholding is read. A sheet may have several. Rule LED-8. */
  'remarks',
  /** 计价方式: which figure decides in this row, where a list holds both kinds. Rule LED-8. */
  'decidedBy',
])
export type HomeColumn = z.infer<typeof homeColumnSchema>

/** Every price, its unit price before its total. */
export const PRICES = [
  'listUnitPrice',
  'listTotal',
  'filedUnitPrice',
  'filedTotal',
  'floorUnitPrice',
  'floorTotal',
] as const

/** 一房一价表的列: what a column of a price list can mean once all headings are known. */
export const priceListColumnSchema = z.enum([...homeColumnSchema.options, ...PRICES])
export type PriceListColumn = z.infer<typeof priceListColumnSchema>

/** 单价 or 总价. */
export const priceKindSchema = z.enum(['unitPrice', 'total'])
export type PriceKind = z.infer<typeof priceKindSchema>
/** Whose price: 表价, 备案价, 底价. */
export type PriceOwner = 'list' | 'filed' | 'floor'

const PRICE_COLUMNS = {
  list: { unitPrice: 'listUnitPrice', total: 'listTotal' },
  filed: { unitPrice: 'filedUnitPrice', total: 'filedTotal' },
  floor: { unitPrice: 'floorUnitPrice', total: 'floorTotal' },
} as const satisfies Record<PriceOwner, Record<PriceKind, PriceListColumn>>

/** The column that holds this price. */
export function priceColumn(owner: PriceOwner, kind: PriceKind): PriceListColumn {
  return PRICE_COLUMNS[owner][kind]
}

/** The price a column holds, `null` for a column of the home itself. */
export function priceOf(column: PriceListColumn): { owner: PriceOwner; kind: PriceKind } | null {
  for (const owner of ['list', 'filed', 'floor'] as const) {
    for (const kind of priceKindSchema.options) if (PRICE_COLUMNS[owner][kind] === column) return { owner, kind }
  }
  return null
}

/**
 * What one heading says by itself. `either` is a plain 单价 or 总价, which is the list's price unless another column
 * is; `kind` is null where only 底价 or 价格 is written.
 */
export type Heading =
  | { of: 'home'; column: HomeColumn; rank: number }
  | {
      of: 'price'
      owner: PriceOwner | 'either'
      kind: PriceKind | null
      /** A person said what it means; it goes before what is recognised. */
      isSaid?: boolean
      /** 调整后, 现行: the price that holds, whatever another one is. */
      isCurrent?: boolean
      /** 原单价 beside 优惠后单价, where no other price is: which of them is the list's, a person says. */
      isFormer?: boolean
      /** Of a floor price whose it is: 经理, 总监. */
      level?: string
      /** The heading says 万元. `null` when it names no unit of money. */
      isTenThousand: boolean | null
    }

/** Headings of the home's columns; where a list has several of a kind, the earlier name is taken. */
const HOME_HEADINGS: Record<Exclude<HomeColumn, 'remarks'>, string> = {
  building:
    '楼栋 楼栋号 楼栋名称 楼栋名 楼栋编号 栋号 栋 栋名 栋座 栋座号 幢号 幢 楼幢 楼幢号 幢名称 自然幢 楼号 楼座 座栋 座号 座 楼宇 楼宇名称 房屋幢号 丘幢号 楼栋单元 楼栋/单元 楼幢单元 栋单元 幢单元 栋/单元 幢/单元',
  entrance: '单元 单元号 单元名称 单元名 单元编号 门栋 梯号 梯 门',
  floor: '名义层 名义楼层 楼层 楼层号 层 层号 层次 层数 所在层 所在层数 所在楼层 实际层 实际楼层 自然层 负层 层位',
  room:
    '房号 室号 房间号 房间号码 销售房号 户号 户室号 房屋号 房屋室号 房源号 门牌号 套号 房间 室 房屋编号 户室 单位号 房间名称 单元房号 房屋号码 房间编号 房源编号 门牌 房间全称 房屋全称 房源全称 房源名称 别墅号 别墅编号 ' +
    '车位号 车位编号 车位号码 车位 车库号 车库编号 储藏室号 储藏室编号 储藏间号 储藏间编号 储物间号 储物间编号 储物室号 铺号 商铺号 铺位号 商铺编号 坐落 房屋坐落 坐落位置 房屋坐落位置 房产坐落 房屋座落 座落',
  kind: '类别 房屋类别 房源类别 物业类别 物业类型 房源类型 业态 房屋用途 规划用途 用途',
  type: '户型 户型名称 房型 户型编号 户型代码 户型代号 户型类别 房屋户型 户型结构 产品类型 户型图 户型类型 居室 房屋结构',
  orientation: '朝向 房屋朝向 座向 主朝向 坐向',
  area:
    '建筑面积 建面 房屋建筑面积 实测建筑面积 预测建筑面积 预售建筑面积 暂测建筑面积 测绘建筑面积 总建筑面积 实测面积 预测面积 暂测面积 ' +
    '产权面积 销售面积 预售面积 测绘面积 合同面积 合同建筑面积 住宅建筑面积 实测建面 预测建面 房屋面积 面积 车位面积 车位建筑面积 储藏室面积 储藏间面积 储藏室建筑面积',
  innerArea:
    '套内面积 套内建筑面积 套内 套内建面 实测套内面积 预测套内面积 套内预测面积 套内实测面积 预售套内面积 实测套内建筑面积 预测套内建筑面积 房屋套内面积 ' +
    '户内面积 户内建筑面积 专有面积 专有建筑面积',
  tiedTo: '绑定房号 绑定房源 绑定房屋 绑定住宅 所属房号 所属房屋 对应房号 对应房源 关联房号 关联房源',
  status: '销售状态 房源状态 房屋状态 状态 销控状态 销控 可售状态 销售情况',
  decidedBy: '计价方式 计价依据 定价方式 计价类型',
}

const HOME_NAMES = new Map(
  homeColumnSchema
    .exclude(['remarks'])
    .options.flatMap((column) =>
      HOME_HEADINGS[column].split(' ').map((name, rank) => [name, { of: 'home' as const, column, rank }] as const),
    ),
)

/** 房屋结构 is a layout in one office's list, and 钢筋混凝土 in another's. */
const STRUCTURES = /^(?:房屋结构|户型结构)$/
const LAYOUT = /[室厅房卫居]|户型|[复平]式|[跃平错]层|^[A-Z]\d?['′]?$/i

/**
 * Whether what stands under a type's heading names types: 房屋结构 may mean what the building is made of, and 户型 may
 * group 室, 厅 and 卫, which count.
 */
export function isType(heading: string, values: readonly string[]): boolean {
  if (/^[室厅卫厨]$/.test(values[0] ?? '')) return false
  return !STRUCTURES.test(plainHeading(heading).name) || values.some((value) => LAYOUT.test(value))
}

const FULL_NAMES = /^(?:房间全称|房屋全称|房源全称|房源名称)$/

/** Whether a heading is that of a home's whole name, building and entrance with it. */
export function isFullName(heading: string): boolean {
  return FULL_NAMES.test(plainHeading(heading).name)
}

const REMARKS =
  /^(?:(?:房源|房屋|销控|销售|其[他它]|特别|特殊)?(?:备注|附注)(?:说明|信息|栏|\d|[一二三])?|(?:特殊|特别|其[他它])?说明|备考)$/

/** Whether a heading is that of remarks. */
export function isRemarks(heading: string): boolean {
  return REMARKS.test(plainHeading(heading).name)
}

/** The names a person is told were looked for. */
export const LOOKED_FOR = {
  room: '房号',
  area: '建筑面积',
  unitPrice: '单价',
  total: '总价',
} as const

/** Words before 备案 that do not change whose price it is. */
const BESIDE_FILED =
  '政府|物价局?|房管局?|住建局?|发改[委局]?|网签|预售|一[房户]一价|首次|价格|商品房|房屋|住宅|核准|审批|申请|按?建筑面积|按?建面'
const FILED_BY = '公示的?|备案|预售|申报|拟售|拟备案|报备|物价局?|批准|核准|核定|政府指导|指导'
/** Who may sell down to a floor price. Of several such prices which is the floor, a person says. */
const LEVELS = '内部|内控|销售|房源|案场|现场|经理|总监|总经理|营销|授权|执行|公司|集团|项目|区域'

const OWNERS: readonly (readonly [PriceOwner, RegExp])[] = [
  ['filed', new RegExp(`^(?:${BESIDE_FILED})*?(?:${FILED_BY})+`)],
  ['floor', new RegExp(`^(?:${LEVELS})*(?:最低|底)`)],
  [
    'list',
    /^(?:表|标准|标(?=价|单价|总价)|面(?=价|单价|总价)|挂牌|对外|开盘|优惠前|折前|(?:销售)?执行|案场|现场|拟销售|推售|入市|定价(?=单价|总价))/,
  ],
]

/** 原单价 and what holds instead. */
const CURRENT = /^(?:(?:调整|调价|变更)后|调后|现行|当前|最新|本次|[现新](?=备案|销?售?(?:单价|总价|价|售价)))(?:执行)?/

/** Money that is nobody's price of the home, whatever it comes to: 首付, 定金, 贷款, 契税, 差价, 优惠金额. */
const NO_PRICES =
  '软装|硬装|家电|家私|家具|升级包|礼包|补差|补交|差额|置换|抵扣|抵款|意向金|诚意金?|认筹金?|保证金|押金|月供|代收|代缴|代办|预付|预存|订金|违约|滞纳|罚款|赔偿|退款|奖励|返现|补偿|手续费|服务费|管理费|储藏|储物|车库|地下室|阁楼|露台|套内|装修|首付(?!分期)|贷款|定金|差价|税|车位|维修|基金|物业(?:费|管理|服务)|佣金|成本|评估|租金|土地(?=价|单价|总价|款|成本|出让)|楼面(?=价|地价|单价)|回款|已收|余款|尾款|抵押|溢价|返还|补贴|调整前|调价前|原(?=单价|总价|价|售价)|上期|上次|旧(?!改)|(?:优惠|折扣|让利|减免)(?:金额|额|幅度)'
/** What a home may come to for whoever buys it, and is no list, filed or floor price by its building area. */
const PRICES_OF_DEALS = '工抵|折(?!前)|优惠(?!前)|首付|一次性|按揭|分期|全款|团购|成交|签约|合同|实收|结算|应收'
const OTHER_PRICES = new RegExp(`${NO_PRICES}|${PRICES_OF_DEALS}`)

/** Whether the heading, with what stands above it, names a price of another kind (折后总价, 套内单价). */
export function isOtherPrice(name: string): boolean {
  return OTHER_PRICES.test(withoutTax(name))
}

/** The words without those that name another price. */
export function withoutOtherPrices(words: string): string {
  return words.replace(new RegExp(OTHER_PRICES, 'g'), ' ')
}

/** Sizes of what comes with a home, or of what it stands on. */
const OTHER_AREAS =
  '赠送?|计容|得房|实得|投影|套外|天井|设备|入户|阳台|公摊|分摊|使用|花园|庭院|院落|露台|平台|飘窗|阁楼|夹层|挑空|附属|占地|用地|基底'
/** What may be sold by itself: in a list such an area may be that of the space in its row. */
const AREAS_OF_SPACES = '车位|车库|地下室?|储藏[室间]?|储物[室间]?'

/** Whether words name the size of something else than the home: 赠送面积. `isOfHomes`: its car park's as well. */
export function isOtherArea(words: string, isOfHomes: boolean): boolean {
  const other = isOfHomes ? `${OTHER_AREAS}|${AREAS_OF_SPACES}` : OTHER_AREAS
  if (new RegExp(`(?<!${other})(?:建筑面积|建面)`).test(words)) return false
  return new RegExp(other).test(words.replace(/(?<!不)含[公分]摊/, ''))
}

/** 含税总价 is the price itself, what a buyer pays; 不含税总价 is another. */
function withoutTax(name: string): string {
  return name.replace(/(?<!不|未)含税/, '')
}

/** A heading in its plain form: the name without signs, what its brackets add, and its unit. */
export type HeadingText = {
  name: string
  addition: string
  isByArea: boolean
  /** 元/个, 元/套: of the home or space as a whole. */
  isByPiece: boolean
  isTenThousand: boolean | null
  /** 千元, 十万元, K: a unit that no figure is read in. */
  isOfOtherUnit: boolean
}

/** 表头归一: full-width signs made plain, spaces and marks dropped, units and bracketed words set apart. */
export function plainHeading(text: string): HeadingText {
  const plain = text.normalize('NFKC').replace(/[\s*:_、.。\-—]/g, '')
  let [addition, unit] = ['', '']
  const name = plain
    .replace(/[([{【〔「]([^)\]}】〕」]*)[)\]}】〕」]?/g, (_, inner: string) => {
      const words = inner.replace(/^单位/, '')
      if (UNIT.test(words)) unit += words
      else addition += words
      return ''
    })
    // 单元 ends in 元 and is no unit of money.
    .replace(/(?:\/?(?:万元|(?<!单)元)|\/万)(?:\/.+)?$|\/?(?:m2|平方米|平米|平方)$/i, (words) => {
      // 总价/元 is in 元, no price by the 元.
      unit += words.replace(/^\/(?=[万元])/, '')
      return ''
    })
  const perPiece = new RegExp(`(?<=[价额格款])/(?:${PIECES})$`)
  return {
    // 其中: of what stands to the left.
    name: name.replace(/^其中/, '').replace(perPiece, ''),
    addition,
    isByArea: new RegExp(`/(?!${PIECES})|每平`).test(unit),
    isByPiece: perPiece.test(name) || new RegExp(`[/每](?:${PIECES})`).test(unit),
    isTenThousand: /[万元]/.test(unit) ? unit.includes('万') : null,
    isOfOtherUnit: namesOtherUnit(plain),
  }
}

/** Whether words name a unit of money that lists are hardly ever written in: read as 元 or 万元 it would be tenfold. */
export function namesOtherUnit(words: string): boolean {
  return /[十拾百佰千仟亿]万?元|[(/]K(?:元)?(?:\)|$)/i.test(words.replace(/单元/g, ''))
}

/** What is priced as a whole: 元/套, 元/个. */
const PIECES = '套|户|个|位|间|车位|车库|储藏[室间]'
const UNIT = new RegExp(
  `^(?:人民币)?(?:(?:万元|万|元)(?:/?(?:每)?(?:m2|平方米|平米|平方|平|${PIECES}))?|m2|平方米|平米|平方)$`,
  'i',
)

/** Behind 销售状态 and 房源状态, where a list has several. */
const STATE: Heading = { of: 'home', column: 'status', rank: HOME_HEADINGS.status.split(' ').length }

/** What a heading means by itself, or `null` when it is none of a price list's. */
export function recogniseHeading(heading: HeadingText): Heading | null {
  if (heading.isOfOtherUnit) return null
  const names = heading.addition ? [heading.addition + heading.name, heading.name] : [heading.name]
  for (const name of names) {
    const home = HOME_NAMES.get(name)
    if (home) return isFigure(home) && name === heading.name && isUnclear(heading) ? null : home
    if (isStateOfSale(name)) return STATE
    if (isOtherPrice(name)) return null
    const price = recognisePrice(name, heading)
    if (price) return name === heading.name && isUnclear(heading) ? null : price
  }
  return null
}

function isFigure({ column }: { column: HomeColumn }): boolean {
  return column === 'area' || column === 'innerArea'
}

/** 总价(拎包), 面积(不计容): what brackets add may make it any other money or size. */
function isUnclear({ addition }: HeadingText): boolean {
  return addition !== '' && (unknownIn(addition) !== '' || isOtherArea(addition, false))
}

function recognisePrice(name: string, { isByArea, isByPiece, isTenThousand }: HeadingText): Heading | null {
  if (name === '' && isByPiece) return { of: 'price', owner: 'either', kind: 'total', isTenThousand }
  if (/^(?:一口|包干)(?:价|总价|价总价)$/.test(name))
    return { of: 'price', owner: 'list', kind: 'total', isTenThousand }
  let rest = withoutTax(name).replace(/^(?:商品房|房屋|住宅|房源|毛坯|清水)+/, '')
  const isCurrent = CURRENT.test(rest)
  rest = rest.replace(CURRENT, '')
  const found = OWNERS.find(([, pattern]) => pattern.test(rest))
  const named = found ? (found[1].exec(rest)?.[0] ?? '') : ''
  rest = rest.slice(named.length)
  rest = rest.replace(
    /^(?:商品房|房屋|住宅|毛坯|清水|销售)*(?:按?(?:建筑面积|建面|建筑(?=单?价)))?(?:价格|价款|价|房款)?/,
    (words) => (/[价款]/.test(words) ? '价' : ''),
  )
  const kind = kindOf(rest)
  if (kind === undefined) return null
  const meant = isByPiece ? 'total' : (kind ?? (isByArea ? 'unitPrice' : isTenThousand ? 'total' : null))
  const owner = found?.[0] ?? (isCurrent ? 'list' : 'either')
  const level = owner === 'floor' ? { level: named.replace(/最低$|底$|^销售|^房源/g, '') } : {}
  return { of: 'price', owner, kind: meant, isTenThousand, ...(isCurrent ? { isCurrent } : {}), ...level }
}

/** `null` when a price is meant but not which kind, `undefined` when it is no price. */
function kindOf(rest: string): PriceKind | null | undefined {
  if (/^价?单价$/.test(rest)) return 'unitPrice'
  if (/^价?(?:(?:每套|单套|整套|套)?(?:总价款?|总额|总金额|总房款|总房价|总售价)(?:合计)?|金额)$/.test(rest))
    return 'total'
  if (/^(?:价|售价|房价)$/.test(rest)) return null
  return undefined
}

/** The heading a person says it is. */
export function meaningOf(column: PriceListColumn, isTenThousand: boolean | null): Heading | null {
  const price = priceOf(column)
  if (price) return { of: 'price', ...price, isSaid: true, isTenThousand }
  const home = homeColumnSchema.safeParse(column)
  return home.success ? { of: 'home', column: home.data, rank: -1 } : null
}
