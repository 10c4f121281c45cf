import { groupsIn, isNamedApart, isOtherBuilding, withGroups } from '../../building-group'
import { placeInTitle } from '../../said-place'
import { SPACE_WORDS, storeyBelowGround } from '../../space-number'
import {
  beforeBuildingCode,
  buildingCode,
  buildingUse,
  entranceCode,
  lowerStorey,
  plainName,
  roomNumber,
  storeyIn,
  storeyOf,
  storeyOfAll,
} from '../../unit-number'
import { parsePrefixed } from '../../whole-number'
import { cellOf, lineOf, report, reportRepair } from '../line'
import { reportRivalNames } from '../rival-names'
import type { Sheet } from '../sheet'
import type { Table, TableLine } from '../table'
import { isOfAllFloors } from './all-floors'
import { type ApartBuildings, apartAmong, apartFault } from './apart'
import { splitCompounds, splitEntrances } from './compound-building'
import { compoundFormOf } from './compound-rooms'
import { assumeEntrances } from './entrances'
import { areFloorRooms, floorRoomIn } from './floor-rooms'
import { groupsOfLines, withColumns, zonesOfSpaces } from './group-columns'
import { type Labels, readLabels } from './labels'
import { type DividedBuildings, divideBuildings, type PlacedHome } from './merged-buildings'
import { type OwnLetters, ownLettersOf } from './own-letter'
import { type HomePlace, type PlaceContext, type PlaceParts, placeOf, readPlace } from './place'
import { type RoomForm, roomFormOf, roomTextOf } from './room-prefix'
import { hasMark } from './room-words'
import { isFloorOfAll, joinedRoomsOf } from './several-homes'
import { isOfShops } from './shops'
import { areSided } from './side-rooms'
import { isZoned, kindOfLine, kindOfSheet, readSpacePlace } from './space-place'
import { spaceRangesOf } from './space-ranges'
import { isStaleColumn, staleEntrance } from './stale-names'
import { areNumbered, isOfVillas } from './villas'
import { fillNames } from './written-once'

/** The buildings of the list by their code, as first written with what tells them apart, and whether their own cells do. */
export type ListedBuildings = Map<string, { name: string; isNamed: boolean }>

/** What the tables before have: their buildings, by what the homes of each differ, and the zones of their spaces. */
export type Listed = {
  buildings: ListedBuildings
  dividers: DividedBuildings
  zones: Map<string, string>
  apart: ApartBuildings
}

/**
 * The places of all homes of a table, `null` for those with a faulty name. Names that were written once are filled
 * down only where that leads to no repeated home. `listed` are those of the tables before. Rules LED-8, LED-11.
 */
export function readPlaces(table: Table, project: string | null, listed: Listed): (HomePlace | null)[] {
  const { sheet, header, lines } = table
  const ofSheet = kindOfSheet(sheet.name)
  const kinds = lines.map((line) => {
    line.kind = kindOfLine(line, header, ofSheet)
    return line.kind
  })
  const parseBuilding = (name: string) => buildingCode(withoutProject(name, project))
  const labels: Labels = {
    building: readLabels(lines, 'building', parseBuilding),
    entrance: readLabels(lines, 'entrance', entranceCode),
    floor: readLabels(lines, 'floor', (text) => storeyIn(text) ?? lowerStorey(text) ?? storeyOfAll(text)),
  }
  if (labels.floor && isOfAllFloors(table, labels.floor)) labels.floor = null
  splitCompounds(table, labels, parseBuilding)
  splitEntrances(lines, labels, parseBuilding)
  const named = placeInTitle(sheet.name, project)
  const said = { ...named, building: sheet.building ?? named.building }
  const areVillas = header.isOfHouses === true || isOfVillas(sheet, header)
  const form = roomFormOf(lines, labels, said, {
    isOfVillas: areVillas,
    isOfShops: isOfShops(sheet, header),
    areNumbered: areNumbered(sheet, header),
  })
  const ofHomes = lines.filter((_, at) => kinds[at] === 'home')
  const ofTable: Omit<PlaceContext, 'ownLetters'> = {
    sheet: said,
    labels,
    form,
    compound: compoundFormOf(ofHomes),
    areSided: areSided(lines, labels),
    areFloorRooms: form.houses === null && (labels.floor !== null || !areVillas) && areFloorRooms(lines, labels, said),
    joined: joinedRoomsOf(lines),
    isFloorOfAll: isFloorOfAll(labels.floor),
    stale: {
      isColumn: isStaleColumn(labels.building, lines, named),
      said: sheet.building ?? null,
      entrance: staleEntrance(lines, named),
    },
    project,
  }
  let ownLetters: OwnLetters = []
  const readAll = () => {
    ownLetters = ownLettersOf(lines, labels, said)
    const context: PlaceContext = { ...ofTable, ownLetters }
    return lines.map((line, at) => (kinds[at] === 'home' ? readPlace(line, at, context) : null))
  }
  let homes = fillNames(lines, labels, kinds, readAll)
  if (labels.entrance && assumeEntrances(labels.entrance, homes)) homes = readAll()
  const groupsOfSheet = groupsIn(sheet.name)
  const columns = groupsOfLines(table)
  const nameOf = (name: string, { title }: TableLine, at: number) =>
    withGroups(columns ? withColumns(name, columns[at] ?? '', project) : name, [title.groups, groupsOfSheet], project)
  const groups = new Map<string, { group: string; name: string }>()
  const refuseAnother = (building: NamedBuilding | null, line: TableLine, at: number) => {
    if (!building) return
    const group = columns?.[at] ?? ''
    const first = groups.get(building.code)
    if (!first) groups.set(building.code, { group, name: building.name })
    if (first && first.group !== group) {
      const text = `${group}${building.name.replace(group, '')}`
      report(line, 'building', { code: 'otherBuilding', data: { text, other: first.name } })
    } else if (isAnother(building, listed.buildings, project)) {
      const other = listed.buildings.get(building.code)?.name ?? ''
      report(line, 'building', { code: 'otherBuilding', data: { text: building.name, other } })
    }
  }
  const words = new Map<string, string>()
  const wordOf = (code: string, written: string, { title }: TableLine) => {
    const key = `${code}\n${written}\n${title.namedBy}`
    const around = labels.building ? [written] : [sheet.building ?? '', written, title.namedBy, sheet.name]
    const word = words.get(key) ?? apartAmong(sheet.building ? around.slice(0, 1) : around, code, project)
    words.set(key, word)
    return word
  }
  const refuseApart = ({ code, written }: NamedBuilding, line: TableLine) => {
    const of = { code, word: wordOf(code, written, line), sheet: sheet.name, isOfCells: labels.building !== null }
    const reason = apartFault(listed.apart, { ...of, name: withoutProject(written, project) })
    if (reason) report(line, 'building', reason)
  }
  divideBuildings(listed.dividers, table, () => placedHomes(lines, homes, project))
  const zones = columns === null && kinds.some((kind) => kind !== 'home') ? zonesOfSpaces(table) : null
  const zoneOf = (line: TableLine, at: number) => withColumns(nameOf('', line, at), zones?.[at] ?? '', project)
  const spaces = { labels, sheet: said, storey: storeyBelowGround(sheet.name), zoneOf, ranges: spaceRangesOf(lines) }
  const hasZeros = lines.some((line) => /^0\d/.test(lineOf(line, 'room')))
  const isOfForm = form.isFlats || ofTable.compound !== null || ofTable.areSided
  const isOfFloor = (text: string) => ofTable.areFloorRooms && floorRoomIn(text) !== null
  return lines.map((line, at) => {
    const parts = homes[at]
    const kind = kinds[at]
    if (!parts) {
      if (!kind || kind === 'home') return null
      const space = readSpacePlace(line, at, kind, spaces)
      if (!space || space.code === SPACE_WORDS[kind]) {
        return space && isOfOtherZone(line, space, zoneOf(line, at), listed.zones) ? null : space
      }
      const building = nameOf(space.building, line, at)
      refuseAnother({ name: building, code: space.code, written: space.building }, line, at)
      return line.faults.length > 0 ? null : { ...space, building }
    }
    for (const { column, reason } of parts.problems) report(line, column, reason)
    reportRivalNames(line, parseBuilding)
    const { code, name: written } = parts.building ?? { code: '', name: '' }
    const building = parts.building && { code, name: nameOf(written, line, at), written }
    refuseAnother(building, line, at)
    if (building && line.faults.length === 0) refuseApart(building, line)
    const place = line.faults.length > 0 ? null : placeOf(parts, building)
    if (place) reportNames(line, at, place, labels, hasZeros)
    if (place && form.houses) {
      const readAs =
        labels.building || form.houses === 'number' || form.houses === 'shop' ? roomNumber(place) : place.number
      reportRepair(line, 'room', { code: 'houseNumber', text: lineOf(line, 'room'), readAs })
    } else if (place && (isOfForm || ownLetters[at] != null || isOfFloor(roomTextOf(line)) || isSpelt(line))) {
      reportRepair(line, 'room', { code: 'roomSpelling', text: lineOf(line, 'room'), readAs: place.number })
    }
    if (place) reportSaid(line, place, sheet, labels)
    if (place && form.isPrefixShown) reportPrefix(line, place, form.prefix)
    return place
  })
}

/** 202*, ★202, 202复式: a sign before or behind the number, or words behind it, are shown. */
function isSpelt(line: TableLine): boolean {
  const text = lineOf(line, 'room')
  return line.room.words !== '' || text.endsWith('*') || hasMark(text)
}

/** 001 of 东区 and 002 of 西区 would be of one zone: their numbers do not say it. */
function isOfOtherZone(line: TableLine, { code, room }: HomePlace, zone: string, zones: Listed['zones']): boolean {
  if (isZoned(room)) return false
  const first = zones.get(code) ?? zone
  zones.set(code, first)
  if (first === zone) return false
  report(line, 'room', { code: 'otherZone', data: { text: `${zone}${room}`, other: first } })
  return true
}

function placedHomes(
  lines: readonly TableLine[],
  homes: readonly (PlaceParts | null)[],
  project: string | null,
): PlacedHome[] {
  return lines.flatMap((line, at) => {
    const home = homes[at]
    if (!home?.building || home.floor === null || home.problems.length > 0) return []
    const { name, code } = home.building
    const { entrance } = home
    return {
      line,
      at,
      code,
      name: withoutProject(name, project),
      entrance,
      floor: `${entrance} ${home.floor}`,
      storey: home.floor,
    }
  })
}

/** 云溪府1栋 → 1栋. */
function withoutProject(name: string, project: string | null): string {
  return project
    ? plainName(name)
        .replace(plainName(project), '')
        .replace(/^[-·|]/, '')
    : name
}

/** A building with its name as its own cell has it, without what stands around that. */
type NamedBuilding = { name: string; code: string; written: string }

/**
 * A区1栋 and B区1栋 have one code and are two buildings, as 1# and 商1# are, where cells name one of them and not the
 * other: nobody knows which of them 1-1-0101 would be.
 */
export function isAnother(
  { name, code, written }: NamedBuilding,
  listed: ListedBuildings,
  project: string | null,
): boolean {
  const own = withoutProject(name, project)
  const known = listed.get(code)
  if (known?.name === own) return false
  const isNamed = isNamedApart(written, project)
  if (known && isOtherBuilding(own, known.name)) return true
  const isBare = known !== undefined && beforeBuildingCode(known.name) === ''
  if (known && (known.isNamed ? beforeBuildingCode(own) === '' : isBare && isNamed)) return true
  const isLess = known !== undefined && buildingUse(known.name) !== '' && buildingUse(own) === ''
  if (known === undefined || (isBare && !isLess)) listed.set(code, { name: own, isNamed })
  return false
}

/** What only a person says of the sheet is shown: the next list's sheet of that name may be another building. */
function reportSaid(line: TableLine, { code, number }: HomePlace, { building }: Sheet, labels: Labels): void {
  if (building === undefined || labels.building || buildingCode(building) !== code) return
  reportRepair(line, 'room', { code: 'buildingSaid', text: lineOf(line, 'room'), readAs: number })
}

/** 1-1203: read as a home of building 1, which nothing else says, or that it is, again. */
function reportPrefix(line: TableLine, { number }: HomePlace, prefix: RoomForm['prefix']): void {
  const text = roomTextOf(line)
  if (prefix !== 'building' || !text.includes('-') || !parsePrefixed(text)) return
  reportRepair(line, 'room', { code: 'roomPrefix', text, readAs: number })
}

function reportNames(line: TableLine, at: number, place: HomePlace, labels: Labels, hasZeros: boolean): void {
  for (const column of ['building', 'entrance', 'floor'] as const) {
    const label = labels[column]?.[at]
    if (label?.state === 'filled') {
      reportRepair(line, column, { code: 'filledDown', text: '', readAs: label.name })
    } else if (label?.state === 'assumed') {
      reportRepair(line, column, { code: 'entranceAssumed', text: '', readAs: label.name })
    }
  }
  const floor = labels.floor?.[at]
  if (floor?.state === 'said' && lowerStorey(floor.name) !== null) {
    reportRepair(line, 'floor', { code: 'lowerFloor', text: floor.name, readAs: storeyOf(place).storey })
  }
  const text = lineOf(line, 'room')
  const isCut = cellOf(line, 'room').kind === 'number' || hasZeros
  if (isCut && /^[1-9]\d{2}$/.test(text)) {
    reportRepair(line, 'room', { code: 'leadingZero', text, readAs: `0${text}` })
  } else if (hasZeros && /^[1-9]$/.test(text)) {
    reportRepair(line, 'room', { code: 'leadingZero', text, readAs: place.room })
  }
}
