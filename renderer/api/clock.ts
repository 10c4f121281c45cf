import { useSyncExternalStore } from 'react'

/** A difference larger than this is another clock, not a slow answer. */
const ANOTHER_CLOCK = 2_000
/** The longest a browser's timer holds. */
const LONGEST_TIMER = 2_147_000_000

/** What to add to the page's own steady clock, which nobody can put back, to get the office's. */
let lead = performance.timeOrigin
const alarms = new Set<() => void>()
let timesSet = 0
const settings = new Set<() => void>()
const tickers = new Map<number, { listeners: Set<() => void>; timer: number | undefined }>()

/** The office's clock (epoch ms), whatever the clock of this computer says. */
export function officeNow(): number {
  return Math.round(performance.now() + lead)
}

/** Takes over the office's time from an answer. Of two close ones the later is nearer the truth: it travelled less. */
export function setOfficeClock(now: number): void {
  const heard = now - performance.now()
  if (heard <= lead && lead - heard <= ANOTHER_CLOCK) return
  const isAnother = Math.abs(heard - lead) > ANOTHER_CLOCK
  lead = heard
  for (const wind of alarms) wind()
  if (!isAnother) return
  timesSet += 1
  for (const listener of settings) listener()
  for (const { listeners } of tickers.values()) for (const listener of listeners) listener()
}

/** How often the clock turned out to be another one: whatever was judged by the one before is judged again. */
export function useTimesSet(): number {
  return useSyncExternalStore(listenToSettings, () => timesSet)
}

function listenToSettings(listener: () => void): () => void {
  settings.add(listener)
  return () => settings.delete(listener)
}

/**
 * Does something once the office's clock reaches an instant, though that clock be set meanwhile: a computer that has
 * slept learns of it with the next answer. Returns how to call it off.
 */
export function atInstant(at: number, act: () => unknown): () => void {
  let timer: number | undefined
  const ring = () => {
    if (officeNow() < at) return wind()
    alarms.delete(wind)
    act()
  }
  const wind = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(ring, Math.min(Math.max(at - officeNow(), 0) + 1, LONGEST_TIMER))
  }
  alarms.add(wind)
  wind()
  return () => {
    alarms.delete(wind)
    window.clearTimeout(timer)
  }
}

/** The office's time in whole steps of `everyMs`; the component is drawn again at each. `null`: only when drawn anyway. */
export function useNow(everyMs: number | null = 1_000): number {
  const step = useSyncExternalStore(
    (listener) => (everyMs === null ? stayStill : listenEvery(everyMs, listener)),
    () => (everyMs === null ? 0 : Math.floor(officeNow() / everyMs) * everyMs),
  )
  return everyMs === null ? officeNow() : step
}

function stayStill(): void {}

function listenEvery(everyMs: number, listener: () => void): () => void {
  const ticker = tickers.get(everyMs) ?? { listeners: new Set<() => void>(), timer: undefined }
  tickers.set(everyMs, ticker)
  ticker.listeners.add(listener)
  ticker.timer ??= scheduleTick(everyMs)
  return () => {
    ticker.listeners.delete(listener)
    if (ticker.listeners.size > 0) return
    window.clearTimeout(ticker.timer)
    tickers.delete(everyMs)
  }
}

/** Timed anew each step, so that it falls on the office's full second and does not drift. */
function scheduleTick(everyMs: number): number {
  return window.setTimeout(
    () => {
      const ticker = tickers.get(everyMs)
      if (!ticker) return
      ticker.timer = scheduleTick(everyMs)
      for (const listener of ticker.listeners) listener()
    },
    everyMs - (officeNow() % everyMs),
  )
}
