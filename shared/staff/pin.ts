import { z } from 'zod'

/** PIN: six digits by which a person is known on a PC where they have given their password. Rule SEC-1. */
export const pinSchema = z
  .string()
  .max(6)
  .regex(/^\d{6}$/)

/** So many wrong ones, and the PIN is shut for that person at that PC until the password is given. Rule SEC-1. */
export const MOST_WRONG_PINS = 5

/** What makes a PIN one that a colleague tries first. */
export const trivialPinSchema = z.enum(['same', 'run', 'repeated', 'phone', 'idNumber', 'birthday'])
export type TrivialPin = z.infer<typeof trivialPinSchema>

/** Why nobody may have this PIN, or this person may not; null where they may. Rule SEC-1. */
export function trivialPin(
  pin: string,
  { phone, idNumber }: { phone: string | null; idNumber: string | null },
): TrivialPin | null {
  if (/^(\d)\1+$/.test(pin)) return 'same'
  if (isRun(pin, 1) || isRun(pin, 9)) return 'run'
  if (/^(\d{2,3})\1+$/.test(pin) || /^(\d)\1(\d)\2(\d)\3$/.test(pin)) return 'repeated'
  if (phone?.includes(pin)) return 'phone'
  if (birthdaysIn(idNumber).includes(pin)) return 'birthday'
  if (idNumber?.includes(pin)) return 'idNumber'
  return null
}

/** Each digit the one before and `step`: upwards by 1, downwards by 9; 0 follows 9. */
function isRun(pin: string, step: 1 | 9): boolean {
  return [...pin].every((digit, at) => at === 0 || Number(digit) === (Number(pin[at - 1]) + step) % 10)
}

/** The birthday that a resident's ID number carries, in the orders people write one. */
function birthdaysIn(idNumber: string | null): string[] {
  const [, year, month, day] = /^\d{6}\d{2}(\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(idNumber ?? '') ?? []
  return year && month && day ? [year + month + day, day + month + year, month + day + year] : []
}
