import { buildingCode, plainName } from '../../unit-number'
import type { Header } from '../columns/header'
import { cellLine, type Sheet } from '../sheet'

const SHOP = /商铺|商业|门面|底商|铺位|铺号/

/** Whether words say that the homes are shops: the sheet's name, its titles, or the heading of their numbers. */
export function isOfShops(sheet: Sheet, { first, columns }: Header): boolean {
  const titles = sheet.rows.slice(0, first).flatMap((cells) => cells.map(cellLine))
  const headings = columns.flatMap(({ column, header }) => (column === 'room' ? header : []))
  return [sheet.name, ...titles, ...headings].some((text) => SHOP.test(text))
}

/** 1, 1号铺, S1, 商铺1, S1-01: a shop on the street, with its mark and what building stands before it. */
const ALONE = /^(?:([A-Z]\d{0,2})(?:号楼|[#栋幢座])?-)?(S|商铺|铺)?-?0*([1-9]\d?)(?:(号?(?:商铺|铺位|铺))|[号#])?$/

/** A shop's parts, its mark as room numbers write it; `null` for what is called otherwise: 101 says its floor itself. */
export function shopIn(text: string): { building: string | null; room: string } | null {
  const [, building = null, before, number = '', behind] = ALONE.exec(plainName(text).replace(/[—–―]/g, '-')) ?? []
  if (number === '' || (building !== null && before !== undefined)) return null
  const mark = before === 'S' ? 'S' : before || behind ? '铺' : ''
  return { building, room: `${mark}${number.padStart(2, '0')}` }
}

/**
 * Whether all of these are shops on the street, each another, in the building that is known. A bare number is one only in
 * a building of shops (S1): elsewhere it could be a home's.
 */
export function areShops(rooms: readonly string[], buildingOf: (at: number) => string | null): boolean {
  const seen = new Set<string>()
  return rooms.every((room, at) => {
    const shop = shopIn(room)
    const known = buildingOf(at)
    const key = `${known} ${shop?.room}`
    if (!shop || known === null || seen.has(key)) return false
    seen.add(key)
    if (/^\d/.test(shop.room) && !/^[A-Z]/.test(known)) return false
    return shop.building === null || buildingCode(shop.building) === known
  })
}
