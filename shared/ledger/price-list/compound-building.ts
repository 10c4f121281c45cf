import { entranceCode } from '../unit-number'
import { parseBuildingWithEntrance } from '../whole-number'
import { blankLabels, type Label, type Labels, saidLabel } from './labels'
import type { TableLine } from './table'

/**
 * 1幢2单元 in the building's column: the building and the entrance apart. Where the entrance's own column says another
 * one, it is faulty. Rule LED-8.
 */
export function splitCompounds(
  lines: readonly TableLine[],
  labels: Labels,
  parse: (name: string) => string | null,
): void {
  const { building } = labels
  if (!building) return
  const known = new Map<string, { building: Label<string>; entrance: Label<string> } | null>()
  for (const [at, label] of building.entries()) {
    if (label.state !== 'faulty' || label.name === '') continue
    const split = known.has(label.name) ? known.get(label.name) : splitLabel(label.name, parse)
    known.set(label.name, split ?? null)
    if (!split) continue
    building[at] = split.building
    labels.entrance ??= blankLabels(lines)
    const own = labels.entrance[at]
    if (own?.state === 'said' && own.value !== split.entrance.value) {
      const data = { text: own.name, from: 'building' as const, says: label.name }
      labels.entrance[at] = { ...own, value: null, state: 'faulty', reason: { code: 'numberDiffers', data } }
    } else if (own?.state !== 'faulty') labels.entrance[at] = split.entrance
  }
}

function splitLabel(name: string, parse: (name: string) => string | null) {
  const parts = parseBuildingWithEntrance(name)
  const building = parts && parse(parts.building)
  const entrance = parts && entranceCode(parts.entrance)
  if (!parts || building === null || entrance === null) return null
  return { building: saidLabel(parts.building, building), entrance: saidLabel(parts.entrance, entrance) }
}
