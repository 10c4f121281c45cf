import fc from 'fast-check'

/** A request's input as it goes over the wire, the file that goes with it, and what was done to it. */
export type Hostile = { what: string; input: string; file: File | null }

/** One change of one place; gives JSON text, since much of what hurts is no value of JavaScript. */
type Change = { what: string; at(value: unknown, place: Place): unknown }

type Place = readonly (string | number)[]

/** JSON text that stands for itself: a figure that no double holds, half a surrogate pair. */
const RAW = '\u0001raw\u0001'
const raw = (json: string) => `${RAW}${json}${RAW}`

const TEXTS: Record<string, string> = {
  empty: '',
  'a space': ' ',
  'a NUL': 'a\u0000b',
  'half a surrogate pair': raw('"\\ud83d"'),
  'turned round': '\u202e反',
  'zero width': '王\u200b琳',
  'a joiner': 'a\u200db',
  combining: `e${'\u0301'.repeat(60)}`,
  'full width': '１３８００００６６２５',
  SQL: `'; DROP TABLE "claim"; --`,
  'SQL pattern': '%_\\',
  HTML: '<img src=x onerror=alert(1)>',
  path: '../../../../etc/passwd',
  header: 'a\r\nSet-Cookie: fanghao_session=x',
  formula: '=HYPERLINK("http://evil.example")',
  template: '{{7*7}}#{7*7}',
  'name of a prototype': '__proto__',
  'a thousand signs': '房'.repeat(1_000),
}

const FIGURES = [
  '0',
  '-0',
  '-1',
  '1.5',
  '1e-320',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '1e308',
  '1e400',
  '-1e400',
]

const ODD: Record<string, unknown> = {
  null: null,
  yes: true,
  'a list': [],
  'a list in a list': [[[]]],
  'an object': {},
  'an operator': { $ne: null },
  'a method': { toString: 1, valueOf: 1, toJSON: 1 },
  'a text': 'x',
}

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'role',
  'isAdmin',
  'toJSON',
  'hasOwnProperty',
  '',
  'consultantId',
]

const deep = (depth: number) => raw(`${'['.repeat(depth)}${']'.repeat(depth)}`)
const deepObjects = (depth: number) => raw(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)

const put = (what: string, value: unknown): Change => ({
  what,
  at: (whole, place) => changed(whole, place, () => value),
})

const REPLACED: readonly Change[] = [
  ...Object.entries(TEXTS).map(([what, text]) => put(what, text)),
  ...FIGURES.map((figure) => put(figure, raw(figure))),
  ...Object.entries(ODD).map(([what, value]) => put(what, value)),
]

const HEAVY: readonly Change[] = [
  put('a megabyte', 'a'.repeat(1_000_000)),
  put('ten thousand deep', deep(10_000)),
  put('ten thousand objects deep', deepObjects(10_000)),
  { what: 'a hundred thousand of it', at: (whole, place) => changed(whole, place, (it) => Array(100_000).fill(it)) },
]

const SHAPES: readonly Change[] = [
  { what: 'left out', at: (whole, place) => (place.length === 0 ? undefined : without(whole, place)) },
  {
    what: 'twice',
    at: (whole, place) => changed(whole, place, (it) => (Array.isArray(it) ? [...it, ...it] : [it, it])),
  },
  ...KEYS.map((key) => ({
    what: `with a key ${key}`,
    at: (whole: unknown, place: Place) => changed(whole, place, (it) => (isRecord(it) ? withKey(it, key) : it)),
  })),
]

const UNTOUCHED: Change = { what: 'as it should be', at: (whole) => whole }

/** A sound input with one place of it changed; `ids` are others' that belong somewhere, but not there. */
export function hostileOf(sound: fc.Arbitrary<unknown>, ids: readonly string[]): fc.Arbitrary<Hostile> {
  const others = ids.map((id) => put(`another id ${id}`, id))
  const change = fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...REPLACED) },
    { weight: 5, arbitrary: fc.constantFrom(...SHAPES) },
    { weight: 5, arbitrary: fc.constantFrom(...(others.length > 0 ? others : SHAPES)) },
    { weight: 1, arbitrary: fc.constantFrom(...HEAVY) },
    // What is answered is looked through for what is somebody else's.
    { weight: 8, arbitrary: fc.constant(UNTOUCHED) },
  )
  return fc.tuple(sound, fc.nat(), change).map(([value, pick, { what, at }]) => {
    const places = placesIn(value)
    const place = places[pick % places.length] ?? []
    const file = isRecord(value) && value.file instanceof File ? value.file : null
    return { what: `${place.join('.') || 'all of it'}: ${what}`, input: jsonOf(at(value, place)), file }
  })
}

/** As it goes over the wire. */
export function jsonOf(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  const mark = JSON.stringify(RAW).slice(1, -1)
  return text.replaceAll(new RegExp(`"${escaped(mark)}(.*?)${escaped(mark)}"`, 'g'), (_, inner: string) =>
    String(JSON.parse(`"${inner}"`)),
  )
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\')
}

function placesIn(value: unknown, place: Place = []): Place[] {
  if (value instanceof File) return [place]
  if (Array.isArray(value)) return [place, ...value.flatMap((inner, index) => placesIn(inner, [...place, index]))]
  if (!isRecord(value)) return [place]
  return [place, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...place, key]))]
}

function changed(whole: unknown, [step, ...rest]: Place, change: (it: unknown) => unknown): unknown {
  if (step === undefined) return change(whole)
  if (Array.isArray(whole)) return whole.map((inner, index) => (index === step ? changed(inner, rest, change) : inner))
  if (!isRecord(whole)) return whole
  return { ...whole, [step]: changed(whole[step], rest, change) }
}

function without(whole: unknown, [step, ...rest]: Place): unknown {
  if (rest.length > 0 && step !== undefined) return changed(whole, [step], (inner) => without(inner, rest))
  if (Array.isArray(whole)) return whole.filter((_, index) => index !== step)
  return isRecord(whole) ? Object.fromEntries(Object.entries(whole).filter(([key]) => key !== step)) : whole
}

/** Also `__proto__`, which a literal would take for something else. */
function withKey(record: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.defineProperty({ ...record }, key, { value: { role: 'admin' }, enumerable: true })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
