import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { UnitDetail } from '../../../../shared/ledger/contract'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { orpc } from '../../../api/client'
import { NO_CHOICE, type TicketDraft } from './ticket-draft'
import { homeOfLine, homeOfUnit, type TicketHome } from './ticket-home'
import { type DraftPrice, priceDraft } from './ticket-price'

/** A parking space or storeroom on a home's ticket; without a price it has no `home` and cannot be sold. Rule LED-11. */
export type TiedLine = { unitId: string; number: string; home: TicketHome | null; price: DraftPrice | null }

/** What goes with the home, with its facts: as it is sold now, or as the ticket that is amended has claimed it. */
export function useTiedLines(
  projectId: string,
  unit: UnitDetail | undefined,
  amending: Ticket | null,
  draft: TicketDraft,
  day: string,
  today: string,
): TiedLine[] {
  const tied = amending === null ? (unit?.tied ?? NONE) : NONE
  const units = useQueries({
    queries: tied.map(({ unitId }) => orpc.ledger.unit.queryOptions({ input: { projectId, unitId } })),
    combine: (results) => results.map(({ data }) => data),
  })
  return useMemo(() => {
    const homes = amending
      ? amending.lines.slice(1).map((line) => ({ unitId: line.unitId, number: line.unit, home: homeOfLine(line) }))
      : tied.map(({ unitId, number }, index) => {
          const detail = units[index]
          return { unitId, number, home: detail ? homeOfUnit(detail) : null }
        })
    return homes.map((line) => ({ ...line, price: line.home && priceTied(line.home, line.unitId, draft, day, today) }))
  }, [amending, tied, units, draft, day, today])
}

const NONE: UnitDetail['tied'] = []

function priceTied(
  home: TicketHome,
  unitId: string,
  { paymentMethod, tied }: TicketDraft,
  day: string,
  today: string,
): DraftPrice {
  return priceDraft(home, { ...(tied[unitId] ?? NO_CHOICE), paymentMethod }, day, today)
}

/** The sum of all lines in fen; null while one of them has no price. */
export function sumOf(price: DraftPrice | null, tied: readonly TiedLine[]): number | null {
  let sum = price?.breakdown?.total ?? null
  for (const line of tied) {
    const total = line.price?.breakdown?.total ?? null
    sum = sum === null || total === null ? null : sum + total
  }
  return sum
}
