import { readWords, withoutPlace } from '../charts/chart-words'
import { meaningOver } from '../sale/sale-over'
import { isNote } from '../skipped/note'
import { isOtherPrice, withoutOtherPrices } from './columns'
import { unknownIn } from './known-words'

/**
 * What a title or a sheet's name says of the prices below it, where they may be another price than the list's: `word`
 * says so. `isFloor`: 底价, of which everybody knows what it is. `isOld`: 作废, 旧版, 测算: no price that holds, whatever
 * its headings say.
 */
export type TitlePrice = { text: string; word: string; isFloor: boolean; isOld: boolean }

/** Longer words are sentences, and no title. */
const LONGEST = 40
/** What is sold by itself, a company, a price that is locked and homes that are sold decorated name no other price. */
const NO_PRICE =
  /已?锁(?=价)|车位|车库|储藏[室间]?|储物[室间]?|地下室|阁楼|露台|物业(?:类型|类别)?|\S{2,}有限(?:责任)?公司|(?:精|全|带|简)装修?(?:成品)?(?=商品|住宅|公寓|房|交付|户型)/g
const FLOOR = /底(?:价|单价|总价|表$)|最低(?:价|单价|总价|售价|限价)|^底$/
/** Of what holds no more, or never did. */
const OLD =
  /作废|失效|停用|停止使用|废弃|废止|旧(?:版|价|表|的|单价|总价)|^旧$|原版|历史|往期|上一?[期次版]|(?:调价|调整|变更)前|测[算试]|试算|推演|模拟|[示样范]例|样表|示范表|模[板版]|空表|参考|对比|对照|比价|竞品|征求意见|讨论稿/
/** What a price of another kind is called right before 价: 渠道价格表. */
const KINDS =
  /(?:渠道|内部|内控|员工|团购|拎包|代理|分销|客户|老带新|关系户|内购|内销|特惠|促销|活动|秒杀|工抵|折扣|优惠|让利|合作|批发|司法|拍卖|[起竞]拍|回购|保底|包销|议|评估|测绘|收购|置换)(?:单|总|售)?价/
/** The same as a sheet's or a table's whole name. */
const ALONE =
  /^(?:渠道|内部|员工|团购|拎包|特惠|促销|秒杀|工抵|折扣|优惠|让利|拍卖|回购|保底|包销|评估|税费|(?:优惠|折扣?|活动|让利|减免)后)表?$/
/** （一次性付款）, （按揭）: whose price it is that pays so. */
const PAID =
  /^(?:一次性?|全款|按揭|分期|贷款|公积金|商贷|组合贷)(?:付款|付清|支付|贷款|购房|客户|方式)*(?:价|价格|总价|单价)?$/
/** What ends a title of prices. */
const ENDS = /(?:价(?:格|目|款)?|[表单册])$/

/** Rule LED-8. */
export function titlePriceIn(text: string, project: string | null): TitlePrice | null {
  if (text.length > LONGEST || isNote(text) || isSaleAlone(text, project)) return null
  const { clauses, additions } = readWords(text, { project })
  const named = withoutPlace(text, { project })
  for (const clause of clauses) {
    const found = otherIn(clause, project)
    if (found) return { text: named, ...found }
  }
  // What brackets add is said of a title alone.
  if (!clauses.some((clause) => ENDS.test(clause))) return null
  const paid = [...clauses, ...additions].find((words) => PAID.test(words))
  if (paid !== undefined) return { text: named, word: paid, isFloor: false, isOld: false }
  for (const addition of additions) {
    const found = otherIn(addition, project)
    if (found) return { text: named, ...found }
  }
  return null
}

/** 已售房源, 工抵房: said of the homes' sale, and no name of money. */
function isSaleAlone(text: string, project: string | null): boolean {
  const meaning = /价/.test(text) ? null : meaningOver(text, project)
  return meaning !== null && meaning !== 'unclear'
}

function otherIn(clause: string, project: string | null): Omit<TitlePrice, 'text'> | null {
  const bare = withoutPlace(clause, { project })
  const words = bare.replace(NO_PRICE, ' ').trim()
  if (/[%:为]|\d折|面积|建面/.test(words)) return null
  const [floor] = FLOOR.exec(words) ?? []
  const [old] = OLD.exec(words) ?? []
  if (ALONE.test(words)) return { word: words, isFloor: false, isOld: false }
  const isTitle = ENDS.test(words) || unknownIn(withoutOtherPrices(words.replace(OLD, ' ').replace(FLOOR, ' '))) === ''
  if (!isTitle) return null
  if (old) return { word: old, isFloor: false, isOld: true }
  if (floor) return { word: floor, isFloor: true, isOld: false }
  const [kind] = KINDS.exec(words) ?? []
  const word = kind ?? (isOtherPrice(words) ? words : unknownBefore(words, bare !== clause, project))
  return word === null ? null : { word, isFloor: false, isOld: false }
}

/** The word right before 价 that nobody knows: 竞标 of 1号楼竞标价格表. Before 价格表 alone it is what the place is called. */
function unknownBefore(words: string, isBehindPlace: boolean, project: string | null): string | null {
  const word = unknownIn(words).split(' ').at(-1) ?? ''
  if (!/^\p{Script=Han}+$/u.test(word) || (project ?? '').includes(word)) return null
  // 特价房 is a home.
  const end = isBehindPlace ? '价(?!房)' : '价(?![格目房])'
  return new RegExp(`${word}[标面]?(?:单|总|售)?${end}`).test(words) ? word : null
}
