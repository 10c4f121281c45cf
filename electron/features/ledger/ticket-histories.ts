import { groupBy } from '../../../shared/kernel/group'
import { remembered } from '../../examination/check'
import { rowsOf } from '../../examination/rows'
import type { TicketLineRow } from './tables'

/** Every ticket's signatures in their order, by ticket. Rule LED-3. */
export const historiesOf = remembered(async (exam) => groupBy(await rowsOf.events(exam), ({ ticketId }) => ticketId))

/** Every ticket's lines as last signed, the home first, by ticket. */
export const latestLinesOf = remembered(async (exam) => {
  const lines = groupBy(await rowsOf.lines(exam), ({ ticketId }) => ticketId)
  return new Map([...lines].map(([ticketId, own]): [string, TicketLineRow[]] => [ticketId, latest(own)]))
})

/** The rows of the last revision. */
export function latest<Row extends { revision: number }>(rows: readonly Row[]): Row[] {
  const last = rows.at(-1)?.revision
  return rows.filter(({ revision }) => revision === last)
}
