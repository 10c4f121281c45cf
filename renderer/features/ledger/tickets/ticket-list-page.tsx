import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { dayOf, formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import { ticketStateAt } from '../../../../shared/ledger/ticket'
import type { Ticket, TicketSummary } from '../../../../shared/ledger/ticket-contract'
import { fallsAsOf } from '../../../../shared/ledger/ticket-falls'
import { nextTicketTurn, sortTickets, TICKET_TABS, type TicketTab } from '../../../../shared/ledger/ticket-list'
import { client, orpc } from '../../../api/client'
import { useSession } from '../../../api/session'
import { useTurns } from '../../../api/turns'
import { Countdown } from '../../../components/countdown'
import { ExportButton } from '../../../components/export-button'
import { LedgerTable } from '../../../components/ledger-table'
import list from '../../../components/list-page.module.css'
import { PageHead } from '../../../components/page-head'
import { RefusalNotice } from '../../../components/refusal'
import { wordUnits } from '../../../components/unit-words'
import styles from './ticket-list.module.css'
import { TicketLook } from './ticket-look'

/** 房号单: what waits for approval, what is running, one's own drafts, and what has ended. */
export function TicketListPage() {
  const { t } = useTranslation(['tickets', 'common'])
  const navigate = useNavigate()
  const { project, person, can } = useSession()
  const [params, setParams] = useSearchParams()
  const { data, error, isPending, refetch } = useQuery(
    orpc.ledger.tickets.list.queryOptions({ input: { projectId: project.id } }),
  )
  const consultant = params.get('consultant')
  const tickets = useMemo(
    () => (data ?? NO_TICKETS).filter(({ consultantId }) => consultant === null || consultantId === consultant),
    [data, consultant],
  )
  const now = useTurns(tickets, nextTicketTurn)
  const sorted = useMemo(() => sortTickets(tickets, person.id, now), [tickets, person.id, now])
  const tabs = TICKET_TABS.filter((tab) => tab !== 'drafts' || can('ticket.write'))
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'submitted'
  const [look, setLook] = useState<Look>(() => firstLook(tab))
  if (look.tab !== tab) setLook(firstLook(tab))
  const rows = sorted[tab]
  const isDeciding = can('ticket.decide') && tab === 'submitted'
  const undecided = rows.filter(({ id }) => !look.decided.includes(id))
  const upNext = undecided.find(({ id }) => id !== look.shown)
  if (data && tab !== 'drafts' && look.tab === tab && look.shown === null) {
    // What lies there stays until this person moves on; what others do never puts another ticket under the finger.
    if (upNext) setLook({ ...look, shown: upNext.id })
    else if (look.isAsked) setLook({ ...look, isAsked: false })
  }
  const columns = useColumns(tab, now, look.shown)

  const open = (ticket: TicketSummary) => {
    if (tab === 'drafts') navigate(`/tickets/${ticket.id}`)
    else show(ticket.id)
  }
  const show = (id: string | null) => setLook({ ...look, shown: id, isAsked: true })
  const moveOn = ({ id, state }: Ticket) => {
    if (state === tab) return
    const after = rows.slice(rows.findIndex((row) => row.id === id) + 1)
    const next = after.find((row) => !look.decided.includes(row.id)) ?? undecided.find((row) => row.id !== id)
    setLook({ tab, shown: next?.id ?? null, isAsked: true, decided: [...look.decided, id] })
  }
  return (
    <>
      <PageHead
        title={t('list.title')}
        note={
          <Segmented<TicketTab>
            value={tab}
            onChange={(value) => {
              setParams(
                { ...(value === 'submitted' ? {} : { tab: value }), ...(consultant === null ? {} : { consultant }) },
                { replace: true },
              )
            }}
            options={tabs.map((value) => ({ value, label: `${t(`list.tab.${value}`)} ${sorted[value].length}` }))}
          />
        }
      >
        {consultant !== null && (
          <Button onClick={() => setParams(tab === 'submitted' ? {} : { tab }, { replace: true })}>
            {tickets[0] ? t('list.ofAll', { name: tickets[0].consultant }) : t('list.ofNobody')}
          </Button>
        )}
        <ExportButton
          make={(order) =>
            client.reports.exports.tickets({ ...order, projectId: project.id, tab, consultantId: consultant })
          }
        />
      </PageHead>
      {error && (
        <div className={list.alone}>
          <RefusalNotice error={error}>
            <Button onClick={() => refetch()}>{t('common:action.retry')}</Button>
          </RefusalNotice>
        </div>
      )}
      <div className={styles.desk}>
        <div className={list.table}>
          <LedgerTable
            label={t(`list.tab.${tab}`)}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            onOpen={open}
            isLoading={isPending}
            empty={<Empty tab={tab} />}
          />
        </div>
        {look.tab === tab && look.shown !== null && (
          <TicketLook
            key={look.shown}
            projectId={project.id}
            ticketId={look.shown}
            takesFocus={isDeciding && look.isAsked}
            onDone={moveOn}
            onNext={
              rows.some(({ id }) => id === look.shown)
                ? null
                : {
                    label: upNext ? t('list.next') : t('common:action.close'),
                    go: () => show(upNext?.id ?? null),
                  }
            }
          />
        )}
      </div>
    </>
  )
}

/** Which ticket of a tab lies beside the list, whether this person asked for it, and which of the list they have decided. */
type Look = { tab: TicketTab; shown: string | null; isAsked: boolean; decided: readonly string[] }
const firstLook = (tab: TicketTab): Look => ({ tab, shown: null, isAsked: true, decided: [] })

const NO_TICKETS: TicketSummary[] = []

function Empty({ tab }: { tab: TicketTab }) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  return (
    <div className={list.empty}>
      <b>{t(`list.empty.${tab}.title`)}</b>
      <p>{t(`list.empty.${tab}.detail`)}</p>
      <Button onClick={() => navigate('/board?state=available')}>{t('list.empty.toBoard')}</Button>
    </div>
  )
}

function useColumns(tab: TicketTab, now: number, chosen: string | null): TableColumnsType<TicketSummary> {
  const { t } = useTranslation(['tickets', 'common'])
  const { t: tKinds } = useTranslation(['withholding'])
  const consultant = { key: 'consultant', title: t('list.consultant'), width: 92, dataIndex: 'consultant' }
  const total = {
    key: 'total',
    title: t('list.total'),
    width: tab === 'submitted' || tab === 'approved' ? 150 : 110,
    align: 'right' as const,
    render: (_: unknown, ticket: TicketSummary) => <Total ticket={ticket} today={dayOf(now)} />,
  }
  return [
    {
      key: 'unit',
      title: t('list.unit'),
      width: 150,
      ellipsis: true,
      render: (_, { id, unit, tied }) => (
        <b className={id === chosen ? styles.here : undefined}>{wordUnits(tKinds, unit, tied)}</b>
      ),
    },
    ...(tab === 'drafts'
      ? []
      : [{ key: 'number', title: t('list.number'), width: 140, className: list.whole, dataIndex: 'number' }]),
    { key: 'buyers', title: t('list.buyers'), width: 140, ellipsis: true, dataIndex: 'buyers' },
    ...(tab === 'drafts' ? [] : [consultant, total]),
    tab === 'submitted' || tab === 'approved'
      ? {
          key: 'left',
          title: t('list.left'),
          width: 100,
          align: 'right',
          render: (_, { until }) => (until === null ? null : <Countdown until={until} />),
        }
      : {
          key: 'at',
          title: t('list.at'),
          width: 120,
          align: 'right',
          render: (_, ticket) => formatShortInstant(endOf(ticket)),
        },
    ...(tab === 'ended'
      ? [
          {
            key: 'state',
            title: t('list.state'),
            width: 80,
            render: (_: unknown, ticket: TicketSummary) => t(`common:ticketState.${ticketStateAt(ticket, now)}`),
          },
        ]
      : []),
  ]
}

/** 总价 as signed; where it does not stand any more, or not after today, what it is then. Rule PRC-4. */
function Total({ ticket, today }: { ticket: TicketSummary; today: string }) {
  const { t } = useTranslation('tickets')
  const { total } = ticket
  const { fallen, coming } = fallsAsOf(ticket, today)
  if (total === null) return '–'
  const fall = fallen ?? (coming?.day === today ? coming : null)
  if (fall === null) return formatWholeYuan(total)
  const words = { total: formatWholeYuan(fall.total) }
  return (
    <>
      <span className={fallen ? styles.fallenTotal : undefined}>{formatWholeYuan(total)}</span>
      <small className={fallen ? styles.fallen : styles.coming}>
        {fallen ? t('list.fallen', words) : t('list.coming', words)}
      </small>
    </>
  )
}

/** An expired ticket ended at its time, whenever that was written down. Rule LED-4. */
function endOf({ state, until, updatedAt }: TicketSummary): number {
  return (state === 'submitted' || state === 'approved' || state === 'expired') && until !== null ? until : updatedAt
}
