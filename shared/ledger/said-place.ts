import { USE_APART } from './building-use'
import { BUILDING_ENDS, CODE, NUMERALS, plainCode, plainName, SIDE } from './unit-number'

/** Nothing that makes one of several buildings: `1、2号楼`, `1-3栋`. */
const ALONE = `(?<![\\dA-Z${NUMERALS}、,，/+&~\\-—至到和及与])`
const BUILDING_IN_TITLE = new RegExp(`${ALONE}(${CODE})(?:${BUILDING_ENDS})(?!位)`, 'g')
/** 江东单元 is no side, nor are 东西单元: one begins the words, or follows a building or a sign. 共2单元 counts them. */
const ENTRANCE_IN_TITLE = new RegExp(
  `(?:${ALONE}(?<![共有每各计])(${CODE})|(?<=^|[栋幢座楼期区#\\-_(·.,;:、|/])(${SIDE}))单元`,
  'g',
)
const ONE_OF_SEVERAL = new RegExp(`[、,/+&~\\-—至到和及与](?:${CODE}|${SIDE})(?:${BUILDING_ENDS}|单元)`)
/** 某单元, whichever: 江东单元, 东西单元, 1、2单元; not 共2单元. What follows 其 is no side, what precedes 价 no entrance. */
const SOME_ENTRANCE = new RegExp(`[^、,;。:|]*(?:(?<![共有每各计\\dA-Z])(?:${CODE})|(?<!其)${SIDE})单元(?!价)`)

/** 单元号：2, 单元：二单元: what a form says of its entrance, where nothing stands right behind it that would be part of it. */
const FORM = `单元(?:号|名称?)?\\s*:\\s*`
const ENTRANCE_IN_FORM = new RegExp(
  `(?<!共)${FORM}(?:第?(${CODE}|${SIDE})(?:单元|号(?!楼))?)(?=$|[\\s)|;。]|,?\\p{Script=Han}{2})`,
  'giu',
)
/** 楼号：5 */
const BUILDING_IN_FORM = new RegExp(
  `(?:楼|栋|幢)(?:栋|号|名称?)?\\s*:\\s*(${CODE})(?=$|[\\s)|;。]|,?\\p{Script=Han}{2})`,
  'giu',
)
/** A form whose entrance is none that is known: 单元：1、2. One left blank says nothing. */
const ENTRANCES_IN_FORM = new RegExp(`(?<!共)${FORM}[^\\s()|;。:]*[\\dA-Z\\p{Script=Han}][^\\s()|;。:]*`, 'iu')
/** 5#-2: the second entrance of the building, or the second part of its list. Of the first all are entrance 1. */
const BEHIND_BUILDING = new RegExp(`(?:${CODE})(?:${BUILDING_ENDS})-(?!0?1$)\\d{1,2}$`)

/** 5#-2单元 is no run of several. */
const DASH_BEHIND_BUILDING = new RegExp(`(?<=${BUILDING_ENDS})[-—–]第?(?=(?:${CODE}|${SIDE})单元)`, 'g')

/** What words say of a place: the name of a building and the code of an entrance, where they name one of them only. */
export type SaidPlace = {
  building: string | null
  entrance: string | null
  /** The words that speak of an entrance and do not tell which: 江东单元, 1、2单元. */
  unclear: string | null
}

/**
 * What words above a table or a sheet's name say of its place: `云溪府1号楼2单元一房一价表` → `1号楼`, `2`. Behind the
 * project's own name a side is an entrance: `云溪府东单元` → `东`.
 */
export function placeInTitle(text: string, project: string | null = null): SaidPlace {
  const written = text.normalize('NFKC')
  const plain = withoutNames(plainName(withFormRead(written)), project).replace(DASH_BEHIND_BUILDING, '')
  const unclear = unclearIn(written, plain)
  if (ONE_OF_SEVERAL.test(plain)) return { building: null, entrance: null, unclear }
  const building = onlyOne(plain, BUILDING_IN_TITLE)?.[0] ?? null
  const entrance = plainCode(onlyOne(plain, ENTRANCE_IN_TITLE)?.findLast((code) => code !== undefined))
  return { building, entrance, unclear: entrance === null ? unclear : null }
}

/** A building that a title names, with what the title calls it right before: 洋房1# of 云溪府洋房1#价格表. */
export function withUse(building: string, text: string, project: string | null): string {
  const plain = withoutNames(plainName(text), project)
  const at = plain.indexOf(building)
  return at < 0 ? building : `${USE_AT_END.exec(plain.slice(0, at))?.[0] ?? ''}${building}`
}

const USE_AT_END = new RegExp(`(?:${USE_APART})$`)

/** Words without what stands right before a building: 1# of 洋房1#. */
export function withoutUse(plain: string): string {
  return plain.replace(USE_BEFORE, '')
}

const USE_BEFORE = new RegExp(`(?:${USE_APART})(?=(?:${CODE})(?:${BUILDING_ENDS}))`, 'g')

/** What a form says, put as a title says it: 楼号:5 单元号:2 → |5栋| |2单元|. */
function withFormRead(written: string): string {
  return written.includes(':')
    ? written.replace(ENTRANCE_IN_FORM, '|$1单元|').replace(BUILDING_IN_FORM, '|$1栋|')
    : written
}

function unclearIn(written: string, plain: string): string | null {
  const inForm = ENTRANCES_IN_FORM.exec(written.replace(ENTRANCE_IN_FORM, ''))?.[0] ?? null
  return inForm ?? SOME_ENTRANCE.exec(plain)?.[0] ?? BEHIND_BUILDING.exec(plain)?.[0] ?? null
}

function onlyOne(text: string, pattern: RegExp): RegExpMatchArray | null {
  const found = [...text.matchAll(pattern)]
  const codes = new Set(found.map((match) => plainCode(match[1] ?? match[2])))
  return codes.size === 1 ? (found[0] ?? null) : null
}

/** What stands behind the project's name, where it is named: 云溪路88号云溪府1幢 → 1幢; else all of it. */
export function behindProject(text: string, project: string | null): string {
  if (project === null) return text
  const plain = plainName(text)
  const name = namesOf(project).find((one) => plain.includes(one))
  return name === undefined ? text : plain.slice(plain.lastIndexOf(name) + name.length).replace(/^[-·|]/, '')
}

/** A sign stands where the project's name stood, so that what follows begins anew. */
export function withoutNames(plain: string, project: string | null): string {
  return project === null ? plain : namesOf(project).reduce((words, name) => words.replaceAll(name, '|'), plain)
}

/** 望江府 一期 → 望江府一期, 望江府: titles often leave the phase out. */
function namesOf(project: string): string[] {
  const whole = plainName(project)
  const [first = ''] = project.trim().split(/[\s·•(（\-—]/)
  const names = [whole, plainName(first), whole.replace(PHASE, '')]
  return [...new Set(names)].filter((name) => name.length > 1).toSorted((one, other) => other.length - one.length)
}

const PHASE = new RegExp(`第?(?:\\d{1,2}|[${NUMERALS}]{1,3})(?:期|标段|地块)$`)
