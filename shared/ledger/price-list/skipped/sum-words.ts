import { plainName } from '../../unit-number'
import { type Line, lineOf } from '../line'
import { type Cell, cellLine } from '../sheet'

/** The words by which a row is a sum; `isOfRow` where they could be nothing else: a remark may speak of a sum. */
export type SumWords = { text: string; isOfRow: boolean }

const WORDS =
  '[小合总共累]计(?:[套户个]?数|数量|面积|金额)?|汇总|总(?:[套户个]?数|数量|面积|量|和)|平均[值数价]?|均价|(?:SUB)?TOTAL|SUM|Σ'
/** 12套, (套), （住宅）. */
const COUNTED = '[(（]?共?\\d+[套户个间]?[)）]?|[(（][^()（）\\d]{0,6}[)）]|[套户个间]'
/** Words of a sum at the end, as in 1号楼小计; in a column of names or the first cell. */
const ENDS_IN_SUM = new RegExp(`(?:${WORDS})[::]?(?:${COUNTED})?$`)
/** The words alone, which a remark could not be. */
const OWN_WORD = new RegExp(`^(?:本页|以上|全部)?(?:${WORDS})[::]?(?:${COUNTED})?$`)
/** 共12套, where a name would stand. */
const COUNT_ALONE = /^[总合]?共\d+[套户个间]$/
/** Of the first cell alone. */
const SHORT = /^(?:[总合计共]|全部(?:房源)?|全楼|本[栋幢楼])$/

/** 合计大厦 is a place: the words without such names. */
export function withoutNamed(text: string): string {
  return text.replace(NAMED, '')
}

/** 合 计, 均 价: words of a sum spaced out to look well, as they are written otherwise. */
export function withoutGaps(text: string): string {
  return text.replace(SPACED, '')
}

const SPACED = /(?<=[小合总共累])\s+(?=计)|(?<=汇)\s+(?=总)|(?<=平)\s+(?=均)|(?<=均)\s+(?=价)/g

const NAMED =
  /(?:[小合总共累]计|汇总|平均|均价|总[量和数])(?=大厦|大楼|广场|中心|国际|花园|家园|公寓|商[城厦场]|新城|[府苑])/g

/** 均价10000元/㎡, 合计12套, 总价合计：190万: what is said of a sum among other words. 合计2号楼 counts none. */
const SAID_OF_SUM = new RegExp(
  `(?:(?:销售|备案|平均|总价|面积|单价|整体)*(?:${WORDS})|[总合]?共(?=\\s*\\d))\\s*[::]?\\s*(?:约|为)?\\s*` +
    '(?:\\d[\\d.,]*(?![\\d.,]*\\s*(?:号|#))\\s*(?:[套户个间栋幢座层]|单元|万?元?(?:\\/?(?:㎡|m2|平方?米?|[平套]))?))?',
  'gi',
)

/** The words of a row without what they say of a sum: 2号楼价格表 of 2号楼价格表（均价10000元/㎡）. */
export function withoutSums(text: string): string {
  return withoutGaps(text)
    .replace(SAID_OF_SUM, ' ')
    .replace(/[(（【[][\s,，、;；:：]*[)）】\]]/g, ' ')
    .replace(/[\s,，、;；:：]+$/, '')
    .trim()
}

const NAMES = ['building', 'entrance', 'floor', 'type'] as const

/** Whether a row says that it is a sum: 合计, 1号楼小计, 共12套; `null` where it does not. `remarks` are columns of remarks. */
export function sumWordsIn(line: Line, cells: readonly Cell[], remarks: readonly number[]): SumWords | null {
  // Nearly all rows end here: nothing of theirs is looked at twice.
  if (!cells.some((cell) => cell.kind === 'text' && isTelling(cell.text))) return null
  let [isFirst, remark] = [true, '']
  for (const [index, cell] of cells.entries()) {
    if (cell.kind === 'empty') continue
    if (cell.kind === 'text' && cellLine(cell) === '') continue
    if (cell.kind === 'text' && isTelling(cell.text)) {
      const text = withoutNamed(plainName(cell.text))
      if (remarks.includes(index)) {
        if (OWN_WORD.test(text)) remark = cellLine(cell)
        continue
      }
      if (OWN_WORD.test(text) || (isFirst && (isSum(text) || SHORT.test(text)))) {
        return { text: cellLine(cell), isOfRow: true }
      }
    }
    isFirst = false
  }
  const named = NAMES.map((column) => lineOf(line, column)).find(
    (text) => isTelling(text) && isSum(withoutNamed(plainName(text))),
  )
  if (named !== undefined) return { text: named, isOfRow: true }
  return remark === '' ? null : { text: remark, isOfRow: false }
}

/** Words are no longer. */
const LONGEST_WORDS = 40

/** Most cells say nothing of the kind, and making words plain is slow. */
function isTelling(text: string): boolean {
  return text.length <= LONGEST_WORDS && /[计汇数均共总合全本Σ]|total|sum/i.test(text)
}

function isSum(plain: string): boolean {
  return ENDS_IN_SUM.test(plain) || COUNT_ALONE.test(plain)
}
