import { z } from 'zod'

// Control and direction-changing characters can make one name look like another on screen and paper.
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
const INVISIBLE_BUT_LINE_BREAK = /[^\P{Cc}\n\r\t]|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

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
