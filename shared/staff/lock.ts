import { z } from 'zod'

/** 锁屏: after how many minutes without a key or a click a page is covered. Never is not among them. Rule SEC-1. */
export const LOCK_CHOICES = [1, 3, 5, 10] as const
export const lockAfterSchema = z.literal(LOCK_CHOICES)
export type LockAfter = z.infer<typeof lockAfterSchema>

export const DEFAULT_LOCK_AFTER: LockAfter = 5
