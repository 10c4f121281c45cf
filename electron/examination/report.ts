import type { Examination } from './examine'

/** So many of one kind are listed; a table that lost all its rows would fill the terminal. */
const MOST_OF_A_KIND = 20

/** What the person at the terminal reads: what was looked at, then each failing thing with its rule, place and remedy. */
export function linesOf({ checked, left, findings }: Omit<Examination, 'days'>): string[] {
  const sum = checked.reduce((all, { count }) => all + count, 0)
  const kinds = new Map(findings.map((finding) => [`${finding.rule} ${finding.name}`, finding]))
  return [
    ...checked.map(({ title, count }) => `已查 ${title}：${count} 项`),
    ...left.map((title) => `未查 ${title}：要先解决下面的问题`),
    ...[...kinds].flatMap(([kind, { remedy }]) => {
      const own = findings.filter(({ rule, name }) => `${rule} ${name}` === kind)
      const more = own.length - MOST_OF_A_KIND
      return [
        '',
        ...own.slice(0, MOST_OF_A_KIND).map(({ where, what }) => `✗ ${kind}  ${where}：${what}`),
        ...(more > 0 ? [`  同类还有 ${more} 处`] : []),
        `  怎么办：${remedy}`,
      ]
    }),
    '',
    findings.length === 0 ? `没有发现问题（共 ${sum} 项）` : `发现 ${findings.length} 处问题（共查 ${sum} 项）`,
  ]
}
