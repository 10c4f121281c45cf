import { formatYuan, inCapitals } from '../../../../shared/kernel/money'
import { drawClauses } from '../../../documents/pdf/clauses'
import { drawRecord } from '../../../documents/pdf/closing'
import type { PaperFonts } from '../../../documents/pdf/fonts'
import { drawFacts, drawHeading } from '../../../documents/pdf/grid'
import { METHOD_WORDS } from '../../../documents/pdf/home-words'
import { SET } from '../../../documents/pdf/ink'
import { drawTotal } from '../../../documents/pdf/price'
import { leave, type Sheet } from '../../../documents/pdf/sheet'
import { drawTable } from '../../../documents/pdf/table'
import { drawTicked } from '../../../documents/pdf/tick'
import { drawFees } from './fees'
import type { PaperData } from './frozen'
import type { NoticeContent } from './notice-content'
import { drawUnits, drawVersioned, placeOf, subjectOf } from './page'
import { LENDER_WORDS, sayNames, sayYuan, UNKNOWN } from './words'

/** 购买须知 as plain data. Rules PRC-9, SUB-3. */
export type NoticePaperData = PaperData<NoticeContent>

/** Draws 购买须知. Same data, same bytes. Rules PRC-9, SUB-1, SUB-3. */
export function drawNoticePaper(data: NoticePaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const { content, standing } = data
  const { buyers, units, total, wording } = content
  return drawVersioned(data, { title: '购买须知', subject: subjectOf(units) }, fonts, (sheet) => {
    drawHeading(sheet, '房源与买受人')
    drawFacts(sheet, [
      { label: '买受人', value: sayNames(buyers), isWide: true },
      { label: '出卖人', value: content.developer, isWide: true },
      { label: '付款方式', value: METHOD_WORDS[content.paymentMethod] },
      { label: '置业顾问', value: content.consultant },
    ])
    leave(sheet, 4)
    drawUnits(sheet, units)
    drawTotal(sheet, '成交总价', total, `定金　${sayYuan(content.deposit)}`)
    drawFees(sheet, content)
    drawOtherCosts(sheet, content)
    drawConfirmations(sheet, content)
    drawRecord(sheet, standing.events)
    drawClauses(sheet, {
      title: '须知事项',
      clauses: wording.clauses,
      declaration: '买受人已阅读并理解以上全部内容，确认上列房源、付款方式和贷款金额无误。',
      signatures: [
        ...buyers.map(({ name }) => ({ role: '买受人', name })),
        placeOf('consultant', standing, content.consultant),
        placeOf('reviewer', standing),
      ],
    })
  })
}

function drawOtherCosts(sheet: Sheet, { otherCosts }: NoticeContent): void {
  if (otherCosts.length === 0) return
  drawHeading(sheet, '其他费用（不在总价内）', '单位：元')
  drawTable(
    sheet,
    [
      { title: '费用', width: 4, style: SET.strong },
      { title: '标准与收取', width: 8, style: SET.soft },
      { title: '金额', width: 'content', align: 'right' },
    ],
    otherCosts.map(({ name, basis, amount }) => [name, basis, amount === null ? UNKNOWN : formatYuan(amount)]),
  )
}

/** What the buyer confirms stands as the office has it; no template takes it away. Rule PRC-9. */
function drawConfirmations(sheet: Sheet, { units, total, paymentMethod, deposit, loan }: NoticeContent): void {
  drawHeading(sheet, '买受人确认', '逐项核对后签字', 90)
  const places = units.map(({ unit, location }) => `${unit}（${location}）`).join('、')
  drawTicked(sheet, `房源：所购房源为 ${places}，成交总价 ${sayYuan(total)}（大写）${inCapitals(total)}。`)
  drawTicked(
    sheet,
    `付款方式：${METHOD_WORDS[paymentMethod]}，定金 ${sayYuan(deposit)}（大写）${inCapitals(deposit)}，抵作购房款。`,
  )
  drawTicked(sheet, sayLoan(loan))
}

function sayLoan(loan: NoticeContent['loan']): string {
  if (!loan) return '贷款金额：不申请贷款，全部购房款由买受人自行支付。'
  const parts = loan.parts.map(({ lender, amount }) => `${LENDER_WORDS[lender]} ${sayYuan(amount)}`).join('、')
  return `贷款金额：申请贷款合计 ${sayYuan(loan.total)}（大写）${inCapitals(loan.total)}，其中${parts}。`
}
