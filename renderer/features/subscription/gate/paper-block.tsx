import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { Subscription } from '../../../../shared/subscription/contract'
import type { PaperKind } from '../../../../shared/subscription/paper'
import { client } from '../../../api/client'
import { useSession } from '../../../api/session'
import { PaperPreview } from '../../../components/paper-preview'
import { RefusalNotice } from '../../../components/refusal'
import { deals, useDealOrder } from '../deal-orders'
import styles from './gate.module.css'

/** The paper of a kind that counts: the last one made. Rule SUB-3. */
export function lastPaper(deal: Subscription, kind: PaperKind) {
  return deal.papers.filter((paper) => paper.kind === kind).at(-1) ?? null
}

/** One kind of paper of a deal: made, signed, kept; outdated it says so, and another one is made. Rules SUB-1, SUB-3. */
export function PaperBlock({ deal, kind, isMain = false }: { deal: Subscription; kind: PaperKind; isMain?: boolean }) {
  const { t } = useTranslation('gate')
  const { project } = useSession()
  const [isOpen, setOpen] = useState(false)
  const paper = lastPaper(deal, kind)
  const isOwn = deal.events.includes('paper')
  const make = useDealOrder(deal, (at, _: null) => deals.makePaper({ ...at, kind }))
  const sign = useDealOrder(deal, (at, { paperId, isKept }: { paperId: string; isKept: boolean }) =>
    deals.signPaper({ ...at, paperId, isKept }),
  )
  const isOutdated = paper !== null && !paper.isCurrent
  const isMakingNext = paper === null || isOutdated
  return (
    <section className={styles.paper} aria-label={t(`paper.${kind}`)}>
      <RefusalNotice error={make.error ?? sign.error} />
      <header>
        <b>{t(`paper.${kind}`)}</b>
        {paper && <span>{paper.number}</span>}
        {paper && isOutdated && <strong className={styles.wrong}>{t('paper.outdated')}</strong>}
      </header>
      {paper === null && <p className={styles.quiet}>{t('paper.none')}</p>}
      {paper && (
        <ol className={styles.marks}>
          <Mark words={t('paper.made')} signed={paper.made} />
          <Mark words={t('paper.signed')} signed={paper.signed} />
          <Mark words={t('paper.kept')} signed={paper.kept} />
        </ol>
      )}
      {paper?.replaces && <p className={styles.quiet}>{t('paper.replaces', { number: paper.replaces })}</p>}
      <p className={styles.acts}>
        {paper && <Button onClick={() => setOpen(true)}>{t('paper.print')}</Button>}
        {isOwn && (
          <>
            <Button
              id={isMain && isMakingNext ? 'deal-act' : undefined}
              type={isMain && isMakingNext ? 'primary' : 'default'}
              loading={make.isPending}
              onClick={() => make.give(null)}
            >
              {t(paper === null ? 'paper.make' : 'paper.makeAnew')}
            </Button>
            {paper?.isCurrent && !paper.signed && (
              <Button loading={sign.isPending} onClick={() => sign.give({ paperId: paper.id, isKept: false })}>
                {t('paper.signOnly')}
              </Button>
            )}
            {paper?.isCurrent && !paper.kept && (
              <Button
                id={isMain ? 'deal-act' : undefined}
                type={isMain ? 'primary' : 'default'}
                loading={sign.isPending}
                onClick={() => sign.give({ paperId: paper.id, isKept: true })}
              >
                {t(paper.signed ? 'paper.keep' : 'paper.signAndKeep')}
              </Button>
            )}
          </>
        )}
      </p>
      {paper && isOpen && (
        <PaperPreview
          title={`${deal.unit} ${t(`paper.${kind}`)}`}
          fileName={`${t(`paper.${kind}`)} ${paper.number}`}
          load={() => client.subscription.paper({ projectId: project.id, subscriptionId: deal.id, paperId: paper.id })}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}

function Mark({ words, signed }: { words: string; signed: { by: string; at: number } | null }) {
  return (
    <li className={signed ? styles.done : styles.todo}>
      <b>{words}</b>
      <small>{signed ? `${signed.by} ${formatShortInstant(signed.at)}` : '–'}</small>
    </li>
  )
}
