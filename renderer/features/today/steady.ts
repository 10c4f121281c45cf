/** How long a row that has just taken another one's place takes no click: a finger was on its way to what stood there. */
export const SETTLES_IN = 700

/**
 * What in a list, from top to bottom, stands where something else stood before. What comes to the end of a list, or into
 * an empty one, takes nobody's place.
 */
export function displacersOf(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((id, place) => {
    const stood = before[place]
    return stood !== undefined && stood !== id
  })
}
