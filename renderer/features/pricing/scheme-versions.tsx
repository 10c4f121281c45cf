import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { SchemeVersion } from '../../../shared/pricing/contract'
import { compareSchemes } from '../../../shared/pricing/scheme-changes'
import { versionStateAt } from '../../../shared/pricing/versions'
import { Panel } from '../../components/panel'
import { VersionRow, VersionTable } from '../../components/version-table'
import { SchemeChangeWords } from './scheme-change-words'
import styles from './scheme-versions.module.css'

/** Every version of the scheme, and what changed between any two of them. */
export function SchemeVersions({
  versions,
  now,
  onTake,
}: {
  versions: readonly SchemeVersion[]
  now: number
  /** Begins a new version from an old one; null for who only reads. */
  onTake: ((version: SchemeVersion) => void) | null
}) {
  const { t } = useTranslation('pricing')
  const [newest, previous] = versions
  const [[before, after], setPair] = useState([previous?.number ?? newest?.number, newest?.number])
  const of = (number: number | undefined) => versions.find((version) => version.number === number)
  const [from, to] = [of(before), of(after)]
  const options = versions.map(({ number, scheme }) => ({
    value: number,
    label: t('versions.option', { number, name: scheme.name }),
  }))
  return (
    <div className={styles.columns}>
      <Panel isFlush title={t('versions.title')} note={t('versions.note')}>
        <VersionTable
          heads={
            <>
              <th>{t('versions.name')}</th>
              <th>{t('versions.appliesFrom')}</th>
              <th>{t('versions.by')}</th>
              <th>{t('versions.at')}</th>
              {onTake && <th>{t('versions.action')}</th>}
            </>
          }
        >
          {versions.map((version) => {
            const state = versionStateAt(versions, version, now)
            return (
              <VersionRow key={version.id} number={version.number} state={state}>
                <td>{version.scheme.name}</td>
                <td>{formatShortInstant(version.appliesFrom)}</td>
                <td>{version.createdBy}</td>
                <td>{version.createdAt === null ? '–' : formatShortInstant(version.createdAt)}</td>
                {onTake && (
                  <td>
                    <Button size="small" onClick={() => onTake(version)}>
                      {t('versions.take')}
                    </Button>
                  </td>
                )}
              </VersionRow>
            )
          })}
        </VersionTable>
      </Panel>
      <Panel
        title={t('changes.title')}
        actions={
          <span className={styles.pair}>
            <Select
              size="small"
              aria-label={t('changes.before')}
              value={before}
              options={options}
              onChange={(number) => setPair([number, after])}
            />
            <span aria-hidden="true">→</span>
            <Select
              size="small"
              aria-label={t('changes.after')}
              value={after}
              options={options}
              onChange={(number) => setPair([before, number])}
            />
          </span>
        }
      >
        {from && to && <SchemeChangeWords changes={compareSchemes(from.scheme, to.scheme)} />}
      </Panel>
    </div>
  )
}
