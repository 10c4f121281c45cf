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

/** A text that came with a file, its name say, as one line that can be shown, kept and printed: nothing invisible, cut short. */
export function tidyLine(text: string, longest: number): string {
  // A sign outside the first 65,536 is two of JavaScript's; it is kept whole or left out.
  const signs = [...text.slice(0, longest * 4).normalize('NFC')]
  return signs
    .filter((sign) => !INVISIBLE.test(sign))
    .slice(0, longest)
    .join('')
    .trim()
}
