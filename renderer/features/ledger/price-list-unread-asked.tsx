import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import styles from './price-list-building-asked.module.css'
import type { Correction } from './price-list-mapping'

export type OnSay = (correction: Correction, onRead: () => void) => void

/** 没有读入的数: each sheet or block of figures that nothing read, with what can be said of it; said once, it is remembered. Rule LED-8. */
export function UnreadAsked({ faults, onSay }: { faults: readonly PriceListFault[]; onSay: OnSay }) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const unread = faults.filter(({ code }) => code === 'figuresUnread' || isOfSheet(code))
  if (unread.length === 0) return null
  return (
    <div className={styles.asked}>
      <p>{t('faults.figuresLeft')}</p>
      {unread.map(({ sheet, cell, code, data }) => {
        const text = 'text' in data ? data.text : ''
        const say = (correction: Correction, said: 'sheetRead' | 'passed') =>
          onSay(correction, () => void message.success(t(`faults.${said}`, { text })))
        return (
          <div key={`${sheet} ${cell}`} className={styles.sheet}>
            <span>{t(isOfSheet(code) ? 'faults.sheetOf' : 'faults.figuresOf', { sheet, cell, text })}</span>
            {isOfSheet(code) ? (
              <>
                <Button size="small" onClick={() => say({ of: 'sheet', name: sheet, isRead: true }, 'sheetRead')}>
                  {t('faults.readSheet')}
                </Button>
                <Button size="small" onClick={() => say({ of: 'sheet', name: sheet, isRead: false }, 'passed')}>
                  {t('faults.passSheet')}
                </Button>
              </>
            ) : (
              <Button size="small" onClick={() => say({ of: 'passed', name: sheet, text }, 'passed')}>
                {t('faults.passFigures')}
              </Button>
            )}
          </div>
        )
      })}
    </div>
  )
}

function isOfSheet(code: PriceListFault['code']): boolean {
  return code === 'sheetUnread' || code === 'statesUnread'
}
