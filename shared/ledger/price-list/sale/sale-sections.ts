import { type Line, report } from '../line'
import type { PriceListNotice } from '../notice'
import type { Sheet } from '../sheet'
import type { SkippedRow } from '../skipped/skip'
import type { SaleNote, SaleOver } from './sale-at'
import { notesOfRow } from './sale-notes'
import { saleAbove, saleOfRow } from './sale-over'
import { noticesOfRow } from './sale-said'

/**
 * 分段: rows between the homes that say of those below whether they are sold, withheld or for sale, up to the next such
 * row, heading or sub-total. Homes that follow a sub-total or another title with no word of their own may still be of
 * it: the first of them is faulty. Rule LED-8.
 */
export type Sections = {
  /** What the title and the sheet's name say. */
  above: SaleOver | null
  section: Section | null
  notices: PriceListNotice[]
  /** What rows say of homes that they name. */
  notes: SaleNote[]
}

type Section = {
  says: string
  /** `null` where its words do not tell. */
  over: SaleOver | null
  hasHomes: boolean
  /** A sub-total or another title has come after its homes. */
  isLeft: boolean
  isAfterHome: boolean
  /** Its row holds words of a sum as well: 已售 合计3套. */
  isOfSum: boolean
}

/** What the words above the next row say of its sale. */
export function saidOver({ above, section }: Sections): SaleOver['meaning'] | null {
  return (section ? section.over : above)?.meaning ?? null
}

export function openSections(sheet: Sheet, first: number, project: string | null): Sections {
  const sections: Sections = { above: null, section: null, notices: [], notes: [] }
  const rows = Array.from({ length: first }, (_, row) => row).filter((row) => !takeNotes(sections, sheet, row))
  const { over, notices } = saleAbove(sheet, rows, project)
  sections.notices.push(...notices)
  return { ...sections, above: over }
}

/** A row that names the homes it speaks of heads none. */
function takeNotes({ notes, notices }: Sections, sheet: Sheet, row: number): boolean {
  const found = notesOfRow(sheet, row)
  notes.push(...(found?.notes ?? []))
  notices.push(...(found?.unclear ?? []))
  return found !== null
}

/** What the rows above say of this home; a fault where nobody can tell. */
export function saleOverHome(sections: Sections, line: Line): SaleOver | null {
  const { section, above } = sections
  if (!section) return above
  const isForSale = section.over?.meaning === 'forSale'
  if (!section.over || (section.isLeft && !isForSale)) {
    report(line, 'room', { code: 'sectionUnclear', data: { text: section.says } })
    sections.section = null
    return null
  }
  section.hasHomes = true
  section.isAfterHome = true
  return section.over
}

/** A row that is no home begins a section, leaves or ends one. */
export function passRow(
  sections: Sections,
  reason: SkippedRow['reason'],
  sheet: Sheet,
  {
    row,
    isOfSum,
    isOfPage,
    isNote,
    project,
  }: {
    row: number
    isOfSum: boolean
    isOfPage: boolean
    isNote: boolean
    project: string | null
  },
): void {
  const { section } = sections
  if (reason === 'blank') {
    if (section) section.isAfterHome = false
    return
  }
  if (reason === 'note' && takeNotes(sections, sheet, row)) return
  if (reason === 'note') {
    const found = saleOfRow(sheet, row, project)
    // A sentence among the homes is no title of theirs.
    if (found && !(isNote && found.meaning === 'unclear')) {
      const { says, meaning, at } = found
      const over = meaning === 'unclear' ? null : { says, meaning, at }
      sections.section = { says, over, hasHomes: false, isLeft: false, isAfterHome: false, isOfSum }
      if (over) return
    }
    sections.notices.push(...noticesOfRow(sheet, row))
    // 已售 合计3套 over the title of the next building: of those homes, or of the ones above.
    if (section?.isOfSum && !section.hasHomes && !isNote) section.over = null
    if (section?.hasHomes && !isNote && sections.section === section) section.isLeft = true
  } else if (!section?.hasHomes || isOfPage) return
  else if (reason === 'subtotal') section.isLeft = true
  else if (!section.isAfterHome) sections.section = null
  if (section) section.isAfterHome = false
}
