import {
  type Heading,
  isOtherArea,
  isOtherPrice,
  type PriceKind,
  type PriceOwner,
  plainHeading,
  recogniseHeading,
  withoutOtherPrices,
} from '../columns/columns'
import { saidHeading } from '../columns/headings'
import { unknownIn } from '../columns/known-words'
import { dealIn } from '../columns/list-price'
import { meaningOver } from '../sale/sale-over'
import { isBesideTitle } from './chart-title-notes'
import {
  type ChartWords,
  type ReadWords,
  readWords,
  unknownAlone,
  unknownBehindPlace,
  unknownWords,
  withoutPlace,
} from './chart-words'

/** Money or a size that is no price and no area of the home: 装修总价, 首付总额, 赠送面积. It is left unread. */
type OtherFigure = { of: 'other'; measure: Measure }
export type Measure = 'price' | 'area'
/** A price or an area with words that may make it any other: 拎包总价. It is not read; what it is, a person says. */
export type UnclearFigure = { of: 'unclear'; measure: Measure; kind: PriceKind | null; text: string; word: string }
/** What the cells of a chart hold. */
export type ChartFigure = Heading | OtherFigure | UnclearFigure

/** The figure that words are the heading of, a column's or a row's own: as in a list, or with more around it. */
export function figureIn(text: string, words: ChartWords): ChartFigure | null {
  if (!/\p{Script=Han}/u.test(text)) return null
  const said = saidHeading(words.meanings, [text])
  return said === undefined ? settle(mentionsIn(text, words)) : said
}

/** What names a chart's figure; `against` says something else. */
export type NamedFigure = {
  figure: ChartFigure
  header: string
  against: string | null
  /** The words name prices and not which figure. */
  isOpen?: boolean
}

/**
 * What words above a chart, the nearest first, and its sheet's name say together. The nearest names the figure, the
 * others may say it more closely (总价 on a sheet 备案总价); where they name another price, nobody knows which holds.
 * What a person said goes before. Rule LED-8.
 */
export function figureOfWords(all: readonly string[], words: ChartWords): NamedFigure | null {
  const isSaid = (text: string) => saidHeading(words.meanings, [text]) !== undefined
  const texts = all.filter((text) => !isOfSale(text, words) && (isSaid(text) || !isBesideTitle(text)))
  const said = texts.map((header) => saidHeading(words.meanings, [header, withoutPlace(header, words)]))
  for (const [at, figure] of said.entries()) if (figure) return { figure, header: texts[at] ?? '', against: null }
  const open = texts.filter((_, at) => said[at] === undefined)
  // 拎包总价 that is to be left out is still no 总价, whatever its title calls it.
  for (const header of texts.filter((_, at) => said[at] === null)) {
    const [left] = [...mentionsIn(header, words), ...aloneIn(header, words)].map(({ figure }) => figure)
    if (left?.of === 'unclear' || left?.of === 'other') {
      return { figure: { of: 'other', measure: left.measure }, header, against: null }
    }
  }
  let found: Named | null = null
  let against: string | null = null
  for (const header of open) {
    const named = mentionsIn(header, words)
    const isLast = header === texts.at(-1)
    const mentions: Mention[] = named.length > 0 || (found && !isLast) ? named : aloneIn(header, words)
    if (mentions.length === 0) continue
    const together: Mention[] = found ? allJoined(found.mentions, mentions) : []
    if (found && together.length > 0) found = { mentions: together, header: found.header }
    else if (!found || isVague(found.mentions)) found = { mentions, header }
    else if (isContrary(found.mentions, mentions)) against ??= header
  }
  const figure = found && settle(found.mentions)
  return found && figure ? { figure, header: found.header, against } : null
}

/** 保留, 工抵房 name homes; 回购 and 关系户 may as well go before a price. */
const OF_HOMES = /房|[保预自]留|售(?!价)/

/** 1号楼保留, 工抵房: said of the homes' sale, and no name of money. */
function isOfSale(text: string, { project, meanings }: ChartWords): boolean {
  if (!OF_HOMES.test(text) || /[价款额费金]|面积|建面/.test(text) || saidHeading(meanings, [text]) !== undefined)
    return false
  const meaning = meaningOver(text, project)
  return meaning !== null && meaning !== 'unclear'
}

/** 价格表, 销控表, 一房一价表: the homes' prices, and not which figure. */
const TITLE_OF_PRICES =
  /(?:(?:销控|控盘|一房一价|一户一价|价格|价目|售价|房价|定价|房源)(?:公示|明细|一览|信息|情况|控制)?[表图单]|开盘价格?)$/
/** 1号楼备案价: whose price they are, and not which figure. */
const TITLE_OF_OWN_PRICES =
  /(?:备案|申报|预售|底|最低|表|面|标|挂牌|销售|对外|案场|执行|开盘|现行)价(?:[公明一信情]\p{Script=Han})?[表图单]?$/u

/** What a title names that does not say which figure it is: the figures themselves tell. */
export function openFigure(texts: readonly string[], words: ChartWords): NamedFigure | null {
  for (const header of texts) {
    if (saidHeading(words.meanings, [header, withoutPlace(header, words)]) !== undefined) continue
    const titles = readWords(header, words).clauses.filter(
      (clause) => TITLE_OF_PRICES.test(clause) || (TITLE_OF_OWN_PRICES.test(clause) && unknownIn(clause) === ''),
    )
    if (titles.length === 0) continue
    return {
      figure: { of: 'price', owner: ownerIn(titles.join(' ')), kind: null, isTenThousand: null },
      header,
      against: null,
      isOpen: true,
    }
  }
  return null
}

/** 拎包 over a chart that its sheet calls 总价, or as the name of a sheet whose title does. */
function aloneIn(text: string, words: ChartWords): Mention[] {
  const word = unknownAlone(readWords(text, words), words.names)
  return word === '' ? [] : [{ figure: { of: 'unclear', measure: 'price', kind: null, text, word }, isLoose: true }]
}

type Named = { mentions: readonly Mention[]; header: string }

function allJoined(some: readonly Mention[], others: readonly Mention[]): Mention[] {
  return some.flatMap((one) => others.flatMap((other) => joined(one, other) ?? []))
}

/** Whether words over a chart give its money in 万元. */
export function isInTenThousands(text: string): boolean {
  const { clauses, additions } = readWords(text, { project: null })
  return /万元/.test([...clauses, ...additions].join(' '))
}

/** A figure that words name. `isLoose`: 面积 without more, or other money that they do not call a price. */
type Mention = { figure: ChartFigure; isLoose: boolean }

function isVague(mentions: readonly Mention[]): boolean {
  return mentions.every(({ figure, isLoose }) => (figure.of === 'other' || figure.of === 'unclear') && isLoose)
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
  if (figure.of === 'other' || figure.of === 'unclear') return figure.measure
  if (figure.of === 'price') return 'price'
  return figure.column === 'area' || figure.column === 'innerArea' ? 'area' : null
}

/** What two mentions say together, `null` where they speak of different figures. */
function joined(one: Mention, other: Mention): Mention | null {
  const [a, b] = [one.figure, other.figure]
  if (measureOf(a) !== measureOf(b)) return null
  if (a.of === 'other' || b.of === 'other') return a.of === 'other' ? one : other
  if (a.of === 'unclear' || b.of === 'unclear') return { ...(a.of === 'unclear' ? one : other), isLoose: false }
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
  // Money that nothing calls a price is of another chart's words, or of none.
  const figures = mentions
    .filter(({ figure, isLoose }) => figure.of !== 'unclear' || !isLoose)
    .map(({ figure }) => figure)
  const other = figures.find(({ of }) => of === 'other') ?? figures.find(({ of }) => of === 'unclear')
  if (other) return other
  const prices = figures.filter((figure) => figure.of === 'price')
  const [price] = prices
  if (price) return prices.some(({ kind }) => kind !== price.kind) ? { ...price, kind: null } : price
  const areas = figures.filter((figure) => measureOf(figure) === 'area')
  return areas.length > 1 ? { of: 'other', measure: 'area' } : (figures[0] ?? null)
}

/** What words name: a heading as in a list, or figures among others (1号楼总价分布). */
function mentionsIn(text: string, words: ChartWords): Mention[] {
  const heading = recogniseHeading(plainHeading(text))
  if (heading?.of === 'price') return [{ figure: heading, isLoose: false }]
  // 面积(套内)
  if (heading?.of === 'home' && heading.column === 'innerArea') return [{ figure: heading, isLoose: false }]
  const read = readWords(text, words)
  const unclear = unclearIn(text, read, words)
  const [prices, areas] = [pricesIn(read, unclear), areasIn(read, unclear)]
  if (prices.length > 0 || areas.length > 0) return [...prices, ...areas]
  const name = read.clauses.join(' ')
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

const LEAST_NAME = 3

/** What a figure is where words around it are not known; `null` where all are. */
type Unclear = ((measure: Measure, kind: PriceKind | null) => UnclearFigure) | null

function unclearIn(text: string, read: ReadWords, words: ChartWords): Unclear {
  const unknown = unknownWords(read, words.names) || unknownBehindPlace(read)
  // 云栖府 of a project called 合肥云栖府项目.
  const word = unknown.length >= LEAST_NAME && words.project?.includes(unknown) ? '' : unknown
  if (word === '') return null
  const named = withoutPlace(text, words)
  return (measure, kind) => ({ of: 'unclear', measure, kind, text: named, word })
}

function pricesIn({ clauses, additions }: ReadWords, unclear: Unclear): Mention[] {
  const name = clauses.join(' ')
  const all = [name, ...additions].join(' ')
  const named = KINDS.filter(([, pattern]) => pattern.test(name))
  const kinds = named.length > 0 ? named : KINDS.filter(([, pattern]) => additions.some((words) => pattern.test(words)))
  if (kinds.length === 0) return looseMoney(clauses, all, unclear)
  if (isOtherPrice(all))
    return [{ figure: otherOrDeal(all, kinds.length === 1 ? kinds[0]?.[0] : undefined), isLoose: false }]
  if (unclear) return kinds.map(([kind]) => ({ figure: unclear('price', kind), isLoose: false }))
  const isTenThousand = /万元/.test(all) ? true : /元/.test(all.replace(/单元/g, '')) ? false : null
  const owner = ownerIn(all)
  return kinds.map(([kind]) => ({ figure: { of: 'price', owner, kind, isTenThousand }, isLoose: false }))
}

/** Other money; 优惠后总价 is what homes are sold for where only a filed price stands beside it, which a person says. */
function otherOrDeal(text: string, kind: PriceKind | undefined): OtherFigure | UnclearFigure {
  const word = dealIn(text)
  if (word === '') return { of: 'other', measure: 'price' }
  return { of: 'unclear', measure: 'price', kind: kind ?? null, text, word }
}

/** Money that is called no 单价 or 总价 by these words, and may be by others: 装修价格, 3号楼意向金, 3号楼软装. */
function looseMoney(clauses: readonly string[], all: string, unclear: Unclear): Mention[] {
  const name = clauses.join(' ').replace(/一[房户]一价/g, '')
  const isOther = clauses.some(
    (clause) => !/面积|建面/.test(clause) && isOtherPrice(clause) && unknownIn(withoutOtherPrices(clause)) === '',
  )
  if (isOther || (/[价款额费金]/.test(name) && isOtherPrice(all))) {
    return [{ figure: { of: 'other', measure: 'price' }, isLoose: true }]
  }
  const figure = unclear?.('price', null)
  if (!figure) return []
  const isMoney = /价/.test(name) || /[款额费金税]$/.test(figure.word) || unknownBehindPlace({ clauses, additions: [] })
  return isMoney ? [{ figure, isLoose: true }] : []
}

function ownerIn(words: string): PriceOwner | 'either' {
  if (/备案|预售(?!房|许可|证|商品)|申报/.test(words)) return 'filed'
  return /底价|底总价|底单价|最低/.test(words) ? 'floor' : 'either'
}

const INNER = /(?:套内|户内|专有)(?:建筑)?面积|套内建面/g

function areasIn({ clauses, additions: brackets }: ReadWords, unclear: Unclear): Mention[] {
  // 建筑面积单价 is a price.
  const words = clauses.join(' ').replace(/(?:建筑面积|建面|面积)(?=的?(?:销售|备案)?(?:单价|均价|总价))/g, '')
  const additions = brackets.join(' ')
  const inner = words.match(INNER)
  const rest = words.replace(INNER, '').replace(/面积(?:段|区间|范围)/g, '')
  const found: Mention[] = inner ? [{ figure: { of: 'home', column: 'innerArea', rank: 0 }, isLoose: false }] : []
  const isNamed = /面积|建面/.test(rest)
  if (isNamed && !inner && /套内|户内/.test(`${rest} ${additions}`)) {
    // 套内/建筑面积 is neither.
    return [{ figure: { of: 'other', measure: 'area' }, isLoose: false }]
  }
  const isOther = isNamed && isOtherArea(`${rest} ${additions}`, true)
  if (unclear && !isOther && (inner || isNamed)) return [{ figure: unclear('area', null), isLoose: false }]
  if (!isNamed) return found
  const figure: ChartFigure = isOther ? { of: 'other', measure: 'area' } : { of: 'home', column: 'area', rank: 0 }
  return [...found, { figure, isLoose: !isOther && !/建筑|建面|产权|实测|预测|暂测/.test(rest) }]
}
