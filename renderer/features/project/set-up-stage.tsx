import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../components/panel'
import { PriceListImport } from '../ledger/price-list-import'
import { PersonAdd } from '../staff/person-add'
import { PermitRecord } from './permit-record'
import { ProjectCreate } from './project-create'
import styles from './set-up-page.module.css'
import { SchemeView } from './scheme-view'
import { hasConsultant, hasDecider, type SetUpFacts, type SetUpStep } from './set-up-steps'

/** What is to be done in a step; each one writes to the office at once, so that nothing waits for the end. */
export function SetUpStage({
  step,
  facts,
  onNext,
  onLeave,
}: {
  step: SetUpStep | 'finished'
  facts: SetUpFacts
  /** On to the first step still open. */
  onNext: () => void
  onLeave: () => void
}) {
  const { t } = useTranslation('project')
  return (
    <>
      <h2 className={styles.title}>{step === 'finished' ? t('setUp.about.finished') : t(`setUp.step.${step}`)}</h2>
      <p className={styles.about}>{step === 'finished' ? t('setUp.finishedDetail') : t(`setUp.about.${step}`)}</p>
      <Stage step={step} facts={facts} onNext={onNext} onLeave={onLeave} />
    </>
  )
}

function Stage({
  step,
  facts: { detail, people },
  onNext,
  onLeave,
}: {
  step: SetUpStep | 'finished'
  facts: SetUpFacts
  onNext: () => void
  onLeave: () => void
}) {
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
          <ProjectCreate onCreated={onNext} />
        </div>
      )
    case 'prices':
      if (!detail) return null
      if (detail.priceVersions.length > 0) return <Next onNext={onNext} />
      return <PriceListImport projectId={detail.id} nextVersion={1} onDone={onNext} />
    case 'permits':
      if (!detail) return null
      return (
        <>
          <div className={styles.narrow}>
            <PermitRecord detail={detail} isBig />
          </div>
          <Next onNext={onNext} />
        </>
      )
    case 'people':
      return (
        <div className={styles.pair}>
          <Panel>
            <PersonAdd role={hasDecider(people) ? 'consultant' : 'manager'} />
          </Panel>
          <div>
            <Panel title={t('setUp.peopleSoFar')}>
              <PeopleSoFar people={people} />
            </Panel>
            {hasConsultant(people) && hasDecider(people) ? <Next onNext={onNext} /> : null}
          </div>
        </div>
      )
    case 'finished':
      return (
        <div className={styles.next}>
          <Button type="primary" size="large" onClick={onLeave}>
            {t('setUp.toBoard')}
          </Button>
        </div>
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
      {hasConsultant(people) ? null : <p className={styles.lack}>{t('setUp.lack.consultant')}</p>}
      {hasDecider(people) ? null : <p className={styles.lack}>{t('setUp.lack.decider')}</p>}
    </>
  )
}

function Next({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation(['project', 'common'])
  return (
    <div className={styles.next}>
      <Button onClick={onNext}>{t('common:action.next')}</Button>
    </div>
  )
}
