import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { GATE_RULES, type GateItem, isMet } from '../../../../shared/subscription/gate-item'
import { wordLack } from '../../../components/gate-words'
import { Panel } from '../../../components/panel'
import styles from './gate.module.css'

/** The sheet of one item: what it asks, what exactly is missing or who has done it, and at its foot the next step. */
export function ItemFrame({
  item,
  note,
  unit,
  next,
  foot,
  hidesLacks = false,
  children,
}: {
  item: GateItem
  /** What the item is about, in a sentence. */
  note: string
  unit?: string
  /** What comes next, and why. */
  next?: { title: string; detail?: string }
  /** The buttons of the next step. */
  foot?: React.ReactNode
  hidesLacks?: boolean
  children?: React.ReactNode
}) {
  const { t } = useTranslation(['refusals', 'common'])
  const { t: tGate } = useTranslation('gate')
  const { name, lacks, signed } = item
  return (
    <Panel
      isFlush
      className={styles.sheet}
      title={t(`gate.item.${name}`)}
      note={`${GATE_RULES[name]} · ${note}`}
      actions={unit && <small className={styles.quiet}>{unit}</small>}
      footer={
        next || foot ? (
          <div className={styles.next}>
            {next && (
              <p>
                <b>{tGate('next', { step: next.title })}</b>
                {next.detail && <small>{next.detail}</small>}
              </p>
            )}
            <span className={styles.acts}>{foot}</span>
          </div>
        ) : undefined
      }
    >
      <div className={styles.body}>
        {lacks.length > 0 && !hidesLacks && (
          <ul className={styles.lacks}>
            {lacks.map((lack) => (
              <li key={JSON.stringify(lack)}>{wordLack(t, lack)}</li>
            ))}
          </ul>
        )}
        {isMet(item) && (
          <p className={styles.fine}>
            {tGate('fine')}
            {signed && tGate('fineBy', { by: signed.by, at: formatShortInstant(signed.at) })}
          </p>
        )}
        {children}
      </div>
    </Panel>
  )
}
