import { dayOf, formatInstant } from '../../../shared/kernel/day'
import { inCapitals } from '../../../shared/kernel/money'
import { isSpecialOpen, type SpecialStanding } from '../../../shared/ledger/special'
import type { SpecialDetail } from '../../../shared/ledger/special-contract'
import { fallsOfLines, type LineFall } from '../../../shared/ledger/ticket-falls'
import { type ExactFen, formatExact, nearestFen } from '../../../shared/pricing/exact'
import { SPECIAL_NAME, type SpecialRole, shareInPercent, specialRoleSchema } from '../../../shared/pricing/special'
import { sayUnitPrice } from '../../documents/pdf/home'
import { homeOf, METHOD_WORDS, wordDiscount } from '../../documents/pdf/home-words'
import type { SignatureBlock } from '../../documents/pdf/signatures'
import type { SpecialPaperData } from './special-paper'
import { fallNotice, fallOf } from './ticket-paper-data'

const STANDING_WORDS: Record<SpecialStanding, string> = {
  applied: '待批',
  approved: '已批',
  rejected: '已驳回',
  withdrawn: '已撤回',
  lapsed: '已过期',
  void: '随房号单失效',
}

const ROLE_WORDS: Record<SpecialRole, string> = { consultant: '置业顾问', manager: '案场经理', director: '营销总监' }

/** Words an application for its paper: every figure is the engine's, the customers are masked. Rules PRC-3, PRC-7. */
export function specialPaperData(
  special: SpecialDetail,
  standing: SpecialStanding,
  around: Pick<SpecialPaperData, 'project' | 'printed' | 'wording'>,
): SpecialPaperData {
  const { line, listTotal, onSiteTotal, cut } = special
  const fall = fallOfSpecial(special, standing, dayOf(around.printed.at))
  return {
    ...around,
    number: special.number,
    standing,
    standingWord: STANDING_WORDS[standing],
    validUntil: special.validUntil,
    notice: noticeOf(special, fall),
    home: { ...homeOf(line), fallen: fallOf(fall) },
    ticket: special.ticket.number,
    buyers: special.buyers.map(({ name, idNumber, phone }) => ({ name, idNumber: idNumber ?? '', phone })),
    consultant: special.consultant,
    paymentMethod: METHOD_WORDS[special.paymentMethod],
    reason: special.reason,
    special: `${SPECIAL_NAME} ${wordDiscount(special.discount)}`,
    totals: [totalOf('标价总价', listTotal), totalOf('优惠后价格', onSiteTotal), totalOf('特批优惠', cut)],
    total: special.total,
    unitPrice: sayUnitPrice(line.breakdown.unitPrice),
    share: `特批占优惠后价格 ${shareInPercent(cut, onSiteTotal)}%`,
    authority: wordAuthority(special.role),
    events: eventsOf(special),
    signatures: specialRoleSchema.options.map((role) => signatureOf(special, role)),
    hash: special.hash,
  }
}

/** What of the price it was applied at has fallen away by a day, as long as the application could still be used. */
function fallOfSpecial({ line, ticket }: SpecialDetail, standing: SpecialStanding, today: string) {
  const isOpen = isSpecialOpen(standing) && ticket.state !== 'subscribed'
  return isOpen ? fallsOfLines([line], today).fallen[0] : undefined
}

function noticeOf({ total }: SpecialDetail, fall: LineFall | undefined): SpecialPaperData['notice'] {
  if (!fall) return null
  const { day, items, after } = fall
  const way = '特批优惠按失效前的优惠后价格申请，不得再批准、使用；请按新的优惠后价格重新申请。'
  return fallNotice(total, { day, items, total: after }, { price: '最终价', way, frozenAt: '申请' })
}

function totalOf(label: string, amount: ExactFen) {
  return { label, figures: formatExact(amount), capitals: inCapitals(nearestFen(amount)) }
}

function wordAuthority(role: SpecialRole | null): string {
  switch (role) {
    case null:
      return '超出现行全部权限'
    case 'consultant':
      return '置业顾问权限以内，申请即生效'
    case 'manager':
    case 'director':
      return `须${ROLE_WORDS[role]}批准`
  }
}

/** Application and approval stand where they sign; a rejection and a withdrawal stand nowhere else. */
function eventsOf({ consultant, createdAt, state, decision, withdrawal }: SpecialDetail): SpecialPaperData['events'] {
  if (state !== 'rejected' && !withdrawal) return []
  const isByOthers = decision !== null && decision.role !== 'consultant'
  return [
    { what: '申请', by: consultant, at: createdAt, reason: null },
    ...(isByOthers ? [{ ...decision, what: state === 'rejected' ? '驳回' : '批准' }] : []),
    ...(withdrawal ? [{ ...withdrawal, what: '撤回', by: consultant }] : []),
  ]
}

/** Who signed in the system stands with the time; the others have a line to sign. */
function signatureOf({ consultant, createdAt, state, decision }: SpecialDetail, role: SpecialRole): SignatureBlock {
  const title = ROLE_WORDS[role]
  if (role === 'consultant') return { role: title, name: consultant, signedAt: formatInstant(createdAt) }
  const hasSigned = decision?.role === role && state !== 'rejected'
  return hasSigned ? { role: title, name: decision.by, signedAt: formatInstant(decision.at) } : { role: title }
}
