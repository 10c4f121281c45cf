import { App, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DEFAULT_LOCK_AFTER, LOCK_CHOICES, type LockAfter } from '../../../shared/staff/lock'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession, useStanding } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'

/** 锁屏: after how many idle minutes every page of the office is covered; never is not offered. Rule SEC-1. */
export function LockSetting() {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const { can } = useSession()
  const lockAfter = useStanding().data?.lockAfter ?? DEFAULT_LOCK_AFTER
  const change = useOrder((minutes: LockAfter, requestId) => client.staff.setLockAfter({ requestId, minutes }), {
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: orpc.staff.session.key() })
      void message.success(t('lock.done'))
    },
  })
  return (
    <>
      <p>{t('lock.detail')}</p>
      <Radio.Group
        value={lockAfter}
        disabled={!can('staff.manage') || change.isPending}
        options={LOCK_CHOICES.map((minutes) => ({ value: minutes, label: t('lock.minutes', { minutes }) }))}
        onChange={({ target }) => change.mutate(target.value)}
      />
      <RefusalNotice error={change.error} />
    </>
  )
}
