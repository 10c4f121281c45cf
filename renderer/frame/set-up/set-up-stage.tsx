import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../components/panel'
import { PriceListImport } from '../../features/ledger/price-list-import'
import { PermitRecord } from '../../features/project/permit-record'
import { ProjectCreate } from '../../features/project/project-create'
import { SchemeView } from '../../features/project/scheme-view'
import { PersonAdd } from '../../features/staff/person-add'
import styles from './set-up-page.module.css'
import { hasConsultant, hasDecider, type SetUpFacts, type SetUpStep } from './set-up-steps'

type StageProps = {
  step: SetUpStep | 'finished'
  isDone: boolean
  facts: SetUpFacts
  /** On to the first step still open. */
  onDone: () => void
  /** On to what comes after this step, though it or an earlier one is open. */
  onSkip: () => void
  onLeave: () => void
}

/** What is to be done in a step; each one writes to the office at once, so that nothing waits for the end. */
export function SetUpStage({ step, ...stage }: StageProps) {
  const { t } = useTranslation('project')
  const ending = stage.isDone ? 'finished' : 'begun'
  return (
    <>
      <h2 className={styles.title}>{step === 'finished' ? t(`setUp.about.${ending}`) : t(`setUp.step.${step}`)}</h2>
      <p className={styles.about}>{step === 'finished' ? t(`setUp.${ending}Detail`) : t(`setUp.about.${step}`)}</p>
      <Stage step={step} {...stage} />
    </>
  )
}

function Stage({ step, isDone, facts: { detail, people }, onDone, onSkip, onLeave }: StageProps) {
  const { t } = useTranslation('project')
  switch (step) {
    case 'admin':
      return null
    case 'project':
      if (detail) {
        return (
          <Panel title={detail.name} note={detail.scheme.scheme.name} isFlush className={styles.done}>
            <SchemeView scheme={detail.scheme.scheme} />
          </Panel>
        )
      }
      return (
        <div className={styles.narrow}>
          <ProjectCreate onCreated={onDone} />
        </div>
      )
    case 'prices':
      if (!detail) return null
      if (isDone) return <Next isDone onNext={onDone} />
      return <PriceListImport projectId={detail.id} versions={[]} nextVersion={1} onDone={onDone} />
    case 'permits':
      if (!detail) return null
      return (
        <>
          <div className={styles.narrow}>
            <PermitRecord detail={detail} isBig />
          </div>
          <Next isDone={isDone} onNext={onSkip} />
        </>
      )
    case 'people': {
      const needed = hasDecider(people) ? 'consultant' : 'manager'
      return (
        <div className={styles.pair}>
          <Panel>
            <PersonAdd role={needed} />
          </Panel>
          <div>
            <Panel title={t('setUp.peopleSoFar')}>
              <PeopleSoFar people={people} />
            </Panel>
            <Next isDone={isDone} onNext={onSkip} />
          </div>
        </div>
      )
    }
    case 'finished':
      return (
        <>
          <Lacks people={people} />
          <div className={styles.next}>
            <Button type="primary" size="large" onClick={onLeave}>
              {t('setUp.toBoard')}
            </Button>
          </div>
        </>
      )
  }
}

function PeopleSoFar({ people }: { people: SetUpFacts['people'] }) {
  const { t } = useTranslation(['project', 'common'])
  return (
    <>
      <ul className={styles.people}>
        {people.map(({ id, name, login, role, isActive }) => (
          <li key={id} className={isActive ? undefined : styles.idle}>
            <span>
              <b>{name}</b> <small>{login}</small>
            </span>
            <span>{t(`common:role.${role}`)}</span>
          </li>
        ))}
      </ul>
      <Lacks people={people} />
    </>
  )
}

/** Whom the office cannot sell without. */
function Lacks({ people }: { people: SetUpFacts['people'] }) {
  const { t } = useTranslation('project')
  return (
    <>
      {hasConsultant(people) ? null : <p className={styles.lack}>{t('setUp.lack.consultant')}</p>}
      {hasDecider(people) ? null : <p className={styles.lack}>{t('setUp.lack.decider')}</p>}
    </>
  )
}

function Next({ isDone, onNext }: { isDone: boolean; onNext: () => void }) {
  const { t } = useTranslation('common')
  return (
    <div className={styles.next}>
      <Button onClick={onNext}>{t(isDone ? 'action.next' : 'action.skip')}</Button>
    </div>
  )
}
