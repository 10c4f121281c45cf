import type { TFunction } from 'i18next'
import { placeOnBoard, wordFloor } from '../../../../shared/ledger/board-floor'
import type { UnitKind } from '../../../../shared/ledger/unit'
import { sayBuilding } from '../../../../shared/ledger/unit-number'

type Words = TFunction<['board', 'withholding']>

/** 位置: 1号楼 1单元 12层 03室; a parking space or storeroom stands on its floor: 车位 B1 023. */
export function wordPlace(
  t: Words,
  name: string,
  home: { kind?: UnitKind | undefined; entrance: string; floor: number; room: string },
): string {
  const { kind, entrance } = home
  const building = sayBuilding(name)
  const { floor, room } = placeOnBoard(home)
  if (kind === undefined || kind === 'home') {
    return t('unit.place', { building, entrance, floor: wordFloor(floor), room })
  }
  const level = floor < 0 ? wordFloor(floor) : t('floor', { floor })
  return [building, ...(entrance === '' ? [] : [t('entrance', { name: entrance })]), level, room].join(' ')
}
