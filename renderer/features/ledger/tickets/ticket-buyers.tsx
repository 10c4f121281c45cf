import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatPercent, WHOLE } from '../../../../shared/kernel/rate'
import { Panel } from '../../../components/panel'
import { BuyerCard } from './ticket-buyer-card'
import { BuyerSearch } from './ticket-buyer-search'
import { addBuyer, type BuyerDraft, type DraftProblem, dropBuyer, sumShares, type TicketDraft } from './ticket-draft'
import styles from './ticket-form.module.css'

/** 买方: who buys, in which shares, and that they agreed to the use of their data. Rule LED-3. */
export function TicketBuyers({
  projectId,
  draft,
  problems,
  onChange,
}: {
  projectId: string
  draft: TicketDraft
  /** What to mark red: nothing before the first try to submit. */
  problems: readonly DraftProblem[]
  onChange: (change: Partial<TicketDraft>) => void
}) {
  const { t } = useTranslation('tickets')
  const { buyers } = draft
  const sum = sumShares(buyers)
  const setBuyer = (changed: BuyerDraft) =>
    onChange({ buyers: buyers.map((buyer) => (buyer.key === changed.key ? changed : buyer)) })
  return (
    <Panel
      isFlush
      className={styles.column}
      title={t('buyer.title')}
      note={
        buyers.length > 0 && (
          <span className={sum === WHOLE ? undefined : styles.wrong}>
            {t('buyer.summary', { number: buyers.length, sum: sum === null ? '?' : formatPercent(sum) })}
          </span>
        )
      }
    >
      <div className={styles.scroll}>
        {buyers.length === 0 && <p className={styles.empty}>{t('buyer.none')}</p>}
        {buyers.map((buyer, index) => (
          <BuyerCard
            key={buyer.key}
            buyer={buyer}
            isMain={index === 0}
            problems={problems}
            onChange={setBuyer}
            onDrop={() => onChange({ buyers: dropBuyer(buyers, buyer.key) })}
          />
        ))}
        <BuyerSearch
          projectId={projectId}
          buyers={buyers}
          isWrong={problems.some(({ kind }) => kind === 'noBuyers')}
          onAdd={(buyer) => {
            onChange({ buyers: addBuyer(buyers, buyer) })
            if (buyer.kind === 'new') focusSoon(`buyer-${buyer.key}-${buyer.name === '' ? 'name' : 'idNumber'}`)
          }}
        />
        <div className={styles.rows}>
          <div className={styles.row}>
            <label htmlFor="ticket-remarks">{t('remarks')}</label>
            <Input.TextArea
              id="ticket-remarks"
              rows={2}
              maxLength={500}
              value={draft.remarks}
              onChange={({ target }) => onChange({ remarks: target.value })}
            />
          </div>
          <Checkbox
            id="ticket-consent"
            className={problems.some(({ kind }) => kind === 'consent') ? styles.wrong : undefined}
            checked={draft.hasConsent}
            onChange={({ target }) => onChange({ hasConsent: target.checked })}
          >
            {t('consent.agreed', { number: buyers.length })}
          </Checkbox>
        </div>
      </div>
    </Panel>
  )
}

/** The field is drawn only after this change. */
function focusSoon(id: string) {
  setTimeout(() => document.getElementById(id)?.focus(), 30)
}
