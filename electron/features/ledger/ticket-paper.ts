import { formatArea } from '../../../shared/kernel/area'
import { formatInstant } from '../../../shared/kernel/day'
import { formatWholeYuan, formatYuan, inCapitals } from '../../../shared/kernel/money'
import { formatPercent } from '../../../shared/kernel/rate'
import type { TicketState } from '../../../shared/ledger/ticket'
import type { PriceFigure } from '../../../shared/pricing/scheme'
import type { PaperFonts } from '../../documents/pdf/fonts'
import { drawFacts, drawHeading, drawParagraph, type Fact } from '../../documents/pdf/grid'
import { INK, lineHeightOf, SET } from '../../documents/pdf/ink'
import { drawChip, type PaperMark } from '../../documents/pdf/marks'
import { drawPaper } from '../../documents/pdf/paper'
import { fitted, leave, linesOf, reserve, rule, type Sheet, widthOf, writeLine } from '../../documents/pdf/sheet'
import { drawSignatures, signaturesHeight } from '../../documents/pdf/signatures'
import { drawTable } from '../../documents/pdf/table'

/** The sentences of the paper that are the developer's to word; frozen with the ticket. Rule SUB-3. */
export type TicketPaperWording = {
  readonly version: number
  /** What the buyers agree to. */
  readonly consent: string
  /** What the buyers are told before they sign. */
  readonly notices: readonly string[]
}

/** One line of the price calculation, already worded and formatted. Rule PRC-3. */
export type PaperPriceStep = {
  /** 一次性付款 98 折; 标价总价; 取整到元. */
  readonly label: string
  /** The condition that admitted it, or how it was reached: 89.53 ㎡ × 18,650.00. */
  readonly detail: string
  /** What it takes off, `−33,394.69`; empty where nothing is taken off. */
  readonly cut: string
  readonly result: string
}

/** A home on the ticket with its price. Rules LED-7, LED-11. */
export type PaperHome = {
  /** 1-1-1203. */
  readonly unit: string
  /** 1号楼 1单元 12层 03室. */
  readonly location: string
  readonly type: string
  readonly orientation: string
  /** 建筑面积 and 套内面积, 0.01 ㎡. */
  readonly area: number
  readonly innerArea: number | null
  readonly list: PriceFigure
  readonly priceVersion: { readonly number: number; readonly appliesFrom: number }
  /** 预售许可证号. */
  readonly permit: string | null
  /** 开盘方案，连乘. */
  readonly scheme: string
  readonly steps: readonly PaperPriceStep[]
  /** 成交总价 (fen) and 成交单价 (fen/㎡); null on a draft that has no price yet. */
  readonly deal: { readonly total: number; readonly unitPrice: number } | null
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
  readonly buyers: readonly PaperBuyer[]
  readonly consultant: string
  readonly paymentMethod: string
  readonly remarks: string
  readonly consent: { readonly by: string; readonly at: number } | null
  /** Everything that was signed in the system: 提交 王琳 …, 批准 赵敏 …; the reason where one was given. */
  readonly events: readonly {
    readonly what: string
    readonly by: string
    readonly at: number
    readonly reason: string | null
  }[]
  /** SHA-256 of the ticket's canonical data, 64 hex digits; null while nothing is frozen. Rule SUB-3. */
  readonly hash: string | null
  /** The instant of printing dates the file, too. */
  readonly printed: { readonly at: number; readonly by: string; readonly isReprint: boolean }
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
    drawTitle(sheet, data)
    drawHomes(sheet, data)
    drawBuyers(sheet, data)
    drawPrices(sheet, data)
    drawDeclarations(sheet, data)
    drawHistory(sheet, data)
    drawHandSignatures(sheet, data)
  })
}

function marksOf({ state, printed }: TicketPaperData): PaperMark[] {
  const reprint: PaperMark[] = printed.isReprint ? ['reprint'] : []
  return isVoid(state) ? [...reprint, 'void'] : state === 'draft' ? [...reprint, 'draft'] : reprint
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

function drawTitle(sheet: Sheet, data: TicketPaperData): void {
  const { doc, left, width, y } = sheet
  const right = left + width
  writeLine(doc, TITLE, { x: left, y }, SET.display)
  const units = data.homes.map((home) => home.unit).join('、')
  const unitStyle = fitted(doc, units, width - widthOf(doc, TITLE, SET.display) - 24, SET.display)
  const unitTop = y + lineHeightOf(SET.display) - lineHeightOf(unitStyle)
  writeLine(doc, units, { x: right, y: unitTop, align: 'right' }, unitStyle)

  const below = y + lineHeightOf(SET.display) + 1
  const number = data.number ? `编号　${data.number}` : '未编号'
  writeLine(doc, number, { x: left, y: below }, SET.body)
  const chipRight = left + widthOf(doc, number, SET.body) + 20 + widthOf(doc, data.stateWord, SET.label)
  drawChip(doc, data.stateWord, { right: chipRight, y: below - 0.3 }, isVoid(data.state) ? INK.void : INK.accent)
  if (data.until !== null) {
    const until = `${isVoid(data.state) ? '原有效至' : '有效至'}　${formatInstant(data.until)}`
    writeLine(doc, until, { x: right, y: below, align: 'right' }, SET.body)
  }
  sheet.y = below + 19
  rule(doc, { x: left, y: sheet.y, width, weight: 1.2, colour: INK.accent })
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
    { label: '建筑面积', value: `${formatArea(home.area)} ㎡` },
    { label: '套内面积', value: home.innerArea === null ? NONE : `${formatArea(home.innerArea)} ㎡` },
    home.list.by === 'unitPrice'
      ? { label: '标价单价', value: `${formatYuan(home.list.unitPrice)} 元/㎡` }
      : { label: '一口价', value: `${formatYuan(home.list.total)} 元` },
    { label: '价格版本', value: `第 ${number} 版，${formatInstant(appliesFrom)} 起` },
  ]
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

function drawPrices(sheet: Sheet, { homes, total }: TicketPaperData): void {
  for (const home of homes) {
    drawHeading(sheet, homes.length > 1 ? `价格　${home.unit}` : '价格', `${home.scheme}　　单位：元`)
    drawTable(
      sheet,
      [
        { title: '步骤', width: 4 },
        { title: '依据', width: 5, style: SET.soft },
        { title: '增减', width: 'content', align: 'right', style: SET.soft },
        { title: '结果', width: 'content', align: 'right' },
      ],
      home.steps.map(({ label, detail, cut, result }) => [label, detail, cut, result]),
    )
    if (home.deal) drawTotal(sheet, '成交总价', home.deal.total, `成交单价　${formatYuan(home.deal.unitPrice)} 元/㎡`)
  }
  if (homes.length > 1 && total !== null) drawTotal(sheet, '合计总价', total, `共 ${homes.length} 项`)
}

const TOTAL_HEIGHT = 41

/** A total in figures and capitals, which nobody overlooks. */
export function drawTotal(sheet: Sheet, title: string, total: number, aside: string): void {
  reserve(sheet, TOTAL_HEIGHT + 5)
  leave(sheet, 5)
  const { doc, left, width, y } = sheet
  const right = left + width - 10
  doc.rect(left, y, width, TOTAL_HEIGHT).fill(INK.tint)
  doc.rect(left, y, 2.5, TOTAL_HEIGHT).fill(INK.accent)
  const figures = `${formatWholeYuan(total)} 元`
  const capitals = `（大写）${inCapitals(total)}`
  writeLine(doc, title, { x: left + 12, y: y + 7 }, SET.strong)
  writeLine(doc, figures, { x: right, y: y + 2.5, align: 'right' }, SET.total)
  const room = width - 40 - widthOf(doc, aside, SET.soft)
  writeLine(doc, capitals, { x: left + 12, y: y + 24.5 }, fitted(doc, capitals, room, SET.body))
  writeLine(doc, aside, { x: right, y: y + 25, align: 'right' }, SET.soft)
  sheet.y += TOTAL_HEIGHT
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

function drawHistory(sheet: Sheet, { events }: TicketPaperData): void {
  if (events.length === 0) return
  drawHeading(sheet, '经办记录', '以下各项已在系统内签认')
  drawFacts(
    sheet,
    events.map(({ what, by, at, reason }) => ({
      label: what,
      value: `${by}　${formatInstant(at)}${reason ? `　理由：${reason}` : ''}`,
      isWide: reason !== null,
    })),
  )
}

function drawHandSignatures(sheet: Sheet, { buyers, consultant, wording }: TicketPaperData): void {
  const notices = wording.notices.map((notice, index) => `${index + 1}. ${notice}`).join('\n')
  const blocks = [
    ...buyers.map(({ name }) => ({ role: '买方', name })),
    { role: '置业顾问', name: consultant },
    { role: '案场经理' },
  ]
  const noticesHeight = linesOf(sheet.doc, notices, sheet.width, SET.small).length * lineHeightOf(SET.small)
  drawHeading(sheet, '签字', '', noticesHeight + 8 + signaturesHeight(sheet, blocks))
  drawParagraph(sheet, notices, SET.small)
  leave(sheet, 4)
  drawSignatures(sheet, blocks)
}
