import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { version } from '../../../package.json'
import { CHAPTERS, chapterAt, PAGES } from '../../../renderer/features/handbook/chapters'
import { findIn, type Section, sectionsOf } from '../../../renderer/features/handbook/sections'
import { pictureAt, textOf } from '../../../renderer/features/handbook/texts'
import { texts } from '../../../renderer/i18n/texts'
import { TICKET_STEPS, ticketEventSchema, ticketStateSchema } from '../../../shared/ledger/ticket'

const ROOT = join(import.meta.dirname, '../../..')
const FOLDER = join(ROOT, 'resources/handbook')
const WORDS = texts['zh-CN']
const SECTIONS = CHAPTERS.flatMap((chapter): Section[] => sectionsOf(chapter, textOf(chapter)))

type Words = { readonly [key: string]: string | Words }

function leavesOf(words: Words): string[] {
  return Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : leavesOf(value)))
}

const LEAVES = leavesOf(WORDS)
const PLAIN = new Set(LEAVES.filter((text) => !text.includes('{{')))
const RULE = /^[A-Z]{3}-\d+$/

/** What a text of the pages may read like on the screen. */
function asRead(text: string, facts: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join(facts)}$`)
}

const WITH_FIGURES = LEAVES.filter((text) => text.includes('{{')).map((text) => asRead(text, '[\\d,]+'))

/** Whether the pages say just this: as it stands, with a figure in it, or 是 and the name of a column. */
function isOnScreen(said: string): boolean {
  return PLAIN.has(said) || RULE.test(said) || WITH_FIGURES.some((text) => text.test(said))
}

describe('the handbook', () => {
  it('has a chapter for every name and a name for every chapter', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'))
    expect(files.toSorted()).toEqual(CHAPTERS.map((chapter) => `${chapter}.md`).toSorted())
    for (const chapter of CHAPTERS) expect(textOf(chapter), chapter).toMatch(/^# .+\n\n/)
  })

  it('explains every page of the program, each in a chapter of its own choosing', () => {
    const routes = readFileSync(join(ROOT, 'renderer/routes.tsx'), 'utf8')
    const paths = [...routes.matchAll(/path: '([^']+)'/g)].flatMap(([, path = '']) => [path])
    const pages = paths.filter((path) => path !== '*' && !path.startsWith('/handbook'))
    expect(pages.length).toBeGreaterThan(8)
    expect(PAGES.map(({ path }) => path).toSorted()).toEqual(pages.toSorted())
    for (const { path, chapter } of PAGES) expect(chapterAt(path.replace(':ticketId', 'x'))).toBe(chapter)
    expect(chapterAt('/nowhere')).toBe('troubles')
  })

  it('names buttons, fields and states as they stand on the screen', () => {
    for (const chapter of CHAPTERS) {
      const prose = textOf(chapter)
        .split('\n')
        .filter((line) => !(chapter === 'troubles' && line.startsWith('|')))
        .join('\n')
      const said = [...prose.matchAll(/「([^「」]+)」/g)].flatMap(([, text = '']) => [text])
      expect([chapter, said.filter((text) => !isOnScreen(text))]).toEqual([chapter, []])
    }
  })

  it('leads to chapters, headings and pictures that exist, and leaves no picture unused', () => {
    const used = new Set<string>()
    for (const chapter of CHAPTERS) {
      for (const [, alt, picture = ''] of textOf(chapter).matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)) {
        used.add(picture)
        expect([chapter, picture, existsSync(join(FOLDER, picture))]).toEqual([chapter, picture, true])
        expect(pictureAt(picture)).toBeDefined()
        expect(alt).not.toBe('')
      }
      for (const [, to = ''] of textOf(chapter).matchAll(/(?<!!)\[[^\]]*\]\(([^)]*)\)/g)) {
        const [file = '', heading] = to.split('#')
        const target = SECTIONS.filter((section) => `${section.chapter}.md` === file)
        expect([chapter, to, target.length > 0]).toEqual([chapter, to, true])
        if (heading) expect(target.map((section) => section.heading?.id)).toContain(heading)
      }
    }
    const kept = readdirSync(join(FOLDER, 'pictures')).map((file) => `pictures/${file}`)
    expect(kept.toSorted()).toEqual([...used].toSorted())
  })

  it('tells of every refusal what happened and what to do', () => {
    const rows = textOf('troubles')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split('|').map((cell) => cell.trim()))
    for (const row of rows)
      expect(
        row.filter((cell) => cell !== ''),
        row[1],
      ).toHaveLength(3)
    const said = rows.map(([, title = '']) => title)
    const { code, unreachable, unknown } = WORDS.refusals
    const titles = [...Object.values(code), unreachable, unknown].map(({ title }) => title)
    expect(titles.filter((title) => !said.some((text) => asRead(title, '.*').test(text)))).toEqual([])
  })

  it('LED-4: shows the steps of a ticket as the rule has them', () => {
    const written = textOf('tickets')
    const hands = { consultant: WORDS.common.role.consultant, manager: WORDS.common.role.manager }
    const { ticketState, ticketEvent } = WORDS.common
    const steps = ticketStateSchema.options.flatMap((state) =>
      ticketEventSchema.options.flatMap((event) => {
        const step = TICKET_STEPS[state][event]
        if (!step) return []
        const by = step.by.map((hand) => hands[hand]).join('、') || '自动'
        return [`| ${ticketState[state]} | ${ticketEvent[event]} | ${by} | ${ticketState[step.to]} |`]
      }),
    )
    const shown = written.split('\n').filter((line) => /^\| (草稿|待批|已批) /.test(line))
    expect(shown).toEqual(steps)
  })

  it('says what is new in this version', () => {
    expect(textOf('whats-new')).toContain(`\n## ${version}\n`)
  })
})

describe('finding in the handbook', () => {
  const titlesOf = (asked: string) =>
    findIn(SECTIONS, asked).map(({ title, heading }) => (heading ? `${title} › ${heading.text}` : title))

  it('brings the pieces first that say it in their heading', () => {
    expect(titlesOf('解除保留')[0]).toBe('加推与保留 › 解除保留')
    expect(titlesOf('恢复口令')).toContain('备份与恢复 › 第一天就做的两件事')
  })

  it('wants every word, in whatever order and case', () => {
    const found = titlesOf('ctrl 提交')
    expect(found).toContain('房号单 › 开一张')
    expect(titlesOf('提交 CTRL')).toEqual(found)
    expect(titlesOf('提交 没有这样的话')).toEqual([])
    expect(titlesOf('  ')).toEqual([])
  })

  it('shows the words around what it found, without marks', () => {
    const [found] = findIn(
      sectionsOf(
        'board',
        '# 销控\n\n1. 点「**加推**」，见[房号单](tickets.md)。\n![图](x.webp)\n| 甲 | 乙 |\n|---|---|\n',
      ),
      '房号单',
    )
    expect(found?.excerpt).toEqual({ before: '点「加推」，见', hit: '房号单', after: '。 甲 乙' })
  })
})
