import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListPreview as Preview } from '../../../shared/ledger/contract'
import type { PriceKind } from '../../../shared/ledger/price-list/columns'
import { Panel } from '../../components/panel'
import { RefusalNotice } from '../../components/refusal'
import { PriceListConfirm } from './price-list-confirm'
import { PriceListFaults } from './price-list-faults'
import { PriceListFound } from './price-list-found'
import { previewColumns, previewLines } from './price-list-lines'
import styles from './price-list-preview.module.css'
import { PriceListRows } from './price-list-rows'
import { PriceListSums } from './price-list-sums'

type Side = 'faults' | 'sums' | 'found'

/** What the file holds, before anything is written: counts, faults at their cells, sums, every row. Rule LED-8. */
export function PriceListPreview({
  preview,
  nextVersion,
  isBusy,
  error,
  onDecide,
  onAnother,
  onLeave,
  onConfirm,
}: {
  preview: Preview
  nextVersion: number
  isBusy: boolean
  error: unknown
  onDecide: (decidedBy: PriceKind) => void
  onAnother: () => void
  onLeave?: () => void
  onConfirm: (appliesFrom: number | null) => void
}) {
  const { t } = useTranslation('priceList')
  const { reading } = preview
  const hasFaults = reading.faults.length > 0
  const [side, setSide] = useState<Side>(hasFaults ? 'faults' : 'sums')
  const [goTo, setGoTo] = useState<{ key: string } | null>(null)
  const lines = useMemo(() => previewLines(reading), [reading])
  const columns = useMemo(() => previewColumns(reading), [reading])

  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('preview.title', { file: preview.fileName })}</h2>
        <Segmented<PriceKind>
          value={reading.decidedBy}
          options={[
            { value: 'unitPrice', label: t('choose.unitPrice') },
            { value: 'total', label: t('choose.total') },
          ]}
          onChange={onDecide}
        />
        <span className={styles.space} />
        <Button onClick={onAnother}>{t('preview.another')}</Button>
        {onLeave ? <Button onClick={onLeave}>{t('preview.leave')}</Button> : null}
      </div>
      <Counts preview={preview} />
      <div className={styles.body}>
        <Panel title={t('preview.rows')} note={t('preview.rowsNote')} isFlush>
          <PriceListRows lines={lines} columns={columns} goTo={goTo} />
        </Panel>
        <Panel isFlush>
          <Segmented<Side>
            block
            className={styles.sides}
            value={side}
            onChange={setSide}
            options={[
              { value: 'faults', label: `${t('faults.title')} ${reading.faults.length}` },
              { value: 'sums', label: t('preview.sums') },
              { value: 'found', label: t('preview.found') },
            ]}
          />
          <div className={styles.side}>
            {side === 'faults' ? (
              <PriceListFaults
                faults={reading.faults}
                units={reading.rows.length}
                onDecideByTotal={() => onDecide('total')}
                onJump={(row) => setGoTo({ key: String(row) })}
              />
            ) : null}
            {side === 'sums' ? <PriceListSums reading={reading} /> : null}
            {side === 'found' ? <PriceListFound reading={reading} /> : null}
          </div>
        </Panel>
      </div>
      <RefusalNotice error={error} />
      <PriceListConfirm
        units={reading.rows.length}
        faults={reading.faults.length}
        nextVersion={nextVersion}
        isBusy={isBusy}
        onAnother={onAnother}
        onConfirm={onConfirm}
      />
    </div>
  )
}

/** The file against what the office has. */
function Counts({ preview }: { preview: Preview }) {
  const { t } = useTranslation('priceList')
  const { homes, reading } = preview
  const counts = [
    { name: 'added', number: homes.added },
    { name: 'changed', number: homes.changed },
    { name: 'unchanged', number: homes.unchanged },
    { name: 'absent', number: homes.absent },
    { name: 'skipped', number: reading.skipped.length },
    { name: 'faults', number: reading.faults.length },
  ] as const
  return (
    <dl className={styles.counts}>
      {counts.map(({ name, number }) => (
        <div key={name} className={name === 'faults' && number > 0 ? styles.faulty : undefined}>
          <dt>{t(`preview.counts.${name}`)}</dt>
          <dd>{number}</dd>
          {name === 'absent' && number > 0 ? <dd className={styles.hint}>{t('preview.counts.absentHint')}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
