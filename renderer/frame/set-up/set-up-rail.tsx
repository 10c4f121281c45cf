import { CheckOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { type SetUpStates, type SetUpStep, type StepSign, signsOf } from '../../../shared/opening/set-up'
import type { Permission } from '../../../shared/staff/roles'
import styles from './set-up-rail.module.css'

/** The steps in their order: what each has come to, and which one is at hand. */
export function SetUpRail({
  steps,
  states,
  current,
  notes,
  may,
  onOpen,
}: {
  steps: readonly SetUpStep[]
  states: SetUpStates
  current: SetUpStep | 'finished'
  notes: Partial<Record<SetUpStep, string>>
  /** What the person who looks may do. */
  may: (permission: Permission) => boolean
  onOpen: (step: SetUpStep) => void
}) {
  const say = useSign()
  return (
    <nav className={styles.rail} aria-label={say.title}>
      <ol>
        {signsOf(steps, states, may).map(({ step, sign }, index) => {
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
                  <b>{say.step(step)}</b>
                  <small>{say.sign(sign, notes[step])}</small>
                </span>
                {state === 'done' && notes[step] ? <span className="visually-hidden">{say.done}</span> : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** A step's words: where it stands, and what it has come to. */
function useSign() {
  const { t } = useTranslation(['project', 'opening'])
  return {
    title: t('setUp.title'),
    done: t('setUp.done'),
    step: (step: SetUpStep) => t(`setUp.step.${step}`),
    sign: (sign: StepSign, note: string | undefined) => {
      switch (sign.says) {
        case 'done':
          return note ?? t('setUp.done')
        case 'passed':
          return t('opening:passed')
        case 'now':
          return [t('setUp.now'), note].filter(Boolean).join(' · ')
        case 'later':
          return t('setUp.later')
        case 'others':
          return t(`setUp.others.${sign.who}`)
      }
    },
  }
}
