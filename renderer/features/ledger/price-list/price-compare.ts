import type { TFunction } from 'i18next'
import { formatYuan } from '../../../../shared/kernel/money'
import { formatPercent } from '../../../../shared/kernel/rate'
import {
  type ComparedHome,
  changeRate,
  type PriceChange,
  priceChangeOf,
} from '../../../../shared/pricing/price-comparison'
import { versionInForce, versionsToCome } from '../../../../shared/pricing/versions'
import type { Permission } from '../../../../shared/staff/roles'

/** Two price versions by their numbers: what was, and what came of it. */
export type VersionPair = { before: number; after: number }

type Dated = { number: number; appliesFrom: number }

/** The pair as the address says it, `2-3`; what makes no sense counts as absent. */
export function pairOf(text: string | null): VersionPair | null {
  const [, before, after] = /^([1-9]\d{0,5})-([1-9]\d{0,5})$/.exec(text ?? '') ?? []
  return before === undefined || after === undefined ? null : { before: Number(before), after: Number(after) }
}

export function textOfPair({ before, after }: VersionPair): string {
  return `${before}-${after}`
}

/**
 * The two versions one asks about first: what is coming against what applies, else what applies against the number
 * before it. Null while there is nothing to compare.
 */
export function pairAtFirst(versions: readonly Dated[], now: number): VersionPair | null {
  const inForce = versionInForce(versions, now)
  const [coming] = versionsToCome(versions, now)
  if (inForce && coming) return { before: inForce.number, after: coming.number }
  const after = inForce ?? coming
  return after ? pairUpTo(versions, after.number) : null
}

/** A version against the one that was numbered before it, or after it where it is the first. */
export function pairUpTo(versions: readonly Dated[], number: number): VersionPair | null {
  const numbers = versions.map((version) => version.number).sort((one, other) => one - other)
  const earlier = numbers.findLast((one) => one < number)
  const later = numbers.find((one) => one > number)
  if (earlier !== undefined) return { before: earlier, after: number }
  return later === undefined ? null : { before: number, after: later }
}

type Words = TFunction<['pricing', 'common']>

/** Which way a price went, without colour: `▲`, `▼` or a word. */
export function signOf(t: Words, change: PriceChange): string {
  switch (change) {
    case 'up':
      return '▲'
    case 'down':
      return '▼'
    case 'same':
      return t('compare.short.same')
    case 'added':
      return t('compare.short.added')
    case 'gone':
      return t('compare.short.gone')
    case 'unpriced':
      return '–'
  }
}

/** A home's change in a few characters: `▲1.2%`, `持平`, `新`. A change too small for two decimals says so. */
export function wordChange(t: Words, home: Pick<ComparedHome, 'listBefore' | 'listAfter'>): string {
  const change = priceChangeOf(home)
  if (change !== 'up' && change !== 'down') return change === 'unpriced' ? '–' : t(`compare.change.${change}`)
  const rate = Math.abs(changeRate(home) ?? 0)
  return `${signOf(t, change)}${rate === 0 ? '<0.01' : formatPercent(rate)}%`
}

/** By how many yuan a total changed: `+12,000.00`, `−8,000.00`; a dash where there are not two to compare. */
export function wordDifference(before: number | null, after: number | null): string {
  if (before === null || after === null) return '–'
  return after > before ? `+${formatYuan(after - before)}` : formatYuan(after - before)
}

/** The versions a person may compare: one that waits for its instant only who takes price lists in. Rule LED-7. */
export function comparableAmong<Version extends Dated>(
  versions: readonly Version[],
  now: number,
  can: (permission: Permission) => boolean,
): Version[] {
  return versions.filter(({ appliesFrom }) => appliesFrom <= now || can('priceList.import'))
}
