import { behindProject } from '../../said-place'
import { parseSpace } from '../../space-number'
import { plainName } from '../../unit-number'
import { parsePrefixed, parseWholeNumber } from '../../whole-number'
import type { Header } from '../columns/header'
import { cellOf, type Line, lineOf } from '../line'
import { partRoom } from '../places/room-words'
import { readSaleText } from '../sale/sale-words'
import { type Cell, cellLine } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'

/** What rooms are written with: digits, letters, and the words around them. */
const ROOM =
  /^(?=.*\d)[A-Z\d#*\-—–_./,、~号楼栋幢座单元层室房户型铺商业公寓地下负第车位库储藏物间东西南北甲乙丙丁区期一二三四五六七八九十]+$/
const DATE = /^20\d{2}[-./]\d{1,2}[-./]\d{1,2}$/
/** 销售经理签字: names what is to be filled in behind it, and no building is called so. */
const LABEL = /^[^:]{2,20}:/

/**
 * Whether a row only says something: all there is of it in the list's columns is words in one cell, or words to be
 * filled in, and no area and no price. A room alone is a home whose figures are missing. Rule LED-8.
 */
export function isNoteRow(
  line: Line,
  cells: readonly Cell[],
  { header, project }: { header: Header; project: string | null },
): boolean {
  // Nearly every row ends here, at its first figure.
  if (header.columns.some(({ index }) => cells[index]?.kind === 'number')) return false
  const filled = header.columns.flatMap(({ index, column }) => {
    const cell = cells[index]
    return cell && (cell.kind !== 'text' || cellLine(cell) !== '') && cell.kind !== 'empty' ? [{ cell, column }] : []
  })
  const isWords = filled.every(({ cell }) => cell.kind === 'text' && readFigure(cell, HUNDREDTHS).kind === 'text')
  const [first] = filled
  if (!first || !isWords) return false
  if (filled.length > 1) return LABEL.test(cellLine(first.cell)) && !/\d{2}/.test(ownRoom(line, first.cell))
  const text = cellLine(first.cell)
  // 已售 where a price would stand is said of a home.
  const { isSold, isWithheld } = readSaleText(text)
  return (first.column === 'room' || (!isSold && !isWithheld)) && !isLikeRoom(text, project)
}

/** What stands where the room would, unless that is the label itself. */
function ownRoom(line: Line, first: Cell): string {
  return cellOf(line, 'room') === first ? '' : lineOf(line, 'room')
}

/** Whether words may be a room, however it is written. */
function isLikeRoom(text: string, project: string | null): boolean {
  const { room } = partRoom(text)
  const plain = plainName(/\d{3}/.test(room) ? room : text)
  if (DATE.test(plain)) return false
  const own = behindProject(plain.replace(/\(.*$/, ''), project)
  return ROOM.test(own) || parseWholeNumber(own) !== null || parsePrefixed(own) !== null || parseSpace(own) !== null
}
