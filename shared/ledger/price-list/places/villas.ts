import { plainName } from '../../unit-number'
import type { Header } from '../columns/header'
import { cellAt, cellLine, type Sheet } from '../sheet'

const VILLA = /别墅|联排|双拼|独栋|合院|排屋|联体/
/** How many rows are looked at for what kind of homes they are. */
const SAMPLE = 50

/** Whether words say that the homes are houses: the sheet's name, its titles, the heading of their numbers, or nearly all types. */
export function isOfVillas(sheet: Sheet, { first, last, columns }: Header): boolean {
  const titles = sheet.rows.slice(0, first).flatMap((cells) => cells.map(cellLine))
  const headings = columns.flatMap(({ column, header }) => (column === 'room' ? header : []))
  if ([sheet.name, ...titles, ...headings].some((text) => VILLA.test(text))) return true
  return columns.some(({ column, index }) => {
    if (column !== 'type' && column !== 'kind') return false
    const texts = sheet.rows
      .slice(last + 1, last + 1 + SAMPLE)
      .map((_, row) => cellLine(cellAt(sheet, last + 1 + row, index)))
      .filter((text) => text !== '')
    return texts.length > 0 && texts.filter((text) => VILLA.test(text)).length * 10 >= texts.length * 9
  })
}

/** 户号 1, 2, 3 beside 楼号 1#, and nothing of floors: the houses of a row, each number once in its building. */
export function areNumbered(sheet: Sheet, { last, columns }: Header): boolean {
  const of = (column: string) => columns.find((one) => one.column === column)
  const [room, building] = [of('room'), of('building')]
  if (!room || !building || of('floor') || !/^户号?$/.test(room.header)) return false
  const said = sheet.rows.slice(last + 1).map((_, at) => {
    const [name, number] = [building, room].map(({ index }) => cellLine(cellAt(sheet, last + 1 + at, index)))
    return { name, number }
  })
  const houses = said.filter(({ number }) => number !== '')
  const isAlone = houses.every(({ name, number = '' }) => name !== '' && /^[1-9]\d?$/.test(number))
  return isAlone && new Set(houses.map(({ name, number }) => `${name} ${number}`)).size === houses.length
}

/** A house alone: 1, 1#, 1栋, A1. */
const HOUSE_ALONE = /^(?:[A-Z]?\d{1,2}|[A-Z])(?:号楼|#楼|栋|幢|座|号|#)?$/
/** One of a row of houses: 1-1, A1-2. */
const HOUSE_IN_ROW = /^(?:[A-Z]?\d{1,2}|[A-Z])-\d{1,2}(?:[号户#])?$/

/** Whether every one of these calls another house, all of them in one way. */
export function areHouses(rooms: readonly string[]): boolean {
  return housesAlone(rooms) !== null
}

/** How houses are called where nothing else says a building: each as one of its own, or as one of its row. */
export function housesAlone(rooms: readonly string[]): 'building' | 'behindBuilding' | null {
  const names = rooms.map((room) => plainName(room).replace(/[—–―]/g, '-'))
  if (names.length === 0 || new Set(names.map((name) => name.replace(ENDS, ''))).size < names.length) return null
  if (names.every((name) => HOUSE_ALONE.test(name))) return 'building'
  return names.every((name) => HOUSE_IN_ROW.test(name)) ? 'behindBuilding' : null
}

const ENDS = /(?:号楼|#楼|[栋幢座号户#])$/
