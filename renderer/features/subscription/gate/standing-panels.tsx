import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import { isMet } from '../../../../shared/subscription/gate-item'
import { orpc } from '../../../api/client'
import { useSession } from '../../../api/session'
import { Countdown } from '../../../components/countdown'
import { PriceSteps, PriceTotal } from '../../../components/price-steps'
import styles from './gate.module.css'
import { ItemFrame } from './item-frame'
import type { ItemProps } from './item-props'

/** The items that nobody does here: they stand elsewhere, and the panel shows them and leads there. Rules SUB-1, SUB-5, PRC-4, PRC-7. */
export function TicketPanel({ deal, item }: ItemProps) {
  const { t } = useTranslation(['gate', 'common'])
  const navigate = useNavigate()
  const { ticket } = deal
  return (
    <ItemFrame
      item={item}
      note={t('ticket.note')}
      foot={<Button onClick={() => navigate(`/tickets/${ticket.id}`)}>{t('ticket.open')}</Button>}
      next={{ title: t(isMet(item) ? 'ticket.hurry' : 'ticket.again') }}
    >
      <dl className={styles.facts}>
        <dt>{t('ticket.number')}</dt>
        <dd>{ticket.number}</dd>
        <dt>{t('ticket.state')}</dt>
        <dd>{t(`common:ticketState.${ticket.state}`)}</dd>
        {ticket.until !== null && (
          <>
            <dt>{t('ticket.until')}</dt>
            <dd>
              {formatShortInstant(ticket.until)} <Countdown until={ticket.until} />
            </dd>
          </>
        )}
      </dl>
    </ItemFrame>
  )
}

/** 总价: the steps it came about by; where a sign-by day was missed both totals, and that a new ticket is needed. Rule PRC-4. */
export function PricePanel({ deal, item }: ItemProps) {
  const { t } = useTranslation('gate')
  const { t: tPrice } = useTranslation('board')
  const navigate = useNavigate()
  const fallen = item.lacks.find((lack) => lack.code === 'fallen')
  return (
    <ItemFrame
      item={item}
      note={t('price.note')}
      unit={t('yuan')}
      next={{ title: t(fallen ? 'price.again' : 'price.stands') }}
      foot={<Button onClick={() => navigate(`/tickets/${deal.ticket.id}`)}>{t('ticket.open')}</Button>}
    >
      {fallen && fallen.total !== null && deal.total !== null && (
        <dl className={styles.two}>
          <div>
            <dt>{t('price.before')}</dt>
            <dd>
              <del>{formatWholeYuan(deal.total)}</del>
            </dd>
          </div>
          <div>
            <dt>{t('price.after')}</dt>
            <dd>{formatWholeYuan(fallen.total)}</dd>
          </div>
        </dl>
      )}
      {deal.lines === null ? (
        <p className={styles.quiet}>{t('withheld')}</p>
      ) : (
        deal.lines.map(({ unitId, unit, area, list, scheme, breakdown, evidence }) => (
          <section key={unitId} className={styles.receipt} aria-label={unit}>
            <h3>{unit}</h3>
            <PriceSteps
              area={area}
              list={list}
              scheme={scheme}
              breakdown={breakdown}
              evidence={Object.fromEntries(evidence.map(({ itemId, note }) => [itemId, note]))}
            />
            <PriceTotal total={breakdown.total} />
          </section>
        ))
      )}
      {deal.lines !== null && deal.lines.length > 1 && deal.total !== null && (
        <p className={styles.sum}>
          <span>{tPrice('price.total')}</span>
          <b>{formatWholeYuan(deal.total)}</b>
        </p>
      )}
    </ItemFrame>
  )
}

/** 特批 that the price stands on. Rule PRC-7. */
export function SpecialPanel({ deal, item }: ItemProps) {
  const { t } = useTranslation('gate')
  const navigate = useNavigate()
  const used = deal.lines?.flatMap(({ unit, special }) => (special ? [{ unit, number: special.number }] : [])) ?? []
  return (
    <ItemFrame
      item={item}
      note={t('special.note')}
      next={{ title: t(isMet(item) ? 'special.stands' : 'special.again') }}
      foot={<Button onClick={() => navigate('/specials')}>{t('special.open')}</Button>}
    >
      <dl className={styles.facts}>
        {used.map(({ unit, number }) => (
          <div key={unit} className={styles.pair}>
            <dt>{unit}</dt>
            <dd>{t('special.number', { number })}</dd>
          </div>
        ))}
      </dl>
    </ItemFrame>
  )
}

/** 预售许可证 of every building in the deal. Rule SUB-5. */
export function PermitPanel({ projectId, deal, item }: ItemProps) {
  const { t } = useTranslation('gate')
  const navigate = useNavigate()
  const { can } = useSession()
  const { data } = useQuery(orpc.project.detail.queryOptions({ input: { projectId } }))
  const names = [...new Set(deal.lines?.map(({ building }) => building) ?? [])]
  const permits = data?.permits ?? []
  const permitOf = (name: string) => {
    const building = data?.buildings.find((one) => one.name === name)
    return permits.find(({ id }) => id === building?.permitId)
  }
  return (
    <ItemFrame
      item={item}
      note={t('permit.note')}
      next={{ title: t(isMet(item) ? 'permit.stands' : 'permit.again') }}
      foot={can('permit.record') && <Button onClick={() => navigate('/settings')}>{t('permit.open')}</Button>}
    >
      <dl className={styles.facts}>
        {names.map((name) => {
          const permit = permitOf(name)
          return (
            <div key={name} className={styles.pair}>
              <dt>{name}</dt>
              <dd>{permit ? `${permit.number} · ${permit.issuedOn}` : t('permit.none')}</dd>
            </div>
          )
        })}
      </dl>
    </ItemFrame>
  )
}

/** 监管账户 that every receipt names. Rule SUB-5. */
export function AccountPanel({ projectId, item }: ItemProps) {
  const { t } = useTranslation('gate')
  const navigate = useNavigate()
  const { can } = useSession()
  const { data } = useQuery(orpc.subscription.terms.queryOptions({ input: { projectId } }))
  const account = data?.terms.account
  return (
    <ItemFrame
      item={item}
      note={t('account.note')}
      next={{
        title: t(isMet(item) ? 'account.stands' : can('subscription.terms') ? 'account.write' : 'account.again'),
      }}
      foot={
        <Button type={isMet(item) ? 'default' : 'primary'} id="deal-act" onClick={() => navigate('/terms')}>
          {t('account.open')}
        </Button>
      }
    >
      {account && (
        <dl className={styles.facts}>
          <dt>{t('account.name')}</dt>
          <dd>{account.name}</dd>
          <dt>{t('account.bank')}</dt>
          <dd>{account.bank}</dd>
          <dt>{t('account.number')}</dt>
          <dd>{account.number}</dd>
        </dl>
      )}
    </ItemFrame>
  )
}
