import type { TFunction } from 'i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import { formatWholeYuan } from '../../../shared/kernel/money'
import { LISTING_DAYS } from '../../../shared/ledger/listing-duty'
import type { Permission } from '../../../shared/staff/roles'
import type { TodayItem, TodayItemOf } from '../../../shared/today/item'

export type Words = TFunction<['today', 'common']>

/** Stands between the facts of one line. */
const GAP = '\u2003'

/** The colour of a tag, beside its word. */
export type Tone = 'ticket' | 'refused' | 'good' | 'withheld' | 'plain'

/** One line of the desk: what it is, what there is to know of it, and where it is done. */
export type Look = { tone: Tone; what: string; text: string; to: string; act: string }

/** How each kind of item reads and where it leads. A new kind adds its case here. */
export function lookOf(item: TodayItem, t: Words, can: (permission: Permission) => boolean): Look {
  switch (item.kind) {
    case 'ticketToApprove':
      return {
        ...ticket(item, t, askedOf(item, t)),
        tone: 'ticket',
        act: t(item.fallen ? 'act.ticket' : 'act.approve'),
      }
    case 'ticketWaits':
      return { ...ticket(item, t, [t('waits')]), tone: 'ticket' }
    case 'ticketRunsOut': {
      const decides = can('ticket.decide')
      const told = ticket(item, t, [...(decides ? [t('by', { name: item.consultant })] : []), t('runsOut')])
      return { ...told, tone: 'ticket', act: decides && !item.fallen ? t('act.extend') : told.act }
    }
    case 'ticketLapsed':
    case 'ticketLapses': {
      const decides = can('ticket.decide')
      const { fall, state, unit: what, buyers, ticketId } = item
      const day = fall.day.slice(5)
      const next =
        item.kind === 'ticketLapses' ? 'sign' : decides ? 'withdraw' : state === 'submitted' ? 'amend' : 'anew'
      const facts = [
        buyers,
        t(`lapse.${item.kind}`, {
          items: fall.items.join(t('and')),
          day,
          total: sayTotal(item.total, t),
          now: formatWholeYuan(fall.total),
        }),
        t(`lapse.next.${next}`),
        ...(decides ? [t('by', { name: item.consultant })] : []),
      ]
      const act = next === 'withdraw' ? t('act.withdraw') : next === 'amend' ? t('act.amend') : t('act.ticket')
      return { tone: 'refused', what, text: facts.join(GAP), to: `/tickets/${ticketId}`, act }
    }
    case 'ticketEnded': {
      const what = t(`ended.${item.how}`, { by: item.by })
      const how = item.reason === null ? what : t('why', { what, reason: item.reason })
      return { ...ticket(item, t, [how]), tone: 'refused' }
    }
    case 'specialToDecide': {
      const { unit: what, consultant, share, total, reason } = item
      const facts = [t('share', { share, total: formatWholeYuan(total) }), t('by', { name: consultant }), reason]
      return { tone: 'plain', what, text: facts.join(GAP), to: '/specials', act: t('act.special') }
    }
    case 'specialApproved': {
      const text = t('approvedBy', { by: item.by, total: formatWholeYuan(item.total) })
      return { tone: 'good', what: item.unit, text, to: `/tickets/${item.ticketId}`, act: t('act.use') }
    }
    case 'specialRejected': {
      const text = t('rejectedBy', { by: item.by, reason: item.reason })
      return { tone: 'refused', what: item.unit, text, to: `/tickets/${item.ticketId}`, act: t('act.ticket') }
    }
    case 'withholdingEnds':
      return withholding(item, t, t('withheld', { by: item.by, reason: item.reason }), '/board?state=withheld')
    case 'withholdingEnded':
      return withholding(item, t, t('released', { by: item.by, reason: item.reason }), '/board')
    case 'listingDuty': {
      const { unreleased, withheld, permit } = item
      const kept = [
        ...(unreleased > 0 ? [t('unreleased', { number: unreleased })] : []),
        ...(withheld > 0 ? [t('kept', { number: withheld })] : []),
      ]
      const text = t('duty', { kept: kept.join(t('and')), days: LISTING_DAYS })
      return { tone: 'plain', what: permit, text, to: '/board', act: t('act.release') }
    }
    case 'pricesBegin': {
      const { number, before } = item
      const text = before === null ? t('pricesBegin') : t('pricesAfter', { before })
      const place =
        can('price.compare') && can('priceList.import')
          ? { to: '/price-list/compare', act: t('act.compare') }
          : { to: '/price-list', act: t('act.prices') }
      return { tone: 'plain', what: t('version', { number }), text, ...place }
    }
    case 'schemeBegins': {
      const what = t('version', { number: item.number })
      return { tone: 'plain', what, text: t('schemeBegins'), to: '/schemes?view=versions', act: t('act.scheme') }
    }
    case 'floorTries': {
      const { person: what, lastTenMinutes: ten, today } = item
      return { tone: 'refused', what, text: t('tries', { ten, today }), to: '/schemes?view=tries', act: t('act.tries') }
    }
    case 'backupFailed': {
      const what = t('lastBackup', { at: formatShortInstant(item.since) })
      return { tone: 'refused', what, text: t(`backupFailed.${item.why}`), to: '/settings', act: t('act.settings') }
    }
    case 'backupNotSound': {
      const what = t('lastBackup', { at: formatShortInstant(item.since) })
      return { tone: 'refused', what, text: t(`backupNotSound.${item.state}`), to: '/settings', act: t('act.settings') }
    }
    case 'recoveryMissing':
      return { tone: 'plain', what: t('backup'), text: t('recoveryMissing'), to: '/settings', act: t('act.settings') }
  }
}

type TicketFacts = Pick<TodayItemOf<'ticketWaits'>, 'ticketId' | 'unit' | 'buyers' | 'total'> &
  Partial<Pick<TodayItemOf<'ticketWaits'>, 'fallen'>>

function ticket(item: TicketFacts, t: Words, more: readonly string[]): Omit<Look, 'tone'> {
  const { ticketId, unit, buyers, total, fallen } = item
  const facts = [
    buyers,
    ...(total === null ? [] : [t('total', { total: formatWholeYuan(total) })]),
    ...(fallen ? [t('fallen', { total: formatWholeYuan(fallen.total) })] : []),
    ...more,
  ]
  return { what: unit, text: facts.join(GAP), to: `/tickets/${ticketId}`, act: t('act.ticket') }
}

function sayTotal(total: number | null, t: Words): string {
  return total === null ? '' : t('total', { total: formatWholeYuan(total) })
}

/** What a manager weighs before saying yes. */
function askedOf({ discounts, evidence, hasSpecial, consultant }: TodayItemOf<'ticketToApprove'>, t: Words): string[] {
  return [
    discounts === 0 ? t('noDiscount') : t('discounts', { number: discounts }),
    ...(evidence > 0 ? [t('evidence', { number: evidence })] : []),
    ...(hasSpecial ? [t('special')] : []),
    t('by', { name: consultant }),
  ]
}

type WithholdingFacts = Pick<TodayItemOf<'withholdingEnds'>, 'unitId' | 'first' | 'units'>

/** One home opens its drawer; of several the board shows all. */
function withholding({ unitId, first, units }: WithholdingFacts, t: Words, text: string, ofMany: string): Look {
  const isOne = units === 1
  const what = isOne ? first : t('units', { first, number: units })
  return { tone: 'withheld', what, text, to: isOne ? `/board?unit=${unitId}` : ofMany, act: t('act.board') }
}
