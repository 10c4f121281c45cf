import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { formatWholeYuan, formatYuan } from '../../../shared/kernel/money'
import type { SubscriptionSummary } from '../../../shared/subscription/contract'
import { orpc } from '../../api/client'
import { useSession } from '../../api/session'
import { useTurns } from '../../api/turns'
import { Countdown } from '../../components/countdown'
import { wordItems } from '../../components/gate-words'
import { LedgerTable } from '../../components/ledger-table'
import list from '../../components/list-page.module.css'
import { PageHead } from '../../components/page-head'
import { RefusalNotice } from '../../components/refusal'
import { wordUnits } from '../../components/unit-words'
import styles from './deal.module.css'
import { DealTag } from './deal-tag'
import { DEAL_TABS, type DealTab, nextDealTurn, sortDeals, standingOf, tabOf } from './deal-waits'
import { SigningDueView } from './signing-due'

const NO_DEALS: SubscriptionSummary[] = []

/** 认购签约: what waits for this person stands first, then what is due first. Rules SUB-1, SUB-2. */
export function SubscriptionListPage() {
  const { t } = useTranslation(['subscriptions', 'common'])
  const navigate = useNavigate()
  const { project, person, can } = useSession()
  const [params, setParams] = useSearchParams()
  const { data, error, isPending, refetch } = useQuery(
    orpc.subscription.list.queryOptions({ input: { projectId: project.id } }),
  )
  const deals = data ?? NO_DEALS
  const now = useTurns(deals, nextDealTurn)
  const rows = useMemo(() => sortDeals(deals, { id: person.id, can }, now), [deals, person.id, can, now])
  const tab = DEAL_TABS.find((one) => one === params.get('tab')) ?? 'gate'
  const inTab = (one: DealTab) => rows.filter((deal) => tabOf(deal, now) === one)
  const waiting = rows.filter(({ wait }) => wait !== null).length
  const columns = useColumns(tab, now)
  return (
    <>
      <PageHead
        title={t('list.title')}
        note={
          <>
            <Segmented<DealTab>
              value={tab}
              onChange={(value) => setParams(value === 'gate' ? {} : { tab: value }, { replace: true })}
              options={DEAL_TABS.map((value) => ({
                value,
                label: `${t(`list.tab.${value}`)} ${inTab(value).length}`,
              }))}
            />
            <span>{t('list.waiting', { number: waiting })}</span>
          </>
        }
      >
        <Button onClick={() => navigate('/terms')}>{t('list.terms')}</Button>
      </PageHead>
      {error && (
        <div className={list.alone}>
          <RefusalNotice error={error}>
            <Button onClick={() => refetch()}>{t('common:action.retry')}</Button>
          </RefusalNotice>
        </div>
      )}
      <div className={list.table}>
        <LedgerTable
          label={t(`list.tab.${tab}`)}
          columns={columns}
          rows={inTab(tab)}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate(`/subscriptions/${id}`)}
          isLoading={isPending}
          empty={<Empty tab={tab} />}
        />
      </div>
    </>
  )
}

function Empty({ tab }: { tab: DealTab }) {
  const { t } = useTranslation('subscriptions')
  const navigate = useNavigate()
  return (
    <div className={list.empty}>
      <b>{t(`list.empty.${tab}.title`)}</b>
      <p>{t(`list.empty.${tab}.detail`)}</p>
      <Button onClick={() => navigate('/tickets?tab=approved')}>{t('list.toTickets')}</Button>
    </div>
  )
}

type Row = ReturnType<typeof sortDeals>[number]

function useColumns(tab: DealTab, now: number): TableColumnsType<Row> {
  const { t } = useTranslation(['subscriptions', 'common'])
  const { t: tKinds } = useTranslation(['withholding'])
  const { t: tGate } = useTranslation(['refusals', 'common'])
  const figures = { align: 'right' as const, width: 106 }
  return [
    {
      key: 'state',
      title: t('list.state'),
      width: 104,
      render: (_, deal) => <DealTag state={standingOf(deal, now)} />,
    },
    {
      key: 'unit',
      title: t('list.unit'),
      width: 130,
      ellipsis: true,
      render: (_, { unit, tied }) => <b>{wordUnits(tKinds, unit, tied)}</b>,
    },
    { key: 'number', title: t('list.number'), width: 150, className: list.whole, dataIndex: 'number' },
    { key: 'buyers', title: t('list.buyers'), width: 112, ellipsis: true, dataIndex: 'buyers' },
    { key: 'consultant', title: t('list.consultant'), width: 92, dataIndex: 'consultant' },
    {
      ...figures,
      key: 'total',
      title: t('list.total'),
      render: (_, { total }) =>
        total === null ? <span className={styles.quiet}>{t('list.withheld')}</span> : formatWholeYuan(total),
    },
    {
      ...figures,
      key: 'deposit',
      title: t('list.deposit'),
      render: (_, { deposit }) => (deposit === null ? '–' : formatYuan(deposit)),
    },
    {
      key: 'wait',
      title: t(tab === 'gate' ? 'list.missing' : 'list.next'),
      width: 280,
      ellipsis: true,
      render: (_, { wait, missing, state }) => (
        <>
          {wait && <b className={wait === 'gate' ? styles.mine : styles.mineFirst}>{t(`wait.${wait}`)}</b>}{' '}
          {missing.length > 0 && (state === 'begun' || state === 'depositMissing') && wordItems(tGate, missing)}
        </>
      ),
    },
    tab === 'gate'
      ? {
          key: 'left',
          title: t('list.left'),
          width: 104,
          align: 'right',
          render: (_, { ticket }) => (ticket.until === null ? '–' : <Countdown until={ticket.until} />),
        }
      : {
          key: 'signBy',
          title: t('list.signBy'),
          width: 140,
          align: 'right',
          render: (_, { signBy, due }) => <SigningDueView signBy={signBy} due={due} />,
        },
  ]
}
