import type { TFunction } from 'i18next'
import { formatWholeYuan } from '../../shared/kernel/money'
import { formatFold, formatPercent, WHOLE } from '../../shared/kernel/rate'
import type { AdmissionReason } from '../../shared/pricing/admission'
import type { Discount } from '../../shared/pricing/scheme'

type Words = TFunction<['board', 'common']>

/** What an item takes off, as people say it: `98 折`, `减 10,000 元`. */
export function wordDiscount(t: Words, discount: Discount): string {
  switch (discount.kind) {
    case 'percent':
      return t('price.fold', { fold: formatFold(discount.rate), cut: formatPercent(WHOLE - discount.rate) })
    case 'amountOff':
      return t('price.amountOff', { amount: formatWholeYuan(discount.amount) })
    case 'unitPriceOff':
      return t('price.perSquareMetre', { amount: formatWholeYuan(discount.perSquareMetre) })
  }
}

/** Why an item may be used, in one line; what was noted as evidence stands for its condition. Rules PRC-3, PRC-4. */
export function wordReasons(t: Words, reasons: readonly AdmissionReason[], note: string | undefined): string {
  const words = reasons.flatMap((reason) => {
    const word = wordReason(t, reason, note)
    return word === null ? [] : [word]
  })
  return words.join(t('price.reason.and'))
}

function wordReason(t: Words, reason: AdmissionReason, note: string | undefined): string | null {
  switch (reason.code) {
    case 'always':
      return t('price.reason.always')
    case 'paymentMethod':
      return t('price.reason.paymentMethod', {
        methods: reason.methods.map((method) => t(`common:paymentMethod.${method}`)).join(' / '),
      })
    case 'dates':
      return wordDates(t, reason)
    case 'building':
      return t('price.reason.only', { what: reason.buildings.join(' / ') })
    case 'type':
      return t('price.reason.only', { what: reason.types.join(' / ') })
    case 'kind':
      return t('price.reason.only', { what: reason.kinds.map((kind) => t(`common:unitKind.${kind}`)).join(' / ') })
    case 'group':
      return null
    case 'evidence':
      return note || reason.evidence
    case 'special':
      return t('price.reason.special', { number: reason.number })
    case 'signBy':
      return t('price.reason.signBy', { day: reason.day.slice(5) })
  }
}

function wordDates(t: Words, { from, until }: { from: string | null; until: string | null }): string {
  if (from === null) return t('price.reason.until', { until: until?.slice(5) ?? '' })
  if (until === null) return t('price.reason.from', { from: from.slice(5) })
  return t('price.reason.between', { from: from.slice(5), until: until.slice(5) })
}
