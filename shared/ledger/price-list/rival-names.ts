import { buildingCode, entranceCode, parseRoom } from '../unit-number'
import { parsePrefixed, parseWholeNumber } from '../whole-number'
import { cellOf, type Line, report } from './line'
import { compoundIn } from './places/compound-forms'
import { type Cell, cellLine, NO_RESULT } from './sheet'

const NAMES = ['building', 'entrance', 'room'] as const

/**
 * Two columns of one name that differ, 楼号 beside 楼栋 or 室号 beside 房号: a fault of the one that is read. Which of
 * them holds, a person says; what cannot be read in the other is not passed over. Rule LED-8.
 */
export function reportRivalNames(line: Line, parse: (building: string) => string | null): void {
  if (!line.source.rivals) return
  for (const column of NAMES) {
    const own = cellLine(cellOf(line, column))
    for (const { header, cell } of line.source.rivals(line.row, column)) {
      const other = wordsOf(cell)
      if (other === '' || other === own || isSame(column, own, other, parse)) continue
      report(line, column, { code: 'columnsDiffer', data: { text: own, header, other } })
    }
  }
}

/** What a cell says, in words: an error by its name. */
export function wordsOf(cell: Cell): string {
  switch (cell.kind) {
    case 'error':
      return cell.error === NO_RESULT ? '#' : cell.error
    case 'date':
      return '#DATE'
    default:
      return cellLine(cell)
  }
}

function isSame(column: (typeof NAMES)[number], own: string, other: string, parse: (name: string) => string | null) {
  switch (column) {
    case 'building':
      return isEqual(parse(own), parse(other))
    case 'entrance':
      return isEqual(entranceCode(own), entranceCode(other))
    case 'room':
      return isSameRoom(own, other)
  }
}

function isEqual(one: string | null, other: string | null): boolean {
  return one !== null && one === other
}

/** 1203 is what 03, 1203室 and 1幢2单元1203室 say as far as they say it. */
function isSameRoom(own: string, other: string): boolean {
  const [one, two] = [own, other].map(
    (text) => parseWholeNumber(text) ?? compoundIn(text) ?? { ...WITHOUT, room: parsePrefixed(text)?.room ?? text },
  )
  if (!one || !two) return false
  const isOther = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  const codes = [one, two].map(({ building, entrance }) => ({
    building: building === null ? null : buildingCode(building),
    entrance: entrance === null ? null : entranceCode(entrance),
  }))
  const isOtherPlace =
    isOther(codes[0]?.building ?? null, codes[1]?.building ?? null) ||
    isOther(codes[0]?.entrance ?? null, codes[1]?.entrance ?? null)
  return !isOtherPlace && isSameEnd(one.room, two.room)
}

const WITHOUT = { building: null, entrance: null }

function isSameEnd(one: string, other: string): boolean {
  const [whole, wholeOther] = [parseRoom(one, null), parseRoom(other, null)]
  if (whole && wholeOther) return whole.floor === wholeOther.floor && whole.room === wholeOther.room
  // One of them is a room without its floor.
  const [room, roomOther] = [whole ?? parseRoom(one, '1'), wholeOther ?? parseRoom(other, '1')]
  return room !== null && roomOther !== null && room.room.replace(/^[ABC]/, '') === roomOther.room.replace(/^[ABC]/, '')
}
