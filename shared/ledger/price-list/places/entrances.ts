import type { Label } from './labels'
import { ONLY_ENTRANCE, type PlaceParts } from './place'

/** The homes of one building: by entrance as floor and room, and those that name none. */
type Building = { named: Map<string, Set<string>>; unnamed: { at: number; home: string }[] }

/**
 * 无单元: gives homes that name no entrance one. A building that names none has one. Beside named entrances they are
 * the next one, where each would otherwise be a home listed twice, whichever of the named it were of; anything less
 * clear stays a fault. Gives whether any was assumed. Rule LED-8.
 */
export function assumeEntrances(labels: Label<string>[], parts: readonly (PlaceParts | null)[]): boolean {
  if (!labels.some(({ state }) => state === 'blank')) return false
  let isAssumed = false
  for (const building of groupByBuilding(labels, parts).values()) {
    const code = nextEntrance(building)
    if (code === null) continue
    const isNew = ({ home }: { home: string }) => [...building.named.values()].every((homes) => homes.has(home))
    const unnamed = building.unnamed.filter(isNew)
    if (unnamed.length * 10 < building.unnamed.length * 8) continue
    for (const { at } of unnamed) {
      labels[at] = { value: code, name: code, state: 'assumed', from: at, reason: null }
      isAssumed = true
    }
  }
  return isAssumed
}

function groupByBuilding(labels: readonly Label<string>[], parts: readonly (PlaceParts | null)[]) {
  const buildings = new Map<string, Building>()
  for (const [at, part] of parts.entries()) {
    const label = labels[at]
    if (!part?.building || part.room === null || !label) continue
    const building: Building = buildings.get(part.building.code) ?? { named: new Map(), unnamed: [] }
    buildings.set(part.building.code, building)
    const home = `${part.floor} ${part.room}`
    if (part.entrance !== null) {
      const homes = building.named.get(part.entrance) ?? new Set()
      building.named.set(part.entrance, homes.add(home))
    } else if (label.state === 'blank') building.unnamed.push({ at, home })
  }
  return buildings
}

/** The entrance that unnamed homes can only be; `null` where they may belong to one that is named. */
function nextEntrance({ named, unnamed }: Building): string | null {
  const isOne = new Set(unnamed.map(({ home }) => home)).size === unnamed.length
  if (unnamed.length < 2 || !isOne) return null
  if (named.size === 0) return ONLY_ENTRANCE
  if ([...named.keys()].some((code) => !/^\d+$/.test(code))) return null
  const smallest = Math.min(...[...named.values()].map((homes) => homes.size))
  if (unnamed.length * 2 < smallest) return null
  let next = 1
  while (named.has(String(next))) next += 1
  return String(next)
}
