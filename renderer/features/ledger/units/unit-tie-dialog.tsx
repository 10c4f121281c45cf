import { App, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitDetail } from '../../../../shared/ledger/contract'
import { unitStateAt } from '../../../../shared/ledger/unit'
import { client } from '../../../api/client'
import { officeNow } from '../../../api/clock'
import { useOrder } from '../../../api/order'
import { RefusalNotice } from '../../../components/refusal'
import { useHomes } from '../board/board-data'

/** Finds the other one by its number while typing: a free parking space for a home, a free home for a parking space. */
export function UnitTieDialog({
  projectId,
  unit,
  onClose,
}: {
  projectId: string
  unit: UnitDetail
  onClose: () => void
}) {
  const { t } = useTranslation(['withholding', 'common'])
  const { message } = App.useApp()
  const { homes } = useHomes(projectId)
  const [chosen, setChosen] = useState<string | null>(null)
  const isHome = unit.kind === 'home'
  const options = useMemo(() => {
    const now = officeNow()
    return homes
      .filter((other) => (other.kind === 'home') !== isHome && other.tiedTo === null)
      .filter((other) => ['available', 'unreleased'].includes(unitStateAt(other, now)))
      .map(({ id, number }) => ({ value: id, label: number }))
  }, [homes, isHome])
  const tie = useOrder(
    (other: string, requestId) => {
      const [unitId, homeId] = isHome ? [other, unit.id] : [unit.id, other]
      return client.ledger.tie({ requestId, projectId, unitId, from: null, homeId })
    },
    {
      onDone: ({ unit: tied, home }) => {
        message.success(t('tie.tied', { unit: tied, home: home ?? '' }))
        onClose()
      },
    },
  )
  return (
    <Modal
      open
      getContainer="#root"
      width={440}
      title={t(isHome ? 'tie.titleHome' : 'tie.titleUnit', { unit: unit.number })}
      okText={t('tie.submit')}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ loading: tie.isPending, disabled: chosen === null }}
      onOk={() => chosen !== null && tie.mutate(chosen)}
      onCancel={onClose}
    >
      <Select
        autoFocus
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t(isHome ? 'tie.findUnit' : 'tie.findHome')}
        aria-label={t(isHome ? 'tie.findUnit' : 'tie.findHome')}
        notFoundContent={t('tie.nothing')}
        value={chosen}
        onChange={setChosen}
        options={options}
      />
      <p style={{ marginTop: 8 }}>{t('tie.will')}</p>
      <RefusalNotice error={tie.error} />
    </Modal>
  )
}
