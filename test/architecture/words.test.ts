import { describe, expect, it } from 'vitest'
import { texts } from '../../renderer/i18n/texts'
import { filesUnder, type SourceText, textsOf } from './source-texts'

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/

/** Where the engine room speaks Chinese of its own, and what it says there: all of it for people who read Chinese. */
const SPEAKS_CHINESE: readonly [place: RegExp, what: string][] = [
  [/^electron\/documents\//, 'papers and workbooks'],
  [/^electron\/features\/ledger\/[\w-]+-paper(-data)?\.ts$/, 'papers'],
  [/^electron\/features\/subscription\/papers\//, 'papers'],
  [/^electron\/features\/ledger\/(price-list-(files|table)|tickets)\.ts$/, 'names and headings of files'],
  [/^electron\/workers\/practice\.ts$/, 'a price list to practise on'],
  [/^electron\/(examination\/|[\w/-]+-checks\.ts$|features\/checks\.ts$|database\/)/, 'the report of the doctor'],
  [/^electron\/(gate\/what-differs|features\/ledger\/frozen-line)\.ts$/, 'the report of the doctor'],
  [/^electron\/backup\//, 'what backup and restore say on the terminal, and the report of the doctor'],
  [/^electron\/commands\//, 'commands on the terminal; people and homes of the demonstration'],
  [/^electron\/(config|serve|startup-failure)\.ts$/, 'on the terminal: that the office is open, or why it is not'],
  [/^electron\/desktop\//, 'the menu and dialogs of the desktop'],
  [/^electron\/features\/ledger\/ticket-(writing|lapse)\.ts$/, 'the 、 between names'],
  [/^electron\/features\/opening\/start-over\.ts$/, 'what a project is called once it was tried'],
  [/^electron\/http\/api-page\.ts$/, 'the name of the program'],
]

/** A reason that the office keeps is written in the language of the list it was read from. */
const KEPT_AS_READ = ['、']

/** What stands on keys, and how a day is written: the same in every language. */
const NO_WORDS = ['Enter', 'Esc', 'K', 'YYYY-MM-DD']

const renderer = filesUnder('renderer', /\.tsx?$/)
  .filter((file) => !file.startsWith('renderer/i18n/'))
  .flatMap((file) => textsOf(file))

function wordsOf(found: readonly SourceText[]): string[] {
  return found.map(({ place, text }) => `${place} ${text}`)
}

describe('words', () => {
  it('are found in the source, wherever a page speaks', () => {
    const source = `
      // 注释
      const a = <Tag title="Save" x="y" {...{ label: 'Open' }}>Hi {ok ? 'Yes' : t('no')} {\`n \${n}\`}</Tag>
      const b = { kind: 'claim', message: n > 1 ? 'Many' : '' }
      const c = '房源'`
    const found = textsOf('a.tsx', source)
    expect(found.filter(({ isWord }) => isWord).map(({ text }) => text)).toEqual([
      'Save',
      'Open',
      'Hi',
      'Yes',
      'n …',
      'Many',
      '',
    ])
    expect(found.filter(({ text }) => CHINESE.test(text)).map(({ place }) => place)).toEqual(['a.tsx:5'])
  })

  it('of the pages stand in i18n only', () => {
    expect(renderer.length).toBeGreaterThan(1_000)
    const said = renderer.filter(({ text }) => CHINESE.test(text) && !KEPT_AS_READ.includes(text))
    expect(wordsOf(said)).toEqual([])
    const drawn = renderer.filter(({ text, isWord }) => isWord && /\p{L}/u.test(text) && !NO_WORDS.includes(text))
    expect(wordsOf(drawn)).toEqual([])
  })

  it('in Chinese are spoken by the engine room only where a place for it has a name', () => {
    const spoken = filesUnder('electron', /\.(ts|mjs)$/)
      .flatMap((file) => textsOf(file))
      .filter(({ text }) => CHINESE.test(text))
    const isNamed = ({ file }: SourceText) => SPEAKS_CHINESE.some(([place]) => place.test(file))
    expect(wordsOf(spoken.filter((one) => !isNamed(one)))).toEqual([])
    const silent = SPEAKS_CHINESE.filter(([place]) => !spoken.some(({ file }) => place.test(file)))
    expect(silent.map(([, what]) => what)).toEqual([])
  })
})

type Words = { readonly [key: string]: string | Words }

function keysOf(words: Words, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  )
}

describe('keys of i18n', () => {
  it('are all asked for by a page, alone or by a pattern', () => {
    const asked = [...renderer, ...filesUnder('shared', /\.ts$/).flatMap((file) => textsOf(file))].map(({ text }) =>
      text.replace(/^\w+:/, ''),
    )
    const whole = new Set(asked)
    const patterns = [...whole]
      .filter((text) => text.includes('…') && /[a-zA-Z]\.|\.[a-zA-Z]/.test(text))
      .map(
        (text) =>
          new RegExp(
            `^${text
              .split('…')
              .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
              .join('[\\w.-]+')}$`,
          ),
      )
    const unasked = Object.entries(texts['zh-CN']).flatMap(([room, words]) =>
      keysOf(words)
        .map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
        .filter((key) => !whole.has(key) && !patterns.some((pattern) => pattern.test(key)))
        .map((key) => `${room}:${key}`),
    )
    expect(unasked).toEqual([])
  })
})
