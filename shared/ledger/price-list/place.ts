import { buildingCode, entranceCode, floorNumber, parseRoom, parseWholeNumber, unitNumber } from '../unit-number'
import type { PriceListColumn } from './columns'
import { cellOf, type Line, lineOf, report } from './line'
import { cellLine } from './sheet'

/** Where a home of the list is. `building` is the name as written, its code stands in `number`. */
export type HomePlace = {
  building: string
  code: string
  entrance: string
  floor: number
  room: string
  number: string
}

/** A list of a building without entrances has one. */
const ONLY_ENTRANCE = '1'

/**
 * Reads building, entrance, floor and room of a row. What has no column of its own is taken from a whole room number
 * (1-1-1203), the building also from the sheet's name. Where number and columns differ, the room is faulty: a home
 * under a wrong number could be sold twice.
 */
export function readPlace(line: Line): HomePlace | null {
  const roomText = readRoomText(line)
  const whole = roomText === null ? null : parseWholeNumber(roomText)
  const building = readBuilding(line, whole?.building ?? null)
  const entrance = readEntrance(line, whole?.entrance ?? null)
  const floor = line.list.places.floor ? readName(line, 'floor', floorNumber) : null
  // An unreadable floor silences what follows from it.
  if (roomText === null || (line.list.places.floor && floor === null)) return null
  const room = parseRoom(whole?.room ?? roomText, floor)
  if (!room) return report(line, 'room', { code: 'nameUnreadable', data: { text: roomText } })
  if (floor !== null && room.floor !== floor) return reportDifference(line, roomText, 'floor', String(floor))
  if (building === null || entrance === null) return null
  if (whole && buildingCode(whole.building) !== building.code) {
    return reportDifference(line, roomText, 'building', building.name)
  }
  if (whole && entranceCode(whole.entrance) !== entrance) return reportDifference(line, roomText, 'entrance', entrance)
  const number = unitNumber({ building: building.code, entrance, ...room })
  return { building: building.name, code: building.code, entrance, ...room, number }
}

function readRoomText(line: Line): string | null {
  const cell = cellOf(line, 'room')
  switch (cell.kind) {
    case 'date':
      return report(line, 'room', { code: 'dateValue', data: {} })
    case 'error':
      return report(line, 'room', { code: 'errorValue', data: { error: cell.error } })
    case 'empty':
    case 'text':
    case 'number':
      return cellLine(cell) || report(line, 'room', { code: 'missing', data: {} })
  }
}

function readBuilding(line: Line, fromNumber: string | null): { name: string; code: string } | null {
  if (line.list.places.building) {
    const code = readName(line, 'building', buildingCode)
    return code === null ? null : { name: lineOf(line, 'building'), code }
  }
  const name = (fromNumber ?? line.list.sheet.name).trim()
  const code = fromNumber || /(?:栋|幢|座|楼|#)$/.test(name) ? buildingCode(name) : null
  return code === null ? report(line, 'room', { code: 'buildingUnknown', data: {} }) : { name, code }
}

function readEntrance(line: Line, fromNumber: string | null): string | null {
  if (line.list.places.entrance) return readName(line, 'entrance', entranceCode)
  if (fromNumber === null) return ONLY_ENTRANCE
  return entranceCode(fromNumber) ?? report(line, 'room', { code: 'nameUnreadable', data: { text: fromNumber } })
}

function readName<Name>(line: Line, column: PriceListColumn, parse: (text: string) => Name | null): Name | null {
  const cell = cellOf(line, column)
  if (cell.kind === 'date') return report(line, column, { code: 'dateValue', data: {} })
  if (cell.kind === 'error') return report(line, column, { code: 'errorValue', data: { error: cell.error } })
  const text = cellLine(cell)
  if (text === '') return report(line, column, { code: 'missing', data: {} })
  return parse(text) ?? report(line, column, { code: 'nameUnreadable', data: { text } })
}

function reportDifference(line: Line, text: string, from: PriceListColumn, says: string): null {
  return report(line, 'room', { code: 'numberDiffers', data: { text, from, says } })
}
