import en from '../../../resources/tables/en.json'
import zh from '../../../resources/tables/zh-CN.json'
import type { Language } from '../../../shared/reports/export-contract'

/** What a file says of its own; both languages have the same words. */
export type Words = typeof zh
export type Heading = keyof Words['column']
export type TableName = keyof Words['name']

export const WORDS: Record<Language, Words> = { 'zh-CN': zh, en }

/** One filter as the file's head says it: 状态：待批. */
export function sayFilter(words: Words, filter: keyof Words['filter'], value: string): string {
  return `${words.filter[filter]}${words.head.is}${value}`
}
