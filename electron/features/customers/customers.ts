import {
  type Buyer,
  type BuyerForm,
  maskIdNumber,
  maskPhone,
  parseIdNumber,
  parsePhone,
} from '../../../shared/customers/buyer'
import { WHOLE } from '../../../shared/kernel/rate'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { Actor, CommandContext } from '../../gate/context'
import { initialsOf } from '../../names/pinyin'
import { findCustomers } from './finding'
import { listCustomers } from './listing'
import { openBuyers, sealBuyer } from './named-buyers'
import { type CustomerRow, customerTable, type NamedBuyer } from './tables'

/** 导出 Excel: what this room's files hold, masked. Rule SEC-1. */
export const customersLists = { files: listCustomers }

/** For a document that names buyers in rows of its own. Rule SEC-3. */
export const namedBuyers = { seal: sealBuyer, open: openBuyers }

/** 查找: what this room finds. */
export const customersFinder = { customers: findCustomers }

/** A buyer with their file found or made; numbers in the clear, for the caller to encrypt as its own. */
export type ResolvedBuyer = NamedBuyer & {
  /** The consultant whose customer this is, when it is another's: shown to whoever decides on the ticket. */
  ownerId: string
}

type NewBuyer = Extract<BuyerForm, { kind: 'new' }>
type Tx = Pick<CommandContext<Actor>, 'db' | 'personal' | 'now' | 'newId' | 'actor'>

/** A buyer as found, and what their file still has to learn: a new file, what one's own file lacks, or nothing. */
type FoundBuyer = ResolvedBuyer & { file: CustomerRow | null }

/**
 * Finds the file of every buyer on a ticket, or begins it, and writes nothing yet. A known file must be the
 * consultant's own, or stand on the ticket already. Someone new whose ID, or phone and name, is on file is that
 * customer: one person is one file. Another consultant's file is linked, never shown nor changed. Rules LED-3, SEC-1,
 * CRM-1.
 */
export async function findBuyers(
  tx: Tx,
  projectId: string,
  buyers: readonly BuyerForm[],
  onTicket: readonly ResolvedBuyer[],
) {
  if (buyers.length === 0) return refuse('BUYERS_MISSING', {})
  const sum = buyers.reduce((total, buyer) => total + buyer.share, 0)
  if (sum !== WHOLE || buyers.some((buyer) => buyer.share === 0)) return refuse('SHARES_NOT_WHOLE', { sum })
  const found: FoundBuyer[] = []
  for (const [index, buyer] of buyers.entries()) {
    const begun = found.flatMap(({ file }) => file ?? [])
    const one =
      buyer.kind === 'known'
        ? await openFile(tx, projectId, buyer.customerId, onTicket, index)
        : await findOrBeginFile(tx, projectId, buyer, index, begun)
    if (isRefusal(one)) return one
    if (found.some((other) => other.customerId === one.customerId)) return refuse('BUYER_TWICE', { name: one.name })
    found.push({ ...one, relation: buyer.relation, share: buyer.share })
  }
  return found
}

/** Keeps what the buyers' files have to learn. */
export async function keepBuyers({ db }: Tx, found: readonly FoundBuyer[]): Promise<ResolvedBuyer[]> {
  for (const { file } of found) {
    if (file?.version === 1) await db.insert(customerTable, file)
    else if (file) await db.update(customerTable, { id: file.id, version: file.version - 1 }, file)
  }
  return found.map(({ file: _, ...buyer }) => buyer)
}

async function openFile(
  tx: Tx,
  projectId: string,
  customerId: string,
  onTicket: readonly ResolvedBuyer[],
  index: number,
) {
  // Who stands on the ticket stays as it names them: what was signed does not change with the file, and another's
  // file would tell what was never typed.
  const asWritten = onTicket.find((buyer) => buyer.customerId === customerId)
  if (asWritten) return { ...asWritten, file: null }
  const file = await tx.db.findOne(customerTable, { id: customerId, projectId })
  if (!file || file.ownerId !== tx.actor.id) return refuse('BUYER_INVALID', { buyer: index, field: 'customer' })
  return {
    customerId: file.id,
    name: file.name,
    phone: tx.personal.decrypt('customer.phone', file.id, file.phone),
    idNumber: file.idNumber && tx.personal.decrypt('customer.idNumber', file.id, file.idNumber),
    address: tx.personal.decrypt('customer.address', file.id, file.address),
    ownerId: file.ownerId,
    file: null,
  }
}

async function findOrBeginFile(
  tx: Tx,
  projectId: string,
  buyer: NewBuyer,
  index: number,
  begun: readonly CustomerRow[],
) {
  if (buyer.name === '') return refuse('BUYER_INVALID', { buyer: index, field: 'name' })
  const phone = parsePhone(buyer.phone)
  if (phone === null) return refuse('BUYER_INVALID', { buyer: index, field: 'phone' })
  const idNumber = buyer.idNumber.trim() === '' ? null : parseIdNumber(buyer.idKind, buyer.idNumber)
  if (idNumber === null && buyer.idNumber.trim() !== '') {
    return refuse('BUYER_INVALID', { buyer: index, field: 'idNumber' })
  }
  const written = { name: buyer.name, phone, idNumber, address: buyer.address }
  const known = await findSamePerson(tx, projectId, written, begun)
  if (!known) {
    const file = newFile(tx, projectId, buyer, written)
    return { customerId: file.id, ...written, ownerId: file.ownerId, file }
  }
  const file = known.ownerId === tx.actor.id ? completed(tx, known, buyer, written) : null
  return { customerId: known.id, ...written, ownerId: known.ownerId, file }
}

type Written = { name: string; phone: string; idNumber: string | null; address: string }

/**
 * The same ID is the same person; without one, the same phone and name, unless the file has another ID. What this
 * ticket begins counts as if it were kept.
 */
async function findSamePerson(
  tx: Tx,
  projectId: string,
  written: Written,
  begun: readonly CustomerRow[],
): Promise<CustomerRow | null> {
  const idNumberHash = written.idNumber && tx.personal.hash('idNumber', written.idNumber)
  if (idNumberHash) {
    const byId =
      begun.find((file) => file.idNumberHash === idNumberHash) ??
      (await tx.db.findOne(customerTable, { projectId, idNumberHash }))
    if (byId) return byId
  }
  const { name } = written
  const phoneHash = tx.personal.hash('phone', written.phone)
  const kept = await tx.db.find(customerTable, { projectId, phoneHash, name })
  const byPhone = [
    ...begun.filter((file) => file.phoneHash === phoneHash && file.name === name),
    ...kept.filter((file) => begun.every(({ id }) => id !== file.id)),
  ]
  return byPhone.find((file) => !file.idNumberHash || !idNumberHash) ?? null
}

function newFile(tx: Tx, projectId: string, buyer: NewBuyer, written: Written): CustomerRow {
  const id = tx.newId()
  return {
    id,
    projectId,
    ownerId: tx.actor.id,
    name: written.name,
    initials: initialsOf(written.name),
    ...contactColumns(tx, id, written),
    ...idColumns(tx, id, buyer, written),
    createdAt: tx.now,
    version: 1,
  }
}

/** One's own file learns what the form knows better: another phone or address, an ID it lacked. */
function completed(tx: Tx, file: CustomerRow, buyer: NewBuyer, written: Written): CustomerRow {
  return {
    ...file,
    ...contactColumns(tx, file.id, written),
    ...(written.idNumber ? idColumns(tx, file.id, buyer, written) : {}),
    version: file.version + 1,
  }
}

function contactColumns({ personal }: Tx, id: string, { phone, address }: Written) {
  return {
    phone: personal.encrypt('customer.phone', id, phone),
    phoneHash: personal.hash('phone', phone),
    phoneTailHash: personal.hash('phoneTail', phone.slice(-4)),
    address: personal.encrypt('customer.address', id, address),
  }
}

function idColumns({ personal }: Tx, id: string, { idKind }: NewBuyer, { idNumber }: Written) {
  return {
    idKind,
    idNumber: idNumber && personal.encrypt('customer.idNumber', id, idNumber),
    idNumberHash: idNumber && personal.hash('idNumber', idNumber),
    idNumberTailHash: idNumber && personal.hash('idNumberTail', idNumber.slice(-4)),
  }
}

/** A buyer as a page shows them: masked, with the owner's name when it is another consultant's customer. */
export function shownBuyer(buyer: ResolvedBuyer, owner: string | null): Buyer {
  const { customerId, name, phone, idNumber, address, relation, share } = buyer
  return {
    customerId,
    name,
    phone: maskPhone(phone),
    idNumber: idNumber && maskIdNumber(idNumber),
    address,
    relation,
    share,
    owner,
  }
}
