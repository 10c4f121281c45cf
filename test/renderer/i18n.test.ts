import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { texts } from '../../renderer/i18n/texts'

const RENDERER = join(import.meta.dirname, '../../renderer')
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/

type Words = { readonly [key: string]: string | Words }

function leaves(words: Words, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.startsWith('i18n'),
  )
}

/** 98折 is said as 2% off, from its own figure. */
const SAID_DIFFERENTLY = new Set(['price.fold'])

/** Source without comments and docstrings, which may speak Chinese. */
function codeOf(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

describe('the words of the pages', () => {
  for (const room of [
    'common',
    'refusals',
    'staff',
    'project',
    'priceList',
    'board',
    'tickets',
    'withholding',
    'pricing',
    'today',
    'find',
    'handbook',
  ] as const) {
    it(`${room}: says the same things in both languages, with the same facts in them`, () => {
      const chinese = new Map(leaves(texts['zh-CN'][room]))
      const english = new Map(leaves(texts.en[room]))
      expect([...english.keys()]).toEqual([...chinese.keys()])
      for (const [key, text] of chinese) {
        if (SAID_DIFFERENTLY.has(key)) continue
        expect([key, factsOf(english.get(key) ?? '')]).toEqual([key, factsOf(text)])
      }
    })
  }

  it('are complete: no text is empty', () => {
    for (const words of [texts['zh-CN'], texts.en]) {
      expect(leaves(words).filter(([, text]) => text.trim() === '')).toEqual([])
    }
  })

  it('stand in i18n only: no page or component writes Chinese itself', () => {
    const files = filesUnder(RENDERER)
    expect(files.length).toBeGreaterThan(20)
    const offenders = files.filter((file) => CHINESE.test(codeOf(readFileSync(join(RENDERER, file), 'utf8'))))
    expect(offenders).toEqual([])
  })
})

function factsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort()
}
