import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { firstOpen, setUpStates, stepsLeft } from '../../../shared/opening/set-up'
import { orpc } from '../../api/client'
import { useSession } from '../../api/session'
import styles from './opening.module.css'

/** 开盘准备 of a project, for whoever may prepare it. */
export function usePreparation(projectId: string | null, isAsked: boolean) {
  return useQuery(
    orpc.opening.preparation.queryOptions({
      input: { projectId: projectId ?? '' },
      enabled: isAsked && projectId !== null,
    }),
  )
}

/** One line of 工作台 that leads back into the set-up, until nothing of it is left. */
export function OpeningCard() {
  const { t } = useTranslation(['opening', 'project'])
  const navigate = useNavigate()
  const { project, can } = useSession()
  const { data } = usePreparation(project.id, can('opening.prepare'))
  if (!data) return null
  const left = stepsLeft(data)
  if (left.length === 0) return null
  const next = firstOpen(setUpStates(true, data), left)
  return (
    <section className={styles.card} aria-label={t('card.title')}>
      <b>{t('card.title')}</b>
      <span className={styles.left}>
        {next === null
          ? t('card.waits', { number: left.length })
          : t('card.next', { number: left.length, step: t(`project:setUp.step.${next}`) })}
      </span>
      <Button type="primary" onClick={() => navigate('/set-up')}>
        {t('card.to')}
      </Button>
    </section>
  )
}
