import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { PriceVersion } from '../../../shared/project/contract'
import styles from './price-list-versions.module.css'

/** The version whose prices apply at an instant; of two from the same one the later import. Rule LED-7. */
export function versionInForce(versions: readonly PriceVersion[], now: number): PriceVersion | undefined {
  return versions
    .filter(({ appliesFrom }) => appliesFrom <= now)
    .sort((one, other) => other.appliesFrom - one.appliesFrom || other.number - one.number)[0]
}

/** Every price list taken in, newest first. */
export function PriceListVersions({ versions, now }: { versions: readonly PriceVersion[]; now: number }) {
  const { t } = useTranslation('priceList')
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
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}
