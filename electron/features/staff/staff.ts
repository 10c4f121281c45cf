import { maskIdNumber, maskPhone, parsePhone, parseResidentId } from '../../../shared/customers/buyer'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { staffContract } from '../../../shared/staff/contract'
import { DEFAULT_LOCK_AFTER } from '../../../shared/staff/lock'
import { missingContact, type Person } from '../../../shared/staff/person'
import type { Personal } from '../../database/personal'
import type { CommandContext, QueryContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { LOCK_SETTING, settingTable } from '../../gate/tables'
import type { Reader } from '../../gate/unit-of-work'
import { findPeople } from './finding'
import { hashPassword, inTurn } from './passwords'
import { askPin, pinHandlers } from './pins'
import { askPassword, endSessions, signInHandlers } from './sign-in'
import { type PersonRow, personTable } from './tables'

/** For what cannot be undone: the caller's own password, asked again. Rule SEC-1. */
export const askOwnPassword = askPassword

/** 复核签字: who signs shows by their PIN that they are the one at this PC. Rule PRC-6. */
export const askPersonalPin = askPin

/** 查找: what this room finds. */
export const staffFinder = { people: findPeople }

/** 人员: people, their roles, signing in. Nobody is deleted: names stand in the records. Rules SEC-1, SEC-3. */
export const staffHandlers: HandlersOf<typeof staffContract> = {
  ...signInHandlers,
  ...pinHandlers,

  list: listPeople,

  add: {
    prepare: async ({ origin }, input) => {
      const passwordHash = await inTurn(origin.address, () => hashPassword(input.password))
      return async (tx) => {
        if (await tx.db.findOne(personTable, { login: input.login })) {
          return refuse('LOGIN_TAKEN', { login: input.login })
        }
        const id = tx.newId()
        const contact = await contactOf(tx, input.person, id)
        if (isRefusal(contact)) return contact
        const person: PersonRow = {
          id,
          login: input.login,
          name: input.person.name,
          role: input.person.role,
          passwordHash,
          pinHash: null,
          phone: null,
          phoneHash: null,
          idNumber: null,
          idNumberHash: null,
          ...contact,
          isActive: true,
          createdAt: tx.now,
          version: 1,
        }
        const missing = missingContact(person)
        if (missing.length > 0) return refuse('CONTACT_MISSING', { role: person.role, missing })
        await tx.db.insert(personTable, person)
        return done(shown(person, tx.personal), { subject: person.id, after: noted(person, tx.personal) })
      }
    },
  },

  amend: async (tx, { id, version, person: form }) => {
    const before = await currentPerson(tx.db, id, version)
    if (isRefusal(before)) return before
    if (form.role !== 'admin' && (await isLastAdmin(tx.db, before))) return refuse('LAST_ADMIN', {})
    const contact = await contactOf(tx, form, id)
    if (isRefusal(contact)) return contact
    const after: PersonRow = { ...before, ...contact, name: form.name, role: form.role, version: version + 1 }
    const missing = missingContact(after)
    if (missing.length > 0) return refuse('CONTACT_MISSING', { role: after.role, missing })
    await tx.db.update(
      personTable,
      { id, version },
      { ...contact, name: form.name, role: form.role, version: version + 1 },
    )
    return done(shown(after, tx.personal), {
      subject: id,
      before: noted(before, tx.personal),
      after: noted(after, tx.personal),
    })
  },

  setActive: async (tx, { id, version, isActive }) => {
    const before = await currentPerson(tx.db, id, version)
    if (isRefusal(before)) return before
    if (!isActive && (await isLastAdmin(tx.db, before))) return refuse('LAST_ADMIN', {})
    await tx.db.update(personTable, { id, version }, { isActive, version: version + 1 })
    if (!isActive) await endSessions(tx.db, id, tx.now)
    const after = { ...before, isActive, version: version + 1 }
    return done(shown(after, tx.personal), {
      subject: id,
      before: noted(before, tx.personal),
      after: noted(after, tx.personal),
    })
  },

  resetPassword: {
    prepare: async ({ origin }, { id, version, password }) => {
      const passwordHash = await inTurn(origin.address, () => hashPassword(password))
      return async (tx) => {
        const before = await currentPerson(tx.db, id, version)
        if (isRefusal(before)) return before
        // Whoever had the old password may have set the PIN.
        const change = { passwordHash, pinHash: null, version: version + 1 }
        await tx.db.update(personTable, { id, version }, change)
        await endSessions(tx.db, id, tx.now)
        return done(shown({ ...before, ...change }, tx.personal), { subject: id })
      }
    },
  },

  clearPin: async (tx, { id, version }) => {
    const before = await currentPerson(tx.db, id, version)
    if (isRefusal(before)) return before
    const change = { pinHash: null, version: version + 1 }
    await tx.db.update(personTable, { id, version }, change)
    return done(shown({ ...before, ...change }, tx.personal), { subject: id })
  },

  setLockAfter: async (tx, { minutes }) => {
    const before = await tx.db.findOne(settingTable, { name: LOCK_SETTING })
    await tx.db.put(settingTable, { name: LOCK_SETTING, value: String(minutes) })
    return done(
      { minutes },
      {
        subject: LOCK_SETTING,
        before: { minutes: Number(before?.value ?? DEFAULT_LOCK_AFTER) },
        after: { minutes },
      },
    )
  },
}

/** Everyone with an account, phone and ID masked. Rule SEC-1. */
export async function listPeople({ db, personal }: Pick<QueryContext, 'db' | 'personal'>): Promise<Person[]> {
  const people = await db.find(personTable, {}, { order: { createdAt: 'ASC' } })
  return people.map((person) => shown(person, personal))
}

async function currentPerson(db: Reader, id: string, version: number) {
  const person = await db.findOne(personTable, { id })
  if (!person) return refuse('NOT_FOUND', { what: 'person' })
  return person.version === version ? person : refuse('STALE', { what: 'person', version: person.version })
}

/** Without an administrator nobody could let anybody in. */
async function isLastAdmin(db: Reader, person: PersonRow): Promise<boolean> {
  if (person.role !== 'admin' || !person.isActive) return false
  return (await db.count(personTable, { role: 'admin', isActive: true })) === 1
}

/**
 * Phone and ID as kept: encrypted, and found by their hash. One person with two accounts could approve their own
 * deals, so that a number that another account has is refused. Rules SEC-1, SEC-3.
 */
async function contactOf(
  tx: Pick<CommandContext<unknown>, 'db' | 'personal'>,
  form: { phone?: string | null; idNumber?: string | null },
  id: string,
) {
  const contact: Partial<Pick<PersonRow, 'phone' | 'phoneHash' | 'idNumber' | 'idNumberHash'>> = {}
  for (const field of ['phone', 'idNumber'] as const) {
    const typed = form[field]
    if (typed === undefined) continue
    const hashField = `${field}Hash` as const
    if (typed === null || typed.trim() === '') {
      contact[field] = null
      contact[hashField] = null
      continue
    }
    const number = field === 'phone' ? parsePhone(typed) : parseResidentId(typed)
    if (number === null) return refuse('NUMBER_INVALID', { field })
    const hash = tx.personal.hash(field, number)
    const known = await tx.db.findOne(personTable, { [hashField]: hash })
    if (known && known.id !== id) return refuse('PERSON_KNOWN', { name: known.name, field })
    contact[field] = tx.personal.encrypt(`person.${field}`, id, number)
    contact[hashField] = hash
  }
  return contact
}

function shown(person: PersonRow, personal: Personal): Person {
  const { id, login, name, role, isActive, version } = person
  return {
    id,
    login,
    name,
    role,
    isActive,
    hasPin: person.pinHash !== null,
    version,
    phone: person.phone && maskPhone(personal.show('person.phone', id, person.phone)),
    idNumber: person.idNumber && maskIdNumber(personal.show('person.idNumber', id, person.idNumber)),
  }
}

/** What the audit row says of a person: phone and ID masked. Rule SEC-2. */
function noted(person: PersonRow, personal: Personal) {
  const { login, name, role, isActive, phone, idNumber } = shown(person, personal)
  return { login, name, role, isActive, phone, idNumber }
}

/**
 * Whether everyone of a decision is known by phone and ID, as the office may still have people from before both were
 * asked for; null when they are. Rule SEC-1.
 */
export async function requireKnown(db: Reader, personIds: readonly string[]) {
  for (const id of personIds) {
    const person = await db.findOne(personTable, { id })
    const missing = person ? missingContact(person) : []
    if (person && missing.length > 0) return refuse('CONTACT_INCOMPLETE', { name: person.name, missing })
  }
  return null
}
