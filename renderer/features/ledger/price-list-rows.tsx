import type { TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListColumn } from '../../../shared/ledger/price-list/columns'
import { LedgerTable } from '../../components/ledger-table'
import { cellText, isFigureColumn, type PreviewLine } from './price-list-lines'
import styles from './price-list-rows.module.css'
import { faultText, wordFault } from './price-list-words'

/** Every row of the file in its order, faulty cells marked with what they say and why not. Rule LED-8. */
export function PriceListRows({
  lines,
  columns,
  goTo,
}: {
  lines: readonly PreviewLine[]
  columns: readonly PriceListColumn[]
  goTo: { key: string } | null
}) {
  const { t } = useTranslation('priceList')
  const shown = useMemo(() => columns.map(columnWidth), [columns])
  const tableColumns: TableColumnsType<PreviewLine> = [
    { title: t('preview.row'), width: 48, render: (_, { row }) => <span className={styles.row}>{row}</span> },
    ...shown.map(({ column, width }) => ({
      title: t(`column.${column}`),
      width,
      ellipsis: !isFigureColumn(column),
      align: isFigureColumn(column) ? ('right' as const) : ('left' as const),
      render: (_: unknown, line: PreviewLine) => <Cell line={line} column={column} />,
    })),
  ]
  return (
    <LedgerTable<PreviewLine>
      label={t('preview.rows')}
      columns={tableColumns}
      rows={lines}
      rowKey={({ row }) => String(row)}
      isMarked={({ faults }) => faults.size > 0}
      empty={t('preview.noRows')}
      goTo={goTo}
    />
  )
}

function Cell({ line, column }: { line: PreviewLine; column: PriceListColumn }) {
  const { t } = useTranslation(['priceList', 'common'])
  const fault = line.faults.get(column)
  if (fault) {
    return (
      <span className={styles.faulty} title={wordFault(t, fault)}>
        {faultText(fault) || t('fault.missing')}
      </span>
    )
  }
  return line.home ? cellText(line.home, column) : null
}

function columnWidth(column: PriceListColumn): { column: PriceListColumn; width: number } {
  switch (column) {
    case 'entrance':
    case 'floor':
    case 'orientation':
      return { column, width: 52 }
    case 'building':
      return { column, width: 68 }
    case 'type':
      return { column, width: 80 }
    case 'area':
    case 'innerArea':
      return { column, width: 80 }
    case 'room':
      return { column, width: 88 }
    case 'listUnitPrice':
    case 'filedUnitPrice':
    case 'floorUnitPrice':
    case 'listTotal':
    case 'filedTotal':
    case 'floorTotal':
      return { column, width: 102 }
  }
}
