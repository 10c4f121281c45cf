import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { versionInForce } from '../../../../shared/pricing/versions'
import { client, orpc } from '../../../api/client'
import { officeNow, useNow } from '../../../api/clock'
import { useSession } from '../../../api/session'
import { ExportButton } from '../../../components/export-button'
import { PageHead } from '../../../components/page-head'
import { Panel } from '../../../components/panel'
import { RefusalNotice } from '../../../components/refusal'
import { TemplateDownload, VersionExport } from './price-list-download'
import { type Imported, PriceListImport } from './price-list-import'
import { PriceListImported } from './price-list-imported'
import styles from './price-list-page.module.css'
import { PriceListVersions } from './price-list-versions'

/** 价格表: the versions so far, and the import of the next one. Rules LED-7, LED-8. */
export function PriceListPage() {
  const { t } = useTranslation('priceList')
  const { project, person, can } = useSession()
  useNow(60_000)
  // To the millisecond: a version that has just been imported applies already.
  const now = officeNow()
  const [isImporting, setImporting] = useState(false)
  const [imported, setImported] = useState<Imported | null>(null)
  const detail = useQuery(orpc.project.detail.queryOptions({ input: { projectId: project.id } }))

  if (!detail.data) {
    return (
      <>
        <PageHead title={t('title')} />
        <div className={styles.body}>
          <RefusalNotice error={detail.error} />
        </div>
      </>
    )
  }
  const versions = detail.data.priceVersions
  const current = versionInForce(versions, now)
  const nextVersion = Math.max(0, ...versions.map(({ number }) => number)) + 1
  // Rule SEC-1: the administrator sets the office up and makes no deals, so only the first list is theirs.
  const isBarred = person.role === 'admin' && versions.length > 0
  const isEmpty = versions.length === 0

  return (
    <>
      <PageHead
        title={t('title')}
        note={
          isBarred
            ? t('adminOnce')
            : current
              ? t('current', { version: current.number, from: formatShortInstant(current.appliesFrom) })
              : t('noCurrent')
        }
      >
        {isImporting || !current || !can('priceList.export') ? null : (
          <VersionExport projectId={project.id} versionId={current.id} label={t('exportCurrent')} />
        )}
        {isImporting || isEmpty || isBarred ? null : (
          <>
            <TemplateDownload projectId={project.id} />
            <Button type="primary" onClick={() => setImporting(true)}>
              {t('import')}
            </Button>
          </>
        )}
        {isImporting ? <Button onClick={() => setImporting(false)}>{t('preview.leave')}</Button> : null}
      </PageHead>
      <div className={styles.body}>
        {isImporting || isEmpty ? (
          <PriceListImport
            projectId={project.id}
            versions={versions}
            nextVersion={nextVersion}
            isSampleOffered={project.isTrial && isEmpty}
            onDone={(done) => {
              setImported(done)
              setImporting(false)
            }}
          />
        ) : (
          <>
            {imported ? <PriceListImported imported={imported} /> : null}
            <Panel
              title={t('versions.title')}
              note={t('versions.note')}
              actions={
                <ExportButton
                  isSmall
                  name={t('versions.title')}
                  make={(order) => client.reports.exports.priceVersions({ ...order, projectId: project.id })}
                />
              }
              isFlush
            >
              <PriceListVersions projectId={project.id} versions={versions} now={now} />
            </Panel>
          </>
        )}
      </div>
    </>
  )
}
