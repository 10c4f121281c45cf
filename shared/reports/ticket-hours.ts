import { HOUR, startOfDay } from '../kernel/day'

/** What is counted of a day's tickets, in the order it is shown. Rule LED-4. */
export const HOUR_EVENTS = ['submit', 'approve', 'reject', 'withdraw', 'expire'] as const
export type HourEvent = (typeof HOUR_EVENTS)[number]

/** How often each happened within one hour of the day, 0 to 23. */
export type TicketHour = { hour: number } & Record<HourEvent, number>

const HOURS = 24

/** 分时房号单: what happened to tickets in each hour of a business day; what is not of the day is passed by. */
export function hoursOf(day: string, happened: readonly { event: HourEvent; at: number }[]): TicketHour[] {
  const hours = Array.from({ length: HOURS }, (_, hour) => emptyHour(hour))
  for (const { event, at } of happened) {
    const hour = hours[Math.floor((at - startOfDay(day)) / HOUR)]
    if (hour) hour[event] += 1
  }
  return hours
}

/** The whole day's counts. */
export function sumOfHours(hours: readonly TicketHour[]): Record<HourEvent, number> {
  const sum = { submit: 0, approve: 0, reject: 0, withdraw: 0, expire: 0 }
  for (const hour of hours) for (const event of HOUR_EVENTS) sum[event] += hour[event]
  return sum
}

function emptyHour(hour: number): TicketHour {
  return { hour, submit: 0, approve: 0, reject: 0, withdraw: 0, expire: 0 }
}
