import { withoutPlace } from '../charts/chart-words'
import type { PriceListNotice } from '../notice'
import { type Cell, cellLine, cellName, type Sheet } from '../sheet'
import { isNote } from '../skipped/note'
import { withoutSums } from '../skipped/sum-words'
import type { SaleOver, SoldAt } from './sale-at'
import { isOfRows, noticesOfRow } from './sale-said'
import { readSaleText } from './sale-words'

/** What words that name homes together say of them; `unclear` where they speak of a sale and do not tell what. */
export type MeaningOver = SaleOver['meaning'] | 'unclear' | null

/** Longer words are sentences, and head no homes. */
const LONGEST = 40
const LONGEST_SAID = 60

/**
 * 销控表, 控盘表 or 房源控制表 is a chart of all homes, prices that are filed, set (已定价) or locked say nothing of a
 * sale, and offices are sold as such.
 */
const NO_SALE =
  /(?<!已)(?:销控(?!房)|控盘(?=[表图])|(?:控房|控制)(?=[表图]))|(?<!未)已?定价(?!格)|已?锁价|(?<!网签|合同已?)备案|办公用(?=房)/g
/** A sheet named so is a chart as well: without 表, a row between homes says what they are. */
const CHART_NAME = /(?:(?<!已)控盘|房源控制)(?!房|[表图])/
/** 二、 or （一） before the words; a building or phase that stands alone. */
const NUMBERING = /^(?:第?[一二三四五六七八九十\d]{1,4}(?:部分|类|批次?|期|区)?|[A-Z]\d?区?|其中|[附备]?注)$/
const HOMES = '(?:房源|房屋|房子|住宅|商铺|公寓|别墅|洋房|高层|小高层|车位|车库|储藏[室间]|单位|产品)'
const ALL = '(?:均|皆|都|全部?|为|是|系|的)*'
const BEFORE = new RegExp(
  `^(?:第?[一二三四五六七八九十\\d]{1,2}期)?(?:以下|下列|下述|下面|如下|本[表页栋幢楼批区]|此[表页批]|其余|其它|其他|剩余)?${ALL}${HOMES}?${ALL}`,
)
const TABLE =
  '(?:价格|价目|[总单]价|价|建筑面积|面积|销售|一房一价|一户一价|明细|清单|一览|信息|情况|状态|统计|汇总|公示|登记|分布|列表|台账|资料|名单)*[表单册图]?'
const BEHIND = new RegExp(`(?:的|类|部分|区域?)*${HOMES}?(?:部分|区域?)?${TABLE}$`)
/** Words of a sale as they stand in a title behind a name that nobody knows: 望江府已售. */
const TELLING =
  /^(.{0,12}?)((?:已(?!取得|获)|全部|保留|预留|自留|工抵|工程抵|抵[款账债顶]|顶账|回迁|还迁|自持|样板|不可售|不对外|暂不|售罄).*)$/
const EXCEPT = /[未不非无除没另]|以上|上[述列]|其中|含/
/** Not on sale yet: as a status 未推 keeps no home back, over homes it is why they stand apart. */
const NOT_YET =
  /^(?:[暂尚还]?未加?推出?|待加?推|未开盘|未开放|未取证|[尚暂]?未取得?预售证|后期推出|[一二三四五六七八九十\d]{1,2}期推出)(?:房源|房屋|房|部分)?$/
/** Done, and no heading of what is to be: 认购价格表 is a price list. */
const DONE = /已|售罄|售完|[售卖]出/
const LISTED = /房|明细|清单|台账|名单/

/** The words without 销控表 and the like, which are said of all homes. */
export function withoutTables(text: string): string {
  return text.replace(NO_SALE, ' ')
}

const known = new Map<string, MeaningOver>()
const KNOWN_TEXTS = 2_000

/** What a row between homes, words above them or a sheet's name say of all the homes below. Rule LED-8. */
export function meaningOver(text: string, project: string | null): MeaningOver {
  const key = `${project ?? ''} ${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  const meaning = readOver(text, project)
  if (known.size >= KNOWN_TEXTS) known.clear()
  known.set(key, meaning)
  return meaning
}

function readOver(text: string, project: string | null): MeaningOver {
  if (text.length > LONGEST) return null
  const words = withoutTables(withoutPlace(text, { project }))
  const meanings = words
    .split(/[\s,;:!?、。·…|/\\+&~—–\-_()[\]{}【】〔〕「」『』<>《》"“”*#.]+/)
    .flatMap((clause) => (clause === '' || NUMBERING.test(clause) ? [] : [meaningOfClause(clause)]))
  const said = new Set(meanings.filter((meaning) => meaning !== null && meaning !== 'except'))
  if (said.size === 0) return null
  const [only] = said
  return said.size > 1 || !only || meanings.includes('except') ? 'unclear' : only
}

function meaningOfClause(clause: string): MeaningOver | 'except' {
  const [begun, bare] = [clause.replace(BEFORE, ''), clause.replace(BEFORE, '').replace(BEHIND, '')]
  for (const words of [clause, begun, bare]) {
    const meaning = words === '' ? null : meaningOfWords(words, clause)
    if (meaning !== null) return meaning
  }
  const [, name = '', words = ''] = TELLING.exec(clause.replace(BEHIND, '')) ?? []
  const behind = words === '' ? null : meaningOfWords(words, clause)
  if (behind !== null) return EXCEPT.test(name) ? 'unclear' : behind
  const isTold = bare !== '' && readSaleText(bare).isMentioned && isOfRows(clause) && !/价/.test(clause)
  if (isTold) return 'unclear'
  return EXCEPT.test(clause) ? 'except' : null
}

function meaningOfWords(words: string, clause: string): SaleOver['meaning'] | 'unclear' | null {
  if (NOT_YET.test(words)) return 'withheld'
  const { isForSale, isSold, isWithheld, unknown } = readSaleText(words)
  if (unknown.length > 0) return null
  if (isSold) {
    if (DONE.test(words)) return 'sold'
    if (/价/.test(clause)) return null
    return LISTED.test(clause) ? 'sold' : 'unclear'
  }
  if (isWithheld) return 'withheld'
  return isForSale ? 'forSale' : null
}

/** The one text of a row that holds nothing else but counts; `null` where it holds more. */
function onlyText(cells: readonly Cell[]): { text: string; index: number } | null {
  const texts = cells.flatMap((cell, index) => {
    const text = cell.kind === 'number' ? '' : cellLine(cell)
    return text === '' || withoutSums(text) === '' || /^\d+[套户个间]$/.test(text) ? [] : [{ text, index }]
  })
  const [first] = texts
  return first && texts.every(({ text }) => text === first.text) ? first : null
}

/** 备注：保留房源不对外销售 names no home, and is said of all that are; 以下房源 are those below it. */
function isRemark(text: string): boolean {
  return isNote(text) && !/以下|下[列述面]|本[表页栋幢楼批区]|此[表页批]|[均皆都]|全部|全为/.test(text)
}

/** What a row that is no home says of the homes below it; `unclear` names its cell as well. */
export function saleOfRow(
  sheet: Sheet,
  row: number,
  project: string | null,
): { says: string; meaning: Exclude<MeaningOver, null>; at: SoldAt } | null {
  const found = onlyText(sheet.rows[row] ?? [])
  const isTitle = row === 0 && found !== null && !/^控盘$/.test(found.text)
  const words = found && withoutSums(found.text)
  const said = words && meaningOver(isTitle ? words.replace(CHART_NAME, '$&表') : words, project)
  if (!found || !said) return null
  const meaning = isRemark(found.text) ? 'unclear' : said
  const at = { sheet: sheet.name, cell: cellName(row, found.index), row: row + 1, column: 'remarks' as const }
  return { says: found.text.slice(0, LONGEST_SAID), meaning, at: { ...at, over: 'rows' } }
}

/** What a sheet's name says of its homes: 已售房源, 1号楼（已售罄）. */
export function saleOfSheet(sheet: Sheet, project: string | null): ReturnType<typeof saleOfRow> {
  const meaning = meaningOver(cellLine({ kind: 'text', text: sheet.name.replace(CHART_NAME, '$&表') }), project)
  if (!meaning) return null
  const at = { sheet: sheet.name, cell: 'A1', row: 1, column: 'remarks' as const }
  return { says: sheet.name.slice(0, LONGEST_SAID), meaning, at: { ...at, over: 'sheet' } }
}

/** What weighs more where a title and the sheet's name say different things: a sold home must not go on sale. */
const WEIGHT = { sold: 2, withheld: 1, forSale: 0 } as const

/**
 * What the words above homes and their sheet's name say of all of them, and what of it is to be looked at: words that
 * do not tell, or that say several things (可售 and 已售 as a legend). Rule LED-8.
 */
export function saleAbove(
  sheet: Sheet,
  rows: readonly number[],
  project: string | null,
): { over: SaleOver | null; notices: PriceListNotice[] } {
  const said = rows.flatMap((row) => saleOfRow(sheet, row, project) ?? [])
  const ofSheet = saleOfSheet(sheet, project)
  const clear = [...said, ...(ofSheet ? [ofSheet] : [])].flatMap(asClear)
  const isDiffering = new Set(said.map(({ meaning }) => meaning)).size > 1
  const taken = isDiffering ? clear.filter(({ at }) => at.over === 'sheet') : clear
  const [over] = taken.toSorted((one, other) => WEIGHT[other.meaning] - WEIGHT[one.meaning])
  const untold = [...said, ...(ofSheet ? [ofSheet] : [])].filter(
    ({ meaning, at }) => meaning === 'unclear' || (isDiffering && at.over === 'rows' && meaning !== 'forSale'),
  )
  const notices = untold.map(({ says, at: { over: _, ...place } }): PriceListNotice => {
    return { ...place, home: '', text: says }
  })
  const isNoticed = (one: PriceListNotice) => said.some(({ at }) => at.cell === one.cell)
  return {
    over: over ?? null,
    notices: [...notices, ...rows.flatMap((row) => noticesOfRow(sheet, row).filter((one) => !isNoticed(one)))],
  }
}

function asClear({ says, meaning, at }: Exclude<ReturnType<typeof saleOfRow>, null>): SaleOver[] {
  return meaning === 'unclear' ? [] : [{ says, meaning, at }]
}
