import type { PriceListColumn } from '../../../shared/ledger/price-list/columns/columns'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'

/** The home of the worked examples as row 6 of a list. */
export function aRow(more: Partial<PriceListRow> = {}): PriceListRow {
  return {
    sheet: '房源',
    row: 6,
    kind: 'home',
    building: '1栋',
    entrance: '1',
    floor: 12,
    room: '03',
    number: '1-1-1203',
    isEntranceAssumed: false,
    type: 'B',
    orientation: '',
    area: 8_953,
    innerArea: null,
    list: { by: 'unitPrice', unitPrice: 1_865_000 },
    filed: null,
    floorPrice: null,
    withheldAs: null,
    soldAs: null,
    soldAt: null,
    tiedTo: null,
    ...more,
  }
}

/** A list of one sheet with these columns. */
export function aReading({ columns = [] }: { columns?: readonly PriceListColumn[] }): Omit<PriceListReading, 'rows'> {
  return {
    sheets: [
      {
        name: '房源',
        layout: 'list',
        headerRows: [3, 4],
        columns: columns.map((column, index) => ({
          column,
          header: column,
          letter: 'ABCDEFGHIJ'[index] ?? 'Z',
          isHidden: false,
        })),
        unreadColumns: [],
        rivals: [],
        asked: [],
        hiddenRows: 0,
      },
    ],
    decidedBy: 'unitPrice',
    decidable: ['unitPrice'],
    fixedTotalsBecause: null,
    isListAlsoFiled: false,
    faults: [],
    repairs: [],
    notices: [],
    leavesSold: false,
    apart: [],
    skipped: [],
    otherSheets: [],
    sums: [],
    entrancesAssumed: [],
  }
}
