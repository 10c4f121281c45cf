import { z } from 'zod'
import { command, idSchema, order, publicCommand, publicQuery, query, versionSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { lockAfterSchema } from './lock'
import {
  contactFieldSchema,
  loginSchema,
  newPasswordSchema,
  personFormSchema,
  personHereSchema,
  personSchema,
  signedInSchema,
} from './person'
import { pinSchema, trivialPinSchema } from './pin'
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

/** Asking for one's own password again. */
const passwordRefusals = {
  SIGN_IN_FAILED: refusal('SEC-1', {}, 401),
  SIGN_IN_LIMITED: refusal('SEC-1', { until: instantSchema }, 429),
}

/** People and signing in. */
export const staffContract = {
  /** Where the page stands: nothing set up yet, signed out, signed in as whom, or locked by whom. */
  session: publicQuery().output(
    z.strictObject({
      state: z.enum(['setUp', 'signedOut', 'signedIn', 'locked']),
      person: signedInSchema.nullable(),
      lockAfter: lockAfterSchema,
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
    .errors(passwordRefusals)
    .output(signedInSchema),
  /** Leaves this PC: the next time the password is asked for. */
  signOut: command('signedIn').input(order({})).output(z.strictObject({})),
  changePassword: command('signedIn')
    .input(order({ current: z.string().max(128), password: newPasswordSchema }))
    .errors(passwordRefusals)
    .output(z.strictObject({})),
  /** Who gave their password on this PC and may come back by PIN. */
  here: publicQuery().output(z.array(personHereSchema)),
  /** 切换人员: takes the place of whoever is signed in on this PC, or lifts the lock. Their session ends. */
  enterByPin: publicCommand()
    .input(order({ personId: idSchema, pin: pinSchema }))
    .errors({
      PIN_NOT_HERE: refusal('SEC-1', {}, 401),
      PIN_WRONG: refusal('SEC-1', { left: z.int() }, 401),
      PIN_SHUT: refusal('SEC-1', {}, 401),
    })
    .output(signedInSchema),
  /** Sets one's own PIN; the password is asked for, since the PC is shared. */
  setPin: command('signedIn')
    .input(order({ current: z.string().max(128), pin: pinSchema }))
    .errors({ ...passwordRefusals, PIN_TRIVIAL: refusal('SEC-1', { why: trivialPinSchema }, 422) })
    .output(z.strictObject({})),
  /** Takes a person's PIN away; nobody sets or reads another's. */
  clearPin: command('staff.manage')
    .input(order({ id: idSchema, version: versionSchema }))
    .output(personSchema),
  /** 锁屏: the session answers nothing more until somebody enters. */
  lock: command('signedIn').input(order({})).output(z.strictObject({})),
  /** After how many idle minutes the office's pages lock. */
  setLockAfter: command('staff.manage')
    .input(order({ minutes: lockAfterSchema }))
    .output(z.strictObject({ minutes: lockAfterSchema })),
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
