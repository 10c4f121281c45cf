import type { TFunction } from 'i18next'
import { wordFloor } from '../../../../shared/ledger/board-floor'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { BuildingPlan } from '../../../../shared/ledger/board-layout'
import { type Fit, fitsOf } from './board-fits'
import type { ReleaseChoice } from './board-release'

type Words = TFunction<['board']>

/** From where 加推 was asked for: a home's drawer, the homes picked, or the head of the board. */
export type ReleaseFrom = 'unit' | 'picked' | 'board'

/** What may be released together, from where one stands: the nearest first. Rule LED-6. */
export function releaseChoices(
  t: Words,
  from: ReleaseFrom,
  {
    homes,
    picked,
    building,
    selected,
    permitted,
    now,
  }: {
    homes: readonly BoardHome[]
    picked: ReadonlySet<string>
    building: BuildingPlan | undefined
    selected: BoardHome | null
    /** The buildings whose permit is recorded. */
    permitted: ReadonlySet<string>
    now: number
  },
): ReleaseChoice[] {
  const fitOf = (among: readonly BoardHome[]): Fit => fitsOf(among, homes, now).release
  const chosen: ReleaseChoice = {
    key: 'picked',
    label: t('release.picked'),
    fit: fitOf(homes.filter(({ id }) => picked.has(id))),
  }
  if (from === 'picked') return [chosen]
  if (!building) return []
  const { name } = building
  const whole: ReleaseChoice = {
    key: 'building',
    label: t('release.building', { building: name }),
    fit: fitOf(building.homes),
  }
  if (from === 'board') {
    const all = fitOf(homes.filter((home) => permitted.has(home.buildingId)))
    return [...(picked.size > 0 ? [chosen] : []), whole, { key: 'all', label: t('release.all'), fit: all }]
  }
  if (!selected) return []
  const { number, floor } = selected
  const sameFloor = building.homes.filter((home) => home.floor === floor)
  return [
    { key: 'unit', label: t('release.unit', { unit: number }), fit: fitOf([selected]) },
    { key: 'floor', label: t('release.floor', { building: name, floor: wordFloor(floor) }), fit: fitOf(sameFloor) },
    whole,
  ]
}
