import type { PriceListNotice } from '../../../../shared/ledger/price-list/notice'
import { cellPlace } from './price-list-words'

/** Cells that say the same: each with its place and its home. */
export type NoticeGroup = { text: string; places: string[] }

/** Notices that say the same counted together, the most frequent first. Rule LED-8. */
export function groupNotices(notices: readonly PriceListNotice[], sheets: number): NoticeGroup[] {
  const groups = new Map<string, NoticeGroup>()
  for (const { text, sheet, cell, home } of notices) {
    const group = groups.get(text) ?? { text, places: [] }
    groups.set(text, group)
    group.places.push(`${cellPlace({ sheet, cell }, sheets)} ${home}`.trim())
  }
  return [...groups.values()].toSorted((one, other) => other.places.length - one.places.length)
}
