import { canonicalJson } from '../../../shared/kernel/canonical'
import { dayOf } from '../../../shared/kernel/day'
import { groupBy } from '../../../shared/kernel/group'
import { type HoldLine, ticketFormSchema } from '../../../shared/ledger/ticket-contract'
import { admitItems } from '../../../shared/pricing/admission'
import { specialDiscountSchema } from '../../../shared/pricing/special'
import { type Check, type Examined, type Found, REMEDY, remembered } from '../../examination/check'
import { parsedJson } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'
import { openSealed } from '../../examination/sealed'
import { faultOfBounds, faultOfPins, faultOfSteps, pinsOf, readLine } from './frozen-line'
import type { TicketLineRow, TicketRow } from './tables'
import { findFaulty } from './ticket-checks'
import { historiesOf, latestLinesOf } from './ticket-histories'
import { buyerKey, hashOfTicket, TICKET_TEMPLATE } from './ticket-shape'

/** Each line is read once: of all that is asked of an office's tickets, reading takes longest. */
const readLinesOf = remembered(
  async (exam) => new Map((await rowsOf.lines(exam)).map((row) => [row, readLine(row.line)])),
)

/** 房号单的价格, 买方与签名: what was frozen is whole, computed right, within its bounds, and what was signed. */
export const ticketLineChecks: readonly Check[] = [
  {
    rule: 'LED-3',
    name: 'lines.frozen',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const { ticket: place } = await placesOf(exam)
      return [...(await readLinesOf(exam))].flatMap(([row, line]): Found[] => {
        const what = line ? faultOfColumns(row, line) : '签过的价格读不出来'
        return what === null ? [] : [{ where: place(row.ticketId), what }]
      })
    },
  },
  {
    rule: 'LED-11',
    name: 'lines.home',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const lines = await latestLinesOf(exam)
      return findFaulty(exam, ({ id, unitId }, events) => {
        const own = lines.get(id) ?? []
        if (events.length === 0) return own.length === 0 ? null : '草稿不该有签过的价格'
        const isWhole = own[0]?.unitId === unitId && own.every(({ position }, index) => position === index)
        return isWhole ? null : '单上的第一套不是它的房号，或缺一行'
      })
    },
  },
  { rule: 'PRC-3', name: 'lines.steps', remedy: REMEDY.holdDeal, run: (exam) => findFaultyLines(exam, faultOfSteps) },
  {
    rule: 'LED-7',
    name: 'lines.pinned',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const pins = await pinsOf(exam)
      return findFaultyLines(exam, (line) => faultOfPins(line, pins))
    },
  },
  {
    rule: 'LED-7',
    name: 'lines.inForce',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const [pins, histories, tickets] = [await pinsOf(exam), await historiesOf(exam), byId(await rowsOf.tickets(exam))]
      return findFaultyLines(exam, (line, { ticketId }) => {
        const [ticket, submitted] = [tickets.get(ticketId), histories.get(ticketId)?.[0]]
        const isSound = ticket && submitted && pins.wereInForce(line, ticket.projectId, submitted.at)
        return isSound ? null : '所用的价格版本或优惠方案在提交时不在生效'
      })
    },
  },
  {
    rule: 'PRC-5',
    name: 'lines.bounds',
    remedy: REMEDY.holdDeal,
    run: async (exam) => {
      const pins = await pinsOf(exam)
      return findFaultyLines(exam, (line) => faultOfBounds(line, pins))
    },
  },
  { rule: 'PRC-4', name: 'lines.admitted', remedy: REMEDY.holdDeal, run: findUnadmitted },
  { rule: 'PRC-7', name: 'lines.special', remedy: REMEDY.holdDeal, run: findUnapproved },
  {
    rule: 'SEC-3',
    name: 'tickets.sealed',
    remedy: `请顾问与买方核对资料；${REMEDY.restore}`,
    run: findUnsealed,
  },
  { rule: 'SUB-3', name: 'tickets.hash', remedy: REMEDY.holdDeal, run: findUnlikeHash },
]

function faultOfColumns(row: TicketLineRow, line: HoldLine): string | null {
  const isSame =
    row.unitId === line.unitId &&
    row.priceVersionId === line.priceVersion.id &&
    row.schemeId === line.schemeId &&
    row.total === line.breakdown.total
  return isSame ? null : '签过的价格与它的房号、版本或总价不同'
}

async function findFaultyLines(
  exam: Examined,
  faultOf: (line: HoldLine, row: TicketLineRow) => string | null,
): Promise<Found[]> {
  const { ticket: place } = await placesOf(exam)
  return [...(await readLinesOf(exam))].flatMap(([row, line]): Found[] => {
    const what = line && faultOf(line, row)
    return what === null ? [] : [{ where: place(row.ticketId), what: `${line?.unit}：${what}` }]
  })
}

/** What is used met its conditions on the day it was signed, as they are weighed again. Rules PRC-3, PRC-4. */
async function findUnadmitted(exam: Examined): Promise<Found[]> {
  const [tickets, latest, histories] = [
    byId(await rowsOf.tickets(exam)),
    await latestLinesOf(exam),
    await historiesOf(exam),
  ]
  return findFaultyLines(exam, (line, row) => {
    const { admissions, chosen, evidence } = line
    const used = admissions.filter(({ isChosen }) => isChosen)
    if (used.length !== chosen.length || used.some(({ isAdmitted }) => !isAdmitted)) return '用了不符合条件的优惠'
    const ticket = tickets.get(row.ticketId)
    const signed = histories.get(row.ticketId) ?? []
    const written = signed.filter(({ event }) => event === 'submit' || event === 'amend').at(-1)
    const [submitted] = signed
    // How an earlier revision was to be paid is not kept.
    const isLatest = latest.get(row.ticketId)?.[0]?.revision === row.revision
    if (!ticket || !written || !submitted || !isLatest) return null
    const facts = {
      paymentMethod: ticket.paymentMethod,
      day: dayOf(submitted.at),
      today: dayOf(written.at),
      building: line.building,
      type: line.type,
      kind: line.kind ?? 'home',
      area: line.area,
      evidence: evidence.map(({ itemId }) => itemId),
    }
    const again = admitItems(line.scheme, facts, chosen)
    return canonicalJson(again) === canonicalJson(admissions) ? null : '优惠条件重新核对的结果与单上的不同'
  })
}

/** A special discount on a ticket was approved for it, in time, and is still what was approved. Rule PRC-7. */
async function findUnapproved(exam: Examined): Promise<Found[]> {
  const [specials, latest, histories] = [
    byId(await rowsOf.specials(exam)),
    await latestLinesOf(exam),
    await historiesOf(exam),
  ]
  return findFaultyLines(exam, ({ special }, { ticketId, revision }) => {
    if (!special) return null
    const row = specials.get(special.id)
    const isLatest = latest.get(ticketId)?.[0]?.revision === revision
    const signed = (histories.get(ticketId) ?? []).filter(({ event }) => event === 'submit' || event === 'amend').at(-1)
    if (row?.ticketId !== ticketId || row.number !== special.number) return '所用的特批不是这张单的'
    const discount = parsedJson(specialDiscountSchema, row.discount)
    if (canonicalJson(discount) !== canonicalJson(special.discount)) return '所用的特批与申请的不同'
    if (!isLatest || !signed) return null
    const wasDecided = row.state === 'approved' && row.decidedAt !== null && row.decidedAt <= signed.at
    return wasDecided && signed.at < row.validUntil ? null : '所用的特批没有批准，或已过有效期'
  })
}

async function findUnsealed(exam: Examined): Promise<Found[]> {
  const { ticket: place } = await placesOf(exam)
  const forms = (await rowsOf.tickets(exam)).flatMap(({ id, unitId, form }) => {
    const { fault, plain } = openSealed(exam, 'ticket.form', id, form)
    if (fault !== null) return [{ where: place(id), what: `填写的内容${fault}` }]
    if (plain === null) return []
    const home = parsedJson(ticketFormSchema, plain)?.lines[0]?.unitId
    return home === unitId ? [] : [{ where: place(id), what: '填写的内容读不出来，或不是这套房的' }]
  })
  const buyers = (await rowsOf.buyers(exam)).flatMap((buyer) => {
    const { ticketId, position, phone, idNumber, address } = buyer
    const row = buyerKey(buyer)
    const faults = {
      手机号: openSealed(exam, 'ticketBuyer.phone', row, phone).fault,
      证件号: idNumber === null ? null : openSealed(exam, 'ticketBuyer.idNumber', row, idNumber).fault,
      地址: openSealed(exam, 'ticketBuyer.address', row, address).fault,
    }
    return Object.entries(faults).flatMap(([field, fault]) =>
      fault === null ? [] : [{ where: place(ticketId), what: `第 ${position + 1} 位买方的${field}：${fault}` }],
    )
  })
  return [...forms, ...buyers]
}

/** The printed hash is the one of what is kept, by a template that was ever used, and the one signed. Rule SUB-3. */
async function findUnlikeHash(exam: Examined): Promise<Found[]> {
  const [lines, buyers] = [await latestLinesOf(exam), groupBy(await rowsOf.buyers(exam), ({ ticketId }) => ticketId)]
  const readLines = await readLinesOf(exam)
  return findFaulty(exam, (ticket, events) => {
    const signed = events.filter(({ hash }) => hash !== null).at(-1)?.hash ?? null
    if (ticket.hash !== signed) return '校验码不是最后签下的那个'
    const own = lines.get(ticket.id) ?? []
    const read = own.flatMap((row) => readLines.get(row) ?? [])
    const people = openBuyers(exam, ticket, own[0]?.revision, buyers.get(ticket.id) ?? [])
    if (signed === null || people === null || read.length < own.length) return null
    const isSame = TEMPLATES.some((template) => hashOfTicket(ticket, read, people, template) === signed)
    return isSame ? null : '内容与校验码对不上：签过之后被改过'
  })
}

const TEMPLATES = Array.from({ length: TICKET_TEMPLATE }, (_, index) => index + 1)

/** The buyers in the clear; null where the key is not at hand or something cannot be opened. */
function openBuyers(
  exam: Examined,
  { id }: TicketRow,
  revision: number | undefined,
  rows: Awaited<ReturnType<typeof rowsOf.buyers>>,
) {
  const people = []
  for (const buyer of rows.filter((one) => one.ticketId === id && one.revision === revision)) {
    const row = buyerKey(buyer)
    const phone = openSealed(exam, 'ticketBuyer.phone', row, buyer.phone).plain
    const address = openSealed(exam, 'ticketBuyer.address', row, buyer.address).plain
    const idNumber =
      buyer.idNumber === null ? null : openSealed(exam, 'ticketBuyer.idNumber', row, buyer.idNumber).plain
    if (phone === null || address === null || (buyer.idNumber !== null && idNumber === null)) return null
    const { name, relation, share } = buyer
    people.push({ name, phone, idNumber, address, relation, share })
  }
  return people
}
