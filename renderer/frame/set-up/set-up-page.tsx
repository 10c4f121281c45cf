import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate } from 'react-router'
import { firstOpen, SET_UP_STEPS, type SetUpStep, setUpStates, stepsOf } from '../../../shared/opening/set-up'
import type { Project } from '../../../shared/project/contract'
import type { SignedIn } from '../../../shared/staff/person'
import { orpc } from '../../api/client'
import { chosenProject, useStanding } from '../../api/session'
import { Brand } from '../../components/brand'
import { RefusalNotice } from '../../components/refusal'
import { HelpLink } from '../../features/handbook/handbook'
import { AdminCreate } from '../../features/staff/admin-create'
import styles from './set-up-page.module.css'
import { SetUpRail } from './set-up-rail'
import { SetUpStage } from './set-up-stage'
import { type SetUpFacts, useSetUp } from './use-set-up'

/** 首次设置: from nothing to an office that sells. Every step follows from what exists, so it resumes by itself. */
export function SetUpPage() {
  const { t } = useTranslation('project')
  const standing = useStanding().data
  if (!standing || standing.state === 'signedOut') return null
  if (standing.state === 'signedIn' && standing.person) return <SetUpSignedIn person={standing.person} />
  return (
    <SetUpFrame
      rail={
        <SetUpRail
          steps={SET_UP_STEPS}
          states={setUpStates(false, null)}
          current="admin"
          notes={{}}
          may={() => true}
          onOpen={() => undefined}
        />
      }
    >
      <h2 className={styles.title}>{t('setUp.step.admin')}</h2>
      <p className={styles.about}>{t('setUp.about.admin')}</p>
      <div className={styles.narrow}>
        <AdminCreate />
      </div>
    </SetUpFrame>
  )
}

function SetUpSignedIn({ person }: { person: SignedIn }) {
  const projects = useQuery(orpc.project.list.queryOptions())
  if (!person.permissions.includes('opening.prepare')) return <Navigate to="/" replace />
  if (!projects.data) return <RefusalNotice error={projects.error} />
  const [first, ...others] = projects.data
  const project = first ? chosenProject([first, ...others]) : null
  // Who may not begin a project learns from the frame that there is none.
  if (!project && !person.permissions.includes('project.manage')) return <Navigate to="/" replace />
  return <SetUpOfProject key={project?.id} person={person} project={project} />
}

function SetUpOfProject({ person, project }: { person: SignedIn; project: Project | null }) {
  const navigate = useNavigate()
  const { facts, error } = useSetUp(person, project)
  const [opened, setOpened] = useState<{ step: SetUpStep | 'finished'; wasDone: boolean } | null>(null)
  const notes = useNotes(person, facts)

  if (!facts) return <RefusalNotice error={error} />
  const steps = stepsOf(facts.preparation)
  const states = setUpStates(true, facts.preparation)
  const isDone = (step: SetUpStep | 'finished') => step !== 'finished' && states[step] === 'done'
  const open = (step: SetUpStep | 'finished') => setOpened({ step, wasDone: isDone(step) })
  // A step that was opened and has been done since is left.
  const stays = opened !== null && (opened.wasDone || !isDone(opened.step))
  const current = (stays ? opened.step : firstOpen(states, steps)) ?? 'finished'
  const after = steps.slice(current === 'finished' ? steps.length : steps.indexOf(current) + 1)
  return (
    <SetUpFrame
      rail={
        <SetUpRail
          steps={steps}
          states={states}
          current={current}
          notes={notes}
          may={(permission) => person.permissions.includes(permission)}
          onOpen={open}
        />
      }
      {...(project ? { onLeave: () => navigate('/') } : {})}
    >
      <SetUpStage
        step={current}
        state={current === 'finished' ? null : states[current]}
        isAllDone={steps.every((step) => states[step] === 'done' || states[step] === 'passed')}
        facts={facts}
        person={person}
        onDone={() => setOpened(null)}
        onSkip={() => open(firstOpen(states, after) ?? 'finished')}
        onLeave={() => navigate('/board')}
      />
    </SetUpFrame>
  )
}

/** What each step has come to. */
function useNotes(person: SignedIn, facts: SetUpFacts | null): Partial<Record<SetUpStep, string>> {
  const { t } = useTranslation('project')
  const { project, detail, preparation } = facts ?? {}
  const version = detail?.priceVersions.at(0)
  return {
    ...(person.role === 'admin' ? { admin: person.name } : {}),
    ...(project ? { project: project.name } : {}),
    ...(version ? { prices: t('setUp.have.prices', { version: version.number, units: version.units }) } : {}),
    ...(preparation
      ? {
          people: t('setUp.have.people', { number: preparation.people }),
          discounts: t('setUp.have.discounts', { number: preparation.discounts }),
          ...(preparation.buildings > 0
            ? { permits: t('setUp.have.permits', { permitted: preparation.permitted, all: preparation.buildings }) }
            : {}),
          ...(preparation.tickets > 0 ? { tryOut: t('setUp.have.tryOut', { number: preparation.tickets }) } : {}),
          ...(preparation.trial === 'opened' ? { opening: t('setUp.have.opening') } : {}),
        }
      : {}),
  }
}

function SetUpFrame({
  rail,
  onLeave,
  children,
}: {
  rail: React.ReactNode
  onLeave?: () => void
  children: React.ReactNode
}) {
  const { t } = useTranslation(['project', 'common'])
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Brand size={22} />
        <h1>{t('setUp.title')}</h1>
        <span className={styles.intro}>{t('setUp.intro')}</span>
        <HelpLink />
        {onLeave ? <Button onClick={onLeave}>{t('setUp.leave')}</Button> : null}
      </header>
      <div className={styles.body}>
        {rail}
        <main className={styles.stage}>{children}</main>
      </div>
    </div>
  )
}
