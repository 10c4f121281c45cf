/** A form's rule from what the office itself accepts; says what is wrong at the field. Rule SEC-5. */
export function accept(isRight: (text: string) => boolean, wrong: string) {
  return async (_: unknown, text: string | undefined) => {
    if (!isRight(text ?? '')) throw new Error(wrong)
  }
}
