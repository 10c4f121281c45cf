import { Button, Segmented } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceKind } from '../../../../shared/ledger/price-list/columns/columns'
import type { PriceListPreview as Preview } from '../../../../shared/ledger/price-list-contract'
import { Panel } from '../../../components/panel'
import { RefusalNotice } from '../../../components/refusal'
import { PriceListBody } from './price-list-body'
import { type InstantLack, isConfirmable } from './price-list-choices'
import { PriceListFaults } from './price-list-faults'
import { PriceListFound } from './price-list-found'
import { chartsIn, placeOf } from './price-list-lines'
import { PriceListNotices } from './price-list-notices-view'
import styles from './price-list-preview.module.css'
import { PriceListProgress } from './price-list-progress'
import type { PriceListRead } from './price-list-read'
import { PriceListRepairs } from './price-list-repairs-view'
import { PriceListSums } from './price-list-sums'

type Side = 'faults' | 'notices' | 'repairs' | 'found' | 'sums'

/** What the file holds, before anything is written: counts, faults at their cells, sums, every row. Rule LED-8. */
export function PriceListPreview({
  projectId,
  preview,
  currentVersion,
  read,
  lacks,
  onHold,
  onConfirm,
}: {
  projectId: string
  preview: Preview
  /** The version it comes after, which an unchanged list repeats. */
  currentVersion: number | null
  read: PriceListRead
  /** Its instant is not said, or it could not be held against it: what is shown is for another one. */
  lacks: InstantLack | null
  onHold: () => void
  onConfirm: () => void
}) {
  const { t } = useTranslation('priceList')
  const { reading, officeFaults } = preview
  const faults = [...reading.faults, ...officeFaults]
  // Faults come to the front by themselves, also when they come with a later reading, until a side is chosen.
  const [chosenSide, setSide] = useState<Side | null>(null)
  const notices = reading.notices.length
  const side = chosenSide ?? (faults.length > 0 ? 'faults' : notices > 0 ? 'notices' : 'sums')
  const [goTo, setGoTo] = useState<{ key: string } | null>(null)
  const sheets = reading.sheets.length

  return (
    <div className={styles.preview}>
      <Counts preview={preview} faults={faults.length}>
        {reading.decidable.length > 1 ? (
          <Segmented<PriceKind>
            aria-label={t('preview.decidedBy')}
            value={reading.decidedBy}
            options={reading.decidable.map((kind) => ({ value: kind, label: t(`preview.${kind}`) }))}
            disabled={read.isReading}
            onChange={read.decide}
          />
        ) : null}
      </Counts>
      {read.isReading ? (
        <PriceListProgress fileName={preview.fileName} progress={read.progress} onStop={read.stop} />
      ) : null}
      <RefusalNotice error={read.error}>{read.isUnsent ? <span>{t('found.kept')}</span> : null}</RefusalNotice>
      <div className={styles.body} inert={read.isReading}>
        <PriceListBody projectId={projectId} preview={preview} faults={faults} goTo={goTo} />
        <Panel isFlush>
          <Segmented<Side>
            block
            className={styles.sides}
            value={side}
            onChange={setSide}
            options={[
              { value: 'faults', label: `${t('faults.title')} ${faults.length}` },
              ...(notices > 0 ? [{ value: 'notices' as const, label: `${t('notices.title')} ${notices}` }] : []),
              { value: 'repairs', label: `${t('repairs.title')} ${reading.repairs.length}` },
              { value: 'found', label: t('found.title') },
              { value: 'sums', label: t('preview.sums') },
            ]}
          />
          <div className={styles.side}>
            {side === 'faults' ? (
              <PriceListFaults
                reading={reading}
                faults={faults}
                units={preview.rows}
                read={read}
                onJump={(fault) => setGoTo({ key: placeOf(fault, chartsIn(reading)) })}
              />
            ) : null}
            {side === 'notices' ? <PriceListNotices notices={reading.notices} sheets={sheets} /> : null}
            {side === 'repairs' ? <PriceListRepairs repairs={reading.repairs} sheets={sheets} /> : null}
            {side === 'found' ? (
              <PriceListFound
                reading={reading}
                mapping={read.mapping}
                remembered={preview.mapping}
                isUnsent={read.isUnsent}
                isBusy={read.isReading}
                onCorrect={read.correct}
                onAgain={read.again}
                onRestore={read.restore}
              />
            ) : null}
            {side === 'sums' ? <PriceListSums {...reading} /> : null}
          </div>
        </Panel>
      </div>
      <Foot
        preview={preview}
        faults={faults.length}
        currentVersion={currentVersion}
        isBusy={read.isReading || read.isUnsent}
        lacks={read.isReading ? null : lacks}
        onHold={onHold}
        onConfirm={onConfirm}
      />
    </div>
  )
}

/** The file against what the office has. */
function Counts({
  preview: { homes, reading, sold },
  faults,
  children,
}: {
  preview: Preview
  faults: number
  children: React.ReactNode
}) {
  const { t } = useTranslation('priceList')
  const counts = [
    { name: 'added', number: homes.added },
    { name: 'changed', number: homes.changed },
    { name: 'unchanged', number: homes.unchanged },
    { name: 'absent', number: homes.absent },
    { name: 'repairs', number: reading.repairs.length },
    { name: 'skipped', number: reading.skipped.length },
    ...(reading.leavesSold ? [{ name: 'sold' as const, number: sold.length }] : []),
    { name: 'faults', number: faults },
  ] as const
  return (
    <div className={styles.head}>
      <dl className={styles.counts}>
        {counts.map(({ name, number }) => (
          <div key={name} className={name === 'faults' && number > 0 ? styles.faulty : undefined}>
            <dt>{t(`preview.counts.${name}`)}</dt>
            <dd>{number}</dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  )
}

/** On to the confirmation, or why there is none. */
function Foot({
  preview,
  faults,
  currentVersion,
  isBusy,
  lacks,
  onHold,
  onConfirm,
}: {
  preview: Preview
  faults: number
  currentVersion: number | null
  isBusy: boolean
  lacks: InstantLack | null
  onHold: () => void
  onConfirm: () => void
}) {
  const { t } = useTranslation('priceList')
  if (lacks) {
    return (
      <div className={styles.foot} role="status">
        <p>
          <b>{t(`confirm.${lacks}`)}</b> {t('confirm.notHeldDetail')}
        </p>
        {lacks === 'notHeld' ? (
          <Button type="primary" size="large" disabled={isBusy} onClick={onHold}>
            {t('confirm.hold')}
          </Button>
        ) : null}
      </div>
    )
  }
  if (faults > 0 || preview.rows === 0) {
    return (
      <div className={`${styles.foot} ${styles.blocked}`} role="alert">
        <p>
          <b>{faults > 0 ? t('preview.blocked', { faults }) : t('preview.noRows')}</b> {t('preview.blockedDetail')}
        </p>
      </div>
    )
  }
  if (!isBusy && !isConfirmable(preview, currentVersion)) {
    return (
      <div className={styles.foot} role="status">
        <p>
          <b>{t('confirm.same', { version: currentVersion })}</b> {t('confirm.sameDetail')}
        </p>
      </div>
    )
  }
  return (
    <div className={styles.foot}>
      <p>{isBusy ? t('found.unsent') : wordReady(t, preview.reading.notices.length)}</p>
      <Button type="primary" size="large" disabled={isBusy} onClick={onConfirm}>
        {t('preview.toConfirm')}
      </Button>
    </div>
  )
}

function wordReady(t: TFunction<'priceList'>, notices: number): string {
  return notices > 0 ? t('preview.noticed', { number: notices }) : t('preview.ready')
}
