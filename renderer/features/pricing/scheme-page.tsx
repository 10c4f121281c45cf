import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { SchemeVersion } from '../../../shared/pricing/contract'
import { versionInForce, versionsToCome } from '../../../shared/pricing/versions'
import { client, orpc } from '../../api/client'
import { officeNow, useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { ExportButton } from '../../components/export-button'
import { PageHead } from '../../components/page-head'
import { RefusalNotice } from '../../components/refusal'
import { FloorTryList } from './floor-try-list'
import { SchemeEditor } from './scheme-editor'
import styles from './scheme-page.module.css'
import { usePen } from './scheme-pen'
import { SchemeSave } from './scheme-save'
import { SchemeVersions } from './scheme-versions'

const VIEWS = ['editor', 'versions', 'tries'] as const
type View = (typeof VIEWS)[number]

const NO_VERSIONS: readonly SchemeVersion[] = []

/** 优惠方案: what comes off, in which order, under which conditions; its versions; tries below the floor. */
export function SchemePage() {
  const { t } = useTranslation('pricing')
  const { project, person } = useSession()
  const schemes = useQuery(orpc.pricing.schemes.queryOptions({ input: { projectId: project.id } }))
  const versions = schemes.data ?? NO_VERSIONS
  const second = useNow()
  // A version that has just been saved is in force at once: the clock is read when it arrives, not at the full second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new versions and the passing second are the reasons to look.
  const now = useMemo(officeNow, [versions, second])
  const inForce = versionInForce(versions, now)
  if (!inForce) {
    return (
      <>
        <PageHead title={t('title')} />
        <div className={styles.alone}>
          <RefusalNotice error={schemes.error} />
        </div>
      </>
    )
  }
  return <Office key={`${person.id} ${project.id}`} versions={versions} inForce={inForce} now={now} />
}

function Office({
  versions,
  inForce,
  now,
}: {
  versions: readonly SchemeVersion[]
  inForce: SchemeVersion
  now: number
}) {
  const { t } = useTranslation(['pricing', 'common'])
  const { project, person, can } = useSession()
  const [params, setParams] = useSearchParams()
  const newest = Math.max(...versions.map(({ number }) => number))
  const pen = usePen(`${person.id} ${project.id}`, inForce, newest)
  const views = VIEWS.filter((view) => view !== 'tries' || can('floorTry.see'))
  const view: View = views.find((known) => known === params.get('view')) ?? 'editor'
  const show = (next: View) => setParams(next === 'editor' ? {} : { view: next }, { replace: true })
  const [coming] = versionsToCome(versions, now)
  const isFixed = !can('scheme.write')
  return (
    <div className={styles.page}>
      <PageHead
        title={t('title')}
        note={
          <>
            <span>
              {t('inForce', {
                number: inForce.number,
                name: inForce.scheme.name,
                from: formatShortInstant(inForce.appliesFrom),
              })}
            </span>
            {coming && (
              <span className={styles.coming}>
                {t('coming', { number: coming.number, from: formatShortInstant(coming.appliesFrom) })}
              </span>
            )}
            {!isFixed && pen.isTouched && <span className={styles.unsaved}>{t('unsaved')}</span>}
          </>
        }
      >
        <Segmented
          aria-label={t('views')}
          value={view}
          onChange={show}
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
        {view === 'tries' ? (
          <ExportButton make={(order) => client.reports.exports.floorTries({ ...order, projectId: project.id })} />
        ) : (
          <ExportButton
            name={t('common:version.one', { number: inForce.number })}
            make={(order) => client.reports.exports.scheme({ ...order, projectId: project.id, number: inForce.number })}
          />
        )}
        {!isFixed && view === 'editor' && (
          <SchemeSave pen={pen} versions={versions} inForce={inForce} newest={newest} now={now} />
        )}
      </PageHead>
      {view === 'editor' && <SchemeEditor pen={pen} isFixed={isFixed} newest={newest} versions={versions} />}
      {view === 'versions' && (
        <SchemeVersions
          versions={versions}
          now={now}
          onTake={
            isFixed
              ? null
              : (version) => {
                  pen.takeUp(version, newest, true)
                  show('editor')
                }
          }
        />
      )}
      {view === 'tries' && <FloorTryList />}
    </div>
  )
}
