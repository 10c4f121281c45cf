import { plainRoom } from '../../whole-number'
import { isNoHome } from '../sale/no-home'
import { readSaleText } from '../sale/sale-words'

/** 202（已售）, 202复式: a room's number, and the words that stand behind it in its cell; none where nothing does. */
export type RoomWords = { room: string; words: string }

const ENDS = '(?:室|号房?|房|户)?'
const BRACKETED = new RegExp(`^(.*[\\dA-Z]${ENDS})\\s*[-—]?[(（\\[【]([^()（）\\[\\]【】]*)[)）\\]】]$`)
const BEHIND = new RegExp(`^(.*\\d[A-Z]?${ENDS})[\\s\\-—_/]*(\\p{Script=Han}{1,8})$`, 'u')
/** What a home is like, which is no part of its number. */
const LIKE =
  /^(?:复式|跃层?式?|[顶底下上]跃|跃复|平层|大平层|错层|洋房|[顶底首边]|边[户套房]|中间[户套]|中户|端户|[顶底首]层|楼王|(?:[A-Z]\d?|[一二三四五六两\d]室)户型|[精毛简]装?坯?|精装修?|毛坯|带[花露][园台])$/

/** A star of a footnote before or behind the number. √ and ● are none: they may tick the home off. */
const MARK = /^[★☆◆◇▲△※*]\s*(?=[\dA-Z])|(?<=\d[A-Z]?(?:室|号|房)?)\s*[★☆◆◇▲△※]$/

const STARRED = /[★☆◆◇▲△※]$/

export function hasMark(text: string): boolean {
  return MARK.test(text)
}

/**
 * Parts a room from a star about it and from the words behind it, where all of those are known: what they say of a sale,
 * or what the home is like.
 */
export function partRoom(written: string): RoomWords {
  const isPlain = written === '' || (written >= '0' && written < ':')
  const text = isPlain && !STARRED.test(written) ? written : written.replace(MARK, '')
  if (!/\p{Script=Han}|[\])）】]/u.test(text)) return { room: text, words: '' }
  const [, room = '', words = ''] = BRACKETED.exec(text) ?? BEHIND.exec(text) ?? []
  return words !== '' && isKnown(words) ? { room, words } : { room: text, words: '' }
}

/** The same with the parts of the room apart by one sign: what a home's place is read from. */
export function plainParts(text: string): RoomWords {
  const { room, words } = partRoom(text)
  return { room: plainRoom(room), words }
}

function isKnown(words: string): boolean {
  const { unknown, isSold, isWithheld, isForSale } = readSaleText(words)
  return LIKE.test(words) || isNoHome(words) || (unknown.length === 0 && (isSold || isWithheld || isForSale))
}
