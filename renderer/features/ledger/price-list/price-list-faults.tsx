import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import type { PriceListPreview } from '../../../../shared/ledger/price-list-contract'
import { copyText } from '../../../api/clipboard'
import { BuildingAsked } from './price-list-building-asked'
import styles from './price-list-faults.module.css'
import { statusHeadings } from './price-list-lines'
import { MissingAsked, NumberAsked } from './price-list-number-asked'
import type { PriceListRead } from './price-list-read'
import { SoldAsked } from './price-list-sold-asked'
import { UnreadAsked } from './price-list-unread-asked'
import { cellPlace, faultLines, faultText, homeOf, wordFault } from './price-list-words'

/** So many differing totals are hardly single slips. */
const MANY = 10
/** More than anyone reads on the screen. */
const SHOWN = 300

/** Every fault with its cell and reason; a click goes to its row, all can be copied for whoever made the file. */
export function PriceListFaults({
  reading,
  faults,
  units,
  read,
  onJump,
}: {
  reading: PriceListPreview['reading']
  /** Those of the reading, and what it comes to against the office's homes. */
  faults: readonly PriceListFault[]
  units: number
  read: PriceListRead
  onJump: (fault: PriceListFault) => void
}) {
  const { t } = useTranslation(['priceList', 'common'])
  const { message } = App.useApp()
  if (faults.length === 0) {
    return (
      <p className={styles.none}>
        <b>{t('faults.none')}</b>
        {t('faults.noneDetail', { units })}
      </p>
    )
  }
  // Of one sheet its name goes without saying.
  const sheets = reading.sheets.length
  const copyAll = async () => {
    if (await copyText(faultLines(t, faults, sheets)))
      void message.success(t('faults.copied', { number: faults.length }))
    else void message.error(t('faults.notCopied'))
  }
  return (
    <>
      {areFixedTotals(faults) && reading.decidable.includes('total') ? (
        <div className={styles.hint}>
          {t('faults.fixedTotals')}
          <Button size="small" onClick={() => read.decide('total')}>
            {t('faults.decideByTotal')}
          </Button>
        </div>
      ) : null}
      <BuildingAsked faults={faults} onSay={read.say} />
      <UnreadAsked faults={faults} otherSheets={reading.otherSheets} read={read} />
      <NumberAsked faults={faults} onSay={read.say} />
      <MissingAsked faults={faults} onSay={read.say} />
      <SoldAsked faults={faults} isLeft={reading.leavesSold} onSay={read.say} />
      <UnknownStatus faults={faults} headings={statusHeadings(reading)} onSay={read.say} />
      <div className={styles.copy}>
        <Button size="small" onClick={() => void copyAll()}>
          {t('faults.copy')}
        </Button>
      </div>
      <ol className={styles.faults}>
        {faults.slice(0, SHOWN).map((fault) => (
          <li key={`${fault.sheet} ${fault.cell} ${fault.code} ${JSON.stringify(fault.data)}`}>
            <button
              type="button"
              className={styles.fault}
              title={t('faults.jump', { row: fault.row })}
              onClick={() => onJump(fault)}
            >
              <b className={styles.cell}>{cellPlace(fault, sheets)}</b> {homeOf(fault)}{' '}
              <span className={styles.column}>
                {t(`column.${fault.column}`)}
                {faultText(fault) === '' ? null : ` ${t('faults.says', { text: faultText(fault) })}`}
              </span>
              <span className={styles.reason}>{wordFault(t, fault)}</span>
            </button>
          </li>
        ))}
      </ol>
      {faults.length > SHOWN ? (
        <p className={styles.more}>{t('faults.more', { number: faults.length - SHOWN })}</p>
      ) : null}
    </>
  )
}

/** A column whose words nobody knows may hold something else than the state of sale: one click leaves it out. */
function UnknownStatus({
  faults,
  headings,
  onSay,
}: {
  faults: readonly PriceListFault[]
  /** What the columns are headed in which a state of sale was looked for. */
  headings: readonly string[]
  onSay: PriceListRead['say']
}) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const number = faults.filter(({ code }) => code === 'statusUnknown').length
  if (number === 0 || headings.length === 0) return null
  const leaveOut = headings.map((heading) => ({ of: 'heading' as const, heading, meaning: 'ignored' as const }))
  const headers = headings.map((heading) => t('faults.heading', { heading })).join('')
  return (
    <div className={styles.hint}>
      {t('faults.statusUnknown', { headers, number })}
      <Button
        size="small"
        onClick={() => onSay(leaveOut, () => void message.success(t('faults.leftOut', { headers })))}
      >
        {t('faults.leaveOut', { headers })}
      </Button>
    </div>
  )
}

/** Totals that nearly all differ from area × unit price are no slips: the list has fixed totals (一口价). */
function areFixedTotals(faults: readonly PriceListFault[]): boolean {
  const differing = faults.filter(({ code }) => code === 'totalDiffers').length
  return differing >= MANY && differing > faults.length / 2
}
