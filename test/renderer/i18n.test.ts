import { describe, expect, it } from 'vitest'
import { texts } from '../../renderer/i18n/texts'

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/

type Words = { readonly [key: string]: string | Words }

function leaves(words: Words, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

/** Where English quotes Chinese as people find or write it: in a list, on a permit, by a name. */
const QUOTES_CHINESE =
  /^(common\.language|find\.\w+\.\w+Eg|priceList\.(repairs|faults?)|opening\.(signHint|trial\.running|tryOut\.trial)|project\.(form\.(nameHint|trialDetail)|permit\.numberHint)|refusals\.advice\.headerMissing)/

/** 98折 is said as 2% off, from its own figure. */
const SAID_DIFFERENTLY = new Set(['price.fold'])

function keysOf<Named extends object>(named: Named): (keyof Named)[] {
  return Object.keys(named).filter((key): key is Extract<keyof Named, string> => key in named)
}

describe('the words of the pages', () => {
  for (const room of keysOf(texts['zh-CN'])) {
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

  it('in English hold no Chinese, but for what it quotes', () => {
    const english = Object.entries(texts.en).flatMap(([room, words]) => leaves(words, `${room}.`))
    expect(english.filter(([key, text]) => CHINESE.test(text) && !QUOTES_CHINESE.test(key))).toEqual([])
  })
})

function factsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort()
}
