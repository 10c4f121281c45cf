import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { DealTerms, StandingTerms } from '../../../../shared/subscription/terms'
import { client, orpc, queryClient } from '../../../api/client'
import { useOrder } from '../../../api/order'
import { useSession } from '../../../api/session'
import { KeyHint } from '../../../components/key-hint'
import list from '../../../components/list-page.module.css'
import { PageHead } from '../../../components/page-head'
import { usePageKeys } from '../../../components/page-keys'
import { Panel } from '../../../components/panel'
import { RefusalNotice } from '../../../components/refusal'
import { askDealAgain } from '../deal-orders'
import { FeeTable } from './fee-table'
import { PaymentTermsFields } from './payment-terms-fields'
import styles from './terms.module.css'
import { BLANK, draftOfTerms, type TermsDraft, termsOf } from './terms-draft'
import { TermsFields } from './terms-fields'

/** 认购条款: who sells, into which account, when the price is due, what is paid besides. Rules SUB-5, PRC-9. */
export function TermsPage() {
  const { project } = useSession()
  const { data, error, isSuccess } = useQuery(
    orpc.subscription.terms.queryOptions({ input: { projectId: project.id } }),
  )
  if (error) {
    return (
      <div className={list.alone}>
        <RefusalNotice error={error} />
      </div>
    )
  }
  return isSuccess ? <TermsDesk key={project.id} standing={data} /> : null
}

function TermsDesk({ standing }: { standing: StandingTerms | null }) {
  const { t } = useTranslation(['terms', 'common'])
  const { message } = App.useApp()
  const { project, can } = useSession()
  const projectId = project.id
  const [draft, setDraft] = useState<TermsDraft>(() => (standing ? draftOfTerms(standing.terms) : BLANK))
  const [read, setRead] = useState(standing?.number ?? 0)
  const [isTried, setTried] = useState(false)
  const isFixed = !can('subscription.terms')
  const { terms, problems } = termsOf(draft)
  const save = useOrder(
    ({ asked, number }: { asked: DealTerms; number: number }, requestId) =>
      client.subscription.setTerms({ requestId, projectId, number, terms: asked }),
    {
      onDone: (after) => {
        queryClient.setQueryData(orpc.subscription.terms.queryKey({ input: { projectId } }), after)
        setRead(after.number)
        setTried(false)
        askDealAgain(projectId)
        message.success(t('done'))
      },
    },
  )
  const submit = () => {
    setTried(true)
    if (terms) save.mutate({ asked: terms, number: read })
  }
  const ground = usePageKeys({
    onCtrlEnter: () => document.getElementById('terms-save')?.click(),
    onEscape: () => {},
  })
  const change = (part: Partial<TermsDraft>) => setDraft({ ...draft, ...part })
  return (
    <div ref={ground} className={styles.page}>
      <PageHead
        title={t('title')}
        note={
          <span>
            {standing
              ? t('standing', { number: standing.number, by: standing.by, at: formatShortInstant(standing.at) })
              : t('none')}
          </span>
        }
      >
        {!isFixed && (
          <Button id="terms-save" type="primary" loading={save.isPending} onClick={submit}>
            {t('common:action.save')}
            <KeyHint keys="Ctrl Enter" />
          </Button>
        )}
      </PageHead>
      <div className={styles.body}>
        <RefusalNotice error={save.error} />
        {isTried && problems.length > 0 && (
          <ul className={styles.problems} role="alert">
            {problems.map(({ part, row }) => (
              <li key={`${part} ${row ?? ''}`}>{row === null ? t(`problem.${part}`) : t('problem.row', { row })}</li>
            ))}
          </ul>
        )}
        <div className={styles.columns}>
          <Panel title={t('seller')} note="SUB-5">
            <TermsFields draft={draft} isFixed={isFixed} onChange={change} />
          </Panel>
          <Panel title={t('payment')} note={t('paymentNote')}>
            <PaymentTermsFields draft={draft} isFixed={isFixed} onChange={change} />
          </Panel>
        </div>
        <Panel isFlush title={t('fees')} note={t('feesNote')}>
          <FeeTable draft={draft} isFixed={isFixed} onChange={change} />
        </Panel>
      </div>
    </div>
  )
}
