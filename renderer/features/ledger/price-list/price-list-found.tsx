import { App, Button, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HomesApart, PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { PriceListReading } from '../../../../shared/ledger/price-list/reading'
import type { SkippedRow } from '../../../../shared/ledger/price-list/skipped/skip'
import styles from './price-list-found.module.css'
import { FoundSheet, Mark } from './price-list-found-sheet'
import { type Correction, countCorrections, sheetIn } from './price-list-mapping'

type Reading = Omit<PriceListReading, 'rows'>

/** 识别结果: what was taken for what, to be corrected, and everything that was not read. Rule LED-8. */
export function PriceListFound({
  reading,
  mapping,
  remembered,
  isUnsent,
  isBusy,
  onCorrect,
  onAgain,
  onRestore,
}: {
  reading: Reading
  /** The corrections as they stand on the page. */
  mapping: PriceListMapping
  /** Those the list was read with. */
  remembered: PriceListMapping
  isUnsent: boolean
  isBusy: boolean
  onCorrect: (correction: Correction) => void
  onAgain: (onRead: () => void) => void
  onRestore: (onRead: () => void) => void
}) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const known = countCorrections(remembered)
  return (
    <div className={styles.found}>
      <div className={styles.scroll}>
        {reading.sheets.map((sheet, index) => (
          <FoundSheet key={sheet.name} sheet={sheet} mapping={mapping} isOpen={index === 0} onCorrect={onCorrect} />
        ))}
        <LeaveSold isLeft={mapping.leavesSold ?? false} onCorrect={onCorrect} />
        <Apart homes={mapping.apart ?? []} onCorrect={onCorrect} />
        <OtherSheets sheets={reading.otherSheets} mapping={mapping} onCorrect={onCorrect} />
        {reading.fixedTotalsBecause ? (
          <p className={styles.note}>{t(`found.fixedTotals.${reading.fixedTotalsBecause}`)}</p>
        ) : null}
        {reading.isListAlsoFiled ? <p className={styles.note}>{t('found.alsoFiled')}</p> : null}
        <p className={styles.note}>{t('found.byWords')}</p>
        <Skipped rows={reading.skipped} />
      </div>
      {isUnsent || known > 0 ? (
        <div className={styles.foot}>
          <p>{isUnsent ? t('found.unsent') : t('found.remembered', { number: known })}</p>
          <Button
            size="small"
            disabled={isBusy}
            onClick={() => onRestore(() => void message.success(t('found.restored')))}
          >
            {t('found.restore')}
          </Button>
          {isUnsent ? (
            <Button
              size="small"
              type="primary"
              disabled={isBusy}
              onClick={() => onAgain(() => void message.success(t('found.rememberedNow')))}
            >
              {t('found.again')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

/** 已售的不导入, once it was said: so that it can be said otherwise. */
function LeaveSold({ isLeft, onCorrect }: { isLeft: boolean; onCorrect: (correction: Correction) => void }) {
  const { t } = useTranslation('priceList')
  return (
    <p className={styles.sold}>
      <Switch
        size="small"
        aria-label={t('found.leaveSold')}
        checked={isLeft}
        onChange={(leavesSold) => onCorrect({ of: 'sold', leavesSold })}
      />
      {t('found.leaveSold')}
    </p>
  )
}

/** 不是同一套, once it was said: so that it can be taken back. */
function Apart({ homes, onCorrect }: { homes: readonly HomesApart[]; onCorrect: (correction: Correction) => void }) {
  const { t } = useTranslation('priceList')
  return homes.map((pair) => (
    <p key={`${pair.was} ${pair.now}`} className={styles.sold}>
      <Switch
        size="small"
        aria-label={t('found.apart', pair)}
        checked
        onChange={(isSaid) => onCorrect({ of: 'apart', homes: pair, isSaid })}
      />
      {t('found.apart', pair)}
    </p>
  ))
}

/** Sheets that were passed by; each can be read all the same. */
function OtherSheets({
  sheets,
  mapping,
  onCorrect,
}: {
  sheets: Reading['otherSheets']
  mapping: PriceListMapping
  onCorrect: (correction: Correction) => void
}) {
  const { t } = useTranslation('priceList')
  if (sheets.length === 0) return null
  return (
    <section className={styles.others}>
      <h3>{t('found.otherSheets')}</h3>
      <ul>
        {sheets.map(({ name, isHidden, isPriceList }) => (
          <li key={name}>
            <span className={styles.name}>
              {name}
              {isHidden ? <Mark isLoud>{t('found.hiddenSheet')}</Mark> : null}
              {isPriceList ? <Mark isLoud>{t('found.isPriceList')}</Mark> : null}
              {sheetIn(mapping, name) ? <Mark>{t('found.corrected')}</Mark> : null}
            </span>
            <Switch
              size="small"
              aria-label={t('found.readSheet', { sheet: name })}
              checked={sheetIn(mapping, name)?.isRead ?? false}
              onChange={(isRead) => onCorrect({ of: 'sheet', name, isRead })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Skipped({ rows }: { rows: readonly SkippedRow[] }) {
  const { t } = useTranslation('priceList')
  if (rows.length === 0) return null
  return (
    <details className={styles.skipped}>
      <summary>{t('preview.skipped', { number: rows.length })}</summary>
      <ol>
        {rows.slice(0, 500).map(({ sheet, row, reason, text }) => (
          <li key={`${sheet}!${row}`}>
            <span title={sheet}>{`${sheet}!${row}`}</span>
            <span>{t(`preview.skippedReason.${reason}`)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
