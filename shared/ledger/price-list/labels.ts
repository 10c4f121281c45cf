import type { PriceListColumn } from './columns'
import type { FaultReason } from './fault'
import { cellOf, hasColumn } from './line'
import { cellLine } from './sheet'
import { NOTHING, type TableLine } from './table'

/** What stands in a building's, entrance's or floor's cell of one home, or was written once above it. */
export type Label<Value> = {
  /** `null` for a blank or faulty cell. */
  value: Value | null
  /** As written. */
  name: string
  /** `emptied`: blank, and not to be filled from above. */
  state: 'said' | 'blank' | 'emptied' | 'faulty' | 'filled' | 'assumed'
  /** The line it was written in. */
  from: number
  reason: FaultReason | null
}

/** The labels of all lines; `null` where the list has no such column, or leaves it blank throughout. */
export type Labels = {
  building: Label<string>[] | null
  entrance: Label<string>[] | null
  floor: Label<number>[] | null
}

const MISSING: FaultReason = { code: 'missing', data: {} }

/** Reads a column of names. `null` when there is none, or it is blank for every one of several homes. */
export function readLabels<Value>(
  lines: readonly TableLine[],
  column: PriceListColumn,
  parse: (text: string) => Value | null,
): Label<Value>[] | null {
  const [first] = lines
  if (!first || !hasColumn(first, column)) return null
  const known = new Map<string, Value | null>()
  let hasAny = lines.length === 1
  const labels = lines.map((line, from): Label<Value> => {
    const cell = cellOf(line, column)
    const name = cellLine(cell)
    if (cell.kind === 'date') return faulty(from, { code: 'dateValue', data: {} })
    if (cell.kind === 'error') return faulty(from, { code: 'errorValue', data: { error: cell.error } })
    if (name === '') return { value: null, name, state: cell === NOTHING ? 'emptied' : 'blank', from, reason: MISSING }
    hasAny = true
    let value = known.get(name)
    if (value === undefined) {
      value = parse(name)
      known.set(name, value)
    }
    if (value === null) return faulty(from, { code: 'nameUnreadable', data: { text: name } }, name)
    return { value, name, state: 'said', from, reason: null }
  })
  return hasAny || labels.some(({ state }) => state === 'faulty') ? labels : null
}

function faulty(from: number, reason: FaultReason, name = '') {
  return { value: null, name, state: 'faulty' as const, from, reason }
}

/**
 * Fills the blanks of a column that is written once for several rows: at least half of it is blank, and no name stands
 * twice in a row. A sub-total ends what stood above it, and so does whatever `isBarrier` says. Gives whether any was.
 */
export function fillDown<Value>(
  lines: readonly TableLine[],
  labels: Label<Value>[] | null,
  isBarrier: (at: number) => boolean,
  titleOf: ((line: TableLine) => { name: string; value: Value } | null) | null,
): boolean {
  if (!labels || !isWrittenOnce(labels)) return false
  let carried: Label<Value> | null = null
  let isFilled = false
  for (const [at, label] of labels.entries()) {
    const line = lines[at]
    if (line?.isAfterSubtotal || isBarrier(at)) carried = null
    const title = line && line.title !== lines[at - 1]?.title ? titleOf?.(line) : null
    if (title) carried = { ...title, state: 'said', from: at, reason: null }
    if (label.state !== 'blank') carried = label.state === 'said' ? label : null
    else if (carried) {
      labels[at] = { ...carried, state: 'filled' }
      isFilled = true
    }
  }
  return isFilled
}

function isWrittenOnce<Value>(labels: readonly Label<Value>[]): boolean {
  let blanks = 0
  for (const [at, label] of labels.entries()) {
    if (label.state === 'blank') blanks += 1
    const before = labels[at - 1]
    if (label.state === 'said' && before?.state === 'said' && before.value === label.value) return false
  }
  // One blank is a hole, not a habit.
  return blanks > 1 && blanks * 2 >= labels.length
}

/** Takes back what was filled from one cell. */
export function emptyRun<Value>(labels: Label<Value>[] | null, from: number): void {
  if (!labels) return
  for (const [at, label] of labels.entries()) {
    if (label.state === 'filled' && label.from === from) {
      labels[at] = { value: null, name: '', state: 'emptied', from: at, reason: MISSING }
    }
  }
}
