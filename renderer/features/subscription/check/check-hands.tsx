import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { ShownCheck } from '../../../../shared/subscription/second-check'
import styles from '../gate/gate.module.css'

/** Who has typed and who has not; no figures. Rule PRC-6. */
export function Hands({ check }: { check: ShownCheck }) {
  const { t } = useTranslation('gate')
  return (
    <ol className={styles.marks}>
      {(['paper', 'review'] as const).map((hand) => {
        const typed = check[hand]
        return (
          <li key={hand} className={typed ? styles.done : styles.todo}>
            <b>{t(`check.hand.${hand}`)}</b>
            <small>
              {typed
                ? t('check.typed', { by: typed.by, at: formatShortInstant(typed.at) })
                : hand === 'review'
                  ? t('check.awaits', { name: check.reviewer })
                  : t('check.awaitsPaper')}
            </small>
          </li>
        )
      })}
    </ol>
  )
}
