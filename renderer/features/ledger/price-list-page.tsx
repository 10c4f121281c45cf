import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import { orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { PageHead } from '../../components/page-head'
import { Panel } from '../../components/panel'
import { RefusalNotice } from '../../components/refusal'
import { PriceListImport } from './price-list-import'
import styles from './price-list-page.module.css'
import { PriceListVersions, versionInForce } from './price-list-versions'

/** 价格表: the versions so far, and the import of the next one. Rules LED-7, LED-8. */
export function PriceListPage() {
  const { t } = useTranslation('priceList')
  const { project, person } = useSession()
  const now = useNow(60_000)
  const [isImporting, setImporting] = useState(false)
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
        {isImporting || isEmpty || isBarred ? null : (
          <Button type="primary" onClick={() => setImporting(true)}>
            {t('import')}
          </Button>
        )}
        {isImporting ? <Button onClick={() => setImporting(false)}>{t('preview.leave')}</Button> : null}
      </PageHead>
      <div className={styles.body}>
        {isImporting || isEmpty ? (
          <PriceListImport projectId={project.id} nextVersion={nextVersion} onDone={() => setImporting(false)} />
        ) : (
          <Panel title={t('versions.title')} note={t('versions.note')} isFlush>
            <PriceListVersions versions={versions} now={now} />
          </Panel>
        )}
      </div>
    </>
  )
}
