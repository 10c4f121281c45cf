import type { TFunction } from 'i18next'
import type { Conditions, DiscountScheme } from '../../shared/pricing/scheme'

type Words = TFunction<['project', 'common']>

/** When an item may be used, one sentence a condition. Rule PRC-4. */
export function wordConditions(t: Words, conditions: Conditions): string[] {
  const { paymentMethods, from, until, buildings, types, kinds, group, evidence, signWithinDays } = conditions
  const words: string[] = []
  if (paymentMethods) {
    const methods = paymentMethods.map((method) => t(`common:paymentMethod.${method}`)).join(' / ')
    words.push(t('scheme.condition.paymentMethods', { methods }))
  }
  if (from !== undefined || until !== undefined) {
    words.push(t('scheme.condition.period', { from: from ?? '…', until: until ?? '…' }))
  }
  if (buildings) words.push(t('scheme.condition.buildings', { buildings: buildings.join(' / ') }))
  if (types) words.push(t('scheme.condition.types', { types: types.join(' / ') }))
  if (kinds) {
    const named = kinds.map((kind) => t(`common:unitKind.${kind}`)).join(' / ')
    words.push(t('scheme.condition.kinds', { kinds: named }))
  }
  if (group !== undefined) words.push(t('scheme.condition.group', { group }))
  if (evidence !== undefined) words.push(t('scheme.condition.evidence', { evidence }))
  if (signWithinDays !== undefined) words.push(t('scheme.condition.signWithinDays', { days: signWithinDays }))
  return words.length > 0 ? words : [t('scheme.condition.always')]
}

/** The unit the total is rounded to, once, at the end. Rule PRC-2. */
export function wordRounding(t: Words, roundTo: DiscountScheme['roundTo']): string {
  switch (roundTo) {
    case 1:
      return t('scheme.roundTo.fen')
    case 100:
      return t('scheme.roundTo.yuan')
    case 1_000:
      return t('scheme.roundTo.ten')
    case 10_000:
      return t('scheme.roundTo.hundred')
    case 100_000:
      return t('scheme.roundTo.thousand')
  }
}
