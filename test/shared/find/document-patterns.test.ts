import { describe, expect, it } from 'vitest'
import { documentPatterns } from '../../../shared/find/document-patterns'
import { kindsInOrder } from '../../../shared/find/kinds'
import { rangesOf } from '../../../shared/find/pattern'

const NUMBERS = ['FH-20260607-0012', 'FH-20260607-0120', 'FH-20260608-0012', 'FH-20250607-0012']

function found(text: string): string[] {
  const likes = documentPatterns('ticket', text)
  return NUMBERS.filter((number) => likes.some((like) => rangesOf(like, number)))
}

describe('a document is found by its number', () => {
  it.each([
    ['FH-20260607-0012', ['FH-20260607-0012']],
    ['fh202606070012', ['FH-20260607-0012']],
    ['ＦＨ－２０２６０６０７－００１２', ['FH-20260607-0012']],
    ['FH 20260607 0012', ['FH-20260607-0012']],
    ['20260607-0012', ['FH-20260607-0012']],
    ['#20260607-0012', ['FH-20260607-0012']],
    ['20260607-12', ['FH-20260607-0012']],
    ['20260607-01', ['FH-20260607-0120']],
    ['0607-12', ['FH-20260607-0012', 'FH-20250607-0012']],
    ['0012', ['FH-20260607-0012', 'FH-20260608-0012', 'FH-20250607-0012']],
    ['FH12', ['FH-20260607-0012', 'FH-20260608-0012', 'FH-20250607-0012']],
    ['20260608', ['FH-20260608-0012']],
    ['FH2025', ['FH-20250607-0012']],
    ['FH-20260607-', ['FH-20260607-0012', 'FH-20260607-0120']],
    ['FH', NUMBERS],
  ])('%s', (text, numbers) => {
    expect(found(text)).toEqual(numbers)
  })

  it.each([
    '',
    ' ',
    '-',
    '12',
    '1-1-1203',
    '王琳',
    'wl',
    'TH-20260607-0012',
    'FH%',
    'FH_',
    "FH'",
    '13800006625',
    'XX-1',
  ])('%s is no ticket’s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('those of a trial are found with their sign or without; with it no others are', () => {
    const likes = (text: string) => (number: string) =>
      documentPatterns('ticket', text).some((like) => rangesOf(like, number) !== null)
    for (const text of ['试-FH-20260607-0012', '试FH12', '试 0012']) {
      expect([text, ...['试-FH-20260607-0012', 'FH-20260607-0012'].map(likes(text))]).toEqual([text, true, false])
    }
    expect(['试-FH-20260607-0012', 'FH-20260607-0012'].map(likes('FH-20260607-0012'))).toEqual([true, true])
    expect(documentPatterns('ticket', '试')).toEqual([])
  })

  it('a special application has its own letters', () => {
    expect(documentPatterns('special', 'TH-20260607-0012')).toContain('TH-20260607-0012')
    expect(documentPatterns('special', 'FH-20260607-0012')).toEqual([])
  })
})

describe('Enter opens what was most likely meant', () => {
  it.each([
    ['1-1-1203', 'homes'],
    ['1203', 'homes'],
    ['6625', 'homes'],
    ['FH-20260607-0012', 'tickets'],
    ['th-20260607-0012', 'specials'],
    ['王琳', 'customers'],
    ['wl', 'customers'],
  ])('%s: first the %s', (text, kind) => {
    const order = kindsInOrder(text)
    expect(order[0]).toBe(kind)
    expect([...order].sort()).toEqual(['customers', 'homes', 'people', 'specials', 'tickets'])
  })
})
