import { formatYuan, inCapitals } from '../../../../shared/kernel/money'
import type { Fee } from '../../../../shared/pricing/fees'
import { drawHeading } from '../../../documents/pdf/grid'
import { SET } from '../../../documents/pdf/ink'
import type { Sheet } from '../../../documents/pdf/sheet'
import { drawTable } from '../../../documents/pdf/table'
import { FEE_WORDS, sayBasis, sayFee, UNKNOWN } from './words'

/** Taxes and fees with the row each follows from; one that is not known says so, and then there is no sum. Rule PRC-9. */
export function drawFees(
  sheet: Sheet,
  { fees, feesTotal, feesDay }: { fees: readonly Fee[]; feesTotal: number | null; feesDay: string },
): void {
  drawHeading(sheet, '税费（不在总价内）', `按 ${feesDay} 执行的标准测算　　单位：元`)
  const sum =
    feesTotal === null
      ? ['合计', '', '有尚未确定的项目，暂不合计', UNKNOWN]
      : ['合计', '', `（大写）${inCapitals(feesTotal)}`, formatYuan(feesTotal)]
  drawTable(
    sheet,
    [
      { title: '税费', width: 'content', style: SET.strong },
      { title: '房号', width: 3 },
      { title: '依据', width: 8, style: SET.soft },
      { title: '金额', width: 'content', align: 'right' },
    ],
    [...fees.map((fee) => [FEE_WORDS[fee.fee], fee.unit, sayBasis(fee), sayFee(fee)]), sum],
  )
}
