import { canonicalJson } from '../kernel/canonical'
import type { Conditions, DiscountItem, DiscountScheme } from './scheme'

/** What of an item may differ between two versions. */
export type ItemField = 'name' | 'discount' | keyof Conditions

/** One difference in the items; `place` counts from 1. A changed item may have moved as well. */
export type ItemChange =
  | { kind: 'added'; item: DiscountItem; place: number }
  | { kind: 'removed'; item: DiscountItem; place: number }
  | { kind: 'changed'; before: DiscountItem; after: DiscountItem; field: ItemField }
  | { kind: 'moved'; item: DiscountItem; from: number; to: number }

/** One difference between two versions of a scheme. */
export type SchemeChange =
  | { kind: 'name'; before: string; after: string }
  | { kind: 'mode'; before: DiscountScheme['mode']; after: DiscountScheme['mode'] }
  | { kind: 'roundTo'; before: DiscountScheme['roundTo']; after: DiscountScheme['roundTo'] }
  | ItemChange

const CONDITIONS = [
  'paymentMethods',
  'from',
  'until',
  'buildings',
  'types',
  'kinds',
  'group',
  'evidence',
  'signWithinDays',
] as const satisfies readonly (keyof Conditions)[]

/**
 * 版本差异: what became of a scheme, in the order it is read: the scheme itself, what is gone, then the items of the
 * later version. An item is known by its id; of those in another order as few as possible count as moved. Rule PRC-1.
 */
export function compareSchemes(before: DiscountScheme, after: DiscountScheme): SchemeChange[] {
  const changes: SchemeChange[] = []
  if (before.name !== after.name) changes.push({ kind: 'name', before: before.name, after: after.name })
  if (before.mode !== after.mode) changes.push({ kind: 'mode', before: before.mode, after: after.mode })
  if (before.roundTo !== after.roundTo) {
    changes.push({ kind: 'roundTo', before: before.roundTo, after: after.roundTo })
  }
  return [...changes, ...compareItems(before.items, after.items)]
}

/** Whether both say the same, whatever order the choices of a condition were ticked in. */
export function isSameScheme(before: DiscountScheme, after: DiscountScheme): boolean {
  return compareSchemes(before, after).length === 0
}

function compareItems(before: readonly DiscountItem[], after: readonly DiscountItem[]): ItemChange[] {
  const placeBefore = new Map(before.map(({ id }, index) => [id, index]))
  const kept = new Set(after.map(({ id }) => id))
  const still = stillOf(after.flatMap(({ id }) => placeBefore.get(id) ?? []))
  const removed = before.flatMap((item, index): ItemChange[] =>
    kept.has(item.id) ? [] : [{ kind: 'removed', item, place: index + 1 }],
  )
  const others = after.flatMap((item, index): ItemChange[] => {
    const from = placeBefore.get(item.id)
    const known = from === undefined ? undefined : before[from]
    if (from === undefined || !known) return [{ kind: 'added', item, place: index + 1 }]
    const changed = changedFields(known, item).map(
      (field): ItemChange => ({ kind: 'changed', before: known, after: item, field }),
    )
    return still.has(from) ? changed : [...changed, { kind: 'moved', item, from: from + 1, to: index + 1 }]
  })
  return [...removed, ...others]
}

function changedFields(before: DiscountItem, after: DiscountItem): ItemField[] {
  const fields: ItemField[] = []
  if (before.name !== after.name) fields.push('name')
  if (canonicalJson(before.discount) !== canonicalJson(after.discount)) fields.push('discount')
  const differ = (field: keyof Conditions) => said(before.conditions, field) !== said(after.conditions, field)
  return [...fields, ...CONDITIONS.filter(differ)]
}

/** What a condition says, in one form; no kind named means homes. Rule LED-11. */
function said(conditions: Conditions, field: keyof Conditions): string {
  const value = field === 'kinds' ? (conditions.kinds ?? ['home']) : conditions[field]
  return canonicalJson(Array.isArray(value) ? [...value].sort() : (value ?? null))
}

/** The longest run of places that still rise: what stands outside it has moved. Of equal ones the last: who was carried up is named. */
function stillOf(places: readonly number[]): ReadonlySet<number> {
  let best: number[] = []
  const runs: number[][] = []
  for (const place of places) {
    const longest = runs.reduce<number[]>((found, run) => {
      return (run.at(-1) ?? 0) < place && run.length >= found.length ? run : found
    }, [])
    const run = [...longest, place]
    runs.push(run)
    if (run.length >= best.length) best = run
  }
  return new Set(best)
}
