import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { examineOffice } from '../../../electron/examination/examine'
import type { Ticket, TicketForm } from '../../../shared/ledger/ticket-contract'
import { roundedTotal, YUAN } from '../../../shared/pricing/limits'
import { takeInList } from '../../office/a-project'
import { submitTicket } from '../../office/a-ticket'
import type { TestOffice } from '../../office/an-office'
import { priceListFile } from '../../office/price-list'
import { SCHEME } from '../../office/scheme'

export type Trial = { projectId: string; unitId(number: string): Promise<string> }

/** A project in its trial, with nothing in it. */
export async function aTrial(admin: OfficeClient, name = '云栖里'): Promise<string> {
  const { id } = await admin.project.create(ordered({ name, scheme: SCHEME, isTrial: true }))
  return id
}

/** Brings a project to where tickets can be written: its list taken in, permitted, released. */
export async function readyForTickets(office: TestOffice, projectId: string): Promise<Trial> {
  const manager = await office.signedIn('manager')
  await takeInList(manager, projectId, await priceListFile())
  const buildingIds = (await manager.project.detail({ projectId })).buildings.map(({ id }) => id)
  const permit = { number: '江售许字(2026)第060号', issuedOn: '2026-06-01', buildingIds }
  await manager.project.recordPermit(ordered({ projectId, ...permit }))
  await manager.ledger.release(ordered({ projectId, buildingIds, unitIds: [], from: null }))
  const { units } = await manager.ledger.board({ projectId })
  return {
    projectId,
    unitId: async (number) => {
      const id = units.id[units.number.indexOf(number)]
      if (!id) throw new Error(`no home ${number}`)
      return id
    },
  }
}

/** Submits a ticket on any home at what the list asks for it. */
export async function submitAtList(
  trial: Trial,
  consultant: OfficeClient,
  number: string,
  change: Partial<TicketForm> = {},
): Promise<Ticket> {
  const { area, price } = await consultant.ledger.unit({
    projectId: trial.projectId,
    unitId: await trial.unitId(number),
  })
  if (!price) throw new Error(`${number} has no price`)
  return submitTicket(trial, consultant, number, { ...change, expectedTotal: roundedTotal(price.list, area, YUAN) })
}

/** What the doctor finds in the data; that the tests' own PostgreSQL need not survive a power cut is none of it. */
export async function findingsOf(office: TestOffice) {
  const { findings } = await examineOffice({ ...office, now: () => office.clock.now })
  return findings.filter(({ name }) => name !== 'storage.durability')
}
