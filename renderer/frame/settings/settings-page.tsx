import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { version } from '../../../package.json'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { ProjectDetail } from '../../../shared/project/contract'
import { client, orpc } from '../../api/client'
import { useSession } from '../../api/session'
import { ExportButton } from '../../components/export-button'
import { PageHead } from '../../components/page-head'
import { Panel } from '../../components/panel'
import plain from '../../components/plain-table.module.css'
import { RefusalNotice } from '../../components/refusal'
import { BackupPanel } from '../../features/backup/backup'
import { BackupRecovery } from '../../features/backup/backup-recovery'
import { usePreparation } from '../../features/opening/opening'
import { TrialDecision } from '../../features/opening/trial-decision'
import { PermitRecord } from '../../features/project/permit-record'
import { ProjectSettings } from '../../features/project/project-settings'
import { SchemeView } from '../../features/project/scheme-view'
import { LockSetting } from '../../features/staff/lock-setting'
import { PasswordChange } from '../../features/staff/password-change'
import { PinChange } from '../../features/staff/pin-change'
import styles from './settings-page.module.css'

/** 设置: the project as it stands, its permits and scheme, one's own password. */
export function SettingsPage() {
  const { t } = useTranslation(['project', 'staff', 'terms'])
  const { project, can } = useSession()
  const { hash } = useLocation()
  const detail = useQuery(orpc.project.detail.queryOptions({ input: { projectId: project.id } }))

  useEffect(() => {
    if (hash === '#password') document.getElementById('password-change_current')?.focus()
    if (hash === '#pin') document.getElementById('pin-change_current')?.focus()
  }, [hash])

  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className={styles.body}>
        <div className={styles.column}>
          <RefusalNotice error={detail.error} />
          {project.isTrial ? <TrialPanel /> : null}
          {can('backup.manage') ? <BackupPanel /> : null}
          {detail.data ? (
            <>
              <Panel
                title={t('settings.project')}
                note={detail.data.name}
                actions={
                  <ExportButton
                    isSmall
                    name={t('settings.project')}
                    make={(order) => client.reports.exports.buildings({ ...order, projectId: project.id })}
                  />
                }
                isFlush
              >
                <Buildings detail={detail.data} />
              </Panel>
              {can('permit.record') ? (
                <Panel title={t('permit.title')} note={t('permit.note')}>
                  <PermitRecord detail={detail.data} />
                </Panel>
              ) : null}
              <Panel
                title={detail.data.scheme.scheme.name}
                note={t('scheme.note', {
                  number: detail.data.scheme.number,
                  from: formatShortInstant(detail.data.scheme.appliesFrom),
                })}
                isFlush
              >
                <SchemeView scheme={detail.data.scheme.scheme} />
              </Panel>
            </>
          ) : null}
        </div>
        <div className={styles.column}>
          {can('backup.manage') ? <BackupRecovery /> : null}
          {can('terms.see') ? (
            <Panel title={t('terms:title')} note="SUB-5, PRC-9" actions={<TermsLink />}>
              <p className={styles.quiet}>{t('terms:what')}</p>
            </Panel>
          ) : null}
          <Panel title={t('setting.title')} note="LED-4, PRC-5, PRC-7">
            <ProjectSettings />
          </Panel>
          <Panel title={t('staff:password.title')}>
            <PasswordChange />
          </Panel>
          <Panel title={t('staff:pin.title')} note="SEC-1">
            <PinChange />
          </Panel>
          <Panel title={t('staff:lock.title')} note="SEC-1">
            <LockSetting />
          </Panel>
          <About />
        </div>
      </div>
    </>
  )
}

/** 认购条款 stand on a page of their own. Rule SUB-5. */
function TermsLink() {
  const { t } = useTranslation('terms')
  const navigate = useNavigate()
  return (
    <Button size="small" onClick={() => navigate('/terms')}>
      {t('open')}
    </Button>
  )
}

/** 试运行: opened for good or started over, by whoever decides on it. */
function TrialPanel() {
  const { t } = useTranslation('opening')
  const { project, can } = useSession()
  const { data } = usePreparation(project.id, can('opening.prepare'))
  if (!data) return null
  return (
    <Panel title={t('sign')}>
      <TrialDecision project={project} preparation={data} mayDecide={can('opening.decide')} />
    </Panel>
  )
}

/** 楼栋: homes, how many are released, and the permit that allows it. Rules LED-6, SUB-5. */
function Buildings({ detail }: { detail: ProjectDetail }) {
  const { t } = useTranslation('project')
  if (detail.buildings.length === 0) return <p className={styles.nothing}>{t('settings.noBuildings')}</p>
  return (
    <table className={`${plain.plain} ${styles.buildings}`}>
      <thead>
        <tr>
          <th>{t('settings.building')}</th>
          <th className={styles.figure}>{t('settings.units')}</th>
          <th className={styles.figure}>{t('settings.released')}</th>
          <th>{t('settings.permit')}</th>
        </tr>
      </thead>
      <tbody>
        {detail.buildings.map(({ id, name, units, released, permitId }) => {
          const permit = detail.permits.find((recorded) => recorded.id === permitId)
          return (
            <tr key={id}>
              <td>
                <b>{name}</b>
              </td>
              <td className={styles.figure}>{units}</td>
              <td className={styles.figure}>{released}</td>
              <td>
                {permit ? (
                  <>
                    {permit.number} <small className={styles.quiet}>{permit.issuedOn}</small>
                  </>
                ) : (
                  <span className={styles.missing}>{t('permit.missing')}</span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function About() {
  const { t } = useTranslation(['project', 'common'])
  return (
    <Panel title={t('settings.about')}>
      <p className={styles.quiet}>
        {t('settings.aboutText', {
          brand: t('common:brand'),
          version,
          place: t(window.fanghao ? 'settings.place.desktop' : 'settings.place.browser'),
        })}
      </p>
      <p className={styles.quiet}>{t('settings.rules')}</p>
    </Panel>
  )
}
