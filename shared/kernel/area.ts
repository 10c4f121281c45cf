import { z } from 'zod'
import { withThousands } from './money'

/** An area in units of 0.01 ㎡: `8953` is 89.53 ㎡. */
export const areaSchema = z.int().min(1).max(100_000_000)

/** An area with its two decimals, without the unit: `8953` → `89.53`, a building's `974280` → `9,742.80`. */
export function formatArea(area: number): string {
  const digits = String(area).padStart(3, '0')
  return `${withThousands(digits.slice(0, -2))}.${digits.slice(-2)}`
}

/** An area with its unit; `none` where nobody knows it, as of a parking space sold by the piece. Rule LED-11. */
export function sayArea(area: number | null, none: string): string {
  return area === null ? none : `${formatArea(area)} ㎡`
}
