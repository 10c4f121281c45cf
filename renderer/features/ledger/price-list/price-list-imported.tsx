import { CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { Imported } from './price-list-import'
import styles from './price-list-imported.module.css'

/** What an import has done, and what comes next. */
export function PriceListImported({ imported }: { imported: Imported }) {
  const { t } = useTranslation('priceList')
  const navigate = useNavigate()
  const { version, appliesFrom, units, added, changed, offSale, withheld, leftOut } = imported
  return (
    <div className={styles.imported} role="status">
      <CheckCircleOutlined className={styles.sign} />
      <p>
        <b>{t('imported.title', { version, from: formatShortInstant(appliesFrom) })}</b>
        <span>
          {[
            t('imported.counts', { units, added, changed }),
            ...(offSale > 0 ? [t('imported.offSale', { offSale })] : []),
            ...(leftOut > 0 ? [t('imported.leftOut', { leftOut })] : []),
            ...(withheld > 0 ? [t('imported.withheld', { withheld })] : []),
          ].join(', ')}
        </span>
      </p>
      <Button type="primary" onClick={() => void navigate('/board')}>
        {t(added > 0 ? 'imported.release' : 'imported.board')}
      </Button>
    </div>
  )
}
