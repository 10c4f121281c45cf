import { dayOf, formatShortInstant } from '../../../shared/kernel/day'
import { formatWholeYuan } from '../../../shared/kernel/money'
import { isExpired } from '../../../shared/ledger/claim'
import { isRunning, type TicketEvent, type TicketState } from '../../../shared/ledger/ticket'
import type { HoldLine, Ticket } from '../../../shared/ledger/ticket-contract'
import { fallsOfLines, fallsOfTicket, type LineFall, type TicketFall } from '../../../shared/ledger/ticket-falls'
import { withoutSpecial } from '../../../shared/pricing/falling-away'
import { homeOf, METHOD_WORDS } from '../../documents/pdf/home-words'
import type { PaperNotice } from '../../documents/pdf/notice'
import type { PaperFall } from '../../documents/pdf/price'
import type { TicketPaperData } from './ticket-paper'

const STATE_WORDS: Record<TicketState, string> = {
  draft: '草稿',
  discarded: '已放弃',
  submitted: '待批',
  approved: '已批',
  rejected: '已驳回',
  withdrawn: '已撤回',
  expired: '已到期',
  subscribed: '已认购',
}

const EVENT_WORDS: Record<TicketEvent, string> = {
  save: '保存草稿',
  discard: '放弃草稿',
  submit: '提交',
  amend: '修改',
  approve: '批准',
  reject: '驳回',
  withdraw: '撤回',
  extend: '延时',
  expire: '到期',
  subscribe: '转认购',
}

/**
 * Words a ticket for its paper: every figure is the engine's, the buyers are as masked as the ticket has them.
 * Saving a draft is no signature and stays off the paper. Rules LED-3, PRC-3.
 */
export function ticketPaperData(
  ticket: Ticket,
  around: Pick<TicketPaperData, 'project' | 'printed' | 'wording'>,
): TicketPaperData {
  const { lines, history, paymentMethod, buyers } = ticket
  const total = lines.length > 0 ? lines.reduce((sum, line) => sum + line.breakdown.total, 0) : null
  const today = dayOf(around.printed.at)
  const falls = isRunning(ticket.state) ? fallsOfLines(lines, today).fallen : []
  // A missed sign-by day takes the special discount with it, whose own days then say nothing more.
  const lapse = isRunning(ticket.state) && falls.length === 0 ? lapseOf(ticket, around.printed.at) : null
  const standing = (line: HoldLine) =>
    lapse && line.special ? lapse.fallen(line) : fallOf(falls.find(({ unit }) => unit === line.unit))
  return {
    ...around,
    number: ticket.number,
    state: ticket.state,
    stateWord: STATE_WORDS[ticket.state],
    until: ticket.until,
    homes: lines.map((line) => ({ ...homeOf(line), fallen: standing(line) })),
    total,
    notice: total === null ? null : (lapse?.notice(total) ?? noticeOf(ticket, total, today, falls)),
    buyers: buyers.map(({ name, idNumber, phone, address, share }) => ({
      name,
      idNumber: idNumber ?? '',
      phone,
      address,
      share,
    })),
    consultant: ticket.consultant,
    paymentMethod: METHOD_WORDS[paymentMethod],
    remarks: ticket.remarks,
    consent: ticket.consent,
    events: history
      .filter(({ event }) => event !== 'save')
      .map(({ event, by, at, reason }) => ({ what: EVENT_WORDS[event], by, at, reason })),
    hash: ticket.hash,
  }
}

/** A line's total as it is now, and why, for its paper. Rule PRC-4. */
export function fallOf(fall: LineFall | undefined): PaperFall | null {
  return fall ? { total: fall.after, why: `「${fall.items.join('、')}」过了 ${fall.day} 未签约` } : null
}

function noticeOf(
  { lines, state }: Ticket,
  total: number,
  today: string,
  falls: readonly LineFall[],
): PaperNotice | null {
  if (falls.length === 0) return null
  const { fallen } = fallsOfTicket(total, lines, today)
  if (!fallen) return null
  const way =
    state === 'approved'
      ? '请案场经理撤回此单，由置业顾问按新总价重新开单。'
      : '请置业顾问修改此单，按新总价重新确认后再批。'
  return fallNotice(total, fallen, { price: '总价', way: `不得再按本单总价收定金、签认购书。${way}`, frozenAt: '签署' })
}

/** What a paper says of a special discount whose days are over while its ticket runs; null while they are not. Rule PRC-7. */
function lapseOf({ lines, state, specialUse }: Ticket, now: number) {
  if (!specialUse || !isExpired(specialUse, now)) return null
  const why = `特批优惠 ${specialUse.number} 已于 ${formatShortInstant(specialUse.until)} 过期`
  const way =
    state === 'approved'
      ? '请案场经理撤回此单，由置业顾问重新开单；仍要特批的重新申请。'
      : '请置业顾问重新申请特批，或不用特批，修改此单后再批。'
  const totalOf = (line: HoldLine) => (line.special ? withoutSpecial(line) : line.breakdown).total
  return {
    fallen: (line: HoldLine): PaperFall => ({ total: totalOf(line), why }),
    notice: (total: number): PaperNotice => {
      const now = lines.reduce((sum, line) => sum + totalOf(line), 0)
      return {
        title: '特批优惠已过期，本单总价不再有效',
        now: { label: '不用特批为', total: now },
        lines: [
          `${why}：总价由 ${formatWholeYuan(total)} 元变为 ${formatWholeYuan(now)} 元。`,
          `不得再按本单总价收定金、签认购书。${way}`,
          '校验码仍是签署时的内容，供核对原单；本提示按打印时计算，不在校验之内。',
        ],
      }
    },
  }
}

/** What a paper calls the price that has fallen, what is to be done now, and when it was frozen. */
type FallWording = { price: string; way: string; frozenAt: string }

/**
 * What a paper says first once its total has fallen. It is no part of what was signed: the hash stays that of the
 * content as it was, so that a copy can still be checked against it. Rules PRC-4, SUB-3.
 */
export function fallNotice(total: number, fallen: TicketFall, { price, way, frozenAt }: FallWording): PaperNotice {
  const [old, now] = [formatWholeYuan(total), formatWholeYuan(fallen.total)]
  return {
    title: `优惠已失效，本单${price}不再有效`,
    now: { label: '现应为', total: fallen.total },
    lines: [
      `「${fallen.items.join('、')}」过了 ${fallen.day} 未签约，已失效：${price}由 ${old} 元变为 ${now} 元。`,
      way,
      `校验码仍是${frozenAt}时的内容，供核对原单；本提示按打印当日计算，不在校验之内。`,
    ],
  }
}
