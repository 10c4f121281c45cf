import { sayArea } from '../../../shared/kernel/area'
import { formatInstant } from '../../../shared/kernel/day'
import { formatYuan } from '../../../shared/kernel/money'
import { formatPercent } from '../../../shared/kernel/rate'
import { isTrialNumber } from '../../../shared/kernel/serial'
import type { TicketState } from '../../../shared/ledger/ticket'
import type { PriceFigure } from '../../../shared/pricing/scheme'
import { drawClosing, drawRecord, type PaperEvent } from '../../documents/pdf/closing'
import type { PaperFonts } from '../../documents/pdf/fonts'
import { drawFacts, drawHeading, type Fact } from '../../documents/pdf/grid'
import { SET } from '../../documents/pdf/ink'
import type { PaperMark } from '../../documents/pdf/marks'
import { drawNotice, type PaperNotice } from '../../documents/pdf/notice'
import { drawPaper } from '../../documents/pdf/paper'
import { drawPriceSteps, drawTotal, type PaperPriceStep } from '../../documents/pdf/price'
import type { Sheet } from '../../documents/pdf/sheet'
import { drawTable } from '../../documents/pdf/table'
import { drawTitle } from '../../documents/pdf/title'

/** The sentences of the paper that are the developer's to word; frozen with the ticket. Rule SUB-3. */
export type TicketPaperWording = {
  readonly version: number
  /** What the buyers agree to. */
  readonly consent: string
  /** What the buyers are told before they sign. */
  readonly notices: readonly string[]
}

/** 失效: the total (fen) as it is now, and which items fell away: 按时签约 2026-06-10 失效. */
export type PaperFall = { readonly total: number; readonly why: string }

/** A home on the ticket with its price. Rules LED-7, LED-11. */
export type PaperHome = {
  /** 1-1-1203. */
  readonly unit: string
  /** 1号楼 1单元 12层 03室. */
  readonly location: string
  readonly type: string
  readonly orientation: string
  /** 建筑面积 and 套内面积, 0.01 ㎡; null where there is none. */
  readonly area: number | null
  readonly innerArea: number | null
  readonly list: PriceFigure
  readonly priceVersion: { readonly number: number; readonly appliesFrom: number }
  /** 预售许可证号. */
  readonly permit: string | null
  /** 开盘方案，连乘. */
  readonly scheme: string
  readonly steps: readonly PaperPriceStep[]
  /** 成交总价 (fen) and 成交单价 (fen/㎡, null without an area); null on a draft that has no price yet. */
  readonly deal: { readonly total: number; readonly unitPrice: number | null } | null
  /** What the home's total is instead, and why, once it does not stand any more; null while it does. Rule PRC-4. */
  readonly fallen: PaperFall | null
}

/** A buyer as the paper names them: masked or in full is decided before, by who prints. Rule SEC-1. */
export type PaperBuyer = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly address: string
  /** 份额, 0.0001. */
  readonly share: number
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
const NONE = '—'

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
    drawHomes(sheet, data)
    drawBuyers(sheet, data)
    drawPrices(sheet, data)
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

function drawHomes(sheet: Sheet, { homes }: TicketPaperData): void {
  for (const home of homes) {
    drawHeading(sheet, homes.length > 1 ? `房源　${home.unit}` : '房源')
    drawFacts(sheet, factsOf(home))
  }
}

/** Where a home is, what it is, and what it is listed at. */
export function factsOf(home: PaperHome): Fact[] {
  const { number, appliesFrom } = home.priceVersion
  return [
    { label: '位置', value: home.location },
    { label: '户型', value: home.type },
    { label: '朝向', value: home.orientation || NONE },
    { label: '预售许可证', value: home.permit ?? NONE },
    { label: '建筑面积', value: sayArea(home.area, NONE) },
    { label: '套内面积', value: sayArea(home.innerArea, NONE) },
    home.list.by === 'unitPrice'
      ? { label: '标价单价', value: `${formatYuan(home.list.unitPrice)} 元/㎡` }
      : { label: '一口价', value: `${formatYuan(home.list.total)} 元` },
    { label: '价格版本', value: `第 ${number} 版，${formatInstant(appliesFrom)} 起` },
  ]
}

/** 17,801.60 元/㎡; of a space without an area there is none. */
export function sayUnitPrice(unitPrice: number | null): string {
  return unitPrice === null ? NONE : `${formatYuan(unitPrice)} 元/㎡`
}

function drawBuyers(sheet: Sheet, { buyers, consultant, paymentMethod }: TicketPaperData): void {
  drawHeading(sheet, '买方', `共 ${buyers.length} 人`)
  drawTable(
    sheet,
    [
      { title: '姓名', width: 5, style: SET.strong },
      { title: '证件号码', width: 6.4 },
      { title: '手机', width: 4.4 },
      { title: '地址', width: 9.2 },
      { title: '份额', width: 'content', align: 'right' },
    ],
    buyers.map(({ name, idNumber, phone, address, share }) => [
      name,
      idNumber,
      phone,
      address,
      `${formatPercent(share)}%`,
    ]),
  )
  drawFacts(sheet, [
    { label: '置业顾问', value: consultant },
    { label: '付款方式', value: paymentMethod },
  ])
}

function drawPrices(sheet: Sheet, { homes, total, notice }: TicketPaperData): void {
  for (const home of homes) {
    drawHeading(sheet, homes.length > 1 ? `价格　${home.unit}` : '价格', `${home.scheme}　　单位：元`)
    drawPriceSteps(sheet, home.steps)
    const { deal, fallen } = home
    if (deal) drawStanding(sheet, '成交总价', deal.total, `成交单价　${sayUnitPrice(deal.unitPrice)}`, fallen)
  }
  if (homes.length > 1 && total !== null) {
    const fallen = notice ? { total: notice.now.total, why: notice.title } : null
    drawStanding(sheet, '合计总价', total, `共 ${homes.length} 项`, fallen)
  }
}

/** A total as signed; where it does not stand any more struck through, with what it is now under it. Rule PRC-4. */
export function drawStanding(
  sheet: Sheet,
  title: string,
  total: number,
  aside: string,
  fallen: PaperFall | null,
): void {
  if (!fallen) {
    drawTotal(sheet, title, total, aside)
    return
  }
  drawTotal(sheet, `${title}（已失效）`, total, aside, 'fallen')
  drawTotal(sheet, `现应为${title}`, fallen.total, fallen.why, 'instead')
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
