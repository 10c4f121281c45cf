import { useEffect, useSyncExternalStore } from 'react'
import type { Change } from '../../shared/ledger/board'
import type { UnitDetail } from '../../shared/ledger/contract'
import type { SpecialSummary } from '../../shared/ledger/special-contract'
import { applyChanges, isMissing, type NumberedChange } from './board-change'
import { client, orpc, queryClient } from './client'
import { setOfficeClock } from './clock'
import { touchesSpecials } from './special-change'
import { attention, type Ending, hearOnce, pause, watchOn } from './watching'

/** The office's time and what the clock of its PC says, which is behind. Rule LED-4. */
export type ClockBehind = { office: number; pc: number }

/**
 * Whether changes arrive as they happen, how many windows are watching the project, and whether the clock is wrong. Set
 * aside is a page whose session has too many newer windows, until somebody looks at it again.
 */
export type LiveState = { isLive: boolean; isSetAside: boolean; online: number; behind: ClockBehind | null }

const OFFLINE: LiveState = { isLive: false, isSetAside: false, online: 0, behind: null }
const SET_ASIDE: LiveState = { ...OFFLINE, isSetAside: true }
/** Changes kept for a board that is still on its way while they happen. */
const KEPT = 500
/** Changes that come this close together are drawn together. */
const GATHER = 40

let state = OFFLINE
const listeners = new Set<() => void>()

function setState(next: LiveState) {
  const isSame = next.isLive === state.isLive && next.isSetAside === state.isSetAside && next.online === state.online
  if (isSame && next.behind?.pc === state.behind?.pc) return
  state = next
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** 实时: for the sign in the top bar. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state)
}

/** Keeps everything on the screen that belongs to the project as it is in the office, within a second. */
export function useLive(projectId: string | null): void {
  useEffect(() => {
    if (projectId === null) return
    const stopped = new AbortController()
    const stop = keepWatching(projectId, stopped.signal)
    return () => {
      stopped.abort()
      stop()
      setState(OFFLINE)
    }
  }, [projectId])
}

/** Watches until told to stop, beginning again after every break. Returns how to stop minding the board's cache. */
function keepWatching(projectId: string, stopped: AbortSignal): () => void {
  const boardKey = orpc.ledger.board.queryKey({ input: { projectId } })
  const cache = queryClient.getQueryCache()
  const recent: NumberedChange[] = []
  let last: number | null = null
  let gathering: ReturnType<typeof setTimeout> | undefined

  const refetchBoard = () => queryClient.invalidateQueries({ queryKey: boardKey })

  /** Lays over the board what it does not hold yet. */
  const mindBoard = () => {
    const board = queryClient.getQueryData(boardKey)
    if (!board) return
    const next = applyChanges(board, recent)
    if (next === null) void refetchBoard()
    else if (next !== board) queryClient.setQueryData(boardKey, next)
  }

  /** In a rush many changes are laid over the board together. */
  const mindBoardSoon = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined
      mindBoard()
    }, GATHER)
  }

  const take = (change: Change) => {
    setOfficeClock(change.at)
    // What was missed may have touched anything, tickets too.
    if (isMissing(last, change)) refreshAll()
    last = Math.max(last ?? 0, change.number)
    if (change.kind === 'heartbeat') {
      const { online, at: office, pcTime: pc } = change
      setState({ isLive: true, isSetAside: false, online, behind: pc === undefined ? null : { office, pc } })
      const known = Math.max(queryClient.getQueryData(boardKey)?.change ?? change.number, recent.at(-1)?.number ?? 0)
      if (change.number > known) void refetchBoard()
      return
    }
    recent.push(change)
    if (recent.length > KEPT) recent.shift()
    mindBoardSoon()
    refreshAround(projectId, change)
  }

  /** A board that has just arrived may be older than what was heard while it was on its way. */
  const stopMinding = cache.subscribe((event) => {
    const isArrival = event.type === 'updated' && event.action.type === 'success' && !event.action.manual
    if (!isArrival || event.query !== cache.find({ queryKey: boardKey })) return
    const board = queryClient.getQueryData(boardKey)
    if (board) setOfficeClock(board.now)
    mindBoardSoon()
  })

  const once = (onHeard: () => void) =>
    hearOnce(
      (signal) => client.ledger.watch({ projectId }, { signal }),
      stopped,
      (change) => {
        onHeard()
        take(change)
      },
    )
  const onEnd = (ending: Ending) => setState(ending === 'setAside' ? SET_ASIDE : OFFLINE)
  void watchOn({ once, onEnd, onAgain: refreshAll, pause, attention }, stopped)
  return () => {
    stopMinding()
    clearTimeout(gathering)
  }
}

/** What a change touches beside the board's cells. */
function refreshAround(projectId: string, change: NumberedChange) {
  const { ledger, pricing, project } = orpc
  if (change.board) {
    void queryClient.invalidateQueries({ queryKey: ledger.unit.key({ input: { projectId } }) })
    void queryClient.invalidateQueries({ queryKey: project.detail.key({ input: { projectId } }) })
    // It may have been opened, or started over in another one.
    void queryClient.invalidateQueries({ queryKey: project.list.key() })
    void queryClient.invalidateQueries({ queryKey: pricing.schemes.key({ input: { projectId } }) })
    void queryClient.invalidateQueries({ queryKey: pricing.comparePrices.key({ input: { projectId } }) })
  }
  if (change.board || change.cells.some(({ claim }) => claim === null || claim.kind === 'withheld'))
    void queryClient.invalidateQueries({ queryKey: ledger.listingDuties.key({ input: { projectId } }) })
  for (const { unitId } of change.cells)
    void queryClient.invalidateQueries({ queryKey: ledger.unit.key({ input: { projectId, unitId } }) })
  refreshSpecials(projectId, change)
  void queryClient.invalidateQueries({ queryKey: orpc.today.key({ input: { projectId } }) })
  if (change.board || change.tickets.length > 0)
    void queryClient.invalidateQueries({ queryKey: orpc.opening.key({ input: { projectId } }) })
  // What a deal costs, who may permit it and whether its money may be taken hangs on all of these.
  if (change.board || change.tickets.length > 0 || change.specials.length > 0) refreshDeals(projectId)
  if (change.tickets.length === 0) return
  void queryClient.invalidateQueries({ queryKey: ledger.tickets.list.key({ input: { projectId } }) })
  void queryClient.invalidateQueries({ queryKey: orpc.attachments.list.key({ input: { projectId } }) })
  for (const ticketId of change.tickets)
    void queryClient.invalidateQueries({ queryKey: ledger.tickets.detail.key({ input: { projectId, ticketId } }) })
  refreshHomesOn(projectId, change.tickets)
}

/** 认购 with its receipts: each hangs on its ticket, by whose changes it is told of. Rule SUB-1. */
function refreshDeals(projectId: string) {
  void queryClient.invalidateQueries({ queryKey: orpc.subscription.key({ input: { projectId } }) })
  void queryClient.invalidateQueries({ queryKey: orpc.receipts.key({ input: { projectId } }) })
}

/** The homes on tickets that changed: one that is amended has another total, and its claims stay as they are. */
function refreshHomesOn(projectId: string, tickets: readonly string[]) {
  const { unit } = orpc.ledger
  const homes = queryClient.getQueriesData<UnitDetail>({ queryKey: unit.key({ input: { projectId } }) })
  for (const [queryKey, home] of homes) {
    if (home?.ticket && tickets.includes(home.ticket.id)) void queryClient.invalidateQueries({ queryKey })
  }
}

/** The lists of applications that may be others now. Rule PRC-7. */
function refreshSpecials(projectId: string, change: NumberedChange) {
  const { specials } = orpc.ledger
  const lists = queryClient.getQueriesData<SpecialSummary[]>({ queryKey: specials.list.key({ input: { projectId } }) })
  for (const [queryKey, list] of lists) {
    if (touchesSpecials(change, list)) void queryClient.invalidateQueries({ queryKey })
  }
  if (change.specials.length > 0)
    void queryClient.invalidateQueries({ queryKey: specials.detail.key({ input: { projectId } }) })
}

/** After a break anything may have changed. */
function refreshAll() {
  void queryClient.invalidateQueries({ queryKey: orpc.ledger.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.attachments.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.pricing.schemes.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.today.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.subscription.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.receipts.key() })
}
