import { useQuery } from '@tanstack/react-query'
import { Button, type TableColumnsType } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import { formatPercent } from '../../../../shared/kernel/rate'
import { isSpecialOpen, nextSpecialTurn, specialStandingAt } from '../../../../shared/ledger/special'
import type { SpecialSummary } from '../../../../shared/ledger/special-contract'
import { formatExact } from '../../../../shared/pricing/exact'
import { coversRole, type SpecialRole, shareInPercent, specialRoleSchema } from '../../../../shared/pricing/special'
import { DEFAULT_SETTINGS, type SpecialLimits, specialLimitsOf } from '../../../../shared/project/settings'
import { client, orpc } from '../../../api/client'
import { useSession } from '../../../api/session'
import { useTurns } from '../../../api/turns'
import { Countdown } from '../../../components/countdown'
import { ExportButton } from '../../../components/export-button'
import { LedgerTable } from '../../../components/ledger-table'
import list from '../../../components/list-page.module.css'
import { PageHead } from '../../../components/page-head'
import { ReasonDialog } from '../../../components/reason-dialog'
import { RefusalNotice } from '../../../components/refusal'
import styles from './special.module.css'
import type { StandingSpecial } from './special-of-ticket'
import { askSpecialsAgain, useSpecialOrders } from './special-orders'
import { SpecialPaper } from './special-panel'

const NO_SPECIALS: SpecialSummary[] = []

/** 特批优惠: what waits to be decided stands first, with the buttons that decide it. Rules PRC-5, PRC-7. */
export function SpecialListPage() {
  const { t } = useTranslation(['specials', 'common'])
  const { project } = useSession()
  const projectId = project.id
  const { data, error, isPending, refetch } = useQuery(orpc.ledger.specials.list.queryOptions({ input: { projectId } }))
  const specials = data ?? NO_SPECIALS
  const now = useTurns(specials, nextSpecialTurn)
  const rows = specials.map((special) => ({ ...special, standing: specialStandingAt(special, now) }))
  const waiting = rows.filter(({ standing }) => standing === 'applied').length
  const [asked, setAsked] = useState<{ act: 'reject' | 'paper'; special: StandingSpecial } | null>(null)
  const [params, setParams] = useSearchParams()
  const named = rows.find(({ id }) => id === params.get('special'))
  useEffect(() => {
    if (!named) return
    // Found by its number: its paper lies open.
    setAsked({ act: 'paper', special: named })
    setParams({}, { replace: true })
  }, [named, setParams])
  const orders = useSpecialOrders(projectId, () => setAsked(null))
  const onError = () => askSpecialsAgain(projectId)
  const close = () => {
    orders.approve.reset()
    orders.reject.reset()
    setAsked(null)
  }
  const { data: settings = DEFAULT_SETTINGS } = useQuery(orpc.project.settings.queryOptions({ input: { projectId } }))
  const deciding: Deciding = {
    limits: specialLimitsOf(settings),
    isDeciding: orders.approve.isPending,
    approve: ({ id, version }) => orders.approve.mutate({ specialId: id, version }, { onError }),
    ask: (act, special) => setAsked({ act, special }),
  }
  const columns = useColumns(deciding)
  const isOnPaper = asked?.act === 'paper'
  // As it stands now: another PC may have decided it while its paper lies open.
  const onPaper = isOnPaper ? (rows.find(({ id }) => id === asked.special.id) ?? asked.special) : null
  const decides = useDecides()
  return (
    <>
      <PageHead title={t('list.title')} note={<span>{t('list.waiting', { number: waiting })}</span>}>
        <ExportButton make={(order) => client.reports.exports.specials({ ...order, projectId })} />
      </PageHead>
      {(error || (orders.approve.error && !isOnPaper)) && (
        <div className={list.alone}>
          <RefusalNotice error={error ?? orders.approve.error}>
            {error && <Button onClick={() => refetch()}>{t('common:action.retry')}</Button>}
          </RefusalNotice>
        </div>
      )}
      <div className={list.table}>
        <LedgerTable
          label={t('list.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={(special) => setAsked({ act: 'paper', special })}
          isLoading={isPending}
          empty={<Empty />}
        />
      </div>
      {onPaper && (
        <SpecialPaper
          projectId={projectId}
          special={onPaper}
          decision={
            decides.any(onPaper)
              ? { acts: <Decide special={onPaper} deciding={deciding} />, error: orders.approve.error }
              : null
          }
          onClose={close}
        />
      )}
      {asked?.act === 'reject' && (
        <ReasonDialog
          isOpen
          title={t('ask.reject.title', { unit: asked.special.unit })}
          consequence={t('ask.reject.consequence')}
          confirmLabel={t('act.reject')}
          isBusy={orders.reject.isPending}
          error={orders.reject.error}
          onConfirm={(reason) =>
            orders.reject.mutate({ specialId: asked.special.id, version: asked.special.version, reason }, { onError })
          }
          onClose={close}
        />
      )}
    </>
  )
}

function Empty() {
  const { t } = useTranslation('specials')
  const navigate = useNavigate()
  return (
    <div className={list.empty}>
      <b>{t('list.nothing')}</b>
      <p>{t('list.nothingDetail')}</p>
      <Button onClick={() => navigate('/tickets')}>{t('list.toTickets')}</Button>
    </div>
  )
}

type Deciding = {
  limits: SpecialLimits
  isDeciding: boolean
  approve: (special: StandingSpecial) => void
  ask: (act: 'reject' | 'paper', special: StandingSpecial) => void
}

/** What this person may decide: never the consultant of the deal, and to approve only within their limit. Rules PRC-5, SEC-1. */
function useDecides() {
  const { can, person } = useSession()
  const own = specialRoleSchema.safeParse(person.role).data ?? null
  const covers = (role: SpecialRole | null) => role !== null && own !== null && coversRole(own, role)
  const any = ({ standing, consultantId }: StandingSpecial) =>
    standing === 'applied' && can('special.decide') && consultantId !== person.id
  return { own, any, covers }
}

/** 批准 and 驳回, as far as this person may. */
function Decide({
  special,
  deciding: { isDeciding, approve, ask },
  size,
}: {
  special: StandingSpecial
  deciding: Deciding
  size?: 'small'
}) {
  const { t } = useTranslation('specials')
  const decides = useDecides()
  if (!decides.any(special)) return null
  return (
    <>
      {decides.covers(special.role) && (
        <Button type="primary" size={size} disabled={isDeciding} onClick={() => approve(special)}>
          {t('act.approve')}
        </Button>
      )}
      <Button size={size} onClick={() => ask('reject', special)}>
        {t('act.reject')}
      </Button>
    </>
  )
}

function useColumns(deciding: Deciding): TableColumnsType<StandingSpecial> {
  const { t } = useTranslation(['specials', 'common'])
  const { limits, ask } = deciding
  const decides = useDecides()
  const figures = { align: 'right' as const, width: 112 }
  return [
    { key: 'unit', title: t('list.unit'), width: 90, render: (_, { unit }) => <b>{unit}</b> },
    { key: 'consultant', title: t('list.consultant'), width: 96, dataIndex: 'consultant' },
    {
      ...figures,
      key: 'onSite',
      title: t('list.onSite'),
      width: 120,
      render: (_, { onSiteTotal }) => formatExact(onSiteTotal),
    },
    { ...figures, key: 'cut', title: t('list.cut'), width: 116, render: (_, { cut }) => formatExact(cut) },
    {
      ...figures,
      key: 'share',
      title: t('list.share'),
      width: 64,
      render: (_, { cut, onSiteTotal }) => `${shareInPercent(cut, onSiteTotal)}%`,
    },
    { ...figures, key: 'final', title: t('list.final'), width: 100, render: (_, { total }) => formatWholeYuan(total) },
    { key: 'reason', title: t('list.reason'), ellipsis: true, width: 160, dataIndex: 'reason' },
    {
      key: 'state',
      title: t('list.state'),
      width: 150,
      className: list.whole,
      render: (_, special) => {
        const { standing, role } = special
        if (standing !== 'applied') return t(`common:specialStanding.${standing}`)
        if (role === null) return t('list.tooDeep', { limit: formatPercent(limits.director) })
        const decider = t(`common:role.${role}`)
        const { own } = decides
        if (!decides.any(special) || !own || decides.covers(role)) return t('list.needs', { role: decider })
        return (
          <small className={styles.beyond}>
            {t('list.overLimit', { limit: formatPercent(limits[own]), role: decider })}
          </small>
        )
      },
    },
    {
      key: 'due',
      title: t('list.due'),
      width: 96,
      align: 'right',
      render: (_, { standing, validUntil }) =>
        isSpecialOpen(standing) ? <Countdown until={validUntil} /> : formatShortInstant(validUntil),
    },
    {
      key: 'acts',
      title: <span className="visually-hidden">{t('list.acts')}</span>,
      width: 190,
      render: (_, special) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a button in a row does not open the row.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons take the keys themselves.
        <div className={styles.acts} onClick={(event) => event.stopPropagation()}>
          <Decide special={special} deciding={deciding} size="small" />
          <Button size="small" onClick={() => ask('paper', special)}>
            {t('act.paper')}
          </Button>
        </div>
      ),
    },
  ]
}
