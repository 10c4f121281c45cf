import type { InferClientErrorUnion } from '@orpc/client'
import type { TFunction } from 'i18next'
import { formatMegabytes } from '../../shared/attachments/attachment'
import { dayOf, formatInstant, timeOf } from '../../shared/kernel/day'
import { formatWholeYuan, formatYuan } from '../../shared/kernel/money'
import { formatPercent } from '../../shared/kernel/rate'
import { unreadableReasonSchema } from '../../shared/ledger/price-list/unreadable'
import type { UnmetCondition } from '../../shared/pricing/admission'
import { formatExact } from '../../shared/pricing/exact'
import { MOST_WRONG_PINS } from '../../shared/staff/pin'
import { permissionSchema } from '../../shared/staff/roles'
import type { OfficeClient } from '../api/client'
import { wordContact, wordItems, wordLack, wordObjection } from './gate-words'

/** Every refusal the contract declares, with its facts. */
export type DeclaredRefusal = Extract<InferClientErrorUnion<OfficeClient>, { code: string; data: unknown }>

export type Words = TFunction<['refusals', 'common']>

type Facts = Record<string, string | number>

/** A time as people say it: only the time of day today, otherwise with its date. */
export function formatMoment(instant: number, now: number): string {
  return dayOf(instant) === dayOf(now) ? timeOf(instant) : formatInstant(instant).slice(5)
}

/** The facts of a refusal in words, for its sentence. Money in yuan, times in Shanghai. */
export function refusalFacts(t: Words, refusal: DeclaredRefusal, now: number): Facts {
  switch (refusal.code) {
    case 'NOT_ALLOWED': {
      const permission = permissionSchema.safeParse(refusal.data.access)
      return { access: permission.success ? t(`common:permission.${permission.data}`) : refusal.data.access }
    }
    case 'INPUT_INVALID':
      return {
        number: refusal.data.issues.length,
        places: refusal.data.issues.map((issue) => issue.path.join('.')).join(', '),
      }
    case 'NOT_FOUND':
    case 'STALE':
      return { what: wordWhat(t, refusal.data.what) }
    case 'ATTACHMENT_SIZE': {
      const { name, bytes, most } = refusal.data
      return { name, size: formatMegabytes(bytes), most: formatMegabytes(most) }
    }
    case 'ATTACHMENT_CLOSED':
      return { state: t(`common:ticketState.${refusal.data.state}`) }
    case 'BACKUP_FAILED':
      return { why: t(`backupFailed.${refusal.data.why}`) }
    case 'OPENING_LACKS':
      return { lacks: refusal.data.lacks.map((need) => t(`openingNeed.${need}`)).join(t('openingAnd')) }
    case 'PERSON_KNOWN':
      return { name: refusal.data.name, field: t(`field.${refusal.data.field}`) }
    case 'CONTACT_MISSING':
      return { role: t(`common:role.${refusal.data.role}`), missing: wordContact(t, refusal.data.missing) }
    case 'CONTACT_INCOMPLETE':
      return { name: refusal.data.name, missing: wordContact(t, refusal.data.missing) }
    case 'NUMBER_INVALID':
      return { field: t(`field.${refusal.data.field}`) }
    case 'PIN_SHUT':
      return { most: MOST_WRONG_PINS }
    case 'PIN_TRIVIAL':
      return { why: t(`trivialPin.${refusal.data.why}`) }
    case 'SIGN_IN_LIMITED':
      return { until: formatMoment(refusal.data.until, now) }
    case 'RELEASE_IN_PAST':
    case 'SCHEME_IN_PAST':
    case 'VERSION_IN_PAST':
      return { from: formatMoment(refusal.data.from, now) }
    case 'FILE_UNREADABLE':
      return wordUnreadable(t, refusal.data)
    case 'UNIT_CHANGES_LATER':
      return {
        unit: refusal.data.unit,
        field: t(`field.${refusal.data.field}`),
        from: formatMoment(refusal.data.from, now),
      }
    case 'TICKET_STATE':
      return {
        event: t(`common:ticketEvent.${refusal.data.event}`),
        state: t(`common:ticketState.${refusal.data.state}`),
      }
    case 'TICKET_EXPIRED':
      return { number: refusal.data.number, until: formatMoment(refusal.data.until, now) }
    case 'UNIT_HELD':
    case 'OFF_SALE_CLAIMED': {
      const { by, kind, since, until } = refusal.data.claim
      return {
        unit: refusal.data.unit,
        by,
        since: formatMoment(since, now),
        untilPart: until === null ? '' : t('untilPart', { until: formatMoment(until, now) }),
        kind: t(`common:claimKind.${kind}`),
      }
    }
    case 'WITHHOLD_UNTIL':
      return { until: formatMoment(refusal.data.until, now), latest: formatMoment(refusal.data.latest, now) }
    case 'TIE_TO_OTHER':
      return { unit: refusal.data.unit, kind: t(`unitKind.${refusal.data.kind}`) }
    case 'TIE_STANDS': {
      const { unit, home } = refusal.data
      return { unit, stands: home === null ? t('standsAlone') : t('standsTied', { home }) }
    }
    case 'NOT_WITHHELD':
    case 'UNIT_NOT_FOR_SALE':
      return { unit: refusal.data.unit, state: t(`common:unitState.${refusal.data.state}`) }
    case 'PRICE_CHANGED':
      return { shown: formatWholeYuan(refusal.data.shown), now: formatWholeYuan(refusal.data.now) }
    case 'DISCOUNT_LAPSED': {
      const { item, day, total, now: without } = refusal.data
      return { item, day, total: formatWholeYuan(total), now: formatWholeYuan(without) }
    }
    case 'ABOVE_FILED':
      return { total: formatWholeYuan(refusal.data.total), filedTotal: formatWholeYuan(refusal.data.filedTotal) }
    case 'DISCOUNT_NOT_ADMITTED': {
      const unmet = refusal.data.admission?.unmet.map((condition) => wordUnmet(t, condition)) ?? []
      return {
        item: refusal.data.admission?.name ?? refusal.data.item,
        unmet: unmet.join('; ') || t('unmet.unknownItem'),
      }
    }
    case 'BUYER_INVALID':
      return { buyer: refusal.data.buyer + 1, field: t(`field.${refusal.data.field}`) }
    case 'SHARES_NOT_WHOLE':
      return { sum: formatPercent(refusal.data.sum) }
    case 'SPECIAL_LAPSED':
      return { number: refusal.data.number, until: formatMoment(refusal.data.until, now) }
    case 'SPECIAL_NOT_APPROVED':
      return { number: refusal.data.number, standing: t(`common:specialStanding.${refusal.data.standing}`) }
    case 'SPECIAL_DIFFERS':
      return {
        number: refusal.data.number,
        applied: formatExact(refusal.data.applied),
        now: formatExact(refusal.data.now),
      }
    case 'SPECIAL_STATE':
      return {
        event: t(`common:specialEvent.${refusal.data.event}`),
        standing: t(`common:specialStanding.${refusal.data.standing}`),
      }
    case 'SPECIAL_OVER_LIMIT':
      return { limit: formatPercent(refusal.data.limit), next: t(`common:role.${refusal.data.next}`) }
    case 'SPECIAL_TOO_DEEP':
      return { limit: formatPercent(refusal.data.limit) }
    case 'SPECIAL_TICKET_STATE':
      return { state: t(`common:ticketState.${refusal.data.state}`) }
    case 'PREVIEW_STALE':
      return refusal.data.homes
    case 'SUBSCRIPTION_STATE': {
      const { number, event, state } = refusal.data
      return { number, event: t(`common:subscriptionEvent.${event}`), state: t(`common:subscriptionState.${state}`) }
    }
    case 'DEPOSIT_OVER_LIMIT':
      return { deposit: formatYuan(refusal.data.deposit), most: formatYuan(refusal.data.most) }
    case 'PLAN_METHOD':
      return { method: t(`common:paymentMethod.${refusal.data.method}`) }
    case 'LOANS_OVER_TOTAL':
      return { loans: formatYuan(refusal.data.loans), total: formatYuan(refusal.data.total) }
    case 'DEPOSIT_OVER_FIRST':
      return { deposit: formatYuan(refusal.data.deposit), first: formatYuan(refusal.data.first) }
    case 'DEPOSIT_DIFFERS':
      return { agreed: formatYuan(refusal.data.agreed), amount: formatYuan(refusal.data.amount) }
    case 'REVIEWER_OBJECTED':
      return { name: refusal.data.name, objection: wordObjection(t, refusal.data.objection) }
    case 'TICKET_NOT_APPROVED':
      return { number: refusal.data.number ?? '', state: t(`common:ticketState.${refusal.data.state}`) }
    case 'TEMPLATE_FAULTY':
      return { number: refusal.data.faults.length }
    case 'NOT_WAITING':
      return { unit: refusal.data.unit }
    case 'FORM_INCOMPLETE':
      return { missing: wordItems(t, refusal.data.missing) }
    case 'DEAL_FALLEN': {
      const { day, items, total } = refusal.data
      return { day: day.slice(5), items: items.join(t('gate.and')), total: formatWholeYuan(total) }
    }
    case 'GATE_SHUT': {
      const { item, lack, missing } = refusal.data
      return {
        item: t(`gate.item.${item}`),
        lack: wordLack(t, lack),
        number: missing.length,
        missing: wordItems(t, missing),
      }
    }
    case 'DATABASE_AWAY':
    case 'DATABASE_BUSY':
    case 'OUTCOME_UNKNOWN':
    case 'DISK_FULL':
    case 'STORAGE_READ_ONLY':
    case 'STORAGE_FAILED':
    case 'STORAGE_DAMAGED':
    case 'DATA_UNREADABLE':
    case 'UNEXPECTED':
    case 'LOGIN_TAKEN':
    case 'PROJECT_KNOWN':
    case 'TRIAL_LEFT':
    case 'PERMIT_KNOWN':
    case 'PERMIT_IN_FUTURE':
    case 'BUILDING_PERMITTED':
    case 'PERMIT_MISSING':
    case 'UNIT_UNPRICED':
    case 'FILE_FAULTY':
    case 'UPLOAD_USED':
    case 'OFFICE_CHANGED':
    case 'NOTHING_CHANGES':
    case 'TICKET_EXTENDED':
    case 'OWN_TICKET':
    case 'OWN_SPECIAL':
    case 'SPECIAL_OPEN':
    case 'SPECIAL_IN_USE':
    case 'NOTHING_LEFT':
    case 'SCHEME_UNCHANGED':
    case 'BUYER_TWICE':
    case 'UNIT_TIED':
    case 'TIED_MISSING':
    case 'LINE_NOT_TIED':
    case 'TIE_OF_HOME':
    case 'TIES_FULL':
    case 'ATTACHMENT_EMPTY':
    case 'ATTACHMENT_TYPE':
    case 'ATTACHMENT_KNOWN':
    case 'ATTACHMENTS_FULL':
    case 'ATTACHMENT_MISSING':
    case 'ATTACHMENT_ALTERED':
    case 'BACKUP_NOT_SOUND':
    case 'EXPORT_TOO_LARGE':
    case 'TOO_MANY_WINDOWS':
    case 'PIN_WRONG':
    case 'OWN_SUBSCRIPTION':
    case 'SIGN_BY_OUT_OF_RANGE':
    case 'BUYERS_DIFFER':
    case 'BUYER_ID_INVALID':
    case 'CHECK_STANDING':
    case 'SUBSCRIPTION_BEGUN':
    case 'TOTALS_WITHHELD':
    case 'PAPER_OUTDATED':
    case 'REVIEW_UNPRICED':
    case 'CONTRACT_DAY':
    case 'CONTRACT_KNOWN':
    case 'RECEIPT_REVERSED':
      return refusal.data
    case 'NOT_SIGNED_IN':
    case 'LOCKED':
    case 'PIN_NOT_HERE':
    case 'REQUEST_REUSED':
    case 'ALREADY_SET_UP':
    case 'SIGN_IN_FAILED':
    case 'LAST_ADMIN':
    case 'LIMITS_UNORDERED':
    case 'NOTHING_TO_RELEASE':
    case 'FIRST_IMPORT_ONLY':
    case 'BELOW_FLOOR':
    case 'BUYERS_MISSING':
    case 'CONSENT_MISSING':
    case 'UNIT_DIFFERS':
    case 'PROJECT_NAME_WRONG':
    case 'PROJECT_SET_ASIDE':
    case 'NOT_IN_TRIAL':
    case 'RESTORE_ELSEWHERE':
    case 'ATTACHMENT_NO_FOLDER':
    case 'CHECK_TYPED':
    case 'TERMS_MISSING':
    case 'REVIEW_LINES':
    case 'CHECK_NOT_HOLDING':
    case 'OTHER_BUYERS':
      return {}
  }
}

/** Why a discount item may not be used. Rule PRC-4. */
export function wordUnmet(t: Words, condition: UnmetCondition): string {
  switch (condition.code) {
    case 'paymentMethod':
      return t('unmet.paymentMethod', {
        methods: condition.methods.map((method) => t(`common:paymentMethod.${method}`)).join(' / '),
      })
    case 'dates':
      return t('unmet.dates', { from: condition.from ?? t('noDay'), until: condition.until ?? t('noDay') })
    case 'building':
      return t('unmet.building', { buildings: condition.buildings.join(' / ') })
    case 'type':
      return t('unmet.type', { types: condition.types.join(' / ') })
    case 'kind':
      return t('unmet.kind', { kinds: condition.kinds.map((kind) => t(`common:unitKind.${kind}`)).join(' / ') })
    case 'group':
      return t('unmet.group', { item: condition.item })
    case 'evidence':
      return t('unmet.evidence', { evidence: condition.evidence })
    case 'signBy':
      return t('unmet.signBy', { day: condition.day })
    case 'area':
      return t('unmet.area')
  }
}

const KNOWN_THINGS = [
  'unit',
  'ticket',
  'person',
  'project',
  'building',
  'customer',
  'priceList',
  'permit',
  'special',
  'scheme',
  'priceVersion',
  'backup',
  'attachment',
  'subscription',
  'receipt',
  'dealTerms',
  'paper',
  'check',
] as const

function wordWhat(t: Words, what: string): string {
  return t(`what.${KNOWN_THINGS.find((known) => known === what) ?? 'record'}`)
}

function wordUnreadable(t: Words, { reason, looked }: { reason: string; looked: readonly string[] }): Facts {
  const known = unreadableReasonSchema.safeParse(reason)
  return {
    reason: known.success ? t(`unreadable.${known.data}`) : reason,
    lookedPart: looked.length > 0 ? t('lookedPart', { looked: looked.join(', ') }) : '',
    advice: t(`advice.${known.success ? known.data : 'other'}`),
  }
}
