import { dayOf } from '../../../shared/kernel/day'
import { refuse } from '../../../shared/kernel/refusal'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { isAllowed } from '../../../shared/staff/roles'
import type { HandlersOf } from '../../gate/handlers'
import { priceVersionTable } from '../pricing/tables'
import { projectTable } from '../project/tables'
import { exportTable, templateTables } from './price-list-table'

type FileHandlers = Pick<HandlersOf<typeof ledgerContract>, 'exportPriceList' | 'priceListTemplate'>

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The price list as Excel files: a version as it stands, and an empty one to fill in. Rule LED-8. */
export const priceListFileHandlers: FileHandlers = {
  exportPriceList: async ({ db, actor, now, workers }, { projectId, versionId }) => {
    const version = await db.findOne(priceVersionTable, { id: versionId, projectId })
    const project = await db.findOne(projectTable, { id: projectId })
    if (!version || !project) return refuse('NOT_FOUND', { what: 'priceList' })
    const table = await exportTable(db, projectId, versionId, isAllowed(actor.role, 'ticket.decide'))
    const name = `${project.name}一房一价表 第${version.number}版 ${dayOf(now)}.xlsx`
    return new File([await workers.writeExcel([table])], name, { type: EXCEL })
  },

  priceListTemplate: async ({ workers }) =>
    new File([await workers.writeExcel(templateTables())], '一房一价表模板.xlsx', { type: EXCEL }),
}
