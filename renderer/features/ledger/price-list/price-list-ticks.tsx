import { Button, Checkbox, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { LedgerTable } from '../../../components/ledger-table'
import { Panel } from '../../../components/panel'
import type { TickHome } from './price-list-choices'
import styles from './price-list-ticks.module.css'

/** Homes to be ticked, all or none at once; one that cannot be says why. */
export function PriceListTicks({
  title,
  note,
  saysTitle,
  act,
  actOf,
  whyNot,
  homes,
  ticked,
  isDisabled = false,
  onTick,
  children,
}: {
  title: string
  note: string
  /** Above what is said of each home. */
  saysTitle: string
  /** What ticking does, and what it does to one home. */
  act: string
  actOf: (number: string) => string
  whyNot: string
  homes: readonly TickHome[]
  ticked: ReadonlySet<string>
  isDisabled?: boolean
  onTick: (ticked: ReadonlySet<string>) => void
  children?: React.ReactNode
}) {
  const { t } = useTranslation('priceList')
  const tick = (key: string, isTicked: boolean) => {
    const next = new Set(ticked)
    if (isTicked) next.add(key)
    else next.delete(key)
    onTick(next)
  }
  const columns: TableColumnsType<TickHome> = [
    {
      title: act,
      width: 64,
      render: (_, { key, number, isFree }) => (
        <Checkbox
          aria-label={actOf(number)}
          checked={ticked.has(key)}
          disabled={!isFree || isDisabled}
          onChange={({ target }) => tick(key, target.checked)}
        />
      ),
    },
    { title: t('confirm.number'), dataIndex: 'number', width: 120 },
    {
      title: saysTitle,
      width: 300,
      ellipsis: true,
      render: (_, { says, isFree }) => (
        <>
          {says}
          {isFree ? null : <span className={styles.whyNot}>{whyNot}</span>}
        </>
      ),
    },
  ]
  return (
    <Panel
      title={title}
      note={t('confirm.chosen', { chosen: ticked.size })}
      isFlush
      actions={
        <>
          <Button
            size="small"
            disabled={isDisabled}
            onClick={() => onTick(new Set(homes.filter(({ isFree }) => isFree).map(({ key }) => key)))}
          >
            {t('confirm.all')}
          </Button>
          <Button size="small" onClick={() => onTick(new Set())}>
            {t('confirm.noneChosen')}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <p className={styles.note}>{note}</p>
        {children}
        <div className={styles.list}>
          <LedgerTable<TickHome> label={title} columns={columns} rows={homes} rowKey={({ key }) => key} />
        </div>
      </div>
    </Panel>
  )
}
