import { useQuery } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../../api/client'
import { wordObjection } from '../../../components/gate-words'
import { KeyHint } from '../../../components/key-hint'
import { RefusalNotice } from '../../../components/refusal'
import { deals, useDealOrder } from '../deal-orders'
import styles from '../gate/gate.module.css'
import { ItemFrame } from '../gate/item-frame'
import type { ItemProps } from '../gate/item-props'
import { PaperBlock } from '../gate/paper-block'

/** 请人复核: the agreement as the buyer signed it, and who may look at it, with what speaks against the others. Rules PRC-6, SEC-1. */
export function CheckAsk({
  projectId,
  deal,
  item,
  onAsked,
  onBack,
}: ItemProps & { onAsked: () => void; onBack: (() => void) | null }) {
  const { t } = useTranslation(['gate', 'common'])
  const { t: tGate } = useTranslation(['refusals', 'common'])
  const [reviewerId, setReviewerId] = useState<string | null>(null)
  const { data: people, error } = useQuery(
    orpc.subscription.reviewers.queryOptions({ input: { projectId, subscriptionId: deal.id } }),
  )
  const open = useDealOrder(deal, (at, asked: string) => deals.openCheck({ ...at, reviewerId: asked }), onAsked)
  const sorted = (people ?? []).toSorted((one, other) => one.objections.length - other.objections.length)
  return (
    <ItemFrame
      item={item}
      hidesLacks={item.lacks.every(({ code }) => code === 'checkMissing')}
      note={t('check.note')}
      next={{ title: t('check.ask'), detail: t('check.askDetail') }}
      foot={
        <>
          {onBack && <Button onClick={onBack}>{t('check.back')}</Button>}
          <Button
            id="deal-act"
            type="primary"
            disabled={reviewerId === null}
            loading={open.isPending}
            onClick={() => reviewerId !== null && open.give(reviewerId)}
          >
            {t('check.askButton')}
            <KeyHint keys="Ctrl Enter" />
          </Button>
        </>
      }
    >
      <RefusalNotice error={open.error ?? error} />
      <PaperBlock deal={deal} kind="agreement" />
      <h3 className={styles.heading}>{t('check.who')}</h3>
      <Radio.Group
        className={styles.people ?? ''}
        aria-label={t('check.who')}
        value={reviewerId}
        onChange={({ target }) => setReviewerId(String(target.value))}
      >
        {sorted.map(({ id, name, objections }) => (
          <Radio key={id} value={id} disabled={objections.length > 0}>
            <b>{name}</b>
            {objections.map((objection) => (
              <small key={objection.code}>{wordObjection(tGate, objection)}</small>
            ))}
          </Radio>
        ))}
      </Radio.Group>
      {people?.every(({ objections }) => objections.length > 0) && <p className={styles.wrong}>{t('check.nobody')}</p>}
    </ItemFrame>
  )
}
