import type { ChartHomes } from './charts/chart-homes'
import { LOOKED_FOR } from './columns/columns'
import type { Meanings } from './columns/headings'
import { missedHeading } from './columns/missed-heading'
import { decidableOf } from './decide'
import type { FoundSheet } from './sheets'
import { type Unreadable, unreadable } from './unreadable'

/** Charts alone make a list only where they hold both areas and prices. */
export function refuseIncomplete(
  found: readonly FoundSheet[],
  { source, columns, missed }: ChartHomes,
  meanings: Meanings,
): Unreadable | null {
  const hidden = found.filter(({ header, charts, sheet }) => sheet.isHidden && (header !== null || charts.length > 0))
  // The areas of rooms whose prices nobody knows are not read before those are.
  const areOfRooms = found.some(({ charts }) =>
    charts.some(({ roomRows }) => roomRows.some(({ figure }) => figure.column === 'area')),
  )
  const hasArea = source.decimals.area !== undefined || missed.has('area') || (missed.has('price') && areOfRooms)
  const hasPrice = decidableOf([source]).length > 0 || missed.has('price')
  if (hasArea && hasPrice) return null
  if (hidden.length > 0)
    return unreadable(
      'listHidden',
      hidden.map(({ sheet }) => sheet.name),
    )
  const looked = [hasArea ? [] : LOOKED_FOR.area, hasPrice ? [] : `${LOOKED_FOR.unitPrice}/${LOOKED_FOR.total}`].flat()
  if (columns.size === 0) {
    const [only] = found.flatMap(({ sheet }) => (sheet.isHidden ? [] : (missedHeading(sheet, meanings) ?? [])))
    if (only !== undefined) return unreadable('headerMissing', [only])
  }
  return unreadable('headerMissing', columns.size > 0 ? looked : [LOOKED_FOR.room, ...looked])
}
