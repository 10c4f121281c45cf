import { beforeBuildingCode, plainName, SIDE } from '../../unit-number'
import { plainHeading } from '../columns/columns'
import { report } from '../line'
import { cellLine, columnLetter } from '../sheet'
import type { Table, TableLine } from '../table'
import { readNames } from './group-columns'

/** A home with its building's code and name as written, its entrance, and the floor it is on. */
export type PlacedHome = {
  line: TableLine
  at: number
  code: string
  name: string
  entrance: string | null
  floor: string
  storey: number
}

/** The rows of one building that hold one value. */
type Block = { lines: TableLine[]; floors: Set<string> }
/** Rows of an entrance one after another that hold one value, by their storeys. */
type Run = { value: string; first: number; last: number; least: number; most: number }
/** One building by the values of a column; `isMixed` where a floor holds two of them or they come and go. */
type Divided = {
  name: string
  /** By entrance what the storeys are under each value, in the order of the rows. */
  runs: Map<string, Run[]>
  blocks: Map<string, Block>
  last: string
  byFloor: Map<string, string>
  isMixed: boolean
}
/** What may divide buildings: a column, or the sheets. `runs` is how often its value changes down the list. */
type Divider = { header: string; buildings: Map<string, Divided>; values: Set<string>; runs: number; last: string }

/** 项目, 区域, 分期, 苑: what a column names places by, whatever stands in it. */
const PLACE_HEADING =
  /^(?:所[属在]|开发)?(?:项目|楼盘|案名|小区|社区|(?:[片分园院地街]?区|区域)|组团|(?:宗地)?地?块|宗地|标段|分?期|[苑园院座栋幢]落?|楼栋|子项|工程)(?:号|别|数|名称?|编号|\/.*)?$/
/** A区, 二期, 桂园, 东: what names a place, whatever the column is called. A garden that comes with a home is none. */
const PLACE_NAME =
  /^[东南西北中]$|(?:[东南西北中A-Z\d一二三四五六七八九十]区|组团|地块|标段|小区|社区|[\d一二三四五六七八九十]期|[苑园院座栋幢]|号楼)$/
const NO_PLACE_NAME = /[送带赠含享有无]|花园|庭院|[前后内小]院|景/

/** Of all tables: by the column's heading, the sheets by the empty one. */
export type DividedBuildings = Map<string, Divider>

const SHEETS = ''
const SIDE_ALONE = new RegExp(`^(${SIDE})[侧边面部]?$`)

/**
 * Notes by what the homes of each building differ: columns that are not read, the kind of home, the sheet. Columns that
 * a person left out, remarks and figures say nothing of a place. Rule LED-8.
 */
export function divideBuildings(
  dividers: DividedBuildings,
  table: Table,
  placedHomes: () => readonly PlacedHome[],
): void {
  const columns = dividingColumns(table)
  const sheet = placeInSheetName(table.sheet.name)
  // Most lists have nothing that could divide their buildings.
  if (columns.length === 0 && sheet === '') return
  const homes = placedHomes()
  for (const { header, names } of columns) {
    const divider = dividerOf(dividers, header)
    for (const home of homes) addHome(divider, home, names[home.at] ?? '')
  }
  const [, side = null] = SIDE_ALONE.exec(plainName(sheet)) ?? []
  for (const home of homes) {
    // 东侧 over the homes of the east entrance says of them what their numbers do.
    const isSaid = side !== null && home.entrance === side
    addHome(dividerOf(dividers, SHEETS), home, isSaid ? '' : sheet)
  }
}

function dividingColumns({ sheet, header, lines }: Table): { header: string; names: string[] }[] {
  const kind = header.columns.filter(({ column }) => column === 'kind')
  const unread = header.unread.filter(({ isIgnored }) => !isIgnored)
  const known = new Set([...header.columns, ...header.unread].map(({ index }) => index))
  const width = lines.reduce((widest, { row }) => Math.max(widest, sheet.rows[row]?.length ?? 0), 0)
  const unnamed = Array.from({ length: width }, (_, index) => ({ index, header: '' })).filter(
    ({ index }) => !known.has(index),
  )
  return [...kind, ...unread, ...unnamed].flatMap(({ index, header: text }) => {
    const names = readNames(sheet, index, lines)
    const isOfPlaces =
      !WITHIN_HEADING.test(plainHeading(text).name) &&
      !isOfFigures(text, names) &&
      names.every((name) => name === '' || isPlace(name))
    return isOfPlaces ? [{ header: text || columnLetter(index), names }] : []
  })
}

/** What floors of one building are sold, built, financed or look out by. */
const WITHIN_HEADING =
  /^(?:推售|推盘|销售|开盘|取证|预售)?批次$|^(?:精?装修|交付)(?:标准|风格)$|^(?:景观|视野)(?:资源|朝向|类型)?$|^预售(?:许可)?证(?:编?号|号码|名称)?$|^产品系列?$|^(?:按揭|贷款)银行$|朝|向|采光|视野/
const FIGURES = /面积|[价款费金额率比]|系数|[层标净]高|数量?$|序|编号|编码|^no/i

/** Numbers under the heading of a figure, or another in each row. */
function isOfFigures(heading: string, names: readonly string[]): boolean {
  const filled = names.filter((name) => name !== '')
  if (!filled.every((name) => /^[A-Z]?\d+$/i.test(name))) return false
  return FIGURES.test(heading) || new Set(filled).size === filled.length
}

function dividerOf(dividers: DividedBuildings, header: string): Divider {
  const divider = dividers.get(header) ?? { header, buildings: new Map(), values: new Set(), runs: 0, last: '' }
  dividers.set(header, divider)
  return divider
}

function addHome(divider: Divider, home: PlacedHome, value: string): void {
  const { line, code, name, floor } = home
  // 桂园1栋 says itself which building it is.
  if (value === '' || beforeBuildingCode(name) !== '') return
  if (value !== divider.last) divider.runs += 1
  divider.last = value
  divider.values.add(value)
  const building = divider.buildings.get(code)
  if (!building) {
    const blocks = new Map([[value, { lines: [line], floors: new Set([floor]) }]])
    const runs = new Map<string, Run[]>()
    addRun(runs, home, value)
    divider.buildings.set(code, { name, blocks, runs, last: value, byFloor: new Map([[floor, value]]), isMixed: false })
    return
  }
  addRun(building.runs, home, value)
  const block: Block = building.blocks.get(value) ?? { lines: [], floors: new Set() }
  const isBack = building.last !== value && block.lines.length > 0
  const onFloor = building.byFloor.get(floor) ?? value
  if (isBack || onFloor !== value) building.isMixed = true
  building.byFloor.set(floor, onFloor)
  building.last = value
  block.lines.push(line)
  block.floors.add(floor)
  building.blocks.set(value, block)
}

function addRun(runs: Divided['runs'], { entrance, storey }: PlacedHome, value: string): void {
  const own = runs.get(entrance ?? '') ?? []
  runs.set(entrance ?? '', own)
  const run = own.at(-1)
  if (run?.value === value) {
    Object.assign(run, {
      last: storey,
      least: Math.min(run.least, storey),
      most: Math.max(run.most, storey),
    })
  } else own.push({ value, first: storey, last: storey, least: storey, most: storey })
}

/** Whether storeys that one value ends at do not go on under the next, as those of one building would. */
function isBegunAnew(runs: readonly Run[]): boolean {
  const pairs = runs.slice(1).map((run, at) => [runs[at] ?? run, run] as const)
  const isUp = pairs.every(([before, run]) => run.least > before.most)
  const isDown = pairs.every(([before, run]) => run.most < before.least)
  if (!isUp && !isDown) return pairs.length > 0
  return pairs.length > 0 && runs.some(({ first, last }) => (isUp ? last < first : last > first))
}

/** Whether a column names places, by its heading or by every value. */
function namesPlaces({ header, values }: Divider): boolean {
  if (header === SHEETS || PLACE_HEADING.test(plainHeading(header).name)) return true
  return [...values].map(plainName).every((value) => PLACE_NAME.test(value) && !NO_PLACE_NAME.test(value))
}

/**
 * Refuses buildings of one number that a column or the sheets tell apart: each value holds whole floors, one after
 * another, and of several such buildings the list goes through them by that column first. They may be one building, or
 * two whose homes would be taken for each other's: a person says. Of one building alone what floors are sold, built or
 * looked after by is no reason: the column names places, or the floors begin anew under its next value. Rule LED-8.
 */
export function refuseMerged(dividers: DividedBuildings): void {
  for (const divider of dividers.values()) {
    const divided = [...divider.buildings.values()].filter(({ blocks }) => blocks.size > 1)
    if (divided.length === 0 || divided.some(({ isMixed }) => isMixed)) continue
    if (divided.length > 1 && divider.runs > divider.values.size) continue
    const isOfPlaces = divided.length > 1 || namesPlaces(divider)
    for (const building of divided) {
      const hasReason = isOfPlaces || [...building.runs.values()].some(isBegunAnew)
      if (hasReason && isOfBlocks(building)) refuse(divider, building)
    }
  }
}

/** A value a floor is what floors differ in. */
function isOfBlocks({ blocks, byFloor }: Divided): boolean {
  return blocks.size === 2 || blocks.size * 2 <= byFloor.size
}

function refuse({ header }: Divider, { name, blocks }: Divided): void {
  const [[one, first] = ['', undefined], ...others] = blocks
  if (!first) return
  for (const [other, { lines }] of others) {
    const data = { text: name, one, other }
    for (const line of lines) {
      if (header === SHEETS) report(line, 'building', { code: 'sheetsUnclear', data })
      else report(line, 'building', { code: 'buildingsUnclear', data: { ...data, header } })
    }
  }
}

/** What homes of one building differ in: their use, their storeys, how they are built inside, what was said of them. */
const WITHIN =
  /商|铺|门面|底店|住宅|住房|办公|写字|酒店|车|库|储|配套|公建|物业|叠|跃|复式|平层|标准层|[顶底首低中高]层区|^[低中高顶底]区?$|[高中低]楼层|户型|房型|[\d一二两三四五六][室厅房居卫]|毛坯|精装|简装|装修|清水|[\d一二三四五六七八九十][层楼F]$|[¥元㎡%折]/
const SAID = /^(?:[是否有无√×✓○●\-—/]|YES|NO|Y|N|已.*|未.*|可.*|待.*|在售|[东南西北]{2,}向?|[东南西北]向)$/
const LONGEST_NAME = 20

/** Whether words may name where a building is: no figure, date, use or state. 03 is a plot's number. */
function isPlace(name: string): boolean {
  const plain = plainName(name)
  if (plain.length > LONGEST_NAME || /\d{4}|\d\.\d/.test(plain)) return false
  return !WITHIN.test(plain) && !SAID.test(plain)
}

/** What every sheet may be called. */
const USUAL_WORDS =
  /一房一价|一户一价|房屋|房源|价格|价目|单价|总价|公示|备案|销售|销控|清单|明细|目录|预售|现售|汇总|新建|商品房|SHEET|工作表|表|页|第|续|副本|[\d()\-_.·:、,年月日版]/g

/** What a sheet's name says of the place of all its homes, beside their building, entrance and floor; empty for nothing. */
function placeInSheetName(name: string): string {
  const plain = plainName(name)
  if (!isPlace(plain)) return ''
  const rest = plain
    .replace(/[A-Z]?\d*(?:号楼|#楼|[栋幢座#])|[A-Z\d一二三四五六七八九十]+单元/g, '')
    .replace(USUAL_WORDS, '')
  return rest === '' ? '' : cellLine({ kind: 'text', text: name })
}
