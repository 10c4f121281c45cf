import { cellLine, type Sheet } from '../sheet'
import { isNote } from '../skipped/note'
import { plainHeading, recogniseHeading } from './columns'
import type { PricePlace } from './price-columns'

/** What says that prices were filed, and no number, day or office of the filing: 备案价格表, but not 备案号. */
const FILED =
  /(?:备案|报备|公示|申报|物价|核准|批准|审批|监制|指导)(?!证|编?号|日期?|时间|机关|单位|部门|局|人|合同|状态|情况)/
/** Longer words are sentences, and more in a row are no title. */
const LONGEST = 40
const MOST_TEXTS = 3

/**
 * Plain prices under a title of filed ones (备案价格表, or a sheet that is called so) are the filed ones, unless a heading
 * or a person says of them that they are the list's. Without another price they serve as both. Rule LED-8.
 */
export function withTitledFiled(sheet: Sheet, first: number, prices: readonly PricePlace[]): PricePlace[] {
  const isOpen = prices.every(({ owner, isSaid, isFormer, header }) => {
    if (owner === 'list') return isSaid && !isPlain(header)
    return owner !== 'filed' && !isFormer
  })
  if (!isOpen || !prices.some(({ owner }) => owner === 'either') || !isTitledFiled(sheet, first)) return [...prices]
  return prices.map((price) => (price.owner === 'either' ? { ...price, owner: 'filed' } : price))
}

function isPlain(header: string): boolean {
  const heading = recogniseHeading(plainHeading(header))
  return heading?.of === 'price' && heading.owner === 'either'
}

/** The rows right above the headings, those at the top of the sheet, and its name. */
function isTitledFiled(sheet: Sheet, first: number): boolean {
  const above = sheet.rows.slice(0, first).map((row) => [...new Set(row.map(cellLine).filter((text) => text !== ''))])
  const isTitle = (texts: readonly string[]) => texts.length <= MOST_TEXTS
  const titles = [...titlesFrom(above, isTitle), ...titlesFrom(above.toReversed(), isTitle)]
  return [...titles, sheet.name].some((text) => text.length <= LONGEST && !isNote(text) && FILED.test(text))
}

function titlesFrom(rows: readonly (readonly string[])[], isTitle: (texts: readonly string[]) => boolean): string[] {
  const end = rows.findIndex((texts) => !isTitle(texts))
  return rows.slice(0, end < 0 ? rows.length : end).flat()
}
