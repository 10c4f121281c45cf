import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SpecialDetail } from '../../../../shared/ledger/special-contract'
import type { SpecialDiscount } from '../../../../shared/pricing/special'
import { client, orpc, queryClient } from '../../../api/client'
import { useOrder } from '../../../api/order'

type Which = { specialId: string; version: number }
type WithReason = Which & { reason: string }
export type Application = {
  ticketId: string
  version: number
  discount: SpecialDiscount
  reason: string
  expectedTotal: number
}

/** What can be ordered of special discounts; lists and panels follow by themselves. Rule PRC-7. */
export function useSpecialOrders(projectId: string, onDone: (special: SpecialDetail) => void = () => {}) {
  const { t } = useTranslation(['specials', 'common'])
  const { message } = App.useApp()
  const { specials } = client.ledger
  const take = (special: SpecialDetail, said: string) => {
    askSpecialsAgain(projectId)
    message.success(said)
    onDone(special)
  }
  return {
    apply: useOrder((asked: Application, requestId) => specials.apply({ requestId, projectId, ...asked }), {
      onDone: (special) => {
        const { number, role } = special
        const isOwn = special.state === 'approved'
        const needed = role === null ? '' : t(`common:role.${role}`)
        take(
          special,
          isOwn ? t('dialog.done.approved', { number }) : t('dialog.done.applied', { number, role: needed }),
        )
      },
    }),
    approve: useOrder((which: Which, requestId) => specials.approve({ requestId, projectId, ...which }), {
      onDone: (special) => take(special, t('done.approved', { unit: special.unit })),
    }),
    reject: useOrder((which: WithReason, requestId) => specials.reject({ requestId, projectId, ...which }), {
      onDone: (special) => take(special, t('done.rejected', { unit: special.unit })),
    }),
    withdraw: useOrder((which: WithReason, requestId) => specials.withdraw({ requestId, projectId, ...which }), {
      onDone: (special) => take(special, t('done.withdrawn', { unit: special.unit })),
    }),
  }
}

/** Asks for the applications again: after a step, and after a no. */
export function askSpecialsAgain(projectId: string): void {
  void queryClient.invalidateQueries({ queryKey: orpc.ledger.specials.key({ input: { projectId } }) })
}
