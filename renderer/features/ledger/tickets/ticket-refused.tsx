import { Button } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { sayArea } from '../../../../shared/kernel/area'
import { timeOf } from '../../../../shared/kernel/day'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { partsOfType } from '../../../../shared/ledger/board-layout'
import { type UnitState, unitStateAt } from '../../../../shared/ledger/unit'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import { Countdown } from '../../../components/countdown'
import { useRefusalText } from '../../../components/refusal'
import { useBoard } from '../board/board-data'
import { boardOfLike } from '../board/board-place'
import { useReminder } from '../units/unit-reminders'
import { nearestHomes } from './ticket-nearest'
import { priceDraft } from './ticket-price'
import styles from './ticket-refused.module.css'
import type { Writing } from './ticket-writing-state'

/** Somebody was first: who, since when, until when, and the ways out. Everything typed stays. Rule LED-2. */
export function TicketRefused({
  projectId,
  wanted,
  writing,
  onSubmit,
  onBack,
}: {
  projectId: string
  wanted: BoardHome
  writing: Writing
  onSubmit: () => void
  onBack: () => void
}) {
  const { t } = useTranslation(['tickets', 'common'])
  const navigate = useNavigate()
  const { homes, now } = useBoard(projectId)
  const state = unitStateAt(wanted, now)
  const reminder = useReminder(wanted.id)
  const { breakdown } = writing.price ?? {}
  const near = useMemo(() => nearestHomes(homes, wanted, now), [homes, wanted, now])
  if (state === 'available') {
    return (
      <section className={styles.freed}>
        <p className={styles.freedTitle}>{t('refused.freed', { unit: wanted.number })}</p>
        <p>{t('refused.freedHint')}</p>
        <Button type="primary" size="large" block loading={writing.isSubmitting} onClick={onSubmit}>
          <b>{t('submit.submit')}</b>
        </Button>
        <Button type="link" onClick={onBack}>
          {t('refused.back')}
        </Button>
      </section>
    )
  }
  return (
    <section className={styles.refused} aria-live="polite">
      <Headline wanted={wanted} state={state} writing={writing} />
      <div className={styles.scroll}>
        <Holder wanted={wanted} state={state} />
        <h3 className={styles.part}>{t('refused.near')}</h3>
        <NearHomes near={near} writing={writing} projectId={projectId} />
        <h3 className={styles.part}>{t('refused.or')}</h3>
        <div className={styles.way}>
          <p>
            <b>{t('refused.wait', { unit: wanted.number })}</b>
            <small>
              {wanted.claim?.until
                ? t('refused.waitUntil', { until: timeOf(wanted.claim.until) })
                : t('refused.waitOpen')}
            </small>
          </p>
          <Button onClick={reminder.toggle}>{t(reminder.isSet ? 'refused.reminding' : 'refused.remind')}</Button>
        </div>
        <div className={styles.way}>
          <p>
            <b>{t('refused.choose')}</b>
            <small>{t('refused.chooseHint', { type: partsOfType(wanted.type).code || wanted.type })}</small>
          </p>
          <Button onClick={() => navigate(boardOfLike(wanted))}>{t('refused.board')}</Button>
        </div>
        {writing.refused === null && (
          <div className={styles.way}>
            <p>
              <b>{t('refused.goOn')}</b>
              <small>{t('refused.goOnHint')}</small>
            </p>
            <Button onClick={onBack}>{t('refused.back')}</Button>
          </div>
        )}
      </div>
      {breakdown && <footer className={styles.foot}>{wordTrial(t, wanted.number, breakdown)}</footer>}
    </section>
  )
}

function wordTrial(t: TFunction<'tickets'>, unit: string, { total, unitPrice }: PriceBreakdown): string {
  const facts = { unit, total: formatWholeYuan(total) }
  if (unitPrice === null) return t('refused.trialTotal', facts)
  return t('refused.trial', { ...facts, unitPrice: formatYuan(unitPrice) })
}

function Headline({ wanted, state, writing }: { wanted: BoardHome; state: UnitState; writing: Writing }) {
  const { t } = useTranslation(['tickets', 'common', 'refusals'])
  const explain = useRefusalText()
  const { refused } = writing
  const { claim } = wanted
  const late = refused && claim ? Math.round((refused.at - claim.since) / 1000) : 0
  const title = refused
    ? explain(refused.error).title
    : claim
      ? t('refused.held', { unit: wanted.number, by: claim.by, since: timeOf(claim.since) })
      : t('refused.notForSale', { unit: wanted.number, state: t(`common:unitState.${state}`) })
  return (
    <header className={styles.head}>
      <p className={styles.kicker}>{t(refused ? 'refused.kicker' : 'refused.kickerBefore')}</p>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.kept}>
        {refused && late > 0 && late < 600
          ? t('refused.late', { at: timeOf(refused.at), number: late })
          : t('refused.kept')}
      </p>
    </header>
  )
}

function Holder({ wanted, state }: { wanted: BoardHome; state: UnitState }) {
  const { t } = useTranslation(['tickets', 'common'])
  const { claim } = wanted
  if (!claim) return null
  return (
    <dl className={styles.holder}>
      <dt>{t('refused.by')}</dt>
      <dd>{claim.by}</dd>
      <dt>{t('refused.state')}</dt>
      <dd>{t(`common:claimKind.${claim.kind}`)}</dd>
      {claim.until !== null && state === 'ticket' && (
        <>
          <dt>{t('refused.left')}</dt>
          <dd className={styles.left}>
            <Countdown until={claim.until} />
            <small>{t('refused.leftHint')}</small>
          </dd>
        </>
      )}
    </dl>
  )
}

function NearHomes({ near, writing, projectId }: { near: readonly BoardHome[]; writing: Writing; projectId: string }) {
  const { t } = useTranslation('tickets')
  const { board } = useBoard(projectId)
  const [moving, setMoving] = useState<string | null>(null)
  const { home, draft, day, price } = writing
  if (!home) return null
  const total = price?.breakdown?.total
  const priced = near.flatMap((other) => {
    const building = board?.buildings.find(({ id }) => id === other.buildingId)?.name ?? ''
    if (other.list === null) return []
    const { area, type, kind, list, filed } = other
    return [{ other, price: priceDraft({ area, type, kind, list, filed, building, scheme: home.scheme }, draft, day) }]
  })
  if (priced.length === 0) return <p className={styles.nothing}>{t('refused.nothingNear')}</p>
  return (
    <ul>
      {priced.map(({ other, price: { breakdown } }, index) => (
        <li key={other.id} className={styles.way}>
          <p>
            <b>{other.number}</b>
            <small>
              {partsOfType(other.type).code} {sayArea(other.area, '')}
            </small>
          </p>
          {breakdown && (
            <p className={styles.price}>
              <b>{formatWholeYuan(breakdown.total)}</b>
              {total !== undefined && <small>{wordDifference(breakdown.total - total)}</small>}
            </p>
          )}
          <Button
            type={index === 0 ? 'primary' : 'default'}
            loading={moving === other.id}
            onClick={async () => {
              setMoving(other.id)
              await writing.moveTo(other.id).finally(() => setMoving(null))
            }}
          >
            {t('refused.take')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function wordDifference(difference: number): string {
  return difference > 0 ? `+${formatWholeYuan(difference)}` : formatWholeYuan(difference)
}
