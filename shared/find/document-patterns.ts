import { DOCUMENT_LETTERS, type DocumentKind, TRIAL_SIGN } from '../kernel/serial'

/**
 * What numbers of a kind of document are meant, best first: the whole number in any writing (`FH-20260607-0012`,
 * `fh202606070012`, `20260607-12`), day and month with the serial (`0607-12`), the serial of any day (`0012`, `FH12`), a
 * day or a part of it (`20260607`, `FH2026`). In a pattern `%` stands for anything. Of what is no number there are none.
 * With 试 before it those of a trial are meant, without it either.
 */
export function documentPatterns(kind: DocumentKind, text: string): string[] {
  const [, sign, typed = ''] = /^\s*(试[\s-]*)?(.*)$/s.exec(text.normalize('NFKC')) ?? []
  const plain = typed
    .toUpperCase()
    .replace(/[\s#—–-]+/g, '-')
    .replace(/^-|-$/g, '')
  const [, letters, rest = ''] = /^([A-Z]{2})?-?([\d-]*)$/.exec(plain) ?? []
  const own = DOCUMENT_LETTERS[kind]
  if (plain === '' || (letters === undefined && rest === '') || (letters !== undefined && letters !== own)) return []
  const numbers = likesOf(rest.split('-'), letters !== undefined).map((like) => `${own}-${like}`)
  const ofTrial = numbers.map((number) => `${TRIAL_SIGN}${number}`)
  return sign === undefined ? [...numbers, ...ofTrial] : ofTrial
}

function likesOf([first = '', second, ...more]: readonly string[], isLettered: boolean): string[] {
  if (more.length > 0 || first.length > LONGEST) return []
  if (second !== undefined) {
    const day = first.length === 8 ? first : first.length === 4 ? `%${first}` : null
    if (day === null || second.length > SERIAL) return []
    return second === '' ? [`${day}-%`] : serialsOf(second).map((serial) => `${day}-${serial}`)
  }
  if (first === '') return ['%']
  if (first.length > 8) return serialsOf(first.slice(8)).map((serial) => `${first.slice(0, 8)}-${serial}`)
  const asDay = first.startsWith('20') && (isLettered || first.length > SERIAL) ? [`${first}%`] : []
  const asSerial = first.length <= SERIAL && (isLettered || first.length > 2) ? [`%-${first.padStart(4, '0')}`] : []
  return [...asSerial, ...asDay]
}

const SERIAL = 5
const LONGEST = 8 + SERIAL

/** 12 is 0012, or begins a longer serial. */
function serialsOf(written: string): string[] {
  return [...new Set([written.padStart(4, '0'), `${written}%`])]
}
