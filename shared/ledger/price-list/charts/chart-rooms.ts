import { entranceCode } from '../../unit-number'
import { type Cell, cellLine } from '../sheet'
import { withoutGaps } from '../skipped/sum-words'

/** What a heading over the homes of a chart says of them. */
export type RoomHeading = {
  /** Its two digits: `01`. */
  room: string
  /** Said before the room: 1单元01, 1-01. */
  entrance: string | null
  /** A户型 01. */
  type: string
  /** The type is no more than a letter right before the number: B01. */
  isLettered: boolean
}

const ROOM =
  /^(?:([A-Z](?:\d(?=[户型\-:]))?)(?:户?型)?[-:]?)?(\d{1,2})(?:室|户|房|号|号房)?(?:\(([A-Z]\d?['′]?)(?:户?型)?\))?$/
const IN_ENTRANCE = /^第?(?:([\d一二三四五六七八九]{1,2})单元[-:]?(\d{1,2})|([1-9])-(\d{2}))(?:室|户|房|号|号房)?$/

/** The room a heading names: `01室`, `1`, `A户型 01`, `01(A户型)`, `1单元01`, `1-01`; `null` for anything else. */
export function roomOf(cell: Cell): RoomHeading | null {
  if (cell.kind !== 'text' && cell.kind !== 'number') return null
  const text = cellLine(cell).replaceAll(' ', '').toUpperCase()
  const [, said, under, before, behind] = IN_ENTRANCE.exec(text) ?? []
  const [, typeBefore = '', bare, type = typeBefore] = ROOM.exec(text) ?? []
  const room = under ?? behind ?? bare
  if (room === undefined || Number(room) === 0) return null
  return {
    room: room.padStart(2, '0'),
    entrance: entranceCode(said ?? before ?? ''),
    type,
    isLettered: /^[A-Z]\d{2}$/.test(text),
  }
}

/** Columns beside the rooms that hold other figures than a home's. */
const BESIDE = /合计|小计|总计|共计|累计|汇总|平均|均价|备注|说明|套数|户数|层高|层差|差价|系数|加价/

/** Whether a column beside the rooms is called so: 合计, 本层均价, 备注. */
export function isNameBeside(text: string): boolean {
  return BESIDE.test(withoutGaps(text))
}
