import type { TFunction } from 'i18next'
import { formatArea } from '../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../shared/kernel/money'
import type { PriceListColumn } from '../../../shared/ledger/price-list/columns'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import { NO_RESULT } from '../../../shared/ledger/price-list/sheet'

type Words = TFunction<['priceList', 'common']>

/** Why a cell cannot stand. Rule LED-8. */
export function wordFault(t: Words, fault: PriceListFault): string {
  switch (fault.code) {
    case 'missing':
    case 'notANumber':
    case 'dateValue':
    case 'tooFine':
    case 'buildingUnknown':
      return t(`fault.${fault.code}`)
    case 'errorValue':
      return fault.data.error === NO_RESULT ? t('fault.noResult') : t('fault.errorValue', fault.data)
    case 'outOfRange':
      return t('fault.outOfRange', {
        least: formatFigure(fault.column, fault.data.least),
        most: formatFigure(fault.column, fault.data.most),
      })
    case 'unitPriceOutOfRange':
      return t('fault.unitPriceOutOfRange', {
        unitPrice: formatYuan(fault.data.unitPrice),
        least: formatYuan(fault.data.least),
        most: formatYuan(fault.data.most),
      })
    case 'innerAboveArea':
      return t('fault.innerAboveArea', {
        innerArea: formatArea(fault.data.innerArea),
        area: formatArea(fault.data.area),
      })
    case 'totalDiffers':
      return t('fault.totalDiffers', {
        total: formatWholeYuan(fault.data.total),
        expected: formatWholeYuan(fault.data.expected),
      })
    case 'listAboveFiled':
      return t('fault.listAboveFiled', {
        list: formatWholeYuan(fault.data.list),
        filed: formatWholeYuan(fault.data.filed),
      })
    case 'nameUnreadable':
      return t('fault.nameUnreadable', { column: t(`column.${fault.column}`) })
    case 'numberDiffers':
      return t('fault.numberDiffers', { from: t(`column.${fault.data.from}`), says: fault.data.says })
    case 'repeatedHome':
    case 'tooLong':
      return t(`fault.${fault.code}`, fault.data)
  }
}

/** What the faulty cell itself says, as far as it is known. */
export function faultText(fault: PriceListFault): string {
  switch (fault.code) {
    case 'notANumber':
    case 'tooFine':
    case 'outOfRange':
    case 'nameUnreadable':
    case 'numberDiffers':
      return fault.data.text
    case 'errorValue':
      return fault.data.error === NO_RESULT ? '' : fault.data.error
    case 'innerAboveArea':
      return formatArea(fault.data.innerArea)
    case 'totalDiffers':
      return formatWholeYuan(fault.data.total)
    case 'listAboveFiled':
      return formatWholeYuan(fault.data.list)
    case 'repeatedHome':
      return fault.data.number
    case 'missing':
    case 'dateValue':
    case 'unitPriceOutOfRange':
    case 'buildingUnknown':
    case 'tooLong':
      return ''
  }
}

/** All faults as lines to send to whoever made the file: cell, column, what it says, why not. */
export function faultLines(t: Words, faults: readonly PriceListFault[]): string {
  return faults
    .map((fault) => [fault.cell, t(`column.${fault.column}`), faultText(fault), wordFault(t, fault)].join('\t'))
    .join('\n')
}

function formatFigure(column: PriceListColumn, figure: number): string {
  return column === 'area' || column === 'innerArea' ? `${formatArea(figure)} ㎡` : formatYuan(figure)
}
