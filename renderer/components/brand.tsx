import { useTranslation } from 'react-i18next'
import mark from '../theme/mark.svg'
import styles from './brand.module.css'

/** The program's mark and name. */
export function Brand({ size }: { size: number }) {
  const { t } = useTranslation()
  return (
    <span className={styles.brand}>
      <img src={mark} alt="" width={size} height={size} />
      {t('brand')}
    </span>
  )
}
