import { sayArea } from '../../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import { formatPercent } from '../../../../shared/kernel/rate'
import type { Fee, FeeName, FeeRow, HomeOrder } from '../../../../shared/pricing/fees'
import type { Lender } from '../../../../shared/pricing/loan'
import { NONE } from '../../../documents/pdf/home'
import { KIND_WORDS } from '../../../documents/pdf/home-words'
import type { Account } from './frozen'

export const FEE_WORDS: Record<FeeName, string> = {
  deedTax: '契税',
  maintenanceFund: '专项维修资金',
  registration: '不动产登记费',
}

export const LENDER_WORDS: Record<Lender, string> = { bank: '商业按揭贷款', providentFund: '住房公积金贷款' }

const ORDER_WORDS: Record<HomeOrder, string> = { first: '首套', second: '第二套', further: '第三套及以上' }

/** What a cost that nobody knows yet is written as: never as nothing. Rule PRC-9. */
export const UNKNOWN = '尚未确定'

/** 1,593,777 元. */
export function sayYuan(fen: number): string {
  return `${formatWholeYuan(fen)} 元`
}

/** A day as clauses write it: 2026年6月14日. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 户名，开户行，账号 …. */
export function sayAccount({ holder, bank, number }: Account): string {
  return `${holder}，${bank}，账号 ${number}`
}

export function sayNames(people: readonly { readonly name: string }[]): string {
  return people.map(({ name }) => name).join('、')
}

/** What all fees come to; that one of them is not known is said instead of a sum. Rule PRC-9. */
export function sayFeesTotal(total: number | null): string {
  return total === null ? '有尚未确定的项目，暂不合计' : sayYuan(total)
}

/** What became of a paper: made anew or ended, signed, or waiting to be. */
export function sayStanding({ isVoid, isSigned }: { isVoid: boolean; isSigned: boolean }): string {
  if (isVoid) return '作废'
  return isSigned ? '已签' : '待签'
}

/** What became of a receipt. Rule RCP-1. */
export function sayReceipt({ isReversed }: { isReversed: boolean }): string {
  return isReversed ? '已红冲' : '有效'
}

/** The row a fee follows from, or that there is none. Rule PRC-9. */
export function sayBasis({ due }: Fee): string {
  return due ? sayRow(due.row) : '税费标准中没有适用的一项，以主管部门核定为准'
}

/** A fee's amount in 元. */
export function sayFee({ due }: Fee): string {
  return due ? formatYuan(due.amount) : UNKNOWN
}

function sayRow(row: FeeRow): string {
  return [KIND_WORDS[row.kind], ...sayMeasure(row), `${row.from} 起执行`].join('，')
}

function sayMeasure(row: FeeRow): string[] {
  switch (row.fee) {
    case 'deedTax':
      return [
        ...(row.order ? [ORDER_WORDS[row.order]] : []),
        ...(row.above === null ? [] : [`${sayArea(row.above, NONE)} 以上`]),
        ...(row.upTo === null ? [] : [`${sayArea(row.upTo, NONE)} 及以下`]),
        row.vat === 0
          ? `总价的 ${formatPercent(row.rate)}%`
          : `不含增值税（${formatPercent(row.vat)}%）总价的 ${formatPercent(row.rate)}%`,
      ]
    case 'maintenanceFund':
      return [
        row.buildingType,
        row.basis.by === 'area'
          ? `建筑面积每 ㎡ ${formatYuan(row.basis.perSquareMetre)} 元`
          : `总价的 ${formatPercent(row.basis.rate)}%`,
      ]
    case 'registration':
      return [`每件 ${formatYuan(row.amount)} 元`]
  }
}
