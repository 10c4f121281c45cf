import { scanXml } from './xml'

/** The dates and times among the formats that a file need not spell out, the Chinese ones among them. */
export const BUILT_IN_DATES: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** For each cell style of the workbook, in order, whether it shows a date or a time. */
export function readDateStyles(part: Buffer | null): boolean[] {
  const own = new Map<number, boolean>()
  const styles: number[] = []
  if (!part) return []
  let isInCellStyles = false
  scanXml(part, {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'cellXfs') isInCellStyles = true
      else if (name === 'numFmt') own.set(Number(numFmtId), isDateFormat(formatCode))
      else if (name === 'xf' && isInCellStyles) styles.push(Number(numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') isInCellStyles = false
    },
  })
  return styles.map((id) => own.get(id) ?? BUILT_IN_DATES.some(([first, last]) => first <= id && id <= last))
}

/** As Excel allows. */
const LONGEST_FORMAT = 255

/** Whether a number format has a part of a date or time, outside what it only quotes: `yyyy"年"m"月"`, `[h]:mm`. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .slice(0, LONGEST_FORMAT)
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/General/gi, '')
  return /[ymdhs]/i.test(bare)
}
