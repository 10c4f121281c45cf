import { useTranslation } from 'react-i18next'
import type { VersionState } from '../../shared/pricing/versions'
import plain from './plain-table.module.css'
import styles from './version-table.module.css'

/** 历次版本: number and state of each first, then what the kind of version has to say. Rule LED-7. */
export function VersionTable({ heads, children }: { heads: React.ReactNode; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <table className={`${plain.plain} ${styles.versions}`}>
      <thead>
        <tr>
          <th>{t('version.number')}</th>
          <th>{t('version.state')}</th>
          {heads}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

export function VersionRow({
  number,
  state,
  children,
}: {
  number: number
  state: VersionState
  children: React.ReactNode
}) {
  const { t } = useTranslation()
  return (
    <tr>
      <td>
        <b>{t('version.one', { number })}</b>
      </td>
      <td>
        <span className={styles[state]}>{t(`version.${state}`)}</span>
      </td>
      {children}
    </tr>
  )
}
