import type { tickets as words } from '../zh-CN/tickets'

export const tickets: typeof words = {}
