import { In, IsNull } from 'typeorm'
import { isExpired } from '../../../shared/ledger/claim'
import type { ledgerContract } from '../../../shared/ledger/contract'
import type { ReadChanged } from '../../gate/announcing'
import type { HandlersOf } from '../../gate/handlers'
import { readBoard } from './board'
import { readBoardPaper } from './board-paper-data'
import { cellOf, handOnClaims } from './claims'
import { findInLedger, findTicketsOfBuyers } from './finding'
import { readHall, watchHall } from './hall'
import { readListingDuties } from './listing-duties'
import { priceListHandlers } from './price-list'
import { priceListFileHandlers } from './price-list-files'
import { releaseUnits } from './release'
import { listSpecials, specialsHandlers } from './specials'
import { claimTable, ticketTable, unitTable } from './tables'
import { ticketAttachments } from './ticket-attachments'
import { listTickets } from './ticket-listing'
import { priceAgain } from './ticket-reprice'
import { buyersOf, linesOf } from './ticket-shape'
import { subscribeTicket } from './ticket-subscribe'
import { withdrawRunning } from './ticket-withdraw'
import { ticketsHandlers } from './tickets'
import { tieUnit } from './ties'
import { homeFigures, ticketFigures } from './today-figures'
import { dutiesToday, withholdingsToday } from './today-homes'
import { specialsToday } from './today-specials'
import { ticketsToday } from './today-tickets'
import { readUnit } from './units'
import { releaseWaiting } from './waiting'
import { watchProject } from './watch'
import { findWithheld } from './withheld-totals'
import { withholdingHandlers } from './withholding'

/** 销控, 房源, 一房一价表, 房号管理单, 特批优惠. */
export const ledgerHandlers: HandlersOf<typeof ledgerContract> = {
  board: ({ db, actor, now }, { projectId }) => readBoard(db, actor, projectId, now),
  unit: ({ db, actor, now }, { projectId, unitId }) => readUnit(db, actor, projectId, unitId, now),
  watch: watchProject,
  hall: readHall,
  boardPaper: readBoardPaper,
  watchHall,
  release: releaseUnits,
  releaseWaiting,
  listingDuties: ({ db, now }, { projectId }) => readListingDuties(db, projectId, now),
  tie: tieUnit,
  ...withholdingHandlers,
  ...priceListHandlers,
  ...priceListFileHandlers,
  tickets: ticketsHandlers,
  specials: specialsHandlers,
}

/** For a deal that goes on from its ticket: what the ticket says, and the claim that is handed on. Rules LED-1, LED-4. */
export const ticketDeals = { linesOf, buyersOf, subscribe: subscribeTicket, handOn: handOnClaims, priceAgain }

/** Whose totals are kept from a person who reviews them. Rule PRC-6. */
export const ledgerWithheld = findWithheld

/** For whoever ends a trial: everything that still runs is withdrawn. */
export const endTickets = withdrawRunning

/** What the ledger has for each person's desk, and its figures of the day. */
export const ledgerToday = [ticketsToday, specialsToday, withholdingsToday, dutiesToday]
export const ledgerFigures = [ticketFigures, homeFigures]
/** 导出 Excel: what this room's lists hold, as the person who asks may see it. Rule SEC-1. */
export const ledgerLists = { tickets: listTickets, specials: listSpecials, board: readBoard, unit: readUnit }
/** 附件: whose may be seen and added to, by the kind of thing. */
export const ledgerAttachments = { ticket: ticketAttachments }
/** 查找: what this room finds. */
export const ledgerFinder = { all: findInLedger, ticketsOfBuyers: findTicketsOfBuyers }

/** The cells and tickets that another host changed, as they stand now; whose they are decides who is told. Rule SEC-1. */
export const readChanged: ReadChanged = async (db, projectId, { units, tickets, specials }, now) => {
  const [homes, claims, named] = await Promise.all([
    db.find(unitTable, { projectId, id: In(units) }, { order: { number: 'ASC' } }),
    db.find(claimTable, { projectId, unitId: In(units), closedAt: IsNull() }),
    db.find(ticketTable, { projectId, id: In([...tickets, ...specials]) }),
  ])
  const standing = new Map(claims.filter((claim) => !isExpired(claim, now)).map((claim) => [claim.unitId, claim]))
  const published = (ids: readonly string[]) =>
    named.filter(({ id }) => ids.includes(id)).map(({ id, consultantId }) => ({ id, consultantId }))
  return {
    cells: homes.map((home) => cellOf(home, standing.get(home.id) ?? null)),
    tickets: published(tickets),
    specials: published(specials),
  }
}
