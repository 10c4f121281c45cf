import { formatInstant } from '../../../../shared/kernel/day'
import type { PaperFonts } from '../../../documents/pdf/fonts'
import { drawFacts, drawParagraph, type Fact } from '../../../documents/pdf/grid'
import { NONE } from '../../../documents/pdf/home'
import { INK, lineHeightOf, SET } from '../../../documents/pdf/ink'
import { drawPaper, shortHash } from '../../../documents/pdf/paper'
import { drawTotal } from '../../../documents/pdf/price'
import { leave, rule, type Sheet, widthOf, writeLine } from '../../../documents/pdf/sheet'
import { drawSignatures } from '../../../documents/pdf/signatures'
import type { PaperData } from './frozen'
import { headOf, subjectOf } from './page'
import type { ReceiptContent } from './receipt-content'

/** 定金收据 as plain data. Rules RCP-1, SUB-5. */
export type ReceiptPaperData = PaperData<ReceiptContent>

const TITLE = '定金收据'

const METHOD_WORDS: Record<ReceiptContent['method'], string> = {
  cash: '现金',
  pos: 'POS 刷卡',
  transfer: '银行转账',
  other: '其他',
}

/** Draws 定金收据 twice on one page: what the office keeps above, the buyer's below. Same data, same bytes. Rules RCP-1, SUB-3. */
export function drawReceiptPaper(data: ReceiptPaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const { number } = data.content
  return drawPaper({ ...headOf(data), title: TITLE, number }, fonts, (sheet) => {
    drawCopy(sheet, data, '存根联　案场留存')
    const half = (sheet.top + sheet.bottom) / 2
    if (sheet.y < half - CUT) {
      drawCut(sheet, half)
      sheet.y = half + CUT
    } else sheet.turnPage()
    drawCopy(sheet, data, '客户联　买受人保存')
  })
}

const CUT = 14

function drawCut({ doc, left, width }: Sheet, y: number): void {
  const word = '裁切线'
  const room = widthOf(doc, word, SET.fine) + 12
  doc.save().dash(3, { space: 3 })
  const half = (width - room) / 2
  rule(doc, { x: left, y, width: half, weight: 0.6, colour: INK.rule })
  rule(doc, { x: left + half + room, y, width: half, weight: 0.6, colour: INK.rule })
  doc.undash().restore()
  writeLine(doc, word, { x: left + width / 2, y: y - lineHeightOf(SET.fine) / 2, align: 'center' }, SET.fine)
}

function drawCopy(sheet: Sheet, { content, hash, standing }: ReceiptPaperData, copy: string): void {
  const { doc, left, width, y } = sheet
  const { number, amount, operator, wording, receivedAt } = content
  const right = left + width
  const code = hash ? `校验码　${shortHash(hash)}` : '尚无校验码'
  writeLine(doc, TITLE, { x: left, y }, SET.total)
  writeLine(doc, copy, { x: left + widthOf(doc, TITLE, SET.total) + 14, y: y + 6 }, SET.heading)
  writeLine(doc, number, { x: right, y: y + 4, align: 'right' }, { ...SET.notice, colour: INK.text })
  sheet.y = y + lineHeightOf(SET.total) + 2
  rule(doc, { x: left, y: sheet.y, width, weight: 1.2, colour: INK.accent })
  drawFacts(sheet, factsOf(content))
  drawTotal(sheet, '实收定金', amount, `${standing.word}　${code}`)
  leave(sheet, 4)
  wording.clauses.forEach((clause) => {
    drawParagraph(sheet, clause, SET.small)
  })
  drawSignatures(sheet, [
    { role: '出卖人（财务专用章）' },
    { role: '收款人', name: operator, signedAt: formatInstant(receivedAt) },
    { role: '交款人' },
  ])
}

function factsOf({
  project,
  developer,
  payer,
  subscription,
  units,
  method,
  slip,
  cardTail,
  account,
}: ReceiptContent): Fact[] {
  return [
    { label: '收款单位', value: developer, isWide: true },
    { label: '交款人', value: payer, isWide: true },
    { label: '项目', value: project, isWide: true },
    { label: '房号', value: subjectOf(units), isWide: true },
    { label: '认购书', value: subscription },
    { label: '款项', value: '定金' },
    { label: '付款方式', value: METHOD_WORDS[method] },
    { label: '凭证号', value: slip || NONE },
    { label: '卡号末四位', value: cardTail || NONE },
    { label: '监管账号', value: account.number },
    { label: '户名', value: account.holder },
    { label: '开户行', value: account.bank },
  ]
}
