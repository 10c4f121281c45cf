import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { PriceVersion } from '../../../shared/project/contract'
import { useSession } from '../../api/session'
import { VersionExport } from './price-list-download'
import { versionInForce } from './price-list-version'
import styles from './price-list-versions.module.css'

/** Every price list taken in, newest first. */
export function PriceListVersions({
  projectId,
  versions,
  now,
}: {
  projectId: string
  versions: readonly PriceVersion[]
  now: number
}) {
  const { t } = useTranslation('priceList')
  const { can } = useSession()
  const current = versionInForce(versions, now)
  return (
    <table className={styles.versions}>
      <thead>
        <tr>
          <th>{t('versions.number')}</th>
          <th>{t('versions.state')}</th>
          <th>{t('versions.appliesFrom')}</th>
          <th className={styles.figure}>{t('versions.units')}</th>
          <th>{t('versions.file')}</th>
          <th>{t('versions.by')}</th>
          <th>{t('versions.at')}</th>
          {can('priceList.export') ? <th className={styles.figure}>{t('export')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {[...versions]
          .sort((one, other) => other.number - one.number)
          .map((version) => {
            const state = version === current ? 'inForce' : version.appliesFrom > now ? 'coming' : 'replaced'
            return (
              <tr key={version.id}>
                <td>
                  <b>{t('versions.version', { number: version.number })}</b>
                </td>
                <td>
                  <span className={styles[state]}>{t(`versions.${state}`)}</span>
                </td>
                <td>{formatShortInstant(version.appliesFrom)}</td>
                <td className={styles.figure}>{version.units}</td>
                <td>{version.fileName}</td>
                <td>{version.importedBy}</td>
                <td>{formatShortInstant(version.importedAt)}</td>
                {can('priceList.export') ? (
                  <td className={styles.figure}>
                    <VersionExport
                      projectId={projectId}
                      versionId={version.id}
                      label={t('export')}
                      name={t('exportVersion', { number: version.number })}
                      isSmall
                    />
                  </td>
                ) : null}
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}
