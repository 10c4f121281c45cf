import { z } from 'zod'

// Control, format and direction-changing characters can make one name look like another on screen and paper;
// half a surrogate pair is stored as something else than what was typed.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const INVISIBLE_BUT_LINE_BREAK = /[^\P{Cc}\n\r\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/** One line of text a person typed: trimmed, NFC, no control characters, at most `longest` characters. */
export function lineSchema(longest: number, shortest = 1) {
  return z
    .string()
    .max(longest * 4)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(shortest)
        .max(longest)
        .refine((text) => !INVISIBLE.test(text), { params: { issue: 'invisible' } }),
    )
}

/** Text of several lines, otherwise as {@link lineSchema}. */
export function paragraphSchema(longest: number) {
  return z
    .string()
    .max(longest * 4)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(longest)
        .refine((text) => !INVISIBLE_BUT_LINE_BREAK.test(text), { params: { issue: 'invisible' } }),
    )
}
