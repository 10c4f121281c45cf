import type { SaidPlace } from '../../said-place'
import { buildingCode } from '../../unit-number'
import type { TableLine } from '../table'

/** The building that words above the rows or the sheet's name give; none where they differ. */
export function buildingAbove({ title }: TableLine, { building: sheet }: SaidPlace): string | null {
  if (title.building === null || sheet === null || title.isOwn) return title.building ?? sheet
  return buildingCode(title.building) === buildingCode(sheet) ? sheet : null
}
