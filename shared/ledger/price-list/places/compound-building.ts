import { BUILDING_ENDS, buildingCode, CODE, entranceCode, plainName, SIDE } from '../../unit-number'
import { parseBuildingWithEntrance } from '../../whole-number'
import { plainHeading } from '../columns/columns'
import type { Table, TableLine } from '../table'
import { blankLabels, type Label, type Labels, saidLabel } from './labels'

/** 楼栋/单元: one column for both. */
const OF_BOTH = /^(?:楼栋|楼幢|栋|幢|楼)号?[/、及和]?单元号?$/

/**
 * 1幢2单元 in the building's column, and 1-2 in one for both: the building and the entrance apart. Where the entrance's own column says another
 * one, it is faulty. Rule LED-8.
 */
export function splitCompounds({ lines, header }: Table, labels: Labels, parse: (name: string) => string | null): void {
  const { building } = labels
  if (!building) return
  const heading = header.columns.find(({ column }) => column === 'building')?.header ?? ''
  const isOfBoth = OF_BOTH.test(plainHeading(heading).name)
  const known = new Map<string, { building: Label<string>; entrance: Label<string> } | null>()
  for (const [at, label] of building.entries()) {
    if (label.state !== 'faulty' || label.name === '') continue
    const split = known.has(label.name)
      ? known.get(label.name)
      : (splitLabel(label.name, parse) ?? (isOfBoth ? splitPair(label.name) : null))
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

/**
 * 1栋1单元 in the entrance's column, and 1-1 beside building 1: the entrance, and the building where no column of its own
 * says it. Where that says another one, the cell stays faulty. Rule LED-8.
 */
export function splitEntrances(
  lines: readonly TableLine[],
  labels: Labels,
  parse: (name: string) => string | null,
): void {
  const { entrance } = labels
  if (!entrance) return
  let above: string | null = null
  for (const [at, label] of entrance.entries()) {
    const own = labels.building?.[at]
    if (own?.state === 'said') above = own.value
    if (label.state !== 'faulty' || label.name === '') continue
    const split = splitLabel(label.name, parse)
    if (split && labels.building === null) labels.building = blankLabels(lines)
    const building = labels.building?.[at]
    if (split && building?.state === 'blank' && labels.building) {
      labels.building[at] = split.building
      entrance[at] = split.entrance
      continue
    }
    const known = building?.state === 'blank' ? above : (building?.value ?? null)
    const both = split ? { code: split.building.value, entrance: split.entrance.value } : parsePair(label.name)
    if (known === null || both === null || both.entrance === null) continue
    if (both.code === known) entrance[at] = saidLabel(label.name, both.entrance)
    else {
      const data = { text: label.name, from: 'building' as const, says: building?.name || known }
      entrance[at] = { ...label, reason: { code: 'numberDiffers', data } }
    }
  }
}

/** 1-2, 1#/2: building 1, entrance 2. */
function parsePair(name: string): { code: string | null; entrance: string | null } | null {
  const [, building, entrance] = PAIR.exec(plainName(name)) ?? []
  return building && entrance ? { code: buildingCode(building), entrance: entranceCode(entrance) } : null
}

const PAIR = new RegExp(`^(${CODE})(?:${BUILDING_ENDS})?[-/](${CODE}|${SIDE})(?:单元)?$`)

function splitPair(name: string) {
  const { code, entrance } = parsePair(name) ?? { code: null, entrance: null }
  return code === null || entrance === null
    ? null
    : { building: saidLabel(code, code), entrance: saidLabel(entrance, entrance) }
}

function splitLabel(name: string, parse: (name: string) => string | null) {
  const parts = parseBuildingWithEntrance(name)
  const building = parts && parse(parts.building)
  const entrance = parts && entranceCode(parts.entrance)
  if (!parts || building === null || entrance === null) return null
  return { building: saidLabel(parts.building, building), entrance: saidLabel(parts.entrance, entrance) }
}
