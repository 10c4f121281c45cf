import { refuse } from '../../../shared/kernel/refusal'
import type { reportsContract } from '../../../shared/reports/contract'
import type { HandlersOf } from '../../gate/handlers'
import { readAbsorption } from './absorption'
import { exportDayFigures, exportHomes, exportStatistics, exportUnitHistory } from './home-tables'
import { exportCustomers, exportPeople } from './people-tables'
import { exportFloorTries, exportPriceComparison, exportScheme } from './price-tables'
import { exportBuildings, exportPriceVersions } from './project-tables'
import { exportAbsorption, exportStoreyPrices, exportTicketHours } from './report-tables'
import { exportSpecials, exportTickets } from './sale-tables'
import { readStoreyPrices } from './storey-prices'
import { readTicketHours } from './ticket-hours'

/** 报表, 导出 Excel. Rules LED-4, PRC-5, SEC-1, SEC-2. */
export const reportsHandlers: HandlersOf<typeof reportsContract> = {
  absorption: ({ db, now }, input) => readAbsorption(db, input, now),
  ticketHours: ({ db, now }, { projectId, day }) => readTicketHours(db, projectId, day, now),
  storeyPrices: (context, { projectId, buildingId }) => readStoreyPrices(context, projectId, buildingId),
  exports: {
    tickets: exportTickets,
    specials: exportSpecials,
    customers: exportCustomers,
    people: exportPeople,
    homes: exportHomes,
    unitHistory: exportUnitHistory,
    statistics: exportStatistics,
    dayFigures: exportDayFigures,
    priceComparison: exportPriceComparison,
    priceVersions: exportPriceVersions,
    buildings: exportBuildings,
    scheme: exportScheme,
    floorTries: exportFloorTries,
    absorption: exportAbsorption,
    ticketHours: exportTicketHours,
    storeyPrices: exportStoreyPrices,
    file: async ({ actor, exports }, { exportId }) =>
      exports.find(exportId, actor.id) ?? refuse('NOT_FOUND', { what: 'export' }),
  },
}
