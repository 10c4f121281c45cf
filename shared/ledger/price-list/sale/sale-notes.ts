import type { PriceListNotice } from '../notice'
import { cellLine, cellName, type Sheet } from '../sheet'
import { tellsOtherPrice } from './aside-words'
import type { SaleNote } from './sale-at'
import { meaningOver, withoutTables } from './sale-over'
import { readSaleText } from './sale-words'

/** What the notes of a row come to; `unclear` speak of homes and do not tell exactly which, or tell them by a colour. */
export type NotesOfRow = { notes: SaleNote[]; unclear: PriceListNotice[] }

const LONGEST = 120
const COLOUR =
  /底色|背景|颜色|色块|填充|阴影|斜体|加粗|删除线|划线|[红橙黄绿青蓝紫灰粉黑][色底字框]|[标涂][红橙黄绿青蓝紫灰粉]/
const SIGNS = '[*★☆●○◎▲△▼◆◇■□※#✓√☑✔×]'
const SIGNED = new RegExp(
  `^(?:${SIGNS.slice(0, -1)}]|[^${SIGNS.slice(1, -1)}]{0,6}["'“‘(]?)?(${SIGNS})["'”’)]?(?:号|标[记识]|符号|者|的)*(?:房[源号屋间]?)?(?:为|表示|代表|是|即|指|[:=])?(?:的)?([^${SIGNS.slice(1, -1)}]+)$`,
)
const NOT_AFTER = '(?![\\d.%]|-\\d|[年元万㎡m平套户亿米部天日次])'
const ROOM = `(?<![\\d.A-Za-z第/-])(?:\\d{1,2}-\\d{1,2}-)?\\d{3,4}${NOT_AFTER}`
const RANGE = `(?<![\\d.A-Za-z第/-])\\d{3,4}[室号房]?(?:[-~—至到]+)\\d{3,4}${NOT_AFTER}`
const ITEM = `(?:${RANGE}|${ROOM})(?:[室号]房?|房)?`
const LIST = new RegExp(`${ITEM}(?:(?: ?[、,和及与/] ?|以及| )${ITEM})*`, 'g')
const EACH = new RegExp(`${RANGE}|${ROOM}`, 'g')
/** Words by which the homes are others than those named, or more. */
const NOT_EXACT = /等|除|以?外|其余|其[它他]|剩余|以[上下]|户型|[未没非]|层|单元|[栋幢座]|号楼|楼/

const HOME_OR_FLOOR = /\d{3}|(?:\d|[一二三四五六七八九十首底顶])(?:层|楼(?!盘)|F)|[首底顶]层/
/** 仅201可售, 可售房源：201: all others are not. */
const ONLY =
  /(?:仅|只|就|除)[^,，。;；]{0,24}[售卖推]|(?:[可在待]售|推售|可卖)(?:房源|房号|房间|房|楼层)?(?:[:：]|为|有|是)/
/** 3层为物业用房: nobody buys it. */
const NO_HOMES =
  /(?:物业|社区|公建|配套|管理|服务|居委会?|养老|幼儿)(?:管理|服务|活动)?用?房|架空层|设备层|避难层|转换层|消控室/
/** 加粗为销控: how the homes look says which. */
const OF_STATES = /销控|控[房盘]|[售留]|锁|定|抵/

/** Whether a note tells otherwise than by a sale which homes nobody can buy, or at another price. */
export function tellsOthers(text: string): boolean {
  if (COLOUR.test(text) && /[为是:：=]|表示|代表/.test(text) && OF_STATES.test(text)) return true
  if (tellsOtherPrice(text)) return true
  return HOME_OR_FLOOR.test(text) && (ONLY.test(text) || NO_HOMES.test(text))
}

/** Reads a row above the homes or between them; `null` where it is no such note. Rule LED-8. */
export function notesOfRow(sheet: Sheet, row: number): NotesOfRow | null {
  const texts = (sheet.rows[row] ?? []).flatMap((cell, index) => {
    return cell.kind === 'text' && cell.text !== '' ? [{ text: cellLine(cell), index }] : []
  })
  const all = texts.map(({ text }) => text).join(' ')
  const told = texts.find(({ text }) => tellsOthers(text))
  if (all === '' || (!isOfSale(all) && !told)) return null
  const placeOf = (index: number) => {
    return { sheet: sheet.name, cell: cellName(row, index), row: row + 1, column: 'remarks' as const }
  }
  const coloured = texts.find(({ text }) => COLOUR.test(text))
  if (coloured) return { notes: [], unclear: [{ ...placeOf(coloured.index), home: '', text: all.slice(0, LONGEST) }] }
  const found: NotesOfRow = { notes: [], unclear: [] }
  if (told && !isOfSale(told.text))
    found.unclear.push({ ...placeOf(told.index), home: '', text: told.text.slice(0, LONGEST) })
  for (const { text, index } of texts) {
    const read = isOfSale(text) ? readNote(text) : null
    const at = placeOf(index)
    if (read?.isUnclear) found.unclear.push({ ...at, home: '', text: text.slice(0, LONGEST) })
    for (const { isSold, rooms, sign } of read?.said ?? []) {
      found.notes.push({ says: text.slice(0, 60), isSold, at, rooms, sign })
    }
  }
  return found.notes.length + found.unclear.length > 0 ? found : null
}

function isOfSale(text: string): boolean {
  const { isSold, isWithheld, isMentioned } = readSaleText(withoutTables(text))
  return isSold || isWithheld || isMentioned
}

type Said = { isSold: boolean; rooms: string[]; sign: string | null }

function readNote(text: string): { said: Said[]; isUnclear: boolean } | null {
  const said: Said[] = []
  let isUnclear = false
  let isAny = false
  for (const sentence of text.replace(/^(?:[备附]?注|说明)\d*[:、.]?/, '').split(/[;。!]/)) {
    const [, sign = '', words = ''] = SIGNED.exec(sentence.trim()) ?? []
    const meaning = sign === '' ? null : meaningOver(words, null)
    if (meaning === 'sold' || meaning === 'withheld') {
      said.push({ isSold: meaning === 'sold', rooms: [], sign })
      isAny = true
      continue
    }
    const lists = [...sentence.matchAll(LIST)]
    for (const [at, list] of lists.entries()) {
      const before = lists[at - 1]
      const head = sentence.slice(before ? before.index + before[0].length : 0, list.index)
      const tail = sentence.slice(list.index + list[0].length, lists[at + 1]?.index)
      const found = meaningBeside(head, tail)
      if (found === null) continue
      isAny = true
      if (found === 'unclear') isUnclear = true
      else if (found !== 'forSale')
        said.push({ isSold: found === 'sold', rooms: list[0].match(EACH) ?? [], sign: null })
    }
  }
  return isAny ? { said, isUnclear } : null
}

/** 已售房号：201 says it before, 201为已售 behind. */
function meaningBeside(head: string, tail: string) {
  const isBefore = /[:有为]\s*$/.test(head)
  const before = isBefore ? plainOf(head.replace(/(?:房[号间源]|如下|名单|清单|[:有为的])*\s*$/, '')) : ''
  const behind = /[:]\s*$/.test(tail) ? '' : plainOf(tail)
  if (!isOfSale(before) && !isOfSale(behind)) return null
  if (NOT_EXACT.test(head) || NOT_EXACT.test(tail.replace(/[不非未](?:对外|可|能)?(?:销|出)?[售卖]|未推/g, '')))
    return 'unclear'
  const said = isOfSale(before) ? before : behind
  return meaningOver(said, null) ?? 'unclear'
}

function plainOf(words: string): string {
  return words.trim().replace(/^[\s,、:]+|[\s,、]+$/g, '')
}
