import { homeNumber } from '../../whole-number'
import type { Line } from '../line'
import type { PriceListNotice } from '../notice'
import type { HomePlace } from '../places/place'
import { cellAt, cellLine, type Sheet } from '../sheet'
import { partPrice } from './priced-words'
import type { SaleNote } from './sale-at'

/** Tells the homes that notes mean, and gives the notes that mean none or nobody knows which of several. Rule LED-8. */
export function tellNoted(
  notes: readonly SaleNote[],
  sheet: Sheet,
  homes: readonly { line: Line; place: HomePlace | null }[],
): PriceListNotice[] {
  return notes.flatMap((note): PriceListNotice[] => {
    const { sign, rooms } = note
    const meant = sign === null ? homesNamed(rooms, homes) : homes.filter(({ line }) => hasSign(sheet, line, sign))
    if (meant === null || meant.length === 0) return [{ ...note.at, home: '', text: note.says }]
    for (const { line } of meant) line.noted = [...(line.noted ?? []), note]
    return []
  })
}

function homesNamed<Home extends { place: HomePlace | null }>(rooms: readonly string[], homes: readonly Home[]) {
  const found: Home[] = []
  for (const room of rooms) {
    const [from = '', to] = room.split(/[室号房]?[-~—至到]+/)
    const isWhole = /^\d+-\d+-\d+$/.test(room)
    if (!isWhole && to !== undefined && from.slice(0, -2) !== to.slice(0, -2)) return null
    const like = homes.filter(({ place }) => {
      if (place?.kind !== 'home') return false
      if (isWhole) return place.number === homeNumber(room)
      const number = Number(`${place.floor}${place.room}`)
      return number >= Number(from) && number <= Number(to ?? from)
    })
    const names = new Set(like.map(({ place }) => `${place?.floor} ${place?.room}`))
    if (like.length === 0 || names.size < like.length) return null
    found.push(...like)
  }
  return found
}

/** The sign stands in the room's cell, beside its price, or alone in another cell of its row. */
function hasSign(sheet: Sheet, line: Line, sign: string): boolean {
  const { index } = line.source.place(line.row, 'room')
  if (cellLine(cellAt(sheet, line.row, index)).includes(sign)) return true
  return (sheet.rows[line.row] ?? []).some(
    (cell) => cell.kind === 'text' && (cellLine(cell) === sign || partPrice(cell)?.sign === sign),
  )
}
