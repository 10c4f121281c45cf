import type { TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PriceListColumn } from '../../../../shared/ledger/price-list/columns/columns'
import type { Said } from '../../../../shared/ledger/price-list/known-home'
import type { PriceListLine } from '../../../../shared/ledger/price-list-contract'
import { LedgerTable } from '../../../components/ledger-table'
import { isFigureColumn, numberIn, type SheetLine, shownCell } from './price-list-lines'
import styles from './price-list-rows.module.css'
import { wordCell, wordFault, wordFaultyCell } from './price-list-words'

/** Rows of the list: homes with what changes on them, or faulty rows with what their cells say. Rule LED-8. */
export function PriceListRows({
  lines,
  columns,
  says,
  sheets,
  isLoading,
  empty,
  goTo,
}: {
  lines: readonly SheetLine[]
  columns: readonly PriceListColumn[]
  says: Said
  /** How many sheets were read: of one, its name goes without saying. */
  sheets: number
  isLoading: boolean
  empty: string
  goTo: { key: string } | null
}) {
  const { t } = useTranslation('priceList')
  const tableColumns: TableColumnsType<SheetLine> = [
    {
      title: t('preview.place'),
      width: sheets > 1 ? 104 : 52,
      ellipsis: true,
      fixed: 'left',
      render: (_, { place, row }) => <span className={styles.row}>{sheets > 1 ? place : row}</span>,
    },
    ...(lines.some(({ home }) => home !== null)
      ? [
          {
            title: t('preview.change'),
            width: 88,
            render: (_: unknown, { home }: SheetLine) => (home ? <Change home={home} /> : null),
          },
        ]
      : []),
    ...columns.map((column) => ({
      title: t(`column.${column}`),
      width: columnWidth(column),
      ellipsis: !isFigureColumn(column),
      align: isFigureColumn(column) ? ('right' as const) : ('left' as const),
      ...(column === 'room' ? { fixed: 'left' as const } : {}),
      render: (_: unknown, line: SheetLine) => <Cell line={line} column={column} says={says} />,
    })),
  ]
  return (
    <LedgerTable<SheetLine>
      label={t('preview.rows')}
      columns={tableColumns}
      rows={lines}
      rowKey={({ key }) => key}
      isMarked={({ faults }) => faults.size > 0}
      isLoading={isLoading}
      empty={empty}
      goTo={goTo}
    />
  )
}

function Change({ home: { change, row, before } }: { home: PriceListLine }) {
  const { t } = useTranslation('priceList')
  const now = row.list?.by ?? null
  const was = before?.list?.by ?? now
  return (
    <span className={styles[change]}>
      {t(`preview.changes.${change}`)}
      {now === null || now === was ? null : (
        <small className={styles.was}>{t('preview.nowDecidedBy', { now: t(`decidedBy.${now}`) })}</small>
      )}
    </span>
  )
}

function Cell({ line, column, says }: { line: SheetLine; column: PriceListColumn; says: Said }) {
  const { t } = useTranslation(['priceList', 'common'])
  const fault = line.faults.get(column)
  if (fault) {
    return (
      <span className={styles.faulty} title={wordFault(t, fault)}>
        {wordFaultyCell(t, fault)}
      </span>
    )
  }
  if (!line.home) return column === 'room' ? numberIn(line) : null
  const { text, was, difference, isCarried } = shownCell(line.home, column, says)
  if (isCarried) {
    return (
      <span className={styles.carried} title={t('preview.carried')}>
        {wordCell(t, column, text)}
      </span>
    )
  }
  if (was === null) return wordCell(t, column, text)
  return (
    <span className={styles.changedCell} title={t('preview.was', { text: wordCell(t, column, was) })}>
      <b>{wordCell(t, column, text)}</b>
      {was === '' ? null : (
        <small className={styles.was}>
          <s>{wordCell(t, column, was)}</s> {difference}
        </small>
      )}
    </span>
  )
}

function columnWidth(column: PriceListColumn): number {
  switch (column) {
    case 'entrance':
    case 'floor':
    case 'orientation':
      return 60
    case 'building':
    case 'kind':
    case 'decidedBy':
      return 72
    case 'type':
    case 'status':
    case 'remarks':
      return 88
    case 'area':
    case 'innerArea':
      return 108
    case 'room':
    case 'tiedTo':
      return 92
    case 'listUnitPrice':
    case 'filedUnitPrice':
    case 'floorUnitPrice':
      return 120
    case 'listTotal':
    case 'filedTotal':
    case 'floorTotal':
      return 144
  }
}
