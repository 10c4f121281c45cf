import type { ledgerContract } from '../../../shared/ledger/contract'
import type { HandlersOf } from '../../gate/handlers'
import { readBoard } from './board'
import { readListingDuties } from './listing-duties'
import { priceListHandlers } from './price-list'
import { priceListFileHandlers } from './price-list-files'
import { releaseUnits } from './release'
import { specialsHandlers } from './specials'
import { ticketsHandlers } from './tickets'
import { tieUnit } from './ties'
import { readUnit } from './units'
import { watchProject } from './watch'
import { withholdingHandlers } from './withholding'

/** 销控, 房源, 一房一价表, 房号管理单, 特批优惠. */
export const ledgerHandlers: HandlersOf<typeof ledgerContract> = {
  board: ({ db, actor, now }, { projectId }) => readBoard(db, actor, projectId, now),
  unit: ({ db, actor, now }, { projectId, unitId }) => readUnit(db, actor, projectId, unitId, now),
  watch: watchProject,
  release: releaseUnits,
  listingDuties: ({ db, now }, { projectId }) => readListingDuties(db, projectId, now),
  tie: tieUnit,
  ...withholdingHandlers,
  ...priceListHandlers,
  ...priceListFileHandlers,
  tickets: ticketsHandlers,
  specials: specialsHandlers,
}
