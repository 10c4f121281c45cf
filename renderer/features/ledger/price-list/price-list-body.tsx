import { Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import { type HomeChange, saidIn } from '../../../../shared/ledger/price-list/known-home'
import type { PriceListPreview } from '../../../../shared/ledger/price-list-contract'
import { Panel } from '../../../components/panel'
import { RefusalNotice } from '../../../components/refusal'
import { usePriceListHomes } from './price-list-homes'
import { chartsIn, faultyColumns, faultyLines, homeLines, shownColumns } from './price-list-lines'
import { PriceListRows } from './price-list-rows'

type Filter = 'faults' | HomeChange | 'all'

/** The rows of the list: faulty ones first where there are any, otherwise what changes. Rule LED-8. */
export function PriceListBody({
  projectId,
  preview,
  faults,
  goTo,
}: {
  projectId: string
  preview: PriceListPreview
  faults: readonly PriceListFault[]
  /** Moves to a faulty row; a new object moves there again. */
  goTo: { key: string } | null
}) {
  const { t } = useTranslation('priceList')
  const { homes, reading, uploadId, rows } = preview
  const [chosen, setChosen] = useState<Filter | null>(null)
  const faulty = useMemo(() => faultyLines(faults, chartsIn(reading)), [faults, reading])
  const counts = {
    faults: faulty.length,
    changed: homes.changed,
    added: homes.added,
    unchanged: homes.unchanged,
    all: rows,
  }
  const filters = (['faults', 'changed', 'added', 'unchanged', 'all'] as const).filter(
    (one) => one === 'all' || counts[one] > 0,
  )
  const first = counts.faults > 0 ? 'faults' : counts.changed > 0 ? 'changed' : 'all'
  const filter = chosen && filters.includes(chosen) ? chosen : first
  useEffect(() => {
    if (goTo) setChosen('faults')
  }, [goTo])

  const change = filter === 'faults' || filter === 'all' ? null : filter
  const listed = usePriceListHomes(
    { projectId, uploadId, appliesFrom: preview.appliesFrom },
    change,
    filter !== 'faults',
  )
  const lines = useMemo(() => (filter === 'faults' ? faulty : homeLines(listed.homes)), [filter, faulty, listed.homes])
  const columns = useMemo(
    () => (filter === 'faults' ? faultyColumns(faults) : shownColumns(reading)),
    [filter, reading, faults],
  )
  const says = useMemo(() => saidIn(reading), [reading])
  return (
    <Panel
      title={t('preview.rows')}
      note={t('preview.units')}
      isFlush
      actions={
        <Segmented<Filter>
          size="small"
          value={filter}
          onChange={setChosen}
          options={filters.map((one) => ({ value: one, label: `${t(`preview.filter.${one}`)} ${counts[one]}` }))}
        />
      }
    >
      <RefusalNotice error={listed.error} />
      <PriceListRows
        lines={lines}
        columns={columns}
        says={says}
        sheets={reading.sheets.length}
        isLoading={listed.isLoading}
        empty={t(rows === 0 ? 'preview.noRows' : 'preview.noSuch')}
        goTo={filter === 'faults' ? goTo : null}
      />
    </Panel>
  )
}
