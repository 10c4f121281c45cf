import { entranceCode } from '../../unit-number'
import { type Cell, cellLine } from '../sheet'
import { withoutGaps } from '../skipped/sum-words'

/**
 * What a heading makes of its letter: a bare one (A), a room (A室), A户, which may be a room and a type, a letter with a
 * digit (A1), which may be a room, a type or room 1 of type A, or a type (A户型) and no room.
 */
export type Lettering = 'letter' | 'room' | 'home' | 'digit' | 'type'

/** What a heading over the homes of a chart says of them. */
export type RoomHeading = {
  /** Its two digits, `01`, or its letter, `A`. */
  room: string
  /** Said before the room: 1单元01, 1-01. */
  entrance: string | null
  /** A户型 01. */
  type: string
  /** The type is no more than a letter right before the number: B01. */
  isLettered: boolean
  /** The room is called by its letter. */
  lettering: Lettering | null
}

const ROOM =
  /^(?:([A-Z](?:\d(?=[户型\-:]))?)(?:户?型)?[-:]?)?(\d{1,2})(?:室|户|房|号|号房)?(?:\(([A-Z]\d?['′]?)(?:户?型)?\))?$/
const IN_ENTRANCE = /^第?(?:([\d一二三四五六七八九]{1,2})单元[-:]?(\d{1,2})|([1-9])-(\d{2}))(?:室|户|房|号|号房)?$/

/** A, A室, A户, 1单元A, A(三室户型). A座 and A栋 are buildings, A区 is a zone, A级 a grade. */
const LETTER =
  /^(?:第?([\d一二三四五六七八九]{1,2})单元[-:]?)?([A-Z])(室|号房?|房|户)?(?:\(([A-Z]\d?['′]?)(?:户?型)?\))?$/
/** A1, A-1, A1户. A01 is a room behind a letter. */
const WITH_DIGIT = /^([A-Z])[-:]?([1-9])(?:室|户|房|号|号房)?$/
const TYPE = /^([A-Z]\d?['′]?)(?:户型|型)$/

/**
 * The room a heading names: `01室`, `1`, `A户型 01`, `01(A户型)`, `1单元01`, `1-01`, `A`, `A室`; `null` for anything else.
 */
export function roomOf(cell: Cell): RoomHeading | null {
  if (cell.kind !== 'text' && cell.kind !== 'number') return null
  const text = plainOf(cell)
  const lettered = LETTER.exec(text)
  if (lettered) {
    const [, said = '', letter = '', end, type = ''] = lettered
    const lettering = end === undefined ? 'letter' : end === '户' ? 'home' : 'room'
    return { room: letter, entrance: entranceCode(said), type, isLettered: false, lettering }
  }
  const [, letter, digit] = WITH_DIGIT.exec(text) ?? []
  if (letter && digit) {
    return { room: `${letter}${digit}`, entrance: null, type: '', isLettered: false, lettering: 'digit' }
  }
  const [, said, under, before, behind] = IN_ENTRANCE.exec(text) ?? []
  const [, typeBefore = '', bare, type = typeBefore] = ROOM.exec(text) ?? []
  const room = under ?? behind ?? bare
  if (room === undefined || Number(room) === 0) return null
  return {
    room: room.padStart(2, '0'),
    entrance: entranceCode(said ?? before ?? ''),
    type,
    isLettered: /^[A-Z]\d{2}$/.test(text),
    lettering: null,
  }
}

/** A户型, B1型: the type that stands where a chart has its rooms. */
export function typeOf(cell: Cell): RoomHeading | null {
  const [, type] = (cell.kind === 'text' && TYPE.exec(plainOf(cell))) || []
  return type === undefined ? null : { room: type, entrance: null, type: '', isLettered: false, lettering: 'type' }
}

function plainOf(cell: Cell): string {
  return cellLine(cell).replaceAll(' ', '').toUpperCase()
}

/** Whether a room begins anew behind another: 01 behind 02, A behind B. */
export function isAnew(room: string, before: string): boolean {
  return room.length === before.length ? room <= before : room.length > before.length
}

/** Columns beside the rooms that hold other figures than a home's. */
const BESIDE = /合计|小计|总计|共计|累计|汇总|平均|均价|备注|说明|套数|户数|层高|层差|差价|系数|加价/

/** Whether a column beside the rooms is called so: 合计, 本层均价, 备注. */
export function isNameBeside(text: string): boolean {
  return BESIDE.test(withoutGaps(text))
}
