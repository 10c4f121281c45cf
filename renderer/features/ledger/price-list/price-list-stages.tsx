import { useTranslation } from 'react-i18next'
import styles from './price-list-stages.module.css'

export const STAGES = ['choose', 'look', 'confirm'] as const
export type Stage = (typeof STAGES)[number]

/** Where one is in the import: choose, look, confirm. */
export function PriceListStages({ stage }: { stage: Stage }) {
  const { t } = useTranslation('priceList')
  const here = STAGES.indexOf(stage)
  return (
    <ol className={styles.stages} aria-label={t('stage.label')}>
      {STAGES.map((one, index) => (
        <li
          key={one}
          className={index <= here ? styles.reached : undefined}
          aria-current={one === stage ? 'step' : undefined}
        >
          <b>{index + 1}</b>
          {t(`stage.${one}`)}
        </li>
      ))}
    </ol>
  )
}
