import type { Findings } from './contract'
import { documentPatterns } from './document-patterns'
import { homePatterns } from './home-patterns'

/** What can be found. */
export type FoundKind = Exclude<keyof Findings, 'heldBy'>

/**
 * In which order the kinds stand, so that Enter opens what was most likely meant: a document before the rest where its
 * number was typed, a home where a place was, else people.
 */
export function kindsInOrder(text: string): readonly FoundKind[] {
  if (/^\s*TH/i.test(text) && documentPatterns('special', text).length > 0) return FOR_SPECIAL
  if (/^\s*FH/i.test(text) && documentPatterns('ticket', text).length > 0) return FOR_TICKET
  const { whole, starting } = homePatterns(text)
  return whole.length + starting.length > 0 ? FOR_PLACE : FOR_NAME
}

const FOR_SPECIAL = ['specials', 'tickets', 'homes', 'customers', 'people'] as const
const FOR_TICKET = ['tickets', 'specials', 'homes', 'customers', 'people'] as const
const FOR_PLACE = ['homes', 'tickets', 'specials', 'customers', 'people'] as const
const FOR_NAME = ['customers', 'people', 'tickets', 'homes', 'specials'] as const
