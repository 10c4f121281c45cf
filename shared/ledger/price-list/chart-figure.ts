import { type Heading, isOtherArea, isOtherPrice, type PriceOwner, plainHeading, recogniseHeading } from './columns'
import { type Meanings, saidHeading } from './headings'

/** Money or a size that is no price and no area of the home: 装修总价, 首付总额, 赠送面积. It is left unread. */
type OtherFigure = { of: 'other'; measure: Measure }
type Measure = 'price' | 'area'
/** What the cells of a chart hold. */
export type ChartFigure = Heading | OtherFigure

/** The figure that words are the heading of, a column's or a row's own: as in a list, or with more around it. */
export function figureIn(text: string, meanings: Meanings): ChartFigure | null {
  if (text === '') return null
  const said = saidHeading(meanings, [text])
  return said === undefined ? settle(mentionsIn(text)) : said
}

/** What names a chart's figure; `against` says something else. */
export type NamedFigure = { figure: ChartFigure; header: string; against: string | null }

/**
 * What words above a chart, the nearest first, and its sheet's name say together. The nearest names the figure, the
 * others may say it more closely (总价 on a sheet 备案总价); where they name another price, nobody knows which holds.
 * What a person said goes before. Rule LED-8.
 */
export function figureOfWords(texts: readonly string[], meanings: Meanings): NamedFigure | null {
  const open: string[] = []
  for (const header of texts) {
    const figure = saidHeading(meanings, [header])
    if (figure) return { figure, header, against: null }
    if (figure === undefined) open.push(header)
  }
  let found: Named | null = null
  let against: string | null = null
  for (const header of open) {
    const mentions = mentionsIn(header)
    if (mentions.length === 0) continue
    const together: Mention[] = found ? allJoined(found.mentions, mentions) : []
    if (found && together.length > 0) found = { mentions: together, header: found.header }
    else if (!found || isVague(found.mentions)) found = { mentions, header }
    else if (isContrary(found.mentions, mentions)) against ??= header
  }
  const figure = found && settle(found.mentions)
  return found && figure ? { figure, header: found.header, against } : null
}

type Named = { mentions: readonly Mention[]; header: string }

function allJoined(some: readonly Mention[], others: readonly Mention[]): Mention[] {
  return some.flatMap((one) => others.flatMap((other) => joined(one, other) ?? []))
}

/** Whether words over a chart give its money in 万元. */
export function isInTenThousands(text: string): boolean {
  const { name, additions } = readWords(text)
  return /万元/.test(`${name} ${additions}`)
}

/** A figure that words name. `isLoose`: 面积 without more, or other money that they do not call a price. */
type Mention = { figure: ChartFigure; isLoose: boolean }

function isVague(mentions: readonly Mention[]): boolean {
  return mentions.every(({ figure, isLoose }) => figure.of === 'other' && isLoose)
}

/** 单价 against 总价, 备案 against 底价, 建筑面积 against 套内面积. An area under 总价 is only one of several charts. */
function isContrary(one: readonly Mention[], other: readonly Mention[]): boolean {
  const measures = new Set(one.map(({ figure }) => measureOf(figure)))
  return other.some(({ figure }) => {
    const measure = measureOf(figure)
    return measure !== null && measures.has(measure)
  })
}

function measureOf(figure: ChartFigure): Measure | null {
  if (figure.of === 'other') return figure.measure
  if (figure.of === 'price') return 'price'
  return figure.column === 'area' || figure.column === 'innerArea' ? 'area' : null
}

/** What two mentions say together, `null` where they speak of different figures. */
function joined(one: Mention, other: Mention): Mention | null {
  const [a, b] = [one.figure, other.figure]
  if (measureOf(a) !== measureOf(b)) return null
  if (a.of === 'other' || b.of === 'other') return a.of === 'other' ? one : other
  if (a.of === 'price' && b.of === 'price') {
    const owner = joinedName(a.owner === 'either' ? null : a.owner, b.owner === 'either' ? null : b.owner)
    const kind = joinedName(a.kind, b.kind)
    if (owner === undefined || kind === undefined) return null
    const isTenThousand = a.isTenThousand ?? b.isTenThousand
    return { figure: { of: 'price', owner: owner ?? 'either', kind, isTenThousand }, isLoose: false }
  }
  if (a.of !== 'home' || b.of !== 'home') return null
  if (a.column === b.column) return one.isLoose ? other : one
  if (measureOf(a) !== 'area') return null
  return one.isLoose ? other : other.isLoose ? one : null
}

/** `undefined` where the two differ. */
function joinedName<Name>(one: Name | null, other: Name | null): Name | null | undefined {
  if (one === null || other === null || one === other) return one ?? other
  return undefined
}

/** The one figure of what words name. 单价 and 总价 in one breath leave it to the areas which of them it is. */
function settle(mentions: readonly Mention[]): ChartFigure | null {
  const figures = mentions.map(({ figure }) => figure)
  const other = figures.find(({ of }) => of === 'other')
  if (other) return other
  const prices = figures.filter((figure) => figure.of === 'price')
  const [price] = prices
  if (price) return prices.some(({ kind }) => kind !== price.kind) ? { ...price, kind: null } : price
  const areas = figures.filter((figure) => measureOf(figure) === 'area')
  return areas.length > 1 ? { of: 'other', measure: 'area' } : (figures[0] ?? null)
}

/** Brackets that only add to what words say: the unit, 备案, 优惠后. */
const BRACKETS = /[([{【〔「]([^)\]}】〕」]*)[)\]}】〕」]?/g
/** 车位另售, 单价见附表, 以备案总价为准: said beside the figures. */
const REMARK = /另[售计付行议算有]|见附|详见|附[表件]|为准|^[^价]*(?:装修标准|装标)[^价]*$/
const SIZE = String.raw`[约为是在:~\s]*(?!20\d\d(?:\d{4})?(?!\d|元|万|m2))\d[\d.,]*(?:[-~至到]\d[\d.,]*)?(?![\d.,]*(?:号|栋|幢|座|楼|单元|期|区|#|层|室|年|月|版|次))`
const UNIT = String.raw`\s*(?:万元|元|万|m2|平方米|平米|平)?(?:\/(?:m2|平方米|平米|平|套))?`
/** 均价8100元/㎡, 面积90-120㎡: a figure of its own, and not what the chart's cells hold. */
const OWN_FIGURE = new RegExp(
  `(?:最低|最高|起始|平均|备案|销售|建筑|套内)*(?:面积|建面|均价|单价|总价|总额|价格|售价|起价)(?:${SIZE}(?<=\\d{2}|\\d\\.\\d+|\\d(?=\\s*[万元m平]))${UNIT})[起左右以上内]*`,
  'g',
)
const OWN_MONEY = /\d[\d.,]*\s*(?:万元|元|万)(?:\/(?:m2|平方米|平米|平|套))?/g

/** The words without remarks and without figures of their own; what brackets add apart. */
function readWords(text: string): { name: string; additions: string } {
  const brackets: string[] = []
  const outside = text.normalize('NFKC').replace(BRACKETS, (_, inner: string) => {
    brackets.push(inner)
    return ' '
  })
  const keep = (words: string) =>
    words
      .replace(OWN_FIGURE, ' ')
      .replace(OWN_MONEY, ' ')
      .split(/[\s,;、。|]+/)
      .filter((clause) => !REMARK.test(clause))
      .join(' ')
  return { name: keep(outside), additions: brackets.map(keep).join(' ') }
}

/** What words name: a heading as in a list, or figures among others (1号楼总价分布). */
function mentionsIn(text: string): Mention[] {
  const { name, additions } = readWords(text)
  const heading = recogniseHeading(plainHeading(text))
  if (heading?.of === 'price') return [{ figure: heading, isLoose: false }]
  // 面积(套内)
  if (heading?.of === 'home' && heading.column === 'innerArea') return [{ figure: heading, isLoose: false }]
  const prices = pricesIn(name, additions)
  const areas = areasIn(name, additions)
  if (prices.length > 0 || areas.length > 0) return [...prices, ...areas]
  const home = HOME.find(([column, pattern]) =>
    heading?.of === 'home' ? heading.column === column : pattern.test(name),
  )
  return home ? [{ figure: { of: 'home', column: home[0], rank: 0 }, isLoose: false }] : []
}

const HOME = [
  ['type', /户型|房型/],
  ['orientation', /朝向/],
  ['status', /销售状态|销控状态/],
] as const

const KINDS = [
  ['unitPrice', /单价|均价/],
  ['total', /总价|一口价|总额/],
] as const

function pricesIn(name: string, additions: string): Mention[] {
  const all = `${name} ${additions}`
  const named = KINDS.filter(([, pattern]) => pattern.test(name))
  const kinds = named.length > 0 ? named : KINDS.filter(([, pattern]) => pattern.test(additions))
  if (kinds.length === 0) {
    // 价格表(含装修) is of the homes; 装修价格 is not.
    const isOther = /[价款额费金]/.test(name) && isOtherPrice(all.replace(/[含精带全]装修/g, ''))
    return isOther ? [{ figure: { of: 'other', measure: 'price' }, isLoose: true }] : []
  }
  if (isOtherPrice(all)) return [{ figure: { of: 'other', measure: 'price' }, isLoose: false }]
  const isTenThousand = /万元/.test(all) ? true : /元/.test(all.replace(/单元/g, '')) ? false : null
  const owner = ownerIn(all)
  return kinds.map(([kind]) => ({ figure: { of: 'price', owner, kind, isTenThousand }, isLoose: false }))
}

function ownerIn(words: string): PriceOwner | 'either' {
  if (/备案|预售(?!房|许可|证|商品)|申报/.test(words)) return 'filed'
  return /底价|底总价|底单价|最低/.test(words) ? 'floor' : 'either'
}

const INNER = /(?:套内|户内|专有)(?:建筑)?面积|套内建面/g

function areasIn(name: string, additions: string): Mention[] {
  // 建筑面积单价 is a price.
  const words = name.replace(/(?:建筑面积|建面|面积)(?=的?(?:销售|备案)?(?:单价|均价|总价))/g, '')
  const inner = words.match(INNER)
  const rest = words.replace(INNER, '').replace(/面积(?:段|区间|范围)/g, '')
  const found: Mention[] = inner ? [{ figure: { of: 'home', column: 'innerArea', rank: 0 }, isLoose: false }] : []
  if (!/面积|建面/.test(rest)) return found
  // 套内/建筑面积 is neither.
  if (!inner && /套内|户内/.test(`${rest} ${additions}`)) {
    return [{ figure: { of: 'other', measure: 'area' }, isLoose: false }]
  }
  const isOther = isOtherArea(`${rest} ${additions}`, true)
  const figure: ChartFigure = isOther ? { of: 'other', measure: 'area' } : { of: 'home', column: 'area', rank: 0 }
  return [...found, { figure, isLoose: !isOther && !/建筑|建面|产权|实测|预测|暂测/.test(rest) }]
}
