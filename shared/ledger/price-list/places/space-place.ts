import type { SaidPlace } from '../../said-place'
import { parseSpace, SPACE_WORDS, type SpaceKind, spaceKindIn, spaceKindOfSheet, spaceNumber } from '../../space-number'
import type { UnitKind } from '../../unit'
import { buildingCode, onStorey } from '../../unit-number'
import type { PriceListColumn } from '../columns/columns'
import type { Header } from '../columns/header'
import type { FaultReason } from '../fault'
import { cellOf, hasColumn, lineOf, report } from '../line'
import type { TableLine } from '../table'
import { readFigure } from '../values'
import type { Label, Labels } from './labels'
import type { HomePlace } from './place'
import { type SpaceSection, sectionOf, spaceWordsIn } from './space-section'
import { buildingAbove } from './title-place'

/** Where no floor is named: below ground, on the first. */
const USUAL_FLOOR = -1

/** What is larger is seldom a space: 101 of 90 ㎡ under 储藏室 may be a home. In 0.01 ㎡. */
const LARGEST = 60_00

/**
 * 类别: what kind of home a row is, by its column, its room, its headings, or by the words above it or its sheet's name;
 * where those leave it open whether it is a home, all of these rows have one fault together. Rule LED-11.
 */
export function kindOfLine(line: TableLine, header: Header, ofSheet: SpaceKind | SpaceSection | null): UnitKind {
  const said = hasColumn(line, 'kind') ? lineOf(line, 'kind') : ''
  if (said !== '') return spaceKindIn(said) ?? 'home'
  const own = spaceKindIn(lineOf(line, 'room')) ?? header.kind
  if (own !== null) return own
  const { space } = line.title
  // A line 储藏室 on a sheet of both kinds.
  if (typeof ofSheet === 'string') return space?.isLeft === false ? (space.kind ?? ofSheet) : ofSheet
  const section = space ?? ofSheet
  return section === null ? 'home' : kindOfSection(line, section)
}

function kindOfSection(line: TableLine, { says, kind, isLeft, told }: SpaceSection): UnitKind {
  const area = figureIn(line, 'area')
  const isLarge = area !== null && area > LARGEST
  if (isLeft && (isLarge || !told.isAny)) return 'home'
  told.isAny ||= !isLeft
  if (kind !== null && !isLeft && !isLarge) return kind
  if (told.fault) told.fault.homes += 1
  else {
    told.fault = { text: says, homes: 1 }
    report(line, 'room', { code: 'kindUnclear', data: told.fault })
  }
  return kind ?? 'storeroom'
}

function figureIn(line: TableLine, column: PriceListColumn): number | null {
  const decimals = line.source.decimals[column]
  const read = decimals === undefined ? null : readFigure(cellOf(line, column), decimals)
  return read?.kind === 'figure' ? read.figure.value : null
}

/** What a sheet's name says of its rows; 车位 and 储藏室 in it say it whatever their areas. */
export function kindOfSheet(name: string): SpaceKind | SpaceSection | null {
  return spaceKindOfSheet(name) ?? sectionOf(spaceWordsIn(name), false)
}

/** What is known of the whole table: what its sheet's name says, the floor that names, and the zone of a line (A区). */
type SpaceContext = {
  labels: Labels
  sheet: SaidPlace
  storey: string | null
  zoneOf: (line: TableLine, at: number) => string
  /** Rooms that are several spaces. */
  ranges: ReadonlySet<string>
}

/**
 * Reads where a parking space or storeroom is; building and entrance only where the list names them. The letter of its
 * zone goes before its number: 001 in A区 is A-001. Rule LED-11.
 */
export function readSpacePlace(
  line: TableLine,
  at: number,
  kind: SpaceKind,
  { labels, sheet, storey: storeyOfSheet, zoneOf, ranges }: SpaceContext,
): HomePlace | null {
  const tell = (column: PriceListColumn, reason: FaultReason) => report(line, column, reason)
  const text = lineOf(line, 'room')
  const space = ranges.has(text) ? null : parseSpace(text)
  if (!space) tell('room', text ? { code: 'nameUnreadable', data: { text } } : { code: 'missing', data: {} })
  const building = labelled(labels.building?.[at])
  const isWordsOnly = building.state === 'faulty' && spaceKindIn(building.name) !== null
  for (const column of ['building', 'entrance', 'floor'] as const) {
    const { state, reason } = labelled(labels[column]?.[at])
    if (state === 'faulty' && reason && !(column === 'building' && isWordsOnly)) tell(column, reason)
  }
  if (!space || line.faults.length > 0) return null
  const isFloorSaid = space.floor !== null || space.isWhole
  const storey = labels.floor?.[at]?.value ?? (isFloorSaid ? null : (line.title.storey ?? storeyOfSheet))
  if (storey !== null && /[A-C]$/.test(storey)) {
    return tell('floor', { code: 'nameUnreadable', data: { text: labels.floor?.[at]?.name ?? '' } })
  }
  const floor = storey === null ? null : onStorey(storey, '').floor
  const differs = [
    { column: 'floor' as const, said: floor, read: space.floor },
    { column: 'building' as const, said: labels.building?.[at]?.value ?? null, read: space.building },
    { column: 'entrance' as const, said: labels.entrance?.[at]?.value ?? null, read: space.entrance },
  ].find(({ said, read }) => said !== null && read !== null && said !== read)
  if (differs) {
    return tell('room', { code: 'numberDiffers', data: { text, from: differs.column, says: String(differs.said) } })
  }
  const name = space.isWhole ? space.building : nameAbove(line, labels.building?.[at], space.building, sheet)
  const code = name === null ? null : buildingCode(name)
  const entrance = space.entrance ?? (space.isWhole ? null : (labels.entrance?.[at]?.value ?? null))
  const ownFloor = space.floor ?? (space.isWhole ? null : floor)
  const zone = code === null && !space.isWhole ? letterOf(zoneOf(line, at)) : null
  const spot = zone === null || isZoned(space.spot) ? space.spot : `${zone}-${space.spot}`
  const number = spaceNumber({ kind, building: code, entrance, floor: ownFloor, spot })
  return {
    kind,
    building: labels.building?.[at]?.name || name || SPACE_WORDS[kind],
    code: code ?? SPACE_WORDS[kind],
    entrance: entrance ?? '',
    floor: floor ?? space.floor ?? USUAL_FLOOR,
    room: spot,
    number,
    isEntranceAssumed: false,
  }
}

/** A区 → A: what can stand before a number; `null` for other zones. */
function letterOf(zone: string): string | null {
  return /^([A-Z]\d?)(?:区|组团|地块|标段|期)?$/.exec(zone)?.[1] ?? null
}

/** Whether a space's own number says its zone: A-001. */
export function isZoned(spot: string): boolean {
  return /^[A-Z]/.test(spot)
}

function labelled(label: Label<string> | undefined) {
  return label ?? { state: 'blank' as const, name: '', reason: null }
}

function nameAbove(
  line: TableLine,
  label: Label<string> | undefined,
  own: string | null,
  sheet: SaidPlace,
): string | null {
  if (label?.value != null) return label.name
  return own ?? buildingAbove(line, sheet)
}
