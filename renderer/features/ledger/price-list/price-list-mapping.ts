import {
  type PriceListColumn,
  plainHeading,
  priceColumn,
  priceListColumnSchema,
  recogniseHeading,
} from '../../../../shared/ledger/price-list/columns/columns'
import type { ColumnMeaning, HomesApart, PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { spaceKindIn, spaceKindOfSheet } from '../../../../shared/ledger/space-number'

/** One thing the person corrects in what was recognised; `null` leaves it to the machine again. Rule LED-8. */
export type Correction =
  | { of: 'heading'; heading: string; meaning: ColumnMeaning | null }
  | { of: 'sheet'; name: string; isRead: boolean }
  | { of: 'building'; name: string; building: string }
  | { of: 'passed'; name: string; text: string }
  | { of: 'headerRows'; name: string; headerRows: [number, number] | null }
  | { of: 'sold'; leavesSold: boolean }
  | { of: 'apart'; homes: HomesApart; isSaid: boolean }

/** The corrections with one more; a later word on the same heading or sheet takes the place of the earlier one. */
export function correct(mapping: PriceListMapping, correction: Correction): PriceListMapping {
  switch (correction.of) {
    case 'heading': {
      const { heading, meaning } = correction
      const others = mapping.headings.filter((one) => one.heading !== heading)
      return { ...mapping, headings: meaning === null ? others : [...others, { heading, meaning }] }
    }
    case 'sheet': {
      const { name, isRead } = correction
      return putSheet(mapping, { ...saidOf(mapping, name), isRead })
    }
    case 'headerRows': {
      const { name, headerRows } = correction
      return putSheet(mapping, { ...saidOf(mapping, name), headerRows })
    }
    case 'sold':
      return { ...mapping, leavesSold: correction.leavesSold }
    case 'apart': {
      const { homes, isSaid } = correction
      const others = (mapping.apart ?? []).filter(({ was, now }) => was !== homes.was || now !== homes.now)
      return { ...mapping, apart: isSaid ? [...others, homes] : others }
    }
    case 'passed': {
      const { name, text } = correction
      const said = saidOf(mapping, name)
      return putSheet(mapping, { ...said, passed: [...new Set([...(said.passed ?? []), text])] })
    }
    case 'building': {
      const { name, building } = correction
      return putSheet(mapping, { ...saidOf(mapping, name), building })
    }
  }
}

type SheetCorrection = PriceListMapping['sheets'][number]

function saidOf(mapping: PriceListMapping, name: string): SheetCorrection {
  return sheetIn(mapping, name) ?? { name, isRead: true, headerRows: null }
}

function putSheet(mapping: PriceListMapping, sheet: SheetCorrection): PriceListMapping {
  return { ...mapping, sheets: [...mapping.sheets.filter(({ name }) => name !== sheet.name), sheet] }
}

/** What was said of a sheet. */
export function sheetIn({ sheets }: PriceListMapping, name: string): SheetCorrection | undefined {
  return sheets.find((sheet) => sheet.name === name)
}

/** What was said of a heading; `null` where it is left to the machine. */
export function meaningIn({ headings }: PriceListMapping, heading: string): ColumnMeaning | null {
  return headings.find((one) => one.heading === heading)?.meaning ?? null
}

/** What a heading means by itself, where nobody said it: as the list is read. Rule LED-8. */
export function recognisedIn(heading: string): PriceListColumn | null {
  const found = recogniseHeading(plainHeading(heading))
  if (found?.of === 'home') return found.column
  if (!found || found.kind === null) return null
  return priceColumn(found.owner === 'either' ? 'list' : found.owner, found.kind)
}

export function countCorrections({ headings, sheets, leavesSold, apart = [] }: PriceListMapping): number {
  return headings.length + sheets.length + (leavesSold ? 1 : 0) + apart.length
}

/** What a list cannot do without: a room, an area and a price of the list. `price` stands for either figure. */
export type Wanted = Extract<PriceListColumn, 'room' | 'area'> | 'price'

/**
 * What the headings of a sheet do not name yet, once the corrections are counted in. A list whose numbers are headed 车位号,
 * or whose sheet is called so, needs no area. Rules LED-8, LED-11.
 */
export function stillWanted(
  meanings: readonly (ColumnMeaning | null)[],
  headings: readonly string[] = [],
  sheet = '',
): Wanted[] {
  const named = new Set(meanings)
  const hasPrice = (['listUnitPrice', 'listTotal', 'filedUnitPrice', 'filedTotal'] as const).some((price) =>
    named.has(price),
  )
  const wanted: Wanted[] = []
  if (!named.has('room')) wanted.push('room')
  const isOfSpaces =
    spaceKindOfSheet(sheet) !== null ||
    meanings.some((meaning, at) => meaning === 'room' && spaceKindIn(headings[at] ?? '') !== null)
  if (!named.has('area') && !isOfSpaces) wanted.push('area')
  if (!hasPrice) wanted.push('price')
  return wanted
}

/** Everything a heading can be said to mean, in the order of a price list. */
export const MEANINGS: readonly ColumnMeaning[] = [...priceListColumnSchema.options, 'ignored']
