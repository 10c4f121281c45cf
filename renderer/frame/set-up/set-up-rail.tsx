import { CheckOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { SetUpStates, SetUpStep } from '../../../shared/opening/set-up'
import styles from './set-up-rail.module.css'

/** The steps in their order: what each has come to, and which one is at hand. */
export function SetUpRail({
  steps,
  states,
  current,
  notes,
  onOpen,
}: {
  steps: readonly SetUpStep[]
  states: SetUpStates
  current: SetUpStep | 'finished'
  notes: Partial<Record<SetUpStep, string>>
  onOpen: (step: SetUpStep) => void
}) {
  const { t } = useTranslation(['project', 'opening'])
  return (
    <nav className={styles.rail} aria-label={t('setUp.title')}>
      <ol>
        {steps.map((step, index) => {
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
                  <small>
                    {state === 'waiting'
                      ? t('setUp.later')
                      : state === 'passed'
                        ? t('opening:passed')
                        : (notes[step] ?? t('setUp.now'))}
                  </small>
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
