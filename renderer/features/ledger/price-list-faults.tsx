import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import { copyText } from '../../api/clipboard'
import styles from './price-list-faults.module.css'
import { faultLines, faultText, wordFault } from './price-list-words'

/** Every fault with its cell and reason; a click goes to its row, all can be copied for whoever made the file. */
export function PriceListFaults({
  faults,
  units,
  onJump,
}: {
  faults: readonly PriceListFault[]
  units: number
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
