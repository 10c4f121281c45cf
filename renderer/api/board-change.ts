import type { Board, CellChange, Change } from '../../shared/ledger/board'

export type NumberedChange = Extract<Change, { kind: 'change' }>

/**
 * Whether a change between the last number heard and this one was not heard: a host lost its line to the others, say.
 * A heartbeat carries the number of the last change.
 */
export function isMissing(last: number | null, { kind, number }: Pick<Change, 'kind' | 'number'>): boolean {
  if (last === null) return false
  return kind === 'heartbeat' ? number > last : number > last + 1
}

/**
 * The board after the changes it does not hold yet, laid over it in one go. Null when one between them was missed,
 * the whole board is asked for, or a home is new: then it is fetched again. The same board when nothing was new.
 */
export function applyChanges(board: Board, changes: readonly NumberedChange[]): Board | null {
  const unseen = changes.filter(({ number }) => number > board.change)
  const last = unseen.at(-1)
  if (!last) return board
  const follow = unseen.every((change, index) => !change.board && change.number === board.change + 1 + index)
  if (!follow) return null
  const units = withCells(
    board.units,
    unseen.flatMap(({ cells }) => cells),
  )
  return units && { ...board, change: last.number, units }
}

function withCells(units: Board['units'], cells: readonly CellChange[]): Board['units'] | null {
  if (cells.length === 0) return units
  const places = new Map(units.id.map((id, index) => [id, index]))
  const next = {
    releasedFrom: [...units.releasedFrom],
    claimKind: [...units.claimKind],
    claimBy: [...units.claimBy],
    claimSince: [...units.claimSince],
    claimUntil: [...units.claimUntil],
    ticketId: [...units.ticketId],
  } satisfies Partial<Board['units']>
  for (const { unitId, releasedFrom, claim, ticketId } of cells) {
    const place = places.get(unitId)
    if (place === undefined) return null
    next.releasedFrom[place] = releasedFrom
    next.claimKind[place] = claim?.kind ?? null
    next.claimBy[place] = claim?.by ?? null
    next.claimSince[place] = claim?.since ?? null
    next.claimUntil[place] = claim?.until ?? null
    next.ticketId[place] = ticketId
  }
  return { ...units, ...next }
}
