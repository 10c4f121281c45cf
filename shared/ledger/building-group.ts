import { BUILT_AS, USE_APART } from './building-use'
import { behindProject } from './said-place'
import { BUILDING_ENDS, beforeBuildingCode, buildingUse, CODE, NUMERALS, plainName } from './unit-number'

/** 组团: words that tell buildings of one number apart, by their kind: 区 → A区, 期 → 一期. */
export type BuildingGroups = ReadonlyMap<string, string>

const WORD = `(?:[A-Z]|[A-Z]?\\d{1,2}号?|[${NUMERALS}]{1,3}|[东南西北中])(?:区|期|地块|组团|标段)`
/** At the beginning, right before a building, or by a letter; elsewhere 期 and 区 may be those of a date or a town. */
const GROUP = new RegExp(
  `(?<=^第?)${WORD}|${WORD}(?=-?(?:${WORD})*(?:${CODE})(?:${BUILDING_ENDS}))|(?<![A-Z])[A-Z]\\d?(?:区|地块|组团)`,
  'g',
)

/** The groups that words name; none of a kind they name several of. `A区1号楼`, `云溪府一期1号楼`, `东区`. */
export function groupsIn(text: string): BuildingGroups {
  return onlyGroups([...plainName(text).matchAll(GROUP)].map(([word]) => word))
}

/** Words by their kind; none of a kind where they differ. */
export function onlyGroups(words: readonly string[]): BuildingGroups {
  const groups = new Map<string, string>()
  const differing = new Set<string>()
  for (const word of words) {
    const kind = kindOf(word)
    if (groups.has(kind) && groups.get(kind) !== word) differing.add(kind)
    groups.set(kind, word)
  }
  for (const kind of differing) groups.delete(kind)
  return groups
}

/** A building's name with what stands around it, the nearest first, and not in the project's name anyway. */
export function withGroups(building: string, around: readonly BuildingGroups[], project: string | null): string {
  if (around.every(({ size }) => size === 0)) return building
  const own = groupsIn(building)
  const ofProject = plainName(project ?? '')
  const added = new Map<string, string>()
  for (const groups of around) {
    for (const [kind, word] of groups) {
      if (!own.has(kind) && !added.has(kind) && !ofProject.includes(word)) added.set(kind, word)
    }
  }
  return [...added.values(), building].join('')
}

/** Whether two names of one code are two buildings: A区1号楼 and B区1号楼, 1号楼(高层) and 1号楼(洋房). One without a group may be either. */
export function isOtherBuilding(one: string, other: string): boolean {
  const [use, useOther] = [buildingUse(one), buildingUse(other)]
  if (use !== '' && useOther !== '' && use !== useOther) return true
  const [before, beforeOther] = [beforeBuildingCode(one), beforeBuildingCode(other)]
  if (before === '' || beforeOther === '' || before === beforeOther) return false
  const [groups, others] = [groupsIn(one), groupsIn(other)]
  const shared = [...groups].filter(([kind]) => others.has(kind))
  if (shared.length > 0) return shared.some(([kind, word]) => others.get(kind) !== word)
  return !before.includes(beforeOther) && !beforeOther.includes(before)
}

/** Whether a name tells its building from a bare one: 商1#, 洋房1#, A区1栋; not 第1栋, nor by the project or an address. */
export function isNamedApart(name: string, project: string | null): boolean {
  if (beforeBuildingCode(name) === '') return false
  const behind = behindProject(name, project)
  const before = beforeBuildingCode(behind).replace(ADDRESS, '').replace(OF_BUILDING, '')
  return before !== '' || (behind !== name && groupsIn(name).size > 0)
}

const ADDRESS = /^.*(?:[路街道巷]\d+号?|\d+弄)/
/** What only says that a building follows: 第1栋, 楼号:1. */
const OF_BUILDING = /^[-·|]?(?:第|NO\.?|(?:楼栋?|[栋幢])号?:?)?$/

function kindOf(word: string): string {
  return /区|期|地块|组团|标段/.exec(word)?.[0] ?? word
}

/** 商1#, 洋房-1号楼; behind it only how it is built, for 1号楼商铺 are the shops of the building. */
const USE_BEFORE = new RegExp(`(${USE_APART}|住宅)[-·]?(?=(?:${CODE})(?:${BUILDING_ENDS}))`)
const BEHIND = new RegExp(
  `(?:${CODE})(?:${BUILDING_ENDS})[-·(]?(${BUILT_AS}|[东西南北A-Z](?=$|[价总面建销一备房公)(_-]|单价))`,
)

/**
 * By what a building's name, a title or a sheet's name tells its building from another of the number: 商 of 商1#, 东 of
 * 1#东, A of 1栋A. Empty for a bare 1#.
 */
export function apartIn(text: string): string {
  const plain = plainName(text)
  return USE_BEFORE.exec(plain)?.[1] ?? BEHIND.exec(plain)?.[1] ?? ''
}
