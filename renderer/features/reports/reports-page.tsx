import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { PageHead } from '../../components/page-head'
import { AbsorptionReport } from './absorption-report'
import { HoursReport } from './hours-report'
import { PricesReport } from './prices-report'
import { TablesReport } from './tables-report'

const REPORTS = ['absorption', 'hours', 'prices', 'tables'] as const
type Report = (typeof REPORTS)[number]

/** 报表: the project's figures as charts, each with its table. */
export function ReportsPage() {
  const { t } = useTranslation('reports')
  const [params, setParams] = useSearchParams()
  const report = REPORTS.find((one) => one === params.get('report')) ?? 'absorption'
  return (
    <>
      <PageHead
        title={t('title')}
        note={
          <Segmented<Report>
            aria-label={t('which')}
            value={report}
            onChange={(value) => setParams(value === 'absorption' ? {} : { report: value }, { replace: true })}
            options={REPORTS.map((value) => ({ value, label: t(`${value}.title`) }))}
          />
        }
      />
      {report === 'absorption' && <AbsorptionReport />}
      {report === 'hours' && <HoursReport />}
      {report === 'prices' && <PricesReport />}
      {report === 'tables' && <TablesReport />}
    </>
  )
}
