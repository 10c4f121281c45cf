import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { FloorTries } from '../../../shared/pricing/floor-tries'
import {
  type ComparedHome,
  changeRate,
  type PriceChange,
  priceChangeOf,
} from '../../../shared/pricing/price-comparison'
import type { DiscountItem } from '../../../shared/pricing/scheme'
import type { Language } from '../../../shared/reports/export-contract'
import { pricingLists, versionOfRow } from '../pricing/pricing'
import { schemeTable } from '../pricing/tables'
import { type Column, describe } from './described'
import { exporting } from './exporting'
import { sayFilter, type Words } from './words'

type OfProject = { projectId: string; language: Language }

function comparisonColumns(words: Words): Column<ComparedHome>[] {
  const difference = ({ listBefore, listAfter }: ComparedHome) =>
    listBefore === null || listAfter === null ? null : listAfter - listBefore
  return [
    { heading: 'unit', kind: 'text', of: ({ number }) => number },
    { heading: 'building', kind: 'text', of: ({ building }) => building },
    { heading: 'kind', kind: 'text', width: 8, of: ({ kind }) => words.unitKind[kind] },
    { heading: 'type', kind: 'text', of: ({ type }) => type },
    { heading: 'listBefore', kind: 'fen', of: ({ listBefore }) => listBefore },
    { heading: 'listAfter', kind: 'fen', of: ({ listAfter }) => listAfter },
    { heading: 'difference', kind: 'fen', of: difference },
    { heading: 'rate', kind: 'rate', of: changeRate },
    { heading: 'change', kind: 'text', width: 8, of: (home) => words.change[priceChangeOf(home)] },
    { heading: 'filedBefore', kind: 'fen', of: ({ filedBefore }) => filedBefore },
    { heading: 'filedAfter', kind: 'fen', of: ({ filedAfter }) => filedAfter },
  ]
}

type Compared = OfProject & { before: number; after: number; building: string | null; change: PriceChange | null }

/** 调价对比, home by home; the floor is not in it. Rules LED-7, PRC-5. */
export const exportPriceComparison = exporting(
  async (context, { projectId, before, after, building, change }: Compared, words) => {
    const homes = await pricingLists.comparison(context, projectId, before, after)
    if (isRefusal(homes)) return homes
    const rows = homes.filter(
      (home) =>
        (building === null || home.building === building) && (change === null || priceChangeOf(home) === change),
    )
    return describe(words, 'priceComparison', comparisonColumns(words), rows, [
      sayFilter(words, 'before', String(before)),
      sayFilter(words, 'after', String(after)),
      ...(building === null ? [] : [sayFilter(words, 'building', building)]),
      ...(change === null ? [] : [sayFilter(words, 'change', words.change[change])]),
    ])
  },
)

type Item = DiscountItem & { order: number }

function itemColumns(words: Words): Column<Item>[] {
  const listed = (values: readonly string[] | undefined) => values?.join(words.and) ?? null
  return [
    { heading: 'order', kind: 'count', width: 8, of: ({ order }) => order },
    { heading: 'item', kind: 'text', width: 20, of: ({ name }) => name },
    { heading: 'keeps', kind: 'rate', of: ({ discount }) => (discount.kind === 'percent' ? discount.rate : null) },
    {
      heading: 'amountOff',
      kind: 'fen',
      of: ({ discount }) => (discount.kind === 'amountOff' ? discount.amount : null),
    },
    {
      heading: 'perSquareMetre',
      kind: 'fen',
      of: ({ discount }) => (discount.kind === 'unitPriceOff' ? discount.perSquareMetre : null),
    },
    {
      heading: 'methods',
      kind: 'text',
      width: 24,
      of: ({ conditions }) => listed(conditions.paymentMethods?.map((method) => words.paymentMethod[method])),
    },
    { heading: 'from', kind: 'day', of: ({ conditions }) => conditions.from ?? null },
    { heading: 'to', kind: 'day', of: ({ conditions }) => conditions.until ?? null },
    { heading: 'buildings', kind: 'text', of: ({ conditions }) => listed(conditions.buildings) },
    { heading: 'types', kind: 'text', of: ({ conditions }) => listed(conditions.types) },
    {
      heading: 'kinds',
      kind: 'text',
      of: ({ conditions }) => listed((conditions.kinds ?? ['home']).map((kind) => words.unitKind[kind])),
    },
    { heading: 'group', kind: 'text', of: ({ conditions }) => conditions.group ?? null },
    { heading: 'evidence', kind: 'text', of: ({ conditions }) => conditions.evidence ?? null },
    { heading: 'signWithinDays', kind: 'count', of: ({ conditions }) => conditions.signWithinDays ?? null },
  ]
}

/** 优惠方案: the items of one version, in their order. Rules PRC-1, PRC-4. */
export const exportScheme = exporting(async ({ db }, { projectId, number }: OfProject & { number: number }, words) => {
  const row = await db.findOne(schemeTable, { projectId, number })
  if (!row) return refuse('NOT_FOUND', { what: 'scheme' })
  const { scheme } = versionOfRow(row)
  const rows = scheme.items.map((item, index): Item => ({ ...item, order: index + 1 }))
  const filters = [sayFilter(words, 'version', `${number} ${scheme.name}`)]
  return describe(words, 'scheme', itemColumns(words), rows, filters)
})

type Try = FloorTries['tries'][number] & { person: string }

function tryColumns(words: Words): Column<Try>[] {
  return [
    { heading: 'at', kind: 'instant', of: ({ at }) => at },
    { heading: 'person', kind: 'text', of: ({ person }) => person },
    { heading: 'unit', kind: 'text', of: ({ note }) => note?.unit ?? null },
    { heading: 'tried', kind: 'fen', of: ({ note }) => note?.total ?? null },
    { heading: 'discounts', kind: 'text', width: 40, of: ({ note }) => note?.discounts.join(words.and) ?? null },
  ]
}

/** 试价记录 of the last seven days; what was tried, never what the floor is. Rule PRC-5. */
export const exportFloorTries = exporting(async ({ db, now }, { projectId }: OfProject, words) => {
  const people = await pricingLists.floorTries(db, projectId, now)
  const rows = people
    .flatMap(({ person, tries }) => tries.map((one): Try => ({ ...one, person })))
    .sort((one, other) => other.at - one.at)
  return describe(words, 'floorTries', tryColumns(words), rows)
})
