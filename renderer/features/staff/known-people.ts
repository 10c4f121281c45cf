import { z } from 'zod'
import { roleSchema } from '../../../shared/staff/roles'

const knownPersonSchema = z.strictObject({ login: z.string(), name: z.string(), role: roleSchema })

/** Someone who has signed in on this computer before: no password, only the way to their name. */
export type KnownPerson = z.infer<typeof knownPersonSchema>

const STORED_AS = 'fanghao.people'
const MOST = 8

export function knownPeople(): KnownPerson[] {
  const stored = localStorage.getItem(STORED_AS)
  if (stored === null) return []
  try {
    return z.array(knownPersonSchema).catch([]).parse(JSON.parse(stored))
  } catch {
    return []
  }
}

/** Puts the person first; the ones not seen for longest drop off. */
export function rememberPerson(person: KnownPerson): void {
  keep([person, ...knownPeople().filter(({ login }) => login !== person.login)].slice(0, MOST))
}

export function forgetPerson(login: string): void {
  keep(knownPeople().filter((person) => person.login !== login))
}

function keep(people: readonly KnownPerson[]): void {
  localStorage.setItem(STORED_AS, JSON.stringify(people))
}
