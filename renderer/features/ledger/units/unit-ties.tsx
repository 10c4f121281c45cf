import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import type { UnitDetail } from '../../../../shared/ledger/contract'
import { MOST_TIED } from '../../../../shared/ledger/tie-contract'
import { unitStateAt } from '../../../../shared/ledger/unit'
import { roundedTotal } from '../../../../shared/pricing/limits'
import { client } from '../../../api/client'
import { officeNow } from '../../../api/clock'
import { useOrder } from '../../../api/order'
import { useSession } from '../../../api/session'
import { RefusalNotice } from '../../../components/refusal'
import stateStyles from '../../../components/unit-state.module.css'
import styles from './unit-drawer.module.css'
import { UnitTieDialog } from './unit-tie-dialog'

/** 绑定: what goes with a home, or the home a parking space or storeroom goes with; managers tie and untie. Rule LED-11. */
export function UnitTies({
  projectId,
  unit,
  onOpen,
}: {
  projectId: string
  unit: UnitDetail
  onOpen: (unitId: string) => void
}) {
  const { t } = useTranslation(['withholding', 'common'])
  const { can } = useSession()
  const [isTying, setTying] = useState(false)
  const { kind, tied, tiedTo } = unit
  const mayTie = can('unit.tie') && unit.claim === null
  const isFull = kind === 'home' ? tied.length >= MOST_TIED : tiedTo !== null
  if (tied.length === 0 && tiedTo === null && !mayTie) return null
  const now = officeNow()
  return (
    <section className={styles.section}>
      <header className={styles.sectionHead}>
        <h3>{t(kind === 'home' ? 'tie.ofHome' : 'tie.toHome')}</h3>
        {mayTie && !isFull && (
          <Button size="small" onClick={() => setTying(true)}>
            {t(kind === 'home' ? 'tie.add' : 'tie.choose')}
          </Button>
        )}
      </header>
      {tied.length === 0 && tiedTo === null && <p className={styles.quiet}>{t('tie.none')}</p>}
      {tied.map(({ unitId, number, list, area, ...facts }) => {
        const state = unitStateAt(facts, now)
        return (
          <div key={unitId} className={styles.tie}>
            <button type="button" className={styles.link} onClick={() => onOpen(unitId)}>
              {number}
            </button>
            <span className={`${stateStyles.tag} ${stateStyles[state]}`}>{t(`common:unitState.${state}`)}</span>
            <span>{list === null ? '–' : formatWholeYuan(roundedTotal(list, area, 100))}</span>
            {mayTie && <Untie projectId={projectId} unitId={unitId} number={number} from={unit.id} />}
          </div>
        )
      })}
      {tiedTo && (
        <div className={styles.tie}>
          <button type="button" className={styles.link} onClick={() => onOpen(tiedTo.unitId)}>
            {tiedTo.number}
          </button>
          <span />
          <span />
          {mayTie && <Untie projectId={projectId} unitId={unit.id} number={unit.number} from={tiedTo.unitId} />}
        </div>
      )}
      {isTying && <UnitTieDialog projectId={projectId} unit={unit} onClose={() => setTying(false)} />}
    </section>
  )
}

type UntieProps = { projectId: string; unitId: string; number: string; from: string }

/** 解绑; while either is held the office says who holds it. */
function Untie({ projectId, unitId, number, from }: UntieProps) {
  const { t } = useTranslation('withholding')
  const { message } = App.useApp()
  const untie = useOrder(
    (_: null, requestId) => client.ledger.tie({ requestId, projectId, unitId, from, homeId: null }),
    {
      onDone: () => message.success(t('tie.untied', { unit: number })),
    },
  )
  return (
    <>
      <Button
        size="small"
        type="text"
        loading={untie.isPending}
        aria-label={t('tie.untieOne', { unit: number })}
        onClick={() => untie.mutate(null)}
      >
        {t('tie.untie')}
      </Button>
      <RefusalNotice error={untie.error} />
    </>
  )
}
