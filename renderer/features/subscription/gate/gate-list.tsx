import { CheckOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { GATE_RULES, type GateItem, type GateItemName, isMet } from '../../../../shared/subscription/gate-item'
import { wordLack } from '../../../components/gate-words'
import { Panel } from '../../../components/panel'
import styles from './gate.module.css'

/** 定金放行条件, what is missing first; arrow keys move through it. Rule SUB-1. */
export function GateList({
  items,
  chosen,
  onChoose,
  foot,
}: {
  items: readonly GateItem[]
  chosen: GateItemName
  onChoose: (name: GateItemName) => void
  foot: React.ReactNode
}) {
  const { t } = useTranslation('gate')
  const list = useRef<HTMLElement>(null)
  const missing = items.filter((item) => !isMet(item))
  const met = items.filter(isMet)
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = items[items.findIndex(({ name }) => name === chosen) + step]
    if (step === 0 || !next) return
    event.preventDefault()
    onChoose(next.name)
    list.current?.querySelector<HTMLElement>(`[data-item="${next.name}"]`)?.focus()
  }
  const rowsOf = (part: readonly GateItem[], isPartMet: boolean) =>
    part.map((item, index) => (
      <GateRow
        key={item.name}
        item={item}
        sign={isPartMet ? <CheckOutlined /> : index === 0 ? '!' : String(index + 1)}
        isFirst={!isPartMet && index === 0}
        look={isPartMet ? styles.met : index === 0 ? styles.first : styles.open}
        isChosen={item.name === chosen}
        onChoose={() => onChoose(item.name)}
      />
    ))
  return (
    <Panel
      isFlush
      className={styles.list}
      title={t('title')}
      note={t('count', { rule: GATE_RULES.form, met: met.length, all: items.length })}
      footer={foot}
    >
      <nav ref={list} className={styles.items} aria-label={t('title')} onKeyDown={move}>
        {missing.length > 0 && <h3 className={styles.part}>{t('missing', { number: missing.length })}</h3>}
        {rowsOf(missing, false)}
        {met.length > 0 && <h3 className={styles.part}>{t('met', { number: met.length })}</h3>}
        {rowsOf(met, true)}
      </nav>
    </Panel>
  )
}

function GateRow({
  item,
  sign,
  look,
  isFirst,
  isChosen,
  onChoose,
}: {
  item: GateItem
  sign: React.ReactNode
  look: string | undefined
  /** What is missing first stands out. */
  isFirst: boolean
  isChosen: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation(['refusals', 'common'])
  const { t: tGate } = useTranslation('gate')
  const { name, lacks, signed } = item
  const [first] = lacks
  return (
    <button
      type="button"
      data-item={name}
      aria-current={isChosen ? 'true' : undefined}
      className={`${styles.item} ${isChosen ? styles.here : ''}`}
      onClick={onChoose}
    >
      <i className={`${styles.sign} ${look ?? ''}`} aria-hidden>
        {sign}
      </i>
      <span>
        <b>{t(`gate.item.${name}`)}</b>
        {first && (
          <small className={isFirst ? styles.lack : undefined}>
            {wordLack(t, first)}
            {lacks.length > 1 && tGate('more', { number: lacks.length })}
          </small>
        )}
        {signed && (
          <small>
            {signed.by} {formatShortInstant(signed.at)}
          </small>
        )}
      </span>
    </button>
  )
}
