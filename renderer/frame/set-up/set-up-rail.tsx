import { CheckOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import styles from './set-up-rail.module.css'
import { SET_UP_STEPS, type SetUpStep, type StepState } from './set-up-steps'

/** The steps in their order: what each has come to, and which one is at hand. */
export function SetUpRail({
  states,
  current,
  notes,
  onOpen,
}: {
  states: Record<SetUpStep, StepState>
  current: SetUpStep | 'finished'
  notes: Partial<Record<SetUpStep, string>>
  onOpen: (step: SetUpStep) => void
}) {
  const { t } = useTranslation('project')
  return (
    <nav className={styles.rail} aria-label={t('setUp.title')}>
      <ol>
        {SET_UP_STEPS.map((step, index) => {
          const state = states[step]
          const isCurrent = step === current
          return (
            <li key={step}>
              <button
                type="button"
                className={`${styles.step} ${isCurrent ? styles.current : ''}`}
                aria-current={isCurrent ? 'step' : undefined}
                disabled={state === 'waiting' || step === 'admin'}
                onClick={() => onOpen(step)}
              >
                <span className={`${styles.sign} ${styles[state]}`} aria-hidden="true">
                  {state === 'done' ? <CheckOutlined /> : index + 1}
                </span>
                <span>
                  <b>{t(`setUp.step.${step}`)}</b>
                  <small>{state === 'waiting' ? t('setUp.later') : (notes[step] ?? t('setUp.now'))}</small>
                </span>
                {state === 'done' ? <span className="visually-hidden">{t('setUp.done')}</span> : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
