import { withoutNames, withoutUse } from '../../said-place'
import { BUILDING_ENDS, CODE, SIDE } from '../../unit-number'
import type { Meanings } from '../columns/headings'
import { unknownIn } from '../columns/known-words'

/** Brackets that only add to what words say: the unit, 备案, 优惠后. */
const BRACKETS = /[([{【〔「]([^)\]}】〕」]*)[)\]}】〕」]?/g
/** 车位另售, 单价见附表, 以备案总价为准: said beside the figures. */
const REMARK =
  /另[售计付行议算有]|见附|详见|附[表件]|为准|^[^价]*(?:装修标准|装标)[^价]*$|^(?:加?赠送?|送|享)[^价积]*$|^(?:精装修?|毛坯|带装修|全?装修)交付$|^按(?:单价|面积|建筑面积|套|平米)(?:计算|计价|计)?$/
/** 共6套, 总面积570㎡, 内部资料: a title counts what is below it, adds it up, or says whom the paper is for. */
const OF_ALL =
  /^(?:[共计合总]*\d+[套户间层]|(?:(?:总|[合共总]计)(?:建筑)?(?:面积|建面|套数|户数|货值|金额)|(?:建筑)?(?:面积|建面|套数|户数)[合共总]计?)(?:约|为|:)?\d[\d.,]*(?:m2|平方米|平米|平|套|户|亿元|亿|万元|万|元)?|内部(?:资料|文件|使用|专用)|机密|绝密|保密|(?:注意|请)保密|严禁外传|仅供(?:内部)?(?:参考|使用))$/
/** （精装）: what the homes below are like. Of a price itself, 精装总价, or beside other prices it may make another one. */
const OF_HOMES = /^(?:精装修?|全装修|带装修|[精毛]坯|简装)(?:房|交付)?$/
const SIZE = String.raw`(?:统一|一律|均|约|为|是|在|:|~|\s)*(?!20\d\d(?:\d{4})?(?!\d|元|万|m2))\d[\d.,]*(?:[-~至到]\d[\d.,]*)?(?![\d.,]*(?:号|栋|幢|座|楼|单元|期|区|#|层|室|年|月|版|次))`
const UNIT = String.raw`\s*(?:万元|元|万|m2|平方米|平米|平)?(?:\/(?:m2|平方米|平米|平|套))?`
/** 均价8100元/㎡, 面积90-120㎡: a figure of its own, and not what the chart's cells hold. */
const OWN_FIGURE = new RegExp(
  `(?:最低|最高|起始|平均|备案|销售|建筑|套内)*(?:面积|建面|均价|单价|总价|总额|价格|售价|起价)(?:${SIZE}(?<=\\d{2}|\\d\\.\\d+|\\d(?=\\s*[万元m平]))${UNIT})[起左右以上内]*`,
  'g',
)
/** 均价:壹万贰. */
const OWN_WORDS = /(?:均价|单价|总价)[:约为是\s]*[壹贰叁肆伍陆柒捌玖拾佰仟][壹贰叁肆伍陆柒捌玖拾佰仟万亿零]*元?整?/g
const OWN_MONEY = /\d[\d.,]*\s*(?:万元|元|万)(?:\/(?:m2|平方米|平米|平|套))?[起左右]*/g

/** 首付30万起, 月供5000元: what a buyer brings along, said to draw people in. */
const OWN_OFFER =
  /(?:首付|首期|月供|定金|认筹金|诚意金)款?(?:仅需?|只需|低至|约|最低)?\s*(?:\d[\d.,]*\s*(?:万元?|千?元|%|成)|[一二三四五六七八九十两]+[成万千]元?)(?:起|左右)?(?:\/月)?/g
/** 含精装修, 不含车位: the price is the home's all the same. 不含税 is another price. */
const INCLUDED = /(?:包?含|带)(?:精装修?|全装修?|装修)/g
const EXCLUDED =
  /(?:不|未)(?:包?含|包括)(?:精装修?|全装修?|装修|软装|家具|家电|车位|车库|储藏[室间]?|地下室|公共维修基金|维修基金|契税|税费|物业费|办证费|等|及|和)+(?:费用|费|款)?/g
const WHOLLY_EXCLUDED = /^\s*(?:不|未)(?:包?含|包括)(?!税(?!费)|[公分]摊)/

/** What words over charts are read with: what a person said of them, and the names that name no money. */
export type ChartWords = {
  meanings: Meanings
  project: string | null
  /** Names of places that stand over every chart. */
  names: ReadonlySet<string>
}

/** Words over a chart without remarks and without figures of their own: clause by clause, and what brackets add. */
export type ReadWords = { clauses: readonly string[]; additions: readonly string[] }

export function readWords(
  text: string,
  { project, names }: Pick<ChartWords, 'project'> & Partial<Pick<ChartWords, 'names'>>,
): ReadWords {
  const brackets: string[] = []
  const plain = withoutNames(text.normalize('NFKC').replace(SPACED, ''), project)
  const outside = plain.replace(BRACKETS, (_, inner: string) => {
    if (!WHOLLY_EXCLUDED.test(inner)) brackets.push(inner)
    return ' '
  })
  const additions = brackets.flatMap(clausesOf).filter((addition) => !names?.has(addition))
  return { clauses: clausesOf(outside), additions }
}

/** 总 价 表, spaced out to look well. */
const SPACED = /(?<=(?:^|\s)\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu

const MARKS = /[\s,;、。|]+/

function clausesOf(words: string): string[] {
  return words
    .split(MARKS)
    .filter((clause) => !OF_ALL.test(clause))
    .join(' ')
    .replace(INCLUDED, ' ')
    .replace(EXCLUDED, ' ')
    .replace(OWN_OFFER, ' ')
    .replace(OWN_WORDS, ' ')
    .replace(OWN_FIGURE, ' ')
    .replace(OWN_MONEY, ' ')
    .split(MARKS)
    .filter((clause) => clause !== '' && !REMARK.test(clause))
}

/** 望江府3号楼销控表, 云栖花园一房一价表: a title of homes, which needs no more to be known. */
const TITLE_OF_HOMES = /(?:销控|一房一价|一户一价|房源|楼盘)(?:公示|分布|明细|一览|信息|情况|控制)?[表图]?$/
const FIGURE = /价|总额|面积|建面/
const BUILDING = new RegExp(`^(.*?)(?:${CODE})(?:${BUILDING_ENDS})`)

/**
 * Words over a chart without the project's and the building's name, 拎包总价 of 望江府3号楼1单元拎包总价: what a person
 * says of them is said of every building's chart. Words that are a place and no more stay as they are.
 */
export function withoutPlace(text: string, { project }: Pick<ChartWords, 'project'>): string {
  const bare = withoutNames(text.normalize('NFKC'), project).replace(PLACES, ' ').replace(/\|/g, ' ')
  return (
    bare
      .trim()
      .replace(/^[\s,、\-—·]+|[\s,、\-—·]+$/g, '')
      .replace(/\s+/g, ' ') || text
  )
}

/** 2号楼, 1单元, 1号楼2单元, A区3栋: words that name a place and nothing else. */
export function isPlaceAlone(text: string, { project }: Pick<ChartWords, 'project'>): boolean {
  const plain = withoutUse(withoutNames(text.normalize('NFKC'), project))
  const bare = plain.replace(PLACES, ' ').replace(GROUPS, ' ')
  return !/[\p{L}\p{N}]/u.test(bare)
}

const GROUPS = /[A-Z东西南北中]区|[一二三四五六七八九十\d]{1,2}期/g

const PLACES = new RegExp(`(?:${CODE})(?:${BUILDING_ENDS})|(?:${CODE}|${SIDE})单元`, 'g')

/** What in the words is not known to go with a home's own figures; empty where everything is. */
export function unknownWords({ clauses, additions }: ReadWords, names: ReadonlySet<string>): string {
  for (const clause of clauses) {
    const isNamed = FIGURE.test(clause.replace(/一[房户]一价/g, ''))
    if (!isNamed && TITLE_OF_HOMES.test(clause)) continue
    const name = nameBefore(clause)
    // 望江府3号楼 总价: what stands before a building is its place.
    const isPlace = name !== '' && (!isNamed || names.has(name))
    const unknown = unknownIn(isPlace ? behindBuilding(clause) : clause)
    if (unknown !== '') return unknown
  }
  return additions.map(unknownIn).find((unknown) => unknown !== '') ?? ''
}

/** Words right behind a building's or entrance's own name: 3号楼1单元拎包. */
export function unknownBehindPlace({ clauses }: ReadWords): string {
  const found = clauses.map((clause) => (PLACE.test(clause) ? unknownIn(behindBuilding(clause)) : ''))
  return found.find((unknown) => WORD.test(unknown)) ?? ''
}

/** A word by itself that nobody knows: 拎包 over a chart, or as its sheet's name. */
export function unknownAlone({ clauses, additions }: ReadWords, names: ReadonlySet<string>): string {
  const [word = '', ...others] = [...clauses, ...additions]
  if (others.length > 0 || !WORD.test(word) || names.has(word) || TITLE_OF_HOMES.test(word)) return ''
  const unknown = unknownIn(word)
  return unknown.length * 2 >= word.length ? unknown : ''
}

const WORD = /^\p{L}{1,6}$/u
const PLACE = new RegExp(`(?:${CODE})(?:${BUILDING_ENDS}|单元)`)

function behindBuilding(clause: string): string {
  return clause.slice(BUILDING.exec(clause)?.[1]?.length ?? 0)
}

function nameBefore(clause: string): string {
  return unknownIn(BUILDING.exec(clause)?.[1] ?? '')
}

/** What brackets say of the homes of every chart of prices, （精装）: it tells no price from another. */
export function describedInAll(charts: readonly (readonly string[])[], project: string | null): string[] {
  const [first = [], ...others] = charts
    .filter((texts) => texts.some((text) => FIGURE.test(text) && !/面积|建面/.test(text)))
    .map((texts) => texts.flatMap((text) => readWords(text, { project }).additions).filter((one) => OF_HOMES.test(one)))
  return first.filter((word) => others.every((words) => words.includes(word)))
}

/**
 * Names before a building, or by themselves, that stand over every one of several charts, of areas as of prices: they tell none from the
 * others, so that they are the place's and no money's.
 */
export function namesOverAll(charts: readonly (readonly string[])[], project: string | null): ReadonlySet<string> {
  const [first = [], ...others] = charts.map((texts) => {
    const clauses = texts.flatMap((text) => readWords(text, { project }).clauses)
    return clauses.map((clause) => nameBefore(clause) || clause)
  })
  return new Set(others.length === 0 ? [] : first.filter((name) => others.every((names) => names.includes(name))))
}
