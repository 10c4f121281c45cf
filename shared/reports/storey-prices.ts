import { storeyOf } from '../ledger/unit-number'
import type { PriceFigure } from '../pricing/scheme'

/**
 * A home with its list price in force, and the total (fen) of the ticket that claims it. The floor price is no part of
 * it: it never leaves the server. Rules LED-7, PRC-5.
 */
export type PricedHome = {
  floor: number
  room: string
  area: number
  list: PriceFigure | null
  deal: number | null
}

/** Unit prices of several homes, fen/㎡: the lowest, the highest, and what all of them come to over all their area. */
export type PriceSpan = { homes: number; low: number; high: number; average: number }

/** 楼层价格: the homes of one floor. `null` where none of them has a price, or none is claimed. */
export type StoreyPrices = {
  storey: string
  floor: number
  homes: number
  list: PriceSpan | null
  deal: PriceSpan | null
}

/** A total in hundredths of a fen, exact: area (0.01 ㎡) × fen/㎡ is one. Rule PRC-1. */
type Sized = { area: number; total: bigint }

/** The floors of a building, from the lowest up, with the unit prices of their homes. Rules PRC-1, PRC-2. */
export function storeyPricesOf(homes: readonly PricedHome[]): StoreyPrices[] {
  const floors = new Map<string, { storey: string; floor: number; homes: PricedHome[] }>()
  for (const home of homes) {
    const { storey } = storeyOf(home)
    const floor = floors.get(storey) ?? { storey, floor: home.floor, homes: [] }
    floor.homes.push(home)
    floors.set(storey, floor)
  }
  return [...floors.values()]
    .sort((one, other) => one.floor - other.floor || (one.storey < other.storey ? -1 : 1))
    .map(({ storey, floor, homes }) => ({
      storey,
      floor,
      homes: homes.length,
      list: spanOf(homes.flatMap(({ area, list }) => (list ? [{ area, total: totalOf(list, area) }] : []))),
      deal: spanOf(homes.flatMap(({ area, deal }) => (deal === null ? [] : [{ area, total: BigInt(deal) * 100n }]))),
    }))
}

function totalOf(list: PriceFigure, area: number): bigint {
  return list.by === 'unitPrice' ? BigInt(area) * BigInt(list.unitPrice) : BigInt(list.total) * 100n
}

function spanOf(homes: readonly Sized[]): PriceSpan | null {
  if (homes.length === 0) return null
  const each = homes.map(({ area, total }) => overArea(total, BigInt(area)))
  const total = homes.reduce((sum, home) => sum + home.total, 0n)
  const area = homes.reduce((sum, home) => sum + BigInt(home.area), 0n)
  return { homes: homes.length, low: Math.min(...each), high: Math.max(...each), average: overArea(total, area) }
}

/** Hundredths of a fen over 0.01 ㎡ are fen/㎡; half up, in whole numbers. */
function overArea(total: bigint, area: bigint): number {
  return Number((total * 2n + area) / (area * 2n))
}
