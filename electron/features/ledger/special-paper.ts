import { isTrialNumber } from '../../../shared/kernel/serial'
import type { SpecialStanding } from '../../../shared/ledger/special'
import { drawClosing, drawRecord, type PaperEvent } from '../../documents/pdf/closing'
import type { PaperFonts } from '../../documents/pdf/fonts'
import { drawFacts, drawHeading } from '../../documents/pdf/grid'
import { factsOf, type PaperHome } from '../../documents/pdf/home'
import { SET } from '../../documents/pdf/ink'
import type { PaperMark } from '../../documents/pdf/marks'
import { drawNotice, type PaperNotice } from '../../documents/pdf/notice'
import { drawPaper } from '../../documents/pdf/paper'
import { drawPriceSteps, drawStanding } from '../../documents/pdf/price'
import { leave, type Sheet } from '../../documents/pdf/sheet'
import type { SignatureBlock } from '../../documents/pdf/signatures'
import { drawTable } from '../../documents/pdf/table'
import { drawTitle } from '../../documents/pdf/title'

/** The sentences of the paper that are the developer's to word; frozen with the application. Rule SUB-3. */
export type SpecialPaperWording = { readonly version: number; readonly notices: readonly string[] }

/** 特殊优惠申请单 as plain data. Every fact comes in ready: the paper computes and rounds nothing. Rule PRC-7. */
export type SpecialPaperData = {
  readonly project: string
  /** `TH-20260607-0001`. */
  readonly number: string
  readonly standing: SpecialStanding
  /** 待批. */
  readonly standingWord: string
  readonly validUntil: number
  /** That an item the special discount stands on has fallen away, to be said first; null while it stands. Rule PRC-4. */
  readonly notice: PaperNotice | null
  /** The home with the steps of its price, the special one and the rounding last. */
  readonly home: PaperHome
  /** The room ticket it belongs to, `FH-20260607-0012`; null while that is a draft. */
  readonly ticket: string | null
  readonly buyers: readonly { readonly name: string; readonly idNumber: string; readonly phone: string }[]
  readonly consultant: string
  readonly paymentMethod: string
  readonly reason: string
  /** 特批优惠 98 折, 特批优惠 30,000 元. */
  readonly special: string
  /** List price, on-site price and cut, in figures and capitals; what the cut is of the on-site price. */
  readonly totals: readonly { readonly label: string; readonly figures: string; readonly capitals: string }[]
  /** 最终价 (fen) and its unit price. */
  readonly total: number
  readonly unitPrice: string
  /** 占优惠后价格 1.89%. */
  readonly share: string
  /** 本单由案场经理批准. */
  readonly authority: string
  /** What no place to sign tells: 驳回 赵敏 …, 撤回 王琳 …, each with what went before. */
  readonly events: readonly PaperEvent[]
  /** 置业顾问, 案场经理, 营销总监, with the time where they signed in the system. */
  readonly signatures: readonly SignatureBlock[]
  readonly hash: string
  readonly printed: { readonly at: number; readonly by: string }
  readonly wording: SpecialPaperWording
}

const TITLE = '特殊优惠申请单'

/** Draws 特殊优惠申请单. Same data, same bytes. Rules PRC-7, SUB-3. */
export function drawSpecialPaper(data: SpecialPaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const { project, number, hash, printed } = data
  return drawPaper({ project, title: TITLE, number, hash, marks: marksOf(data), printed }, fonts, (sheet) => {
    drawTitle(sheet, {
      title: TITLE,
      subject: data.home.unit,
      number,
      stateWord: data.standingWord,
      isVoid: isOver(data.standing),
      until: data.validUntil,
    })
    if (data.notice) drawNotice(sheet, data.notice)
    drawHeading(sheet, '房源')
    drawFacts(sheet, factsOf(data.home))
    drawCustomers(sheet, data)
    drawReason(sheet, data)
    drawPrices(sheet, data)
    drawRecord(sheet, data.events)
    drawClosing(sheet, data.wording.notices, data.signatures)
  })
}

function marksOf({ standing, number }: SpecialPaperData): PaperMark[] {
  const marks: PaperMark[] = isOver(standing) ? ['void'] : []
  return isTrialNumber(number) ? [...marks, 'trial'] : marks
}

/** What may not be used any more is 作废: its paper keeps its number. Rule PRC-7. */
function isOver(standing: SpecialStanding): boolean {
  switch (standing) {
    case 'rejected':
    case 'withdrawn':
    case 'lapsed':
    case 'void':
      return true
    case 'applied':
    case 'approved':
      return false
  }
}

function drawCustomers(sheet: Sheet, { buyers }: SpecialPaperData): void {
  drawHeading(sheet, '客户', `共 ${buyers.length} 人`)
  if (buyers.length === 0) {
    drawFacts(sheet, [{ label: '姓名', value: '申请时未登记', isWide: true }])
    return
  }
  drawTable(
    sheet,
    [
      { title: '姓名', width: 6, style: SET.strong },
      { title: '证件号码', width: 6 },
      { title: '手机', width: 5 },
    ],
    buyers.map(({ name, idNumber, phone }) => [name, idNumber, phone]),
  )
}

function drawReason(sheet: Sheet, data: SpecialPaperData): void {
  const { special, reason, authority, consultant, paymentMethod, ticket } = data
  drawHeading(sheet, '申请', special)
  drawFacts(sheet, [
    { label: '置业顾问', value: consultant },
    { label: '付款方式', value: paymentMethod },
    { label: '房号管理单', value: ticket ?? '草稿，未编号' },
    { label: '批准权限', value: authority },
    { label: '申请理由', value: reason, isWide: true },
  ])
}

function drawPrices(sheet: Sheet, { home, totals, total, unitPrice, share }: SpecialPaperData): void {
  drawHeading(sheet, '价格', `${home.scheme}　　单位：元`)
  drawPriceSteps(sheet, home.steps)
  leave(sheet, 8)
  drawTable(
    sheet,
    [
      { title: '汇总', width: 3, style: SET.strong },
      { title: '金额', width: 3, align: 'right' },
      { title: '大写', width: 7 },
    ],
    totals.map(({ label, figures, capitals }) => [label, figures, capitals]),
  )
  drawStanding(sheet, '最终价', total, `${share}　　单价　${unitPrice}`, home.fallen)
}
