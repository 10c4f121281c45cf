import { withThousands } from './money'

/** How many, as a person reads it: 10,025. */
export function formatCount(count: number): string {
  return withThousands(String(count))
}
