import { formatPercent } from '../../../shared/kernel/rate'
import { SET } from './ink'
import type { Sheet } from './sheet'
import { drawTable } from './table'

/** A buyer as the paper names them: masked or in full is decided before, by who prints. Rule SEC-1. */
export type PaperBuyer = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly address: string
  /** 份额, 0.0001. */
  readonly share: number
}

/** Who buys, and how much of it; a row each. */
export function drawBuyers(sheet: Sheet, buyers: readonly PaperBuyer[]): void {
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
}
