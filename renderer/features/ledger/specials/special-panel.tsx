import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import { isSpecialOpen } from '../../../../shared/ledger/special'
import type { SpecialDetail } from '../../../../shared/ledger/special-contract'
import { formatExact } from '../../../../shared/pricing/exact'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import type { Special, SpecialDiscount } from '../../../../shared/pricing/special'
import { DEFAULT_SETTINGS } from '../../../../shared/project/settings'
import { client, orpc } from '../../../api/client'
import { Countdown } from '../../../components/countdown'
import { PaperPreview } from '../../../components/paper-preview'
import { ReasonDialog } from '../../../components/reason-dialog'
import styles from './special.module.css'
import { SpecialDialog } from './special-dialog'
import type { StandingSpecial } from './special-of-ticket'
import { askSpecialsAgain, useSpecialOrders } from './special-orders'

/** 特批优惠 on a ticket: applied for, waiting with its countdown, used or given up. Rule PRC-7. */
export function SpecialPanel({
  projectId,
  unit,
  special,
  usedId,
  price,
  findTicket,
  canApply,
  onApplied,
  onUse,
}: {
  projectId: string
  unit: string
  /** The application that counts: the open one, or the last. */
  special: StandingSpecial | null
  /** The application the ticket is priced with. */
  usedId: string | null
  price: (special: Special) => PriceBreakdown | null
  /** The ticket it is applied for on, saved as it stands on the page; null when it could not be saved. */
  findTicket: () => Promise<{ ticketId: string; version: number } | null>
  canApply: boolean
  onApplied?: (special: SpecialDetail) => void
  /** Takes it up, or (null) leaves it; absent where nothing of the ticket can be changed any more. */
  onUse?: ((specialId: string | null) => void) | undefined
}) {
  const { t } = useTranslation(['specials', 'common'])
  const { data: settings = DEFAULT_SETTINGS } = useQuery(orpc.project.settings.queryOptions({ input: { projectId } }))
  const [asked, setAsked] = useState<'apply' | 'withdraw' | 'paper' | null>(null)
  const orders = useSpecialOrders(projectId, (done) => {
    setAsked(null)
    if (done.state !== 'withdrawn') onApplied?.(done)
  })
  const close = () => {
    orders.apply.reset()
    orders.withdraw.reset()
    setAsked(null)
  }
  const apply = async (discount: SpecialDiscount, reason: string, expectedTotal: number) => {
    const ticket = await findTicket()
    if (ticket) orders.apply.mutate({ ...ticket, discount, reason, expectedTotal })
  }
  const isOpen = special !== null && isSpecialOpen(special.standing)
  const isUsed = special !== null && special.id === usedId
  return (
    <section className={styles.panel} aria-label={t('panel.title')}>
      <div className={styles.words}>
        <b>{t('panel.title')}</b>
        <Said special={special} isUsed={isUsed} days={settings.specialDays} />
      </div>
      <div className={styles.ways}>
        {special && isOpen && <Button onClick={() => setAsked('paper')}>{t('panel.paper')}</Button>}
        {isOpen && !isUsed && onUse && <Button onClick={() => setAsked('withdraw')}>{t('panel.withdraw')}</Button>}
        {isUsed && onUse && <Button onClick={() => onUse(null)}>{t('panel.drop')}</Button>}
        {!isUsed && special?.standing === 'approved' && onUse && (
          <Button type="primary" onClick={() => onUse(special.id)}>
            {t('panel.use')}
          </Button>
        )}
        {!isOpen && !isUsed && canApply && <Button onClick={() => setAsked('apply')}>{t('panel.apply')}</Button>}
      </div>
      {asked === 'apply' && (
        <SpecialDialog
          projectId={projectId}
          unit={unit}
          price={price}
          isBusy={orders.apply.isPending}
          error={orders.apply.error}
          onApply={(...terms) => void apply(...terms)}
          onClose={close}
        />
      )}
      {special && asked === 'withdraw' && (
        <ReasonDialog
          isOpen
          title={t('ask.withdraw.title', { unit })}
          consequence={t('ask.withdraw.consequence')}
          confirmLabel={t('panel.withdraw')}
          isBusy={orders.withdraw.isPending}
          error={orders.withdraw.error}
          onConfirm={(reason) =>
            orders.withdraw.mutate(
              { specialId: special.id, version: special.version, reason },
              { onError: () => askSpecialsAgain(projectId) },
            )
          }
          onClose={close}
        />
      )}
      {special && asked === 'paper' && <SpecialPaper projectId={projectId} special={special} onClose={close} />}
    </section>
  )
}

/** How it stands, in a line or two. */
function Said({ special, isUsed, days }: { special: StandingSpecial | null; isUsed: boolean; days: number }) {
  const { t } = useTranslation(['specials', 'common'])
  const hint = <small>{t('panel.hint', { days })}</small>
  if (!special) return hint
  const { number, standing, role, cut, total, validUntil, decision } = special
  switch (standing) {
    case 'applied':
    case 'approved':
      return (
        <>
          <small role="status">
            {standing === 'applied'
              ? t('panel.waits', { number, role: role === null ? t('list.none') : t(`common:role.${role}`) })
              : t(isUsed ? 'panel.used' : 'panel.ready', { number })}
          </small>
          <small>
            <span className={styles.left}>
              {t('panel.takes', { cut: formatExact(cut), total: formatWholeYuan(total) })}
            </span>
            <span className={styles.left}>
              {t('panel.left')} <Countdown until={validUntil} />
            </span>
          </small>
        </>
      )
    case 'rejected':
      return <small role="status">{t('panel.rejected', { number, reason: decision?.reason ?? '' })}</small>
    case 'lapsed':
      return <small role="status">{t('panel.lapsed', { number })}</small>
    case 'withdrawn':
    case 'void':
      return hint
  }
}

/** 特殊优惠申请单 as it will print. */
export function SpecialPaper({
  projectId,
  special,
  decision,
  onClose,
}: {
  projectId: string
  special: Pick<StandingSpecial, 'id' | 'number' | 'unit'>
  decision?: React.ComponentProps<typeof PaperPreview>['decision']
  onClose: () => void
}) {
  const { t } = useTranslation('specials')
  return (
    <PaperPreview
      title={t('paper.title', { unit: special.unit })}
      fileName={t('paper.file', { number: special.number })}
      load={() => client.ledger.specials.paper({ projectId, specialId: special.id })}
      decision={decision ?? null}
      onClose={onClose}
    />
  )
}
