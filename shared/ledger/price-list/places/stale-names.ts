import type { SaidPlace } from '../../said-place'
import { buildingCode } from '../../unit-number'
import type { TableLine } from '../table'
import type { Label } from './labels'

/** 3号楼价格表: a title of these homes, and not where the sales office is. */
const TITLE = /表|价|明细|清单|房源/

/**
 * A column 楼栋 that says 1# in every row, on a sheet 2号楼 or under 2号楼价格表: copied from another list and not written
 * anew, or the name is. Which of them holds, nobody knows. Rule LED-8.
 */
export function isStaleColumn(
  labels: readonly Label<string>[] | null,
  lines: readonly TableLine[],
  named: SaidPlace,
): boolean {
  const codes = new Set(labels?.map(({ value }) => value))
  const [only] = codes
  if (codes.size !== 1 || only == null || !/^\d+$/.test(only)) return false
  const titled = lines.every(({ title }) => !title.isOwn && TITLE.test(title.namedBy)) ? lines[0]?.title.building : null
  return [named.building, titled].some((name) => {
    const code = name == null ? null : buildingCode(name)
    return code !== null && /^\d+$/.test(code) && code !== only
  })
}

/** 1单元价格表 over all homes of a sheet 1#2单元; the title's words. */
export function staleEntrance(lines: readonly TableLine[], { entrance }: SaidPlace): string | null {
  const [first] = lines
  const said = first?.title.entrance ?? null
  if (!first || entrance === null || said === null || said === entrance) return null
  return lines.every(({ title }) => title.entrance === said) ? first.title.namedBy || `${said}单元` : null
}
