import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import type { PriceListPreview } from '../../../../shared/ledger/price-list-contract'
import styles from './price-list-building-asked.module.css'
import { PriceListByHand } from './price-list-by-hand'
import type { Correction } from './price-list-mapping'
import type { PriceListRead } from './price-list-read'

/**
 * 没有读入的数: each sheet or block of figures that nothing read, with what can be said of it; said once, it is remembered.
 * Of a sheet in which nothing is known the person says which column is what. Rule LED-8.
 */
export function UnreadAsked({
  faults,
  otherSheets,
  read,
}: {
  faults: readonly PriceListFault[]
  otherSheets: PriceListPreview['reading']['otherSheets']
  read: PriceListRead
}) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const [pointedAt, setPointedAt] = useState<string | null>(null)
  const unread = faults.filter(({ code }) => code === 'figuresUnread' || isOfSheet(code))
  if (unread.length === 0) return null
  return (
    <div className={styles.asked}>
      <p>{t('faults.figuresLeft')}</p>
      {unread.map(({ sheet, cell, code, data }) => {
        const text = 'text' in data ? data.text : ''
        const peek = code === 'sheetUnread' ? otherSheets.find(({ name }) => name === sheet)?.peek : undefined
        const say = (correction: Correction, said: 'sheetRead' | 'passed') =>
          read.say([correction], () => void message.success(t(`faults.${said}`, { text })))
        return (
          <div key={`${sheet} ${cell}`} className={styles.sheet}>
            <span>{t(isOfSheet(code) ? 'faults.sheetOf' : 'faults.figuresOf', { sheet, cell, text })}</span>
            {isOfSheet(code) ? (
              <>
                {peek ? (
                  <Button
                    size="small"
                    aria-expanded={pointedAt === sheet}
                    onClick={() => setPointedAt(pointedAt === sheet ? null : sheet)}
                  >
                    {t('faults.pointAt')}
                  </Button>
                ) : (
                  <Button size="small" onClick={() => say({ of: 'sheet', name: sheet, isRead: true }, 'sheetRead')}>
                    {t('faults.readSheet')}
                  </Button>
                )}
                <Button size="small" onClick={() => say({ of: 'sheet', name: sheet, isRead: false }, 'passed')}>
                  {t('faults.passSheet')}
                </Button>
              </>
            ) : (
              <Button size="small" onClick={() => say({ of: 'passed', name: sheet, text }, 'passed')}>
                {t('faults.passFigures')}
              </Button>
            )}
            {peek && pointedAt === sheet ? (
              <PriceListByHand
                sheets={[peek]}
                mapping={read.mapping}
                onCorrect={read.correct}
                onAgain={() => read.again(() => undefined)}
              />
            ) : null}
          </div>
        )
      })}
    </div>
  )
}

function isOfSheet(code: PriceListFault['code']): boolean {
  return code === 'sheetUnread' || code === 'statesUnread'
}
