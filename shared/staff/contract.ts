import { z } from 'zod'
import { command, idSchema, order, publicCommand, publicQuery, query, versionSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import {
  contactFieldSchema,
  loginSchema,
  newPasswordSchema,
  personFormSchema,
  personSchema,
  signedInSchema,
} from './person'
import { roleSchema } from './roles'

const personRefusals = {
  /** The login name is taken. */
  LOGIN_TAKEN: refusal('SEC-1', { login: z.string() }),
  /** The phone or ID belongs to another account: one person with two accounts could check their own deals. */
  PERSON_KNOWN: refusal('SEC-1', { name: z.string(), field: contactFieldSchema }),
  /** Who writes or decides tickets is known by phone and ID, so that one person with two accounts is found. */
  CONTACT_MISSING: refusal('SEC-1', { role: roleSchema, missing: z.array(contactFieldSchema).min(1) }, 422),
  NUMBER_INVALID: refusal('SEC-5', { field: contactFieldSchema }, 422),
}

/** People and signing in. */
export const staffContract = {
  /** Where the page stands: nothing set up yet, signed out, or signed in as whom. */
  session: publicQuery().output(
    z.strictObject({
      state: z.enum(['setUp', 'signedOut', 'signedIn']),
      person: signedInSchema.nullable(),
      /** Only in the demonstration: who can sign in, with which password. */
      demo: z
        .strictObject({
          password: z.string(),
          people: z.array(z.strictObject({ login: z.string(), name: z.string(), role: roleSchema })),
        })
        .nullable(),
    }),
  ),
  /** The first run: creates the administrator and signs in. */
  setUp: publicCommand()
    .input(order({ login: loginSchema, name: lineSchema(40), password: newPasswordSchema }))
    .errors({ ALREADY_SET_UP: refusal('SEC-1', {}) })
    .output(signedInSchema),
  signIn: publicCommand()
    .input(order({ login: lineSchema(64, 0), password: z.string().max(128) }))
    .errors({
      SIGN_IN_FAILED: refusal('SEC-1', {}, 401),
      SIGN_IN_LIMITED: refusal('SEC-1', { until: instantSchema }, 429),
    })
    .output(signedInSchema),
  signOut: command('signedIn').input(order({})).output(z.strictObject({})),
  changePassword: command('signedIn')
    .input(order({ current: z.string().max(128), password: newPasswordSchema }))
    .errors({
      SIGN_IN_FAILED: refusal('SEC-1', {}, 401),
      SIGN_IN_LIMITED: refusal('SEC-1', { until: instantSchema }, 429),
    })
    .output(z.strictObject({})),
  list: query('staff.manage').output(z.array(personSchema)),
  add: command('staff.manage')
    .input(order({ login: loginSchema, password: newPasswordSchema, person: personFormSchema }))
    .errors(personRefusals)
    .output(personSchema),
  /** Amends a person; a phone or ID left `undefined` stays as it is, since the list shows them masked. */
  amend: command('staff.manage')
    .input(
      order({
        id: idSchema,
        version: versionSchema,
        person: personFormSchema.partial({ phone: true, idNumber: true }),
      }),
    )
    .errors({ ...personRefusals, LAST_ADMIN: refusal('SEC-1', {}) })
    .output(personSchema),
  /** 停用 or 启用: people are never deleted, their name stands in the records. Ends their sessions. */
  setActive: command('staff.manage')
    .input(order({ id: idSchema, version: versionSchema, isActive: z.boolean() }))
    .errors({ LAST_ADMIN: refusal('SEC-1', {}) })
    .output(personSchema),
  resetPassword: command('staff.manage')
    .input(order({ id: idSchema, version: versionSchema, password: newPasswordSchema }))
    .output(personSchema),
}
