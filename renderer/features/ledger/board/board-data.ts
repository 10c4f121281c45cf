import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Board } from '../../../../shared/ledger/board'
import { type BoardHome, type BoardReading, readHomes } from '../../../../shared/ledger/board-homes'
import { type BuildingPlan, layBoard } from '../../../../shared/ledger/board-layout'
import { TICKET_TIMES } from '../../../../shared/ledger/ticket'
import { nextTurnAmong } from '../../../../shared/ledger/unit'
import type { TicketTimes } from '../../../../shared/project/settings'
import { orpc, queryClient } from '../../../api/client'
import { useLiveState } from '../../../api/live'
import { useAt, useTurns } from '../../../api/turns'

/** While changes do not arrive by themselves the board is asked for again this often. */
const ASK_AGAIN = 5_000

const readings = new WeakMap<Board, BoardReading>()
const lastReadings = new Map<string, BoardReading>()

function readingOf(projectId: string, board: Board): BoardReading {
  const known = readings.get(board)
  if (known) return known
  const reading = readHomes(board, lastReadings.get(projectId) ?? null)
  readings.set(board, reading)
  lastReadings.set(projectId, reading)
  return reading
}

const lastPlans = new Map<string, readonly BuildingPlan[]>()

function planOf(projectId: string, board: Board, homes: readonly BoardHome[]): readonly BuildingPlan[] {
  const plan = layBoard(homes, board.buildings, lastPlans.get(projectId))
  lastPlans.set(projectId, plan)
  return plan
}

/** The project's homes as they are now; kept up to date by the live changes. */
export function useHomes(projectId: string) {
  const { isLive } = useLiveState()
  const { data, error, refetch } = useQuery(
    orpc.ledger.board.queryOptions({
      input: { projectId },
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: isLive ? false : ASK_AGAIN,
      refetchOnMount: isLive ? true : 'always',
    }),
  )
  const nextPricesAt = data?.nextPricesAt ?? null
  useAt(nextPricesAt, () => {
    // Open drawers and tickets under the pen take the new prices and discounts at the same instant.
    void queryClient.invalidateQueries({ queryKey: orpc.ledger.unit.key({ input: { projectId } }) })
    return refetch()
  })
  return { board: data, homes: data ? readingOf(projectId, data).homes : NO_HOMES, error, refetch }
}

/** How long a ticket holds its home in this project. Rule LED-4. */
export function useTicketTimes(projectId: string): TicketTimes {
  return useHomes(projectId).board?.ticketTimes ?? TICKET_TIMES
}

const NO_HOMES: readonly BoardHome[] = []

/** The homes laid out as the wall chart, with the instant at which their states were last counted. */
export function useBoard(projectId: string) {
  const { board, homes, error, refetch } = useHomes(projectId)
  const plan = useMemo(() => (board ? planOf(projectId, board, homes) : []), [projectId, board, homes])
  const now = useTurns(homes, nextTurnAmong)
  return { board, homes, plan, now, error, refetch }
}
