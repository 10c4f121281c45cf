import { type SpaceKind, spaceKindIn } from '../../space-number'
import { type Cell, cellLine, type Sheet } from '../sheet'

/** What words above rows say of their kind: the words, and the kind; `null` where they name two. */
export type SpaceWords = { says: string; kind: SpaceKind | null }

/** The kind of the rows below, as a title or a line between them says it. Rule LED-11. */
export type SpaceSection = SpaceWords & {
  /** Said between the rows: another building or a sub-total may end it. */
  isOwn: boolean
  /** That has come: what follows may be of it or not. */
  isLeft: boolean
  /** Of all its rows: whether there are any, whether it told of one what it is, and the fault they have together. */
  told: { hasRows: boolean; isAny: boolean; fault: { text: string; homes: number } | null }
}

const SPACE = '(?:(?:停)?车位|(?:停)?车库|储藏[室间]|储物[室间]|贮藏[室间]|地下室|杂物[房间]|(?<!(?<!号)楼)下房)'
const TABLE =
  '(?:房源|房屋|单元|产品|部分|区域?|的|销售|出售|认购|首开|开盘|一房一价|一户一价|一位一价|价格|价目|[总单定售底]价|价|备案|明细|清单|一览|信息|情况|公示|登记|统计|列表|台账)*[表单册]?'
/** 云溪府1号楼 储藏室 一房一价表: what stands before names a place, and what stands behind a list. */
const SECTION = new RegExp(`^(.{0,24}?)(${SPACE})(${TABLE})$`)
/** Words before that make it another thing's: 含储藏室, 送车位; 楼下房源 is no 下房. */
const OTHER = /[含送赠配带除无未不非另每]$|[,;:。?!]/
const AND = /[及和与、+/&]|以及|暨/
/** Homes stand beside, or are what is spoken of. */
const HOMES = /住宅|住房|房源价|洋房|高层|别墅|公寓|商铺|写字楼|商业|办公|叠拼|联排|合院/
/** 云栖公寓储藏室, 洋房1#地下车位: whose the spaces are, or what the project is called; with a list of both something stands between. */
const OF_SPACES =
  /(?:洋房|高层|别墅|公寓|商铺|写字楼|商业|办公|叠拼|联排|合院)(?!$|[及和与、+/&,;:]|以及|暨)(?=.*(?:车位|车库|储藏|储物|贮藏|地下室|杂物|下房))/g
const HOMES_ONLY = new RegExp(`^.{0,24}?(?:住宅|住房|房源|洋房|高层|别墅|公寓|商铺|写字楼|叠拼|联排|合院)${TABLE}$`)
const NUMBERING = /^(?:第?[一二三四五六七八九十\d]{1,3}(?:部分)?[、.,)]|\([一二三四五六七八九十\d]{1,3}\))/

/** 储藏室, 云溪府1号楼储藏室价格表, 地下室（负一层）: what kind words say that the rows below are; `null` where they say none. */
export function spaceWordsIn(text: string): SpaceWords | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').replace(NUMBERING, '')
  const words = plain.replace(/\((?:[^()]*[层期区]|共?\d+[个套间户位]|(?:单位:?)?[元万㎡/套个间]+)\)/g, '')
  const [, before = '', word = ''] = SECTION.exec(words) ?? []
  if (word === '' || OTHER.test(before) || HOMES.test(words.replace(OF_SPACES, ''))) return null
  const kind = spaceKindIn(word)
  const other = spaceKindIn(before)
  if (other !== null && other !== kind) return { says: text, kind: null }
  return AND.test(before) && other === null ? null : { says: text, kind }
}

/** 住宅, 二、商铺价格表: the rows below are homes again. */
export function namesHomesOnly(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').replace(NUMBERING, '')
  return HOMES_ONLY.test(plain) && spaceKindIn(plain) === null
}

export function sectionOf(words: SpaceWords | null, isOwn: boolean): SpaceSection | null {
  return words && { ...words, isOwn, isLeft: false, told: { hasRows: false, isAny: false, fault: null } }
}

/** After another building's line or a sub-total a section between the rows may be over; a title is of the whole sheet. */
export function leftBehind(section: SpaceSection | null): SpaceSection | null {
  return section?.isOwn && section.told.hasRows ? { ...section, isLeft: true } : section
}

/** 1号楼价格表 is the title of another list: what it holds may be homes, whatever the sheet's title says. */
export function afterTitle(section: SpaceSection | null, words: string): SpaceSection | null {
  return section?.told.hasRows && /表$/.test(words) ? { ...section, isLeft: true } : section
}

const BESIDE_TITLE = /^\(?(?:单位|日期|时间|制表)|元|^\d{4}[年./-]|共\d/

/** The one text of a row that says nothing else but units and days: 储藏室 beside 住宅 groups columns. */
function titleIn(row: readonly Cell[]): string | null {
  const texts = new Set(row.filter(({ kind }) => kind === 'text').map(cellLine))
  const [only, ...others] = [...texts].filter((text) => text !== '' && !BESIDE_TITLE.test(text))
  return only !== undefined && others.length === 0 ? only : null
}

/** What the rows of a title say. */
export function sectionAbove(rows: readonly (readonly Cell[])[]): SpaceSection | null {
  const said = rows.flatMap((row) => titleIn(row) ?? [])
  if (said.some(namesHomesOnly)) return null
  return sectionOf(said.map(spaceWordsIn).find((words) => words !== null) ?? null, false)
}

/** How far above headings their title is looked for, over them and a line for its building or units. */
const HIGHEST = 6

/** The kind that the words right above headings say, whose lowest row this is. */
export function kindOverHeadings(sheet: Sheet, last: number): SpaceKind | null {
  for (let row = last; row >= Math.max(0, last - HIGHEST); row -= 1) {
    const cells = sheet.rows[row] ?? []
    if (cells.some(({ kind }) => kind === 'number')) return null
    const title = titleIn(cells)
    const words = title === null ? null : spaceWordsIn(title)
    if (words) return words.kind
    if (title !== null && namesHomesOnly(title)) return null
  }
  return null
}
