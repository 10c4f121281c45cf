import { useTranslation } from 'react-i18next'
import { client } from '../../api/client'
import { useSession } from '../../api/session'
import { ExportButton, type ExportOrder } from '../../components/export-button'
import { Panel } from '../../components/panel'
import table from '../../components/plain-table.module.css'
import styles from './reports.module.css'

const { exports } = client.reports

/** The project's whole tables, each with the permission its list needs; what needs a choice stands on its own page. */
const TABLES = [
  { name: 'homes', to: 'board.see', make: (order: Asked) => exports.homes({ ...order, ...EVERY_HOME }) },
  { name: 'tickets', to: 'ticket.see', make: (order: Asked) => exports.tickets({ ...order, ...EVERY_TICKET }) },
  { name: 'specials', to: 'special.see', make: exports.specials },
  { name: 'customers', to: 'customer.find', make: exports.customers },
  { name: 'floorTries', to: 'floorTry.see', make: exports.floorTries },
  { name: 'dayFigures', to: 'board.see', make: exports.dayFigures },
  {
    name: 'statistics',
    to: 'board.see',
    make: (order: Asked) => exports.statistics({ ...order, by: 'building' as const }),
  },
  { name: 'priceVersions', to: 'board.see', make: exports.priceVersions },
  { name: 'buildings', to: 'board.see', make: exports.buildings },
] as const

type Asked = ExportOrder & { projectId: string }

const EVERY_HOME = { buildingId: null, state: null, type: null, area: null }
const EVERY_TICKET = { tab: null, consultantId: null }

/** 全部表格: what can be taken to Excel as a whole. Rules SEC-1, SEC-2. */
export function TablesReport() {
  const { t } = useTranslation('reports')
  const { can, project } = useSession()
  return (
    <div className={styles.body}>
      <Panel isFlush title={t('tables.title')} note={t('tables.note')}>
        <table className={table.plain}>
          <tbody>
            {TABLES.filter(({ to }) => can(to)).map(({ name, make }) => (
              <tr key={name}>
                <th scope="row">{t(`tables.${name}.name`)}</th>
                <td>{t(`tables.${name}.what`)}</td>
                <td className={styles.take}>
                  <ExportButton
                    isSmall
                    name={t(`tables.${name}.name`)}
                    make={(order) => make({ ...order, projectId: project.id })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <p className={styles.elsewhere}>{t('tables.elsewhere')}</p>
    </div>
  )
}
