import { useTranslation } from 'react-i18next'
import { formatPercent } from '../../../../shared/kernel/rate'
import type { Subscription } from '../../../../shared/subscription/contract'
import { paperKindSchema } from '../../../../shared/subscription/paper'
import type { SubscriptionState } from '../../../../shared/subscription/subscription'
import { useSession } from '../../../api/session'
import { Attachments } from '../../../components/attachments'
import { Panel } from '../../../components/panel'
import { PriceSteps, PriceTotal } from '../../../components/price-steps'
import { PaperBlock } from '../gate/paper-block'
import styles from './deal-desk.module.css'
import { DealNext } from './deal-next'
import { ReceiptsPanel } from './receipts-panel'
import { StoryPanel } from './story-panel'

/** 成交 once its deposit was taken, or its ticket ended: what comes next, receipts, buyers, price, story. Rules SUB-2, SUB-4. */
export function DealDesk({
  projectId,
  deal,
  state,
}: {
  projectId: string
  deal: Subscription
  state: SubscriptionState
}) {
  const { t } = useTranslation(['subscriptions', 'common'])
  const { can } = useSession()
  return (
    <div className={styles.desk}>
      <div className={styles.column}>
        <DealNext projectId={projectId} deal={deal} state={state} />
        {can('receipt.see') && <ReceiptsPanel projectId={projectId} deal={deal} />}
      </div>
      <div className={styles.column}>
        <StoryPanel deal={deal} />
        <Panel isFlush>
          <Attachments
            projectId={projectId}
            thing={{ kind: 'subscription', id: deal.id }}
            title={t('deal.attachments.title')}
            empty={t('deal.attachments.empty')}
            takesPaste
          />
        </Panel>
        {deal.papers.length > 0 && (
          <Panel title={t('deal.papers')}>
            {paperKindSchema.options.map((kind) => (
              <PaperBlock key={kind} deal={deal} kind={kind} />
            ))}
          </Panel>
        )}
      </div>
      <div className={styles.column}>
        <Panel title={t('deal.buyers')} note={t(`common:paymentMethod.${deal.paymentMethod}`)}>
          {deal.buyerDetails.map(({ customerId, name, phone, idNumber, address, share }) => (
            <dl key={customerId} className={styles.buyer}>
              <dt>{name}</dt>
              <dd>
                {phone} · {t('deal.share', { share: formatPercent(share) })}
              </dd>
              <dt>{t('deal.idNumber')}</dt>
              <dd>{idNumber ?? '–'}</dd>
              <dt>{t('deal.address')}</dt>
              <dd>{address || '–'}</dd>
            </dl>
          ))}
        </Panel>
        <Panel title={t('deal.price')} actions={<small className={styles.quiet}>{t('deal.yuan')}</small>}>
          {deal.lines?.map(({ unitId, unit, area, list, scheme, breakdown }) => (
            <section key={unitId} aria-label={unit}>
              {deal.lines && deal.lines.length > 1 && <h3>{unit}</h3>}
              <PriceSteps area={area} list={list} scheme={scheme} breakdown={breakdown} />
              <PriceTotal total={breakdown.total} />
            </section>
          ))}
        </Panel>
      </div>
    </div>
  )
}
