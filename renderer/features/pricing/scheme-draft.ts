import { formatWholeYuan, parseYuan } from '../../../shared/kernel/money'
import { formatFold, parseFold } from '../../../shared/kernel/rate'
import { lineSchema } from '../../../shared/kernel/text'
import type { UnitKind } from '../../../shared/ledger/unit'
import {
  type Conditions,
  type Discount,
  type DiscountItem,
  type DiscountScheme,
  discountItemSchema,
  type PaymentMethod,
} from '../../../shared/pricing/scheme'

/** 优惠项 under the pen: its figure as typed, so that nothing is lost while it is still wrong. */
export type ItemDraft = {
  id: string
  name: string
  kind: Discount['kind']
  figure: string
  paymentMethods: PaymentMethod[]
  from: string | null
  until: string | null
  buildings: string[]
  types: string[]
  kinds: UnitKind[]
  group: string
  evidence: string
  signWithinDays: number | null
}

/** 方案 under the pen. */
export type SchemeDraft = Pick<DiscountScheme, 'name' | 'mode' | 'roundTo'> & { items: readonly ItemDraft[] }

/** A field of an item that cannot stand. */
export type ItemField = 'name' | 'figure' | keyof Conditions

/** What is wrong: `itemId` null is the scheme's own name. */
export type DraftProblem = { itemId: string | null; field: ItemField }

/** The draft read: the scheme of what is right so far, and what is not. It may be saved when nothing is wrong. */
export type DraftReading = { scheme: DiscountScheme; problems: readonly DraftProblem[] }

export function draftOf({ items, ...scheme }: DiscountScheme): SchemeDraft {
  return { ...scheme, items: items.map(draftOfItem) }
}

export function readDraft({ items, name, mode, roundTo }: SchemeDraft): DraftReading {
  const named = lineSchema(40).safeParse(name)
  const problems: DraftProblem[] = named.success ? [] : [{ itemId: null, field: 'name' }]
  const right: DiscountItem[] = []
  for (const draft of items) {
    const read = discountItemSchema.safeParse(itemOf(draft))
    if (read.success) right.push(read.data)
    else for (const { path } of read.error.issues) problems.push({ itemId: draft.id, field: fieldAt(path) })
  }
  return { scheme: { name: named.data ?? '', mode, roundTo, items: right }, problems }
}

/** A new item at the end, still to be filled in. */
export function blankItem(id: string): ItemDraft {
  return {
    id,
    name: '',
    kind: 'percent',
    figure: '',
    paymentMethods: [],
    from: null,
    until: null,
    buildings: [],
    types: [],
    kinds: ['home'],
    group: '',
    evidence: '',
    signWithinDays: null,
  }
}

/** An id that no item of the draft has; it stays with the item through all its versions. */
export function nextItemId(items: readonly ItemDraft[], newId: () => string): string {
  const id = newId().slice(0, 8)
  return items.some((item) => item.id === id) ? nextItemId(items, newId) : id
}

/** The items with one of them carried to another place. */
export function carryItem(items: readonly ItemDraft[], id: string, to: number): readonly ItemDraft[] {
  const item = items.find((one) => one.id === id)
  if (!item || to < 0 || to >= items.length || items[to]?.id === id) return items
  const others = items.filter((one) => one.id !== id)
  return [...others.slice(0, to), item, ...others.slice(to)]
}

function draftOfItem({ id, name, discount, conditions }: DiscountItem): ItemDraft {
  return {
    id,
    name,
    kind: discount.kind,
    figure: figureOf(discount),
    paymentMethods: conditions.paymentMethods ?? [],
    from: conditions.from ?? null,
    until: conditions.until ?? null,
    buildings: conditions.buildings ?? [],
    types: conditions.types ?? [],
    kinds: conditions.kinds ?? ['home'],
    group: conditions.group ?? '',
    evidence: conditions.evidence ?? '',
    signWithinDays: conditions.signWithinDays ?? null,
  }
}

function figureOf(discount: Discount): string {
  switch (discount.kind) {
    case 'percent':
      return formatFold(discount.rate)
    case 'amountOff':
      return formatWholeYuan(discount.amount)
    case 'unitPriceOff':
      return formatWholeYuan(discount.perSquareMetre)
  }
}

/** The item as written, for the schema to judge: what cannot be read is 0, which no discount may be. */
function itemOf(draft: ItemDraft): DiscountItem {
  const { id, name, paymentMethods, from, until, buildings, types, kinds, group, evidence, signWithinDays } = draft
  const isHomesOnly = kinds.length === 1 && kinds[0] === 'home'
  return {
    id,
    name,
    discount: discountOf(draft),
    conditions: {
      ...(paymentMethods.length > 0 && { paymentMethods }),
      ...(from !== null && { from }),
      ...(until !== null && { until }),
      ...(buildings.length > 0 && { buildings }),
      ...(types.length > 0 && { types }),
      ...(!isHomesOnly && { kinds }),
      ...(group.trim() !== '' && { group }),
      ...(evidence.trim() !== '' && { evidence }),
      ...(signWithinDays !== null && { signWithinDays }),
    },
  }
}

function discountOf({ kind, figure }: ItemDraft): Discount {
  switch (kind) {
    case 'percent':
      return { kind, rate: parseFold(figure) ?? 0 }
    case 'amountOff':
      return { kind, amount: parseYuan(figure) ?? 0 }
    case 'unitPriceOff':
      return { kind, perSquareMetre: parseYuan(figure) ?? 0 }
  }
}

const CONDITION_FIELDS = [
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

/** Which field a fault of the schema belongs to. */
function fieldAt([first, second]: readonly PropertyKey[]): ItemField {
  if (first === 'discount') return 'figure'
  if (first !== 'conditions') return 'name'
  return CONDITION_FIELDS.find((field) => field === second) ?? 'until'
}
