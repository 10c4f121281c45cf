import { type Buyer, type BuyerForm, parseIdNumber, parsePhone } from '../../../../shared/customers/buyer'
import { formatPercent, parsePercent, WHOLE } from '../../../../shared/kernel/rate'
import type { TicketForm } from '../../../../shared/ledger/ticket-contract'
import type { PaymentMethod } from '../../../../shared/pricing/scheme'

type BuyerPart = { key: string; relation: BuyerForm['relation']; share: string }

/** A buyer on file: masked, and whose customer it is when not one's own. Rule SEC-1. */
export type KnownBuyer = BuyerPart & {
  kind: 'known'
  customerId: string
  name: string
  phone: string
  idNumber: string | null
  address: string
  owner: string | null
}

/** A buyer written in place. */
export type NewBuyer = BuyerPart & {
  kind: 'new'
  name: string
  phone: string
  idKind: 'resident' | 'other'
  idNumber: string
  address: string
}

export type BuyerDraft = KnownBuyer | NewBuyer

/** The discounts chosen for one unit, and what was noted for those that need evidence. */
export type LineChoice = { chosen: readonly string[]; evidence: Readonly<Record<string, string>> }

/** The ticket as it stands on the page while it is being written; shares are as typed, in per cent. */
export type TicketDraft = {
  paymentMethod: PaymentMethod
  buyers: readonly BuyerDraft[]
  chosen: readonly string[]
  evidence: Readonly<Record<string, string>>
  /** What is chosen for the units tied to the home, by unit; none where nothing is said. Rule LED-11. */
  tied: Readonly<Record<string, LineChoice>>
  /** 特批优惠 that is used on the home. Rule PRC-7. */
  specialId: string | null
  remarks: string
  hasConsent: boolean
}

export const EMPTY_DRAFT: TicketDraft = {
  paymentMethod: 'oneOff',
  buyers: [],
  chosen: [],
  evidence: {},
  tied: {},
  specialId: null,
  remarks: '',
  hasConsent: false,
}

export const NO_CHOICE: LineChoice = { chosen: [], evidence: {} }

/** The form as the office takes it. A share that cannot be read counts as nothing until it is mended. */
export function formOf(draft: TicketDraft, unitId: string, tiedIds: readonly string[] = []): TicketForm {
  return {
    lines: [homeFormOf(unitId, draft), ...tiedIds.map((id) => lineFormOf(id, draft.tied[id] ?? NO_CHOICE))],
    paymentMethod: draft.paymentMethod,
    buyers: draft.buyers.map(buyerFormOf),
    remarks: draft.remarks,
    hasConsent: draft.hasConsent,
  }
}

function homeFormOf(unitId: string, draft: TicketDraft): TicketForm['lines'][number] {
  const line = lineFormOf(unitId, draft)
  return draft.specialId === null ? line : { ...line, specialId: draft.specialId }
}

function lineFormOf(unitId: string, { chosen, evidence: notes }: LineChoice): TicketForm['lines'][number] {
  const evidence = chosen.flatMap((itemId) => {
    const note = notes[itemId]?.trim()
    return note ? [{ itemId, note }] : []
  })
  return { unitId, chosen: [...chosen], evidence }
}

/** What was chosen for the lines beside the home, as it was written. */
export function choicesOf(lines: readonly Pick<TicketForm['lines'][number], 'unitId' | 'chosen' | 'evidence'>[]) {
  return Object.fromEntries(
    lines.map(({ unitId, chosen, evidence }): [string, LineChoice] => [
      unitId,
      { chosen, evidence: notesOf(evidence) },
    ]),
  )
}

function notesOf(evidence: readonly { itemId: string; note: string }[]): Record<string, string> {
  return Object.fromEntries(evidence.map(({ itemId, note }) => [itemId, note]))
}

function buyerFormOf(buyer: BuyerDraft): BuyerForm {
  const { relation } = buyer
  const share = readShare(buyer.share) ?? 0
  if (buyer.kind === 'known') return { kind: 'known', customerId: buyer.customerId, relation, share }
  const { name, phone, idKind, idNumber, address } = buyer
  return { kind: 'new', name, phone, idKind, idNumber, address, relation, share }
}

/** The draft as it was left: names of customers on file come from the ticket's buyers. */
export function draftOf(form: TicketForm, buyers: readonly Buyer[]): TicketDraft {
  const [line, ...tied] = form.lines
  return {
    paymentMethod: form.paymentMethod,
    buyers: form.buyers.map((buyer, index) => {
      const part = { key: `kept-${index}`, relation: buyer.relation, share: formatPercent(buyer.share) }
      if (buyer.kind === 'new') return { ...buyer, ...part }
      const known = buyers.find((candidate) => candidate.customerId === buyer.customerId)
      return { ...part, kind: 'known', customerId: buyer.customerId, ...factsOf(known) }
    }),
    chosen: line?.chosen ?? [],
    evidence: notesOf(line?.evidence ?? []),
    tied: choicesOf(tied),
    specialId: line?.specialId ?? null,
    remarks: form.remarks,
    hasConsent: form.hasConsent,
  }
}

/** A submitted ticket's buyers, all of them on file by now, to be amended. Rule LED-4. */
export function knownBuyersOf(buyers: readonly Buyer[]): KnownBuyer[] {
  return buyers.map((buyer, index) => ({
    key: `kept-${index}`,
    kind: 'known',
    customerId: buyer.customerId,
    relation: buyer.relation,
    share: formatPercent(buyer.share),
    ...factsOf(buyer),
  }))
}

function factsOf(buyer: Buyer | undefined) {
  return {
    name: buyer?.name ?? '',
    phone: buyer?.phone ?? '',
    idNumber: buyer?.idNumber ?? null,
    address: buyer?.address ?? '',
    owner: buyer?.owner ?? null,
  }
}

/** A share as typed, in 0.0001; null when it is none or more than the whole. */
export function readShare(text: string): number | null {
  const share = parsePercent(text)
  return share === null || share > WHOLE ? null : share
}

/** What all shares add up to, in 0.0001; null while one of them cannot be read. */
export function sumShares(buyers: readonly BuyerDraft[]): number | null {
  let sum = 0
  for (const buyer of buyers) {
    const share = readShare(buyer.share)
    if (share === null) return null
    sum += share
  }
  return sum
}

/** Adds a buyer; while the shares are still even, they are dealt evenly again. */
export function addBuyer(buyers: readonly BuyerDraft[], added: BuyerDraft): BuyerDraft[] {
  const all = [...buyers, added]
  return isEven(buyers) ? shareEvenly(all) : all
}

/** Takes a buyer off; while the shares were even, they are dealt evenly again. */
export function dropBuyer(buyers: readonly BuyerDraft[], key: string): BuyerDraft[] {
  const left = buyers.filter((buyer) => buyer.key !== key)
  const main = left.map((buyer, index) => (index === 0 ? { ...buyer, relation: 'main' as const } : buyer))
  return isEven(buyers) ? shareEvenly(main) : main
}

/** Deals the whole evenly; what cannot be divided goes to the first ones: 33.34, 33.33, 33.33. */
export function shareEvenly(buyers: readonly BuyerDraft[]): BuyerDraft[] {
  const each = Math.floor(WHOLE / Math.max(buyers.length, 1))
  const over = WHOLE - each * buyers.length
  return buyers.map((buyer, index) => ({ ...buyer, share: formatPercent(each + (index < over ? 1 : 0)) }))
}

function isEven(buyers: readonly BuyerDraft[]): boolean {
  return shareEvenly(buyers).every((buyer, index) => buyer.share === buyers[index]?.share)
}

/** What still keeps the ticket from being submitted. Rule LED-3. */
export type DraftProblem =
  | { kind: 'noBuyers' }
  | { kind: 'buyer'; key: string; field: 'name' | 'phone' | 'idNumber' }
  | { kind: 'shares'; sum: number | null }
  | { kind: 'consent' }

/**
 * Everything about buyers and consent that the office would refuse, in the order it stands on the page. An ID may still
 * be missing, not be wrong: the whole of a buyer's data is asked for before the deposit. Rules LED-3, SUB-1.
 */
export function findProblems(draft: TicketDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (draft.buyers.length === 0) problems.push({ kind: 'noBuyers' })
  for (const buyer of draft.buyers) {
    if (buyer.kind === 'known') continue
    const { key } = buyer
    const isIdRight = buyer.idNumber.trim() === '' || parseIdNumber(buyer.idKind, buyer.idNumber) !== null
    if (buyer.name.trim() === '') problems.push({ kind: 'buyer', key, field: 'name' })
    if (!isIdRight) problems.push({ kind: 'buyer', key, field: 'idNumber' })
    if (parsePhone(buyer.phone) === null) problems.push({ kind: 'buyer', key, field: 'phone' })
  }
  const sum = sumShares(draft.buyers)
  if (draft.buyers.length > 0 && sum !== WHOLE) problems.push({ kind: 'shares', sum })
  if (!draft.hasConsent) problems.push({ kind: 'consent' })
  return problems
}

/** Whether what was typed into the search reads like a phone or ID number rather than a name. */
export function readsLikeNumber(text: string): boolean {
  return /^[+\d][\d\sXx-]*$/.test(text.normalize('NFKC').trim())
}

/** What the next buyer most likely is to the main one: the spouse, of whom there is one. */
export function relationOfNext(buyers: readonly BuyerDraft[]): NewBuyer['relation'] {
  if (buyers.length === 0) return 'main'
  return buyers.some(({ relation }) => relation === 'spouse') ? 'other' : 'spouse'
}

/** A new buyer out of what was typed into the search: a phone, an ID number or a name. */
export function newBuyerFrom(text: string, key: string, relation: NewBuyer['relation']): NewBuyer {
  const typed = text.normalize('NFKC').trim()
  const isPhone = parsePhone(typed) !== null
  const isId = !isPhone && readsLikeNumber(typed) && typed.replace(/\s/g, '').length > 11
  return {
    key,
    kind: 'new',
    name: readsLikeNumber(typed) ? '' : typed,
    phone: isPhone || (readsLikeNumber(typed) && !isId) ? typed : '',
    idKind: 'resident',
    idNumber: isId ? typed : '',
    address: '',
    relation,
    share: '',
  }
}
