import { formatInstant } from '../../../shared/kernel/day'
import { isTrialNumber } from '../../../shared/kernel/serial'
import type { TicketState } from '../../../shared/ledger/ticket'
import { drawBuyers, type PaperBuyer } from '../../documents/pdf/buyers'
import { drawClosing, drawRecord, type PaperEvent } from '../../documents/pdf/closing'
import type { PaperFonts } from '../../documents/pdf/fonts'
import { drawFacts, drawHeading } from '../../documents/pdf/grid'
import { drawHomePrices, drawHomes, type PaperHome } from '../../documents/pdf/home'
import type { PaperMark } from '../../documents/pdf/marks'
import { drawNotice, type PaperNotice } from '../../documents/pdf/notice'
import { drawPaper } from '../../documents/pdf/paper'
import type { PaperFall } from '../../documents/pdf/price'
import type { Sheet } from '../../documents/pdf/sheet'
import { drawTitle } from '../../documents/pdf/title'

/** The sentences of the paper that are the developer's to word; frozen with the ticket. Rule SUB-3. */
export type TicketPaperWording = {
  readonly version: number
  /** What the buyers agree to. */
  readonly consent: string
  /** What the buyers are told before they sign. */
  readonly notices: readonly string[]
}

/**
 * 房号管理单 as plain data. Rule LED-3. Every fact comes in ready: the paper chooses, computes and rounds nothing.
 * Instants are epoch milliseconds, money is fen.
 */
export type TicketPaperData = {
  readonly project: string
  /** `FH-20260607-0012`; null on a draft. */
  readonly number: string | null
  readonly state: TicketState
  /** 已批准. */
  readonly stateWord: string
  /** 有效至; null on a draft. */
  readonly until: number | null
  readonly homes: readonly PaperHome[]
  /** The deal's total over all homes (fen); null on a draft that has no price yet. */
  readonly total: number | null
  /** That the total does not stand any more, to be said first of all; null while it does. Rule PRC-4. */
  readonly notice: PaperNotice | null
  readonly buyers: readonly PaperBuyer[]
  readonly consultant: string
  readonly paymentMethod: string
  readonly remarks: string
  readonly consent: { readonly by: string; readonly at: number } | null
  /** Everything that was signed in the system: 提交 王琳 …, 批准 赵敏 …; the reason where one was given. */
  readonly events: readonly PaperEvent[]
  /** SHA-256 of the ticket's canonical data, 64 hex digits; null while nothing is frozen. Rule SUB-3. */
  readonly hash: string | null
  /** The instant of printing dates the file, too. */
  readonly printed: { readonly at: number; readonly by: string }
  readonly wording: TicketPaperWording
}

const TITLE = '房号管理单'

/** Draws 房号管理单: usually one page, as many as its text needs. Same data, same bytes. Rules LED-3, SUB-3. */
export function drawTicketPaper(data: TicketPaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const marks = marksOf(data)
  const head = {
    project: data.project,
    title: TITLE,
    number: data.number,
    hash: data.hash,
    marks,
    printed: data.printed,
  }
  return drawPaper(head, fonts, (sheet) => {
    drawTitle(sheet, {
      title: TITLE,
      subject: data.homes.map((home) => home.unit).join('、'),
      number: data.number,
      stateWord: data.stateWord,
      isVoid: isVoid(data.state),
      until: data.until,
    })
    if (data.notice) drawNotice(sheet, data.notice)
    drawHomes(sheet, data.homes)
    drawBuyers(sheet, data.buyers, { title: '买方', note: `共 ${data.buyers.length} 人` })
    drawFacts(sheet, [
      { label: '置业顾问', value: data.consultant },
      { label: '付款方式', value: data.paymentMethod },
    ])
    drawHomePrices(sheet, data.homes, data.total, fallOfDeal(data))
    drawDeclarations(sheet, data)
    drawRecord(sheet, data.events)
    drawHandSignatures(sheet, data)
  })
}

function marksOf({ state, number }: TicketPaperData): PaperMark[] {
  const marks: PaperMark[] = isVoid(state) ? ['void'] : state === 'draft' ? ['draft'] : []
  return isTrialNumber(number) ? [...marks, 'trial'] : marks
}

/** What has ended without a sale is 作废: its paper keeps its number and claims nothing. Rule LED-4. */
function isVoid(state: TicketState): boolean {
  switch (state) {
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'discarded':
      return true
    case 'draft':
    case 'submitted':
    case 'approved':
    case 'subscribed':
      return false
  }
}

function fallOfDeal({ notice }: TicketPaperData): PaperFall | null {
  return notice && { total: notice.now.total, why: notice.title }
}

function drawDeclarations(sheet: Sheet, { remarks, consent, wording }: TicketPaperData): void {
  const agreed = consent
    ? `${wording.consent}（${consent.by} 于 ${formatInstant(consent.at)} 取得同意）`
    : '尚未取得买方同意。'
  drawHeading(sheet, '备注与同意')
  drawFacts(sheet, [
    { label: '备注', value: remarks || '无', isWide: true },
    { label: '个人信息', value: agreed, isWide: true },
  ])
}

function drawHandSignatures(sheet: Sheet, { buyers, consultant, wording }: TicketPaperData): void {
  drawClosing(sheet, wording.notices, [
    ...buyers.map(({ name }) => ({ role: '买方', name })),
    { role: '置业顾问', name: consultant },
    { role: '案场经理' },
  ])
}
