import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { versionStateAt } from '../../../../shared/pricing/versions'
import type { PriceVersion } from '../../../../shared/project/contract'
import { useSession } from '../../../api/session'
import { VersionRow, VersionTable } from '../../../components/version-table'
import { comparableAmong, pairUpTo, textOfPair } from './price-compare'
import { VersionExport } from './price-list-download'
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
  const navigate = useNavigate()
  const comparable = comparableAmong(versions, now, can)
  const canCompare = can('price.compare') && comparable.length > 1
  return (
    <VersionTable
      heads={
        <>
          <th>{t('versions.appliesFrom')}</th>
          <th className={styles.figure}>{t('versions.units')}</th>
          <th>{t('versions.file')}</th>
          <th>{t('versions.by')}</th>
          <th>{t('versions.at')}</th>
          {canCompare ? <th className={styles.figure}>{t('versions.compare')}</th> : null}
          {can('priceList.export') ? <th className={styles.figure}>{t('export')}</th> : null}
        </>
      }
    >
      {[...versions]
        .sort((one, other) => other.number - one.number)
        .map((version) => {
          const state = versionStateAt(versions, version, now)
          const pair = canCompare && comparable.includes(version) ? pairUpTo(comparable, version.number) : null
          return (
            <VersionRow key={version.id} number={version.number} state={state}>
              <td>{formatShortInstant(version.appliesFrom)}</td>
              <td className={styles.figure}>{version.units}</td>
              <td>{version.fileName}</td>
              <td>{version.importedBy}</td>
              <td>{formatShortInstant(version.importedAt)}</td>
              {canCompare ? (
                <td className={styles.figure}>
                  {pair?.after === version.number ? (
                    <Button
                      size="small"
                      aria-label={t('versions.comparePair', pair)}
                      onClick={() => navigate(`/price-list/compare?versions=${textOfPair(pair)}`)}
                    >
                      {t('versions.compareWith', { number: pair.before })}
                    </Button>
                  ) : null}
                </td>
              ) : null}
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
            </VersionRow>
          )
        })}
    </VersionTable>
  )
}
