import type { TFunction } from 'i18next'
import { formatArea } from '../../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import { type PriceListColumn, priceKindSchema } from '../../../../shared/ledger/price-list/columns/columns'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import { NO_RESULT } from '../../../../shared/ledger/price-list/sheet'
import { unitKindSchema } from '../../../../shared/ledger/unit'

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
    case 'listFarBelowFiled':
      return t(`fault.${fault.code}`, {
        list: formatWholeYuan(fault.data.list),
        filed: formatWholeYuan(fault.data.filed),
      })
    case 'nameUnreadable':
      return t('fault.nameUnreadable', { column: t(`column.${fault.column}`) })
    case 'figureDoubtful':
      return t('fault.figureDoubtful', { text: fault.data.text, column: t(`column.${fault.column}`) })
    case 'numberDiffers':
      return t('fault.numberDiffers', { from: t(`column.${fault.data.from}`), says: fault.data.says })
    case 'changesAtOnce':
      return t('fault.changesAtOnce', {
        number: fault.data.number,
        column: t(`column.${fault.column}`),
        was: wordCell(t, fault.column, fault.data.was) || t('fault.nothing'),
        now: wordCell(t, fault.column, fault.data.now) || t('fault.nothing'),
      })
    case 'unitClaimed':
      return t('fault.unitClaimed', {
        number: fault.data.number,
        state: t(`common:unitState.${fault.data.state}`),
        column: t(`column.${fault.column}`),
        was: wordCell(t, fault.column, fault.data.was) || t('fault.nothing'),
        now: wordCell(t, fault.column, fault.data.now) || t('fault.nothing'),
      })
    case 'numberClaimed':
      return t('fault.numberClaimed', {
        number: fault.data.number,
        was: fault.data.was,
        state: t(`common:unitState.${fault.data.state}`),
      })
    case 'claimedMissing':
      return t('fault.claimedMissing', { ...fault.data, state: t(`common:unitState.${fault.data.state}`) })
    case 'aboveFiledWaiting':
      return t('fault.aboveFiledWaiting', {
        number: fault.data.number,
        version: fault.data.version,
        list: formatWholeYuan(fault.data.list),
        filed: formatWholeYuan(fault.data.filed),
      })
    case 'aboveFiledBefore':
      return t('fault.aboveFiledBefore', {
        number: fault.data.number,
        list: formatWholeYuan(fault.data.list),
        filed: formatWholeYuan(fault.data.filed),
      })
    case 'figureUnclear':
      // A word of the name itself that is not known, or another name.
      return t(fault.data.text.includes(fault.data.other) ? 'fault.wordUnclear' : 'fault.figureUnclear', fault.data)
    case 'statusUnknown':
      return fault.data.cells > 1 ? t('fault.statusUnknownMany', fault.data) : t('fault.statusUnknown')
    case 'soldTogether':
      return t(fault.data.over === 'sheet' ? 'fault.soldSheet' : 'fault.soldTogether', fault.data)
    case 'repeatedHome':
    case 'chartDiffers':
    case 'buyersUnclear':
    case 'sectionUnclear':
    case 'tooLong':
    case 'surplusField':
    case 'soldElsewhere':
    case 'tiedUnknown':
    case 'tiedClaimed':
    case 'columnsDiffer':
    case 'entranceUnclear':
    case 'prefixUnclear':
    case 'sumUnclear':
    case 'otherBuilding':
    case 'otherZone':
    case 'kindUnclear':
    case 'buildingsUnclear':
    case 'sheetsUnclear':
    case 'likeSum':
    case 'likeSumInChart':
    case 'homesJoined':
    case 'figuresUnread':
    case 'sheetUnread':
    case 'statesUnread':
    case 'floorUnclear':
    case 'flatUnclear':
    case 'letterUnclear':
    case 'roomsJoined':
    case 'floorsSeveral':
    case 'totalMerged':
    case 'buildingMissing':
      return t(`fault.${fault.code}`, fault.data)
  }
}

/** The home a fault is of, as far as it could be read. */
export function homeOf({ home, data }: PriceListFault): string {
  return home ?? ('number' in data ? data.number : '')
}

/** What the faulty cell itself says, as far as it is known. */
export function faultText(fault: PriceListFault): string {
  switch (fault.code) {
    case 'surplusField':
    case 'notANumber':
    case 'tooFine':
    case 'outOfRange':
    case 'nameUnreadable':
    case 'prefixUnclear':
    case 'sumUnclear':
    case 'kindUnclear':
    case 'otherZone':
    case 'otherBuilding':
    case 'buildingsUnclear':
    case 'sheetsUnclear':
    case 'likeSum':
    case 'likeSumInChart':
    case 'homesJoined':
    case 'figuresUnread':
    case 'sheetUnread':
    case 'statesUnread':
    case 'floorUnclear':
    case 'flatUnclear':
    case 'letterUnclear':
    case 'roomsJoined':
    case 'floorsSeveral':
    case 'totalMerged':
    case 'numberDiffers':
    case 'columnsDiffer':
    case 'chartDiffers':
    case 'statusUnknown':
    case 'sectionUnclear':
      return fault.data.text
    case 'errorValue':
      return fault.data.error === NO_RESULT ? '' : fault.data.error
    case 'innerAboveArea':
      return formatArea(fault.data.innerArea)
    case 'totalDiffers':
      return formatWholeYuan(fault.data.total)
    case 'listAboveFiled':
    case 'listFarBelowFiled':
    case 'aboveFiledBefore':
    case 'aboveFiledWaiting':
      return formatWholeYuan(fault.data.list)
    case 'tiedUnknown':
    case 'tiedClaimed':
      return fault.data.home
    case 'soldElsewhere':
    case 'soldTogether':
      return fault.data.says
    case 'repeatedHome':
    case 'numberClaimed':
    case 'claimedMissing':
    case 'buildingMissing':
      return fault.data.number
    case 'changesAtOnce':
    case 'unitClaimed':
      return fault.column === 'kind' ? '' : fault.data.now
    case 'missing':
    case 'dateValue':
    case 'unitPriceOutOfRange':
    case 'buildingUnknown':
    case 'entranceUnclear':
    case 'figureUnclear':
    case 'figureDoubtful':
    case 'buyersUnclear':
    case 'tooLong':
      return ''
  }
}

/** What stands in a faulty cell's place: what it says; only an empty one is said to be empty. */
export function wordFaultyCell(t: Words, fault: PriceListFault): string {
  const text = faultText(fault)
  if (text !== '') return text
  switch (fault.code) {
    case 'missing':
      return t('fault.missing')
    case 'changesAtOnce':
    case 'unitClaimed':
      return t('faultyCell.claimed')
    default:
      return t('faultyCell.wrong')
  }
}

/** Where a cell stands: with its sheet's name where the list has several. */
export function cellPlace({ sheet, cell }: { sheet: string; cell: string }, sheets: number): string {
  return sheets > 1 ? `${sheet}!${cell}` : cell
}

/** All faults as lines to send to whoever made the file: cell, home, column, what it says, why not. */
export function faultLines(t: Words, faults: readonly PriceListFault[], sheets: number): string {
  return faults
    .map((fault) =>
      [
        cellPlace(fault, sheets),
        homeOf(fault),
        t(`column.${fault.column}`),
        faultText(fault),
        wordFault(t, fault),
      ].join('\t'),
    )
    .join('\n')
}

function formatFigure(column: PriceListColumn, figure: number): string {
  return column === 'area' || column === 'innerArea' ? `${formatArea(figure)} ㎡` : formatYuan(figure)
}

/** A cell's text in words: kinds and deciding figures are known by their code. */
export function wordCell(t: Words, column: PriceListColumn, text: string): string {
  if (column === 'kind') return t(`kind.${unitKindSchema.catch('home').parse(text)}`)
  if (column === 'decidedBy') return t(`decidedBy.${priceKindSchema.catch('unitPrice').parse(text)}`)
  return text
}
