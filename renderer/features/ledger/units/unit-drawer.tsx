import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sayArea } from '../../../../shared/kernel/area'
import { dayOf, formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { wordType } from '../../../../shared/ledger/board-layout'
import type { UnitDetail } from '../../../../shared/ledger/contract'
import { fallsAsOf } from '../../../../shared/ledger/ticket-falls'
import type { UnitState } from '../../../../shared/ledger/unit'
import type { PriceFigure } from '../../../../shared/pricing/scheme'
import type { TicketTimes } from '../../../../shared/project/settings'
import { client, orpc } from '../../../api/client'
import { useNow } from '../../../api/clock'
import { Countdown } from '../../../components/countdown'
import { ExportButton } from '../../../components/export-button'
import { RefusalNotice } from '../../../components/refusal'
import stateStyles from '../../../components/unit-state.module.css'
import { UnitToDeal } from '../../subscription/subscription'
import type { UnitAction } from './unit-action'
import { UnitActionButton } from './unit-action-button'
import styles from './unit-drawer.module.css'
import { wordPlace } from './unit-place'
import { UnitPrice } from './unit-price'
import { UnitTies } from './unit-ties'

const A_MINUTE = 60_000

/** 房源: facts, price by payment method, history, and the one big button that fits its state and the person. */
export function UnitDrawer({
  projectId,
  home,
  state,
  building,
  action,
  times,
  onAct,
  onWithhold,
  onLift,
  onOpen,
  onClose,
}: {
  projectId: string
  home: BoardHome
  state: UnitState
  building: string
  action: UnitAction
  times: TicketTimes
  onAct: () => void
  /** 保留 and 解除保留, where this person may and the home fits. */
  onWithhold: (() => void) | null
  onLift: (() => void) | null
  /** Goes to another unit: the home it is tied to, or what is tied to it. */
  onOpen: (unitId: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation(['board', 'common', 'withholding'])
  const scroller = useRef<HTMLDivElement>(null)
  const { data: unit, error } = useQuery(orpc.ledger.unit.queryOptions({ input: { projectId, unitId: home.id } }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another home begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [home.id])
  return (
    <aside className={styles.drawer} aria-label={home.number}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.number}>
            {home.number}
            <span className={`${stateStyles.tag} ${stateStyles[state]}`}>{t(`common:unitState.${state}`)}</span>
          </h2>
          <p className={styles.place}>{wordPlace(t, building, home)}</p>
        </div>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('unit.close')}
          title={t('unit.closeHint')}
          onClick={onClose}
        />
      </header>
      <div ref={scroller} className={styles.body}>
        <Holding home={home} state={state} reason={unit?.withheldFor ?? null} ticket={unit?.ticket ?? null} />
        {error && <RefusalNotice error={error} />}
        {unit && <Facts unit={unit} />}
        {unit && <UnitTies projectId={projectId} unit={unit} onOpen={onOpen} />}
        {unit && <UnitPrice unit={unit} />}
        {unit && <History projectId={projectId} unit={unit} />}
      </div>
      <footer className={styles.foot}>
        <UnitActionButton home={home} state={state} building={building} action={action} times={times} onAct={onAct} />
        {home.ticketId !== null && <UnitToDeal projectId={projectId} ticketId={home.ticketId} />}
        {onWithhold && (
          <Button className={styles.beside} block onClick={onWithhold}>
            {t('withholding:withhold.button')}
          </Button>
        )}
        {onLift && (
          <Button className={styles.beside} block onClick={onLift}>
            {t('withholding:lift.button')}
          </Button>
        )}
      </footer>
    </aside>
  )
}

/**
 * Who holds the home, since when, until when and how much longer, and why where it is withheld; at what total, where this
 * person may see the ticket. Rules LED-2, LED-5, PRC-4.
 */
function Holding({
  home,
  state,
  reason,
  ticket,
}: {
  home: BoardHome
  state: UnitState
  reason: string | null
  ticket: UnitDetail['ticket']
}) {
  const { t } = useTranslation(['board', 'withholding'])
  const { claim, releasedFrom } = home
  const today = dayOf(useNow(A_MINUTE))
  const fallen = ticket && fallsAsOf(ticket, today).fallen
  if (state === 'available') return null
  if (state === 'unreleased') {
    if (releasedFrom === null) return null
    return (
      <p className={`${styles.holding} ${stateStyles.unreleased}`}>
        {t('unit.releasesAt', { time: formatShortInstant(releasedFrom) })}
      </p>
    )
  }
  if (!claim) return null
  return (
    <div className={`${styles.holding} ${stateStyles[state]}`}>
      <p>
        <b>{t(`unit.claim.${claim.kind}`, { by: claim.by })}</b>
      </p>
      <p>
        {t('unit.claim.since', { time: formatShortInstant(claim.since) })}{' '}
        {claim.until !== null && t('unit.claim.until', { time: formatShortInstant(claim.until) })}
      </p>
      {ticket && ticket.id === home.ticketId && (
        <p>
          {t('unit.ticketTotal', { total: formatWholeYuan(ticket.total) })}
          {fallen && (
            <b className={styles.fallen}>{t('unit.ticketFallen', { total: formatWholeYuan(fallen.total) })}</b>
          )}
        </p>
      )}
      {reason !== null && state === 'withheld' && <p>{t('withholding:reason', { reason })}</p>}
      {claim.until !== null && state === 'ticket' && (
        <p className={styles.left}>
          {t('unit.left')} <Countdown until={claim.until} />
        </p>
      )}
    </div>
  )
}

function Facts({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation('board')
  const facts = [
    [t('unit.type'), wordType(unit.type) || '–'],
    [t('unit.orientation'), unit.orientation || '–'],
    [t('unit.area'), sayArea(unit.area, '–')],
    [t('unit.innerArea'), sayArea(unit.innerArea, '–')],
    ...priceFacts(unit.price?.list ?? null, t('unit.listUnitPrice'), t('unit.listTotal')),
    ...priceFacts(unit.price?.filed ?? null, t('unit.filedUnitPrice'), t('unit.filedTotal')),
    [t('unit.version'), unit.price ? t('unit.versionNumber', { number: unit.price.version }) : '–'],
    [t('unit.appliesFrom'), unit.price ? formatShortInstant(unit.price.appliesFrom) : '–'],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className={styles.wideFact}>
        <dt>{t('unit.permit')}</dt>
        <dd>{unit.permit ?? t('unit.noPermit')}</dd>
      </div>
    </dl>
  )
}

function priceFacts(figure: PriceFigure | null, unitPrice: string, total: string): [string, string][] {
  if (figure === null) return [[unitPrice, '–']]
  return figure.by === 'unitPrice'
    ? [[unitPrice, formatYuan(figure.unitPrice)]]
    : [[total, formatWholeYuan(figure.total)]]
}

/** What the office itself did, or what stands for itself. */
function isWithoutHand(what: UnitDetail['history'][number]['what']): boolean {
  return what === 'permit' || what === 'expire' || what === 'withholdingEnd'
}

function History({ projectId, unit: { id, history } }: { projectId: string; unit: UnitDetail }) {
  const { t } = useTranslation('board')
  return (
    <section className={styles.section}>
      <h3>{t('history.title')}</h3>
      {history.length > 0 && (
        <ExportButton
          isSmall
          name={t('history.title')}
          make={(order) => client.reports.exports.unitHistory({ ...order, projectId, unitId: id })}
        />
      )}
      {history.length === 0 && <p className={styles.quiet}>{t('history.none')}</p>}
      <ol className={styles.history}>
        {history.map((entry, index) => (
          <li key={`${entry.at}-${entry.what}-${index.toString()}`}>
            <time>{formatShortInstant(entry.at)}</time>
            <span>
              {isWithoutHand(entry.what) ? '' : entry.by}{' '}
              {t(`history.${entry.what}`, {
                number: entry.number ?? '',
                until: entry.until === null ? '' : formatShortInstant(entry.until),
              })}
              {entry.reason !== null && <small className={styles.why}>{entry.reason}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
