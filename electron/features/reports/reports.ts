import type { reportsContract } from '../../../shared/reports/contract'
import type { HandlersOf } from '../../gate/handlers'
import { readAbsorption } from './absorption'
import { readFloorPrices } from './floor-prices'
import { readTicketHours } from './ticket-hours'

/** 报表. Rules LED-4, PRC-5, SEC-1. */
export const reportsHandlers: HandlersOf<typeof reportsContract> = {
  absorption: ({ db, now }, input) => readAbsorption(db, input, now),
  ticketHours: ({ db, now }, { projectId, day }) => readTicketHours(db, projectId, day, now),
  floorPrices: ({ db, now }, { projectId, buildingId }) => readFloorPrices(db, projectId, buildingId, now),
}
