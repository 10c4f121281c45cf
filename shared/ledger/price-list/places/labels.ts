import type { PriceListColumn } from '../columns/columns'
import type { FaultReason } from '../fault'
import { cellOf, hasColumn } from '../line'
import { cellLine } from '../sheet'
import { NOTHING, type TableLine } from '../table'

/** What stands in a building's, entrance's or floor's cell of one home, or was written once above it. */
export type Label<Value> = {
  /** `null` for a blank or faulty cell. */
  value: Value | null
  /** As written. */
  name: string
  /** `emptied`: blank, and not to be filled from above. */
  state: 'said' | 'blank' | 'emptied' | 'faulty' | 'filled' | 'assumed'
  /** The line it was filled down from. */
  from: number
  reason: FaultReason | null
}

/** The labels of all lines; `null` where the list has no such column, or leaves it blank throughout. */
export type Labels = {
  building: Label<string>[] | null
  entrance: Label<string>[] | null
  /** As `storeyOf` calls them. */
  floor: Label<string>[] | null
}

const MISSING: FaultReason = { code: 'missing', data: {} }
const UNFILLED = -1
const BLANK = { value: null, name: '', state: 'blank' as const, from: UNFILLED, reason: MISSING }
const EMPTIED = { ...BLANK, state: 'emptied' as const }

/** Reads a column of names. `null` when there is none, or it is blank for every one of several homes. */
export function readLabels<Value>(
  lines: readonly TableLine[],
  column: PriceListColumn,
  parse: (text: string) => Value | null,
): Label<Value>[] | null {
  const [first] = lines
  if (!first || !hasColumn(first, column)) return null
  // Most cells say what others say: one label for all of them.
  const known = new Map<string, Label<Value>>()
  let hasAny = lines.length === 1
  const labels = lines.map((line): Label<Value> => {
    const cell = cellOf(line, column)
    const name = cellLine(cell)
    if (name === '' && cell.kind === 'empty') return BLANK
    hasAny ||= name !== '' || cell.kind !== 'text'
    if (cell.kind === 'date') return faulty({ code: 'dateValue', data: {} })
    if (cell.kind === 'error') return faulty({ code: 'errorValue', data: { error: cell.error } })
    if (name === '') return cell === NOTHING ? EMPTIED : BLANK
    const before = known.get(name)
    if (before) return before
    const label = labelOf(name, parse(name))
    known.set(name, label)
    return label
  })
  return hasAny ? labels : null
}

function labelOf<Value>(name: string, value: Value | null): Label<Value> {
  return value === null ? faulty({ code: 'nameUnreadable', data: { text: name } }, name) : saidLabel(name, value)
}

/** What a cell says. */
export function saidLabel<Value>(name: string, value: Value): Label<Value> {
  return { value, name, state: 'said', from: UNFILLED, reason: null }
}

/** A column of which nothing is known yet. */
export function blankLabels(lines: readonly TableLine[]): Label<string>[] {
  return lines.map(() => BLANK)
}

function faulty(reason: FaultReason, name = '') {
  return { value: null, name, state: 'faulty' as const, from: UNFILLED, reason }
}

/**
 * Fills the blanks of a column that is written once for several rows: at least half of it is blank, and no name stands
 * twice in a row; of spaces alone, whose numbers say no floor, one blank is enough. A sub-total ends what stood above it, and so does whatever `isBarrier` says. Gives whether any was.
 */
export function fillDown<Value>(
  lines: readonly TableLine[],
  labels: Label<Value>[] | null,
  isBarrier: (at: number) => boolean,
  titleOf: ((line: TableLine) => { name: string; value: Value } | null) | null,
  areSpaces = false,
): boolean {
  if (!labels || !isWrittenOnce(labels, areSpaces ? 1 : 2)) return false
  let carried: Label<Value> | null = null
  let isFilled = false
  for (const [at, label] of labels.entries()) {
    const line = lines[at]
    if (line?.isAfterSubtotal || isBarrier(at)) carried = null
    const title = line && line.title !== lines[at - 1]?.title ? titleOf?.(line) : null
    if (title) carried = { ...title, state: 'said', from: at, reason: null }
    if (label.state !== 'blank') carried = label.state === 'said' ? { ...label, from: at } : null
    else if (carried) {
      labels[at] = { ...carried, state: 'filled' }
      isFilled = true
    }
  }
  return isFilled
}

function isWrittenOnce<Value>(labels: readonly Label<Value>[], fewest: 1 | 2): boolean {
  let blanks = 0
  for (const [at, label] of labels.entries()) {
    if (label.state === 'blank') blanks += 1
    const before = labels[at - 1]
    if (label.state === 'said' && before?.state === 'said' && before.value === label.value) return false
  }
  // One blank is a hole, not a habit.
  return blanks >= fewest && (fewest === 1 || blanks * 2 >= labels.length)
}

/** Takes back what was filled from one cell. */
export function emptyRun<Value>(labels: Label<Value>[] | null, from: number): void {
  if (!labels) return
  for (const [at, label] of labels.entries()) {
    if (label.state === 'filled' && label.from === from) labels[at] = EMPTIED
  }
}
