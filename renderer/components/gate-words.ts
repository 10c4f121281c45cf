import type { TFunction } from 'i18next'
import { UNREADABLE } from '../../shared/customers/buyer'
import { formatShortInstant } from '../../shared/kernel/day'
import { formatWholeYuan, formatYuan } from '../../shared/kernel/money'
import { formatPercent } from '../../shared/kernel/rate'
import type { ContactField } from '../../shared/staff/person'
import type { GateItemName, GateLack } from '../../shared/subscription/gate-item'
import type { ReviewerObjection } from '../../shared/subscription/reviewer'

type Words = TFunction<['refusals', 'common']>

/** Several items of the gate in one line, in short. Rule SUB-1. */
export function wordItems(t: Words, items: readonly GateItemName[]): string {
  return items.map((item) => t(`gate.short.${item}`)).join(t('gate.and'))
}

/** What exactly is missing of an item of the gate. Rule SUB-1. */
export function wordLack(t: Words, lack: GateLack): string {
  switch (lack.code) {
    case 'notWaiting':
      return t('gate.lack.notWaiting', { state: t(`common:subscriptionState.${lack.state}`) })
    case 'ticketNotApproved':
      return t('gate.lack.ticketNotApproved', { state: t(`common:ticketState.${lack.state}`) })
    case 'ticketExpired':
      return lack.until === null
        ? t('gate.lack.ticketExpired')
        : t('gate.lack.ticketExpiredAt', { until: formatShortInstant(lack.until) })
    case 'fallen': {
      const facts = { items: lack.items.join(t('gate.and')), day: lack.day.slice(5) }
      return lack.total === null
        ? t('gate.lack.fallen', facts)
        : t('gate.lack.fallenTo', { ...facts, total: formatWholeYuan(lack.total) })
    }
    case 'specialNotValid':
      return t('gate.lack.specialNotValid', {
        number: lack.number,
        standing: t(`common:specialStanding.${lack.standing}`),
      })
    case 'permitIncomplete':
      return t('gate.lack.permitIncomplete', {
        building: lack.building,
        missing: t(`gate.permitField.${lack.missing}`),
      })
    case 'field':
      return t('gate.lack.field', { field: t(`gate.formField.${lack.field}`) })
    case 'lineField':
      return t('gate.lack.lineField', { unit: lack.unit, field: t(`gate.lineField.${lack.field}`) })
    case 'buyerField': {
      const field = t(`gate.buyerField.${lack.field}`)
      return lack.name.trim() === '' || lack.name === UNREADABLE
        ? t('gate.lack.buyerFieldNameless', { buyer: lack.buyer, field })
        : t('gate.lack.buyerField', { name: lack.name, field })
    }
    case 'shares':
      return t('gate.lack.shares', { sum: formatPercent(lack.sum) })
    case 'depositOver':
      return lack.most === null
        ? t('gate.lack.depositOver', { deposit: formatYuan(lack.deposit) })
        : t('gate.lack.depositOverMost', { deposit: formatYuan(lack.deposit), most: formatYuan(lack.most) })
    case 'checkOpen':
      return t('gate.lack.checkOpen', {
        awaits: lack.awaits.map((hand) => t(`gate.hand.${hand}`)).join(t('gate.and')),
      })
    case 'reviewerObjected':
      return wordObjection(t, lack.objection)
    case 'specialUnknown':
    case 'permitMissing':
    case 'signByPassed':
    case 'paperOutdated':
    case 'paperUnsigned':
    case 'copyNotKept':
    case 'reviewerDiffers':
      return t(`gate.lack.${lack.code}`, lack)
    case 'accountMissing':
    case 'totalNotSum':
    case 'paperMissing':
    case 'checkMissing':
    case 'checkDiffers':
    case 'checkPaperWrong':
    case 'checkOutdated':
    case 'reviewMissing':
    case 'reviewOutdated':
    case 'contractTextMissing':
      return t(`gate.lack.${lack.code}`)
  }
}

/** Why a colleague cannot review. Rules SEC-1, PRC-6. */
export function wordObjection(t: Words, objection: ReviewerObjection): string {
  const { name } = objection
  switch (objection.code) {
    case 'isConsultant':
      return objection.isOtherAccount ? t('gate.objection.isConsultantToo', { name }) : t('gate.objection.isConsultant')
    case 'isApprover':
      return objection.isOtherAccount ? t('gate.objection.isApproverToo', { name }) : t('gate.objection.isApprover')
    case 'contactIncomplete':
      return t('gate.objection.contactIncomplete', { name, missing: wordContact(t, objection.missing) })
  }
}

/** Which numbers of a person are not on record. Rule SEC-1. */
export function wordContact(t: Words, missing: readonly ContactField[]): string {
  return missing.map((field) => t(`field.${field}`)).join(t('fieldAnd'))
}
