import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SetUpStep, StepState } from '../../../shared/opening/set-up'
import type { SignedIn } from '../../../shared/staff/person'
import { Panel } from '../../components/panel'
import { PriceListImport } from '../../features/ledger/price-list/price-list-import'
import { TrialDecision } from '../../features/opening/trial-decision'
import { PermitRecord } from '../../features/project/permit-record'
import { ProjectCreate } from '../../features/project/project-create'
import { SchemeView } from '../../features/project/scheme-view'
import styles from './set-up-page.module.css'
import { PassStep } from './set-up-pass'
import { Lacks, SetUpPeople } from './set-up-people'
import { SetUpDiscounts, SetUpTryOut } from './set-up-try-out'
import type { SetUpFacts } from './use-set-up'

type StageProps = {
  step: SetUpStep | 'finished'
  state: StepState | null
  isAllDone: boolean
  facts: SetUpFacts
  person: SignedIn
  /** On to the first step still open. */
  onDone: () => void
  /** On to what comes after this step, though it or an earlier one is open. */
  onSkip: () => void
  onLeave: () => void
}

/** What is to be done in a step; each one writes to the office at once, so that nothing waits for the end. */
export function SetUpStage({ step, ...stage }: StageProps) {
  const { t } = useTranslation('project')
  const ending = stage.isAllDone ? 'finished' : 'begun'
  return (
    <>
      <h2 className={styles.title}>{step === 'finished' ? t(`setUp.about.${ending}`) : t(`setUp.step.${step}`)}</h2>
      <p className={styles.about}>{step === 'finished' ? t(`setUp.${ending}Detail`) : t(`setUp.about.${step}`)}</p>
      <Stage step={step} {...stage} />
    </>
  )
}

function Stage({ step, state, facts, person, onDone, onSkip, onLeave }: StageProps) {
  const { t } = useTranslation(['project', 'common'])
  const { project, detail, preparation } = facts
  const isDone = state === 'done'
  const mayRelease = person.permissions.includes('unit.release')
  if (step === 'project' && !detail) {
    return (
      <div className={styles.narrow}>
        <ProjectCreate onCreated={onDone} />
      </div>
    )
  }
  if (!project || !detail || !preparation) return null
  switch (step) {
    case 'admin':
      return null
    case 'project':
      return (
        <Panel title={detail.name} note={detail.scheme.scheme.name} isFlush className={styles.done}>
          <SchemeView scheme={detail.scheme.scheme} />
        </Panel>
      )
    case 'prices':
      if (isDone) return <Next isDone onNext={onSkip} />
      return (
        <PriceListImport
          projectId={project.id}
          versions={[]}
          nextVersion={1}
          isSampleOffered={project.isTrial}
          onDone={onDone}
        />
      )
    case 'permits':
      return (
        <>
          <div className={styles.narrow}>
            <PermitRecord detail={detail} isBig />
          </div>
          <Next isDone={isDone} onNext={onSkip} />
        </>
      )
    case 'people':
      return (
        <SetUpPeople person={person} people={facts.people} preparation={preparation}>
          {isDone ? (
            <Next isDone onNext={onSkip} />
          ) : (
            <PassStep projectId={project.id} step="people" isPassed={state === 'passed'} onPassed={onDone} />
          )}
        </SetUpPeople>
      )
    case 'discounts':
      return (
        <SetUpDiscounts person={person} detail={detail}>
          {isDone ? (
            <Button onClick={onSkip}>{t('common:action.next')}</Button>
          ) : (
            <PassStep projectId={project.id} step="discounts" isPassed={state === 'passed'} onPassed={onDone} />
          )}
        </SetUpDiscounts>
      )
    case 'tryOut':
      return (
        <>
          <SetUpTryOut preparation={preparation} isWaiting={state === 'waiting'} isOthers={!mayRelease} />
          <div className={styles.next}>
            <Button type={mayRelease ? 'primary' : 'default'} size="large" onClick={onLeave}>
              {t('setUp.toBoard')}
            </Button>
            <Button size="large" onClick={onSkip}>
              {t(isDone ? 'common:action.next' : 'common:action.skip')}
            </Button>
          </div>
        </>
      )
    case 'opening':
      if (isDone) return <Next isDone onNext={onSkip} />
      return (
        <div className={styles.narrow}>
          <TrialDecision
            project={project}
            preparation={preparation}
            mayDecide={person.permissions.includes('opening.decide')}
          />
        </div>
      )
    case 'finished':
      return (
        <>
          <Lacks preparation={preparation} />
          <div className={styles.next}>
            <Button type="primary" size="large" onClick={onLeave}>
              {t('setUp.toBoard')}
            </Button>
          </div>
        </>
      )
  }
}

function Next({ isDone, onNext }: { isDone: boolean; onNext: () => void }) {
  const { t } = useTranslation('common')
  return (
    <div className={styles.next}>
      <Button onClick={onNext}>{t(isDone ? 'action.next' : 'action.skip')}</Button>
    </div>
  )
}
