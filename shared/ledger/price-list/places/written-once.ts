import type { UnitKind } from '../../unit'
import { buildingCode } from '../../unit-number'
import type { TableLine } from '../table'
import { emptyRun, fillDown, type Labels } from './labels'
import { type PlaceParts, placeOf } from './place'

type Read = () => (PlaceParts | null)[]

const COLUMNS = ['building', 'entrance', 'floor'] as const
/** How often runs are taken back before none is kept. */
const MOST_ROUNDS = 30

/**
 * Fills down what was written once for several rows, then takes back every run by which a home would be listed twice:
 * a name is missing there, and which home is which nobody knows. Gives the places as they are read then. Rule LED-8.
 */
export function fillNames(
  lines: readonly TableLine[],
  labels: Labels,
  kinds: readonly UnitKind[],
  read: Read,
): (PlaceParts | null)[] {
  const titleOf = ({ title }: TableLine) => {
    const value = title.building === null ? null : buildingCode(title.building)
    return title.isOwn && title.building !== null && value !== null ? { name: title.building, value } : null
  }
  // A parking space beneath the homes of a building is not said to be in that building.
  const isNewKind = (at: number) => kinds[at] !== kinds[at - 1]
  const isNewBuilding = (at: number) =>
    isNewKind(at) || labels.building?.[at]?.value !== labels.building?.[at - 1]?.value
  const filled = [
    fillDown(lines, labels.building, isNewKind, titleOf),
    fillDown(lines, labels.entrance, isNewBuilding, null),
    fillDown(
      lines,
      labels.floor,
      isNewBuilding,
      null,
      kinds.every((kind) => kind !== 'home'),
    ),
  ]
  let parts = read()
  if (!filled.some((isFilled) => isFilled)) return parts
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    const runs = findRepeatingRuns(labels, parts, round === MOST_ROUNDS)
    if (runs.length === 0) break
    for (const { column, from } of runs) takeBack(labels, column, from)
    parts = read()
  }
  return parts
}

type Run = { column: (typeof COLUMNS)[number]; from: number }

/** The runs by which homes are listed twice; of several that cover both, the one that begins last. */
function findRepeatingRuns(labels: Labels, parts: readonly (PlaceParts | null)[], isLast: boolean): Run[] {
  const firsts = new Map<string, number>()
  const runs = new Map<string, Run>()
  const add = (run: Run | null) => run && runs.set(`${run.column} ${run.from}`, run)
  for (const [at, part] of parts.entries()) {
    const place = part && placeOf(part)
    if (!place) continue
    const first = firsts.get(place.number)
    if (first === undefined) firsts.set(place.number, at)
    else if (isLast) for (const one of [first, at]) add(culpritOf(labels, one, one))
    else add(culpritOf(labels, at, first) ?? culpritOf(labels, first, first) ?? culpritOf(labels, at, at))
  }
  return [...runs.values()]
}

/** The latest run that covers both lines. */
function culpritOf(labels: Labels, at: number, first: number): Run | null {
  let found: Run | null = null
  for (const column of COLUMNS) {
    const label = labels[column]?.[at]
    if (label?.state !== 'filled' || label.from > first) continue
    if (found === null || label.from >= found.from) found = { column, from: label.from }
  }
  return found
}

function takeBack(labels: Labels, column: Run['column'], from: number): void {
  emptyRun(labels[column], from)
}
