import { In } from 'typeorm'
import { z } from 'zod'
import { maskIdNumber, maskPhone, parsePhone, parseResidentId } from '../../../shared/customers/buyer'
import { type BuyersTicket, type Found, type FoundBuyer, MOST_FOUND } from '../../../shared/find/contract'
import { canBeSpoken, matchSpoken, matchWritten, pinyinTyped, plainTyped } from '../../../shared/find/name-match'
import type { Range } from '../../../shared/find/pattern'
import { isAllowed } from '../../../shared/staff/roles'
import type { Actor, QueryContext } from '../../gate/context'
import { syllablesOf } from '../../names/pinyin'
import { personTable } from '../staff/tables'
import { type CustomerRow, customerTable } from './tables'

/** Whether a person sees every customer's file, or their own alone. Rule SEC-1. */
export function seesAllCustomers(actor: Actor): boolean {
  return isAllowed(actor.role, 'ticket.decide')
}

type Candidate = { id: string; rank: number; in: 'name' | 'phone' | 'idNumber'; ranges: Range[] | null }
type Asked = { projectId: string; text: string }
type TicketsOf = (context: QueryContext, ids: readonly string[]) => Promise<Map<string, BuyersTicket>>

/**
 * Customers by part of the name, pinyin or its initials, the last four digits or the whole of phone or ID; a consultant
 * their own only. A whole number, and four digits, are looked up by their keyed hash: no file is opened that is not
 * shown. Rules SEC-1, SEC-3.
 */
export async function findCustomers(
  context: QueryContext,
  asked: Asked,
  ticketsOf: TicketsOf,
): Promise<{ customers: Found<FoundBuyer>; heldBy: string | null }> {
  if (!isAllowed(context.actor.role, 'customer.find')) return { customers: { items: [], isMore: false }, heldBy: null }
  const candidates = await candidatesFor(context, asked)
  const best = candidates.toSorted((a, b) => a.rank - b.rank).slice(0, MOST_FOUND)
  const ids = best.map(({ id }) => id)
  const [files, people, tickets] = await Promise.all([
    context.db.find(customerTable, { projectId: asked.projectId, id: In(ids) }),
    context.db.find(personTable),
    ticketsOf(context, ids),
  ])
  const byId = new Map(files.map((file) => [file.id, file]))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const items = best.flatMap((candidate) => {
    const file = byId.get(candidate.id)
    if (!file) return []
    const ticket = tickets.get(file.id) ?? null
    return [
      { ...shown(context, file, names.get(file.ownerId) ?? ''), ticket, match: matchIn(context, file, candidate) },
    ]
  })
  return {
    customers: { items, isMore: candidates.length > MOST_FOUND },
    heldBy: await findOwnerOfPhone(context, asked.projectId, asked.text),
  }
}

function shown({ personal, actor }: QueryContext, file: CustomerRow, owner: string) {
  return {
    id: file.id,
    name: file.name,
    phone: maskPhone(personal.show('customer.phone', file.id, file.phone)),
    idNumber: file.idNumber && maskIdNumber(personal.show('customer.idNumber', file.id, file.idNumber)),
    owner,
    isOwn: file.ownerId === actor.id,
  }
}

/** The last four of a masked number are marked, or all of it where the whole was typed. */
function matchIn({ personal }: QueryContext, file: CustomerRow, { in: place, ranges }: Candidate): FoundBuyer['match'] {
  if (ranges !== null) return { in: place, ranges }
  const text =
    place === 'phone'
      ? maskPhone(personal.show('customer.phone', file.id, file.phone))
      : maskIdNumber(personal.show('customer.idNumber', file.id, file.idNumber ?? ''))
  return { in: place, ranges: [{ from: Math.max(0, text.length - 4), to: text.length }] }
}

/** Newest first among equals. */
async function candidatesFor(context: QueryContext, { projectId, text }: Asked): Promise<Candidate[]> {
  const byNumber = await findByNumber(context, projectId, text)
  if (byNumber !== null) return byNumber
  const typed = plainTyped(text).replace(/[%_\\]/g, '')
  if (typed === '' || typed !== plainTyped(text) || /^[\d\s-]+$/.test(typed)) return []
  const spoken = pinyinTyped(text)
  const rows = await findNames(context, projectId, typed, spoken)
  return rows.flatMap(({ id, name, initials }) => {
    const match = matchWritten(name, typed) ?? (spoken === null ? null : matchInPinyin(name, initials, spoken))
    return match === null ? [] : [{ id, in: 'name' as const, ...match }]
  })
}

function matchInPinyin(name: string, initials: string, typed: string) {
  return canBeSpoken(initials, typed) ? matchSpoken(name, syllablesOf(name), typed) : null
}

const nameRows = z.array(z.object({ id: z.string(), name: z.string(), initials: z.string() }))

async function findNames({ db, actor }: QueryContext, projectId: string, typed: string, spoken: string | null) {
  const ways: [string, string][] = [[/[a-z]/.test(typed) ? 'LOWER("name") LIKE' : '"name" LIKE', `%${typed}%`]]
  if (spoken !== null) ways.push(['"initials" LIKE', `${spoken.slice(0, 1)}%`])
  const values = [projectId, ...ways.map(([, value]) => value)]
  const own = seesAllCustomers(actor) ? '' : ` AND "ownerId" = $${values.push(actor.id)}`
  const sql = `SELECT "id", "name", "initials" FROM "customer"
WHERE "projectId" = $1 AND (${ways.map(([way], index) => `${way} $${index + 2}`).join(' OR ')})${own}
ORDER BY "createdAt" DESC`
  return nameRows.parse(await db.select(sql, values))
}

/** Null where no number of a person was typed. */
async function findByNumber({ db, personal, actor }: QueryContext, projectId: string, text: string) {
  const phone = parsePhone(text)
  const idNumber = parseResidentId(text)
  const plain = plainTyped(text).toUpperCase()
  const tail = /^\d{3}[\dX]$/.test(plain) ? plain : null
  if (phone === null && idNumber === null && tail === null) return null
  const hashes =
    phone !== null
      ? { phoneHash: personal.hash('phone', phone) }
      : idNumber !== null
        ? { idNumberHash: personal.hash('idNumber', idNumber) }
        : null
  const phoneTailHash = personal.hash('phoneTail', tail ?? '')
  // Not by whose they are as well: SQLite would rather read all of the owner's than the few of the hash.
  const ways = hashes
    ? [{ projectId, ...hashes }]
    : [
        { projectId, phoneTailHash },
        { projectId, idNumberTailHash: personal.hash('idNumberTail', tail ?? '') },
      ]
  const files = await db.find(customerTable, ways, { order: { createdAt: 'DESC' } })
  const seen = files.filter(({ ownerId }) => ownerId === actor.id || seesAllCustomers(actor))
  return seen.map((file): Candidate => {
    const isPhone = phone !== null || (idNumber === null && file.phoneTailHash === phoneTailHash)
    return { id: file.id, rank: 0, in: isPhone ? 'phone' : 'idNumber', ranges: null }
  })
}

/** Another's customer is found only by the full phone number, and then shows the owner's name alone. Rule SEC-1. */
export async function findOwnerOfPhone(
  context: QueryContext,
  projectId: string,
  typed: string,
): Promise<string | null> {
  const phone = parsePhone(typed)
  if (!phone || seesAllCustomers(context.actor)) return null
  const files = await context.db.find(customerTable, { projectId, phoneHash: context.personal.hash('phone', phone) })
  const held = files.find((file) => file.ownerId !== context.actor.id)
  const owner = held && (await context.db.findOne(personTable, { id: held.ownerId }))
  return owner?.name ?? null
}
