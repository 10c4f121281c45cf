import { formatYuan, inCapitals } from '../../../../shared/kernel/money'
import { drawBuyers } from '../../../documents/pdf/buyers'
import { drawClauses } from '../../../documents/pdf/clauses'
import { drawRecord } from '../../../documents/pdf/closing'
import type { PaperFonts } from '../../../documents/pdf/fonts'
import { drawFacts, drawHeading } from '../../../documents/pdf/grid'
import { SET } from '../../../documents/pdf/ink'
import { drawTotal } from '../../../documents/pdf/price'
import { leave, type Sheet } from '../../../documents/pdf/sheet'
import type { SignatureBlock } from '../../../documents/pdf/signatures'
import { drawTable } from '../../../documents/pdf/table'
import type { ChangeContent, Settlement } from './change-content'
import type { PaperData } from './frozen'
import { drawUnits, drawVersioned, placeOf, subjectOf } from './page'
import { sayAccount } from './words'

/** 退房申请单, 换房申请单 or 更名申请单 as plain data. Rules SUB-3, SUB-4. */
export type ChangePaperData = PaperData<ChangeContent>

const TITLES: Record<ChangeContent['kind'], string> = {
  cancel: '退房申请单',
  exchange: '换房申请单',
  buyers: '更名申请单',
}

/** Draws 退房申请单, 换房申请单 or 更名申请单. Same data, same bytes. Rules SUB-3, SUB-4. */
export function drawChangePaper(data: ChangePaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const { content, standing } = data
  const { before, wording } = content
  const title = TITLES[content.kind]
  return drawVersioned(data, { title, subject: subjectOf(before.units) }, fonts, (sheet) => {
    drawHeading(sheet, '申请', `申请日期　${content.askedOn}`)
    drawFacts(sheet, [
      { label: '认购书', value: content.subscription },
      { label: '置业顾问', value: content.consultant },
      { label: '出卖人', value: content.developer, isWide: true },
      { label: '申请理由', value: content.reason, isWide: true },
    ])
    drawBefore(sheet, content)
    drawAfter(sheet, content)
    drawSettlements(sheet, content)
    drawRecord(sheet, standing.events)
    drawClauses(sheet, {
      title: '约定事项',
      clauses: wording.clauses,
      declaration: '申请人确认以上内容属实，同意按本单办理；本单经批准后生效。',
      signatures: signaturesOf(data),
    })
  })
}

function drawBefore(sheet: Sheet, { kind, before }: ChangeContent): void {
  const { buyers, units, total } = before
  const title = kind === 'cancel' ? '现认购情况' : '变更前'
  drawHeading(sheet, title, `买受人 ${buyers.length} 人，房源 ${units.length} 项`)
  drawUnits(sheet, units)
  leave(sheet, 8)
  drawBuyers(sheet, buyers)
  drawTotal(sheet, kind === 'cancel' ? '成交总价' : '原成交总价', total, subjectOf(units))
}

/** What is asked for; the rest of the deal stays as it is. */
function drawAfter(sheet: Sheet, content: ChangeContent): void {
  switch (content.kind) {
    case 'cancel':
      return
    case 'exchange': {
      const { units, total } = content.after
      drawHeading(sheet, '换房后', '买受人不变')
      drawUnits(sheet, units)
      drawTotal(sheet, '新成交总价', total, subjectOf(units))
      return
    }
    case 'buyers': {
      const { buyers, total } = content.after
      drawBuyers(sheet, buyers, { title: '更名后', note: '房源不变' })
      drawTotal(sheet, '新成交总价', total, subjectOf(content.before.units))
    }
  }
}

const SETTLEMENT_WORDS: Record<Settlement['kind'], string> = {
  refund: '退还买受人',
  forfeit: '不予返还（定金罚则）',
  doubleReturn: '双倍返还买受人',
  carriedOver: '转入变更后的认购书',
  topUp: '买受人补交',
}

function drawSettlements(sheet: Sheet, { settlements, payee }: ChangeContent): void {
  drawHeading(sheet, '款项结算', '单位：元')
  drawTable(
    sheet,
    [
      { title: '处理', width: 4, style: SET.strong },
      { title: '款项', width: 5 },
      { title: '金额', width: 'content', align: 'right' },
      { title: '大写', width: 5 },
    ],
    settlements.length === 0
      ? [['无', '没有需要结算的款项', '', '']]
      : settlements.map(({ kind, of, amount }) => [SETTLEMENT_WORDS[kind], of, formatYuan(amount), inCapitals(amount)]),
  )
  if (payee) drawFacts(sheet, [{ label: '退款账户', value: sayAccount(payee), isWide: true }])
}

/** Who asks, who takes the place of another, and who approves: a director, too, where a deposit is kept. Rule SUB-4. */
function signaturesOf({ content, standing }: ChangePaperData): SignatureBlock[] {
  const { kind, before, settlements, consultant } = content
  const isForfeit = settlements.some((settlement) => settlement.kind === 'forfeit')
  const asking = before.buyers.map(({ name }) => ({ role: kind === 'buyers' ? '原买受人' : '买受人', name }))
  const coming = content.kind === 'buyers' ? content.after.buyers.map(({ name }) => ({ role: '新买受人', name })) : []
  return [
    ...asking,
    ...coming,
    placeOf('consultant', standing, consultant),
    placeOf('manager', standing),
    ...(isForfeit ? [placeOf('director', standing)] : []),
    placeOf('finance', standing),
  ]
}
