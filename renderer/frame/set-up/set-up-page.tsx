import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate } from 'react-router'
import type { Project } from '../../../shared/project/contract'
import type { SignedIn } from '../../../shared/staff/person'
import { orpc } from '../../api/client'
import { useStanding } from '../../api/session'
import { Brand } from '../../components/brand'
import { RefusalNotice } from '../../components/refusal'
import { HelpLink } from '../../features/handbook/handbook'
import { AdminCreate } from '../../features/staff/admin-create'
import styles from './set-up-page.module.css'
import { SetUpRail } from './set-up-rail'
import { SetUpStage } from './set-up-stage'
import { SET_UP_STEPS, type SetUpStep, setUpStates, stepsAfter } from './set-up-steps'
import { useSetUp } from './use-set-up'

/** 首次设置: from nothing to an office that can work. Every step follows from what exists, so it resumes by itself. */
export function SetUpPage() {
  const { t } = useTranslation('project')
  const standing = useStanding().data
  if (!standing || standing.state === 'signedOut') return null
  if (standing.state === 'signedIn' && standing.person) return <SetUpSignedIn person={standing.person} />
  return (
    <SetUpFrame
      rail={
        <SetUpRail
          states={setUpStates({ hasAdmin: false, detail: null, people: [] })}
          current="admin"
          notes={{}}
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
  if (!person.permissions.includes('project.manage')) return <Navigate to="/" replace />
  if (!projects.data) return <RefusalNotice error={projects.error} />
  return <SetUpOfProject person={person} project={projects.data[0] ?? null} />
}

function SetUpOfProject({ person, project }: { person: SignedIn; project: Project | null }) {
  const { t } = useTranslation('project')
  const navigate = useNavigate()
  const { isKnown, facts, states, error } = useSetUp(project)
  const [opened, setOpened] = useState<SetUpStep | 'finished' | null>(null)

  if (!isKnown) return <RefusalNotice error={error} />
  const current = opened ?? SET_UP_STEPS.find((step) => states[step] === 'open') ?? 'finished'
  const openStepAfter = (step: SetUpStep | 'finished') => stepsAfter(step).find((later) => states[later] === 'open')
  const { detail, people } = facts
  const version = detail?.priceVersions.at(0)
  const notes: Partial<Record<SetUpStep, string>> = {
    admin: person.name,
    ...(project ? { project: project.name } : {}),
    ...(version ? { prices: t('setUp.have.prices', { version: version.number, units: version.units }) } : {}),
    ...(detail && detail.buildings.length > 0
      ? {
          permits: t('setUp.have.permits', {
            permitted: detail.buildings.filter(({ permitId }) => permitId !== null).length,
            all: detail.buildings.length,
          }),
        }
      : {}),
    people: t('setUp.have.people', { number: people.filter(({ isActive }) => isActive).length }),
  }
  return (
    <SetUpFrame
      rail={<SetUpRail states={states} current={current} notes={notes} onOpen={setOpened} />}
      {...(project ? { onLeave: () => navigate('/') } : {})}
    >
      <SetUpStage
        step={current}
        isDone={
          current === 'finished' ? SET_UP_STEPS.every((step) => states[step] === 'done') : states[current] === 'done'
        }
        facts={facts}
        onDone={() => setOpened(null)}
        onSkip={() =>
          setOpened(openStepAfter(current) ?? UNSKIPPABLE.find((step) => states[step] === 'open') ?? 'finished')
        }
        onLeave={() => navigate('/board')}
      />
    </SetUpFrame>
  )
}

/** Without these there is nothing to go on with; permits and people may come later. */
const UNSKIPPABLE = ['project', 'prices'] as const satisfies readonly SetUpStep[]

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
