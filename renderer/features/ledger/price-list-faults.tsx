import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import { copyText } from '../../api/clipboard'
import styles from './price-list-faults.module.css'
import { faultLines, faultText, wordFault } from './price-list-words'

/** So many differing totals are hardly single slips. */
const MANY = 10

/** Every fault with its cell and reason; a click goes to its row, all can be copied for whoever made the file. */
export function PriceListFaults({
  faults,
  units,
  onDecideByTotal,
  onJump,
}: {
  faults: readonly PriceListFault[]
  units: number
  onDecideByTotal: () => void
  onJump: (row: number) => void
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
  const copyAll = async () => {
    if (await copyText(faultLines(t, faults))) void message.success(t('faults.copied', { number: faults.length }))
    else void message.error(t('faults.notCopied'))
  }
  return (
    <>
      {areFixedTotals(faults) ? (
        <div className={styles.hint}>
          {t('faults.fixedTotals')}
          <Button size="small" onClick={onDecideByTotal}>
            {t('faults.decideByTotal')}
          </Button>
        </div>
      ) : null}
      <div className={styles.copy}>
        <Button size="small" onClick={() => void copyAll()}>
          {t('faults.copy')}
        </Button>
      </div>
      <ol className={styles.faults}>
        {faults.map((fault) => (
          <li key={`${fault.cell} ${fault.code}`}>
            <button
              type="button"
              className={styles.fault}
              title={t('faults.jump', { row: fault.row })}
              onClick={() => onJump(fault.row)}
            >
              <b className={styles.cell}>{fault.cell}</b>
              <span>
                <span className={styles.column}>
                  {t(`column.${fault.column}`)}
                  {faultText(fault) === '' ? null : ` ${t('faults.says', { text: faultText(fault) })}`}
                </span>
                <span className={styles.reason}>{wordFault(t, fault)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Totals that nearly all differ from area × unit price are no slips: the list has fixed totals (一口价). */
function areFixedTotals(faults: readonly PriceListFault[]): boolean {
  const differing = faults.filter(({ code }) => code === 'totalDiffers').length
  return differing >= MANY && differing > faults.length / 2
}
