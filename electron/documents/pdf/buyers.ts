import { formatPercent } from '../../../shared/kernel/rate'
import { drawHeading } from './grid'
import { SET } from './ink'
import type { Sheet } from './sheet'
import { type Column, drawTable, openingHeight } from './table'

/** A buyer as the paper names them: masked or in full is decided before, by who prints. Rule SEC-1. */
export type PaperBuyer = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly address: string
  /** 份额, 0.0001. */
  readonly share: number
}

const COLUMNS: readonly Column[] = [
  { title: '姓名', width: 5, style: SET.strong },
  { title: '证件号码', width: 6.4 },
  { title: '手机', width: 4.4 },
  { title: '地址', width: 9.2 },
  { title: '份额', width: 'content', align: 'right' },
]

/** Who buys, and how much of it, a row each; under a heading that never stands without the first of them. */
export function drawBuyers(
  sheet: Sheet,
  buyers: readonly PaperBuyer[],
  heading?: { readonly title: string; readonly note: string },
): void {
  const rows = buyers.map(({ name, idNumber, phone, address, share }) => [
    name,
    idNumber,
    phone,
    address,
    `${formatPercent(share)}%`,
  ])
  if (heading) drawHeading(sheet, heading.title, heading.note, openingHeight(sheet, COLUMNS, rows))
  drawTable(sheet, COLUMNS, rows)
}
