import { drawBuyers } from '../../../documents/pdf/buyers'
import { drawClauses } from '../../../documents/pdf/clauses'
import { drawRecord } from '../../../documents/pdf/closing'
import type { PaperFonts } from '../../../documents/pdf/fonts'
import { drawFacts, drawHeading } from '../../../documents/pdf/grid'
import { drawHomePrices, drawHomes } from '../../../documents/pdf/home'
import { METHOD_WORDS } from '../../../documents/pdf/home-words'
import { drawTotal } from '../../../documents/pdf/price'
import type { Sheet } from '../../../documents/pdf/sheet'
import type { SignatureBlock } from '../../../documents/pdf/signatures'
import type { PaperData } from './frozen'
import { drawVersioned, placeOf, subjectOf } from './page'
import type { SubscriptionContent } from './subscription-content'

/** 认购书 as plain data. Rules SUB-1, SUB-3. */
export type SubscriptionPaperData = PaperData<SubscriptionContent>

/** Draws 认购书. Same data, same bytes. Rules SUB-1, SUB-3. */
export function drawSubscriptionPaper(data: SubscriptionPaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const { content, standing } = data
  const { buyers, homes, total, wording } = content
  return drawVersioned(data, { title: '认购书', subject: subjectOf(homes) }, fonts, (sheet) => {
    drawHeading(sheet, '出卖人')
    drawFacts(sheet, [
      { label: '名称', value: content.developer, isWide: true },
      { label: '置业顾问', value: content.consultant },
      { label: '房号管理单', value: content.ticket },
    ])
    drawBuyers(sheet, buyers, { title: '买受人', note: `共 ${buyers.length} 人` })
    drawHomes(sheet, homes)
    drawHomePrices(
      sheet,
      homes.map((home) => ({ ...home, fallen: null })),
      total,
      null,
    )
    drawPayment(sheet, content)
    drawRecord(sheet, standing.events)
    drawClauses(sheet, {
      title: '约定条款',
      clauses: wording.clauses,
      declaration: '双方已逐条阅读并同意以上全部内容。',
      signatures: signaturesOf(data),
    })
  })
}

function drawPayment(sheet: Sheet, { deposit, signBy, paymentMethod, account, remarks }: SubscriptionContent): void {
  drawHeading(sheet, '定金与付款')
  drawFacts(sheet, [
    { label: '付款方式', value: METHOD_WORDS[paymentMethod] },
    { label: '签约截止日', value: `${signBy}（含当日）` },
    { label: '监管账户', value: account.number },
    { label: '户名', value: account.holder },
    { label: '开户行', value: account.bank, isWide: true },
    { label: '补充约定', value: remarks || '无', isWide: true },
  ])
  drawTotal(sheet, '定金', deposit, `签约截止日　${signBy}`)
}

function signaturesOf({ content, standing }: SubscriptionPaperData): SignatureBlock[] {
  return [
    ...content.buyers.map(({ name }) => ({ role: '买受人', name })),
    { role: '出卖人（盖章）' },
    placeOf('consultant', standing, content.consultant),
    placeOf('reviewer', standing),
    placeOf('manager', standing),
    placeOf('finance', standing),
  ]
}
