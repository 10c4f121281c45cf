import { apartIn } from '../../building-group'
import { placeInTitle } from '../../said-place'
import { buildingCode } from '../../unit-number'
import type { FaultReason } from '../fault'

/** By what the first words that name a building tell it from others of its number, and where they stand. */
export type ApartBuildings = Map<string, { word: string; name: string; sheet: string; isOfCells: boolean }>

/** What the words that name this building, nearest first, say beside its number. */
export function apartAmong(texts: readonly string[], code: string, project: string | null): string {
  for (const text of texts) {
    const word = apartIn(text)
    const { building } = word === '' ? { building: null } : placeInTitle(text, project)
    if (building !== null && buildingCode(building) === code) return word
  }
  return ''
}

/**
 * 商1# and 1#, 1#东 and 1#西, 1栋A and 1栋B: two buildings of one number, or one; a person says. `null` where the words
 * are those of the building's first homes. Rule LED-8.
 */
export function apartFault(
  known: ApartBuildings,
  {
    code,
    name,
    word,
    sheet,
    isOfCells,
  }: { code: string; name: string; word: string; sheet: string; isOfCells: boolean },
): FaultReason | null {
  const first = known.get(code)
  const whole = name.startsWith(word) ? name : `${word}${name}`
  if (!first) known.set(code, { word, name: whole, sheet, isOfCells })
  // Of two names in a column their whole names tell.
  if (!first || first.word === word || (first.isOfCells && isOfCells)) return null
  return sheet === first.sheet
    ? { code: 'otherBuilding', data: { text: whole, other: first.name } }
    : { code: 'sheetsUnclear', data: { text: name, one: first.sheet, other: sheet } }
}
