import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import {
  fillTemplate,
  judgeTemplate,
  LONGEST_CLAUSE,
  MOST_CLAUSES,
  TEMPLATE_FIELDS,
  type TemplateValues,
  templateSchema,
} from '../../../shared/subscription/template'

const RECEIPT: TemplateValues<'receipt'> = {
  项目: '望江府 一期',
  编号: 'SJ-20260607-0003',
  认购书编号: 'RG-20260607-0002',
  出卖人: '江城望江置业有限公司',
  交款人: '张伟明',
  房号: '1-1-1203',
  金额: '50,000.00 元',
  金额大写: '伍万元整',
  监管账户: '江城银行滨江支行 3301 0400 1600 0123 456',
}

const judge = (...clauses: string[]) => judgeTemplate('receipt', { clauses })
const fill = (clauses: string[], values: Partial<typeof RECEIPT> = {}) =>
  fillTemplate('receipt', { clauses }, { ...RECEIPT, ...values })

describe('a template of clauses', () => {
  it('SUB-3: is filled field by field, wherever and however often they stand', () => {
    expect(fill(['今收到{{交款人}}交来 {{ 金额大写 }}（{{金额}}）。', '存入{{监管账户}}。{{交款人}}'])).toEqual([
      '今收到张伟明交来 伍万元整（50,000.00 元）。',
      '存入江城银行滨江支行 3301 0400 1600 0123 456。张伟明',
    ])
  })

  it('is refused with a field that the paper does not have, and where it stands', () => {
    expect(judge('存入{{监管账户}}。', '总价{{底价}}，{{}}')).toEqual(
      refuse('TEMPLATE_FAULTY', {
        faults: [
          { code: 'unknownField', field: '底价', clause: 2, at: 3 },
          { code: 'unknownField', field: '', clause: 2, at: 10 },
        ],
      }),
    )
  })

  it.each([
    ['{{监管账户}}，{{金额', 10],
    ['{{监管账户}}，金额}}', 12],
    ['{{监管账户}}，{金额}', 10],
    ['{{监管账户}}，｛｛金额｝｝', 10],
    ['{{{监管账户}}}', 1],
  ])('is refused with a brace that opens or closes no field: %s', (clause, at) => {
    const faulty = judge('存入{{监管账户}}。', clause)
    expect(faulty?.data.faults).toEqual([{ code: 'brace', clause: 2, at }])
    expect(fill(['存入{{监管账户}}。', clause])).toEqual(faulty)
  })

  it('SUB-5: is refused without a field that has to be there: a receipt names the supervised account', () => {
    expect(judge('今收到{{交款人}}')).toEqual(
      refuse('TEMPLATE_FAULTY', { faults: [{ code: 'missingField', field: '监管账户' }] }),
    )
  })

  it('tells every fault at once', () => {
    expect(judge('{{甲}}{', '{{乙}}}')?.data.faults.map(({ code }) => code)).toEqual([
      'unknownField',
      'brace',
      'unknownField',
      'brace',
      'missingField',
    ])
  })

  it('shows a name that looks like a field as what it is: text', () => {
    expect(fill(['{{交款人}}，{{监管账户}}'], { 交款人: '{{金额}}\n2. 另收 $& 元', 监管账户: ' ' })).toEqual([
      '｛｛金额｝｝ 2. 另收 $& 元，—',
    ])
  })

  it('is bounded in its clauses and their length', () => {
    const of = (clauses: string[]) => templateSchema.safeParse({ version: 1, clauses }).success
    expect(of(['字'.repeat(LONGEST_CLAUSE)])).toBe(true)
    expect(of(['字'.repeat(LONGEST_CLAUSE + 1)])).toBe(false)
    expect(of(Array.from({ length: MOST_CLAUSES }, () => '条款'))).toBe(true)
    expect(of(Array.from({ length: MOST_CLAUSES + 1 }, () => '条款'))).toBe(false)
    expect(of([])).toBe(false)
    expect(of(['  '])).toBe(false)
    expect(of(['第一\n第二'])).toBe(false)
  })

  it('is never filled by half, whatever it says and whatever the values say', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom('{{', '}}', '{', '｛', '\n', '$1', '金额', '监管账户', '{{金额}}', '{{监管账户}}'),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 12 },
    )
    const line = text.map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 3 }), line, line, (written, amount, account) => {
        const clauses = [...written, '存入{{监管账户}}。']
        const filled = fill(clauses, { 金额: amount, 监管账户: account })
        if (isRefusal(filled)) {
          expect(filled).toEqual(judge(...clauses))
          return
        }
        expect(filled).toHaveLength(clauses.length)
        expect(filled.join('')).not.toMatch(/[{}]/)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps what a value says to its own place: the clause around it stays as the office wrote it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (payer, account) => {
        const filled = fill(['甲{{交款人}}乙{{监管账户}}丙'], { 交款人: payer, 监管账户: account })
        const alone = fill(['{{交款人}}', '{{监管账户}}'], { 交款人: payer, 监管账户: account })
        if (isRefusal(alone)) throw new Error('both fields are known')
        expect(filled).toEqual([`甲${alone[0]}乙${alone[1]}丙`])
      }),
    )
  })
})

describe('the templates that come with the office', () => {
  it.each(['subscription', 'notice', 'plan', 'receipt'] as const)('%s has no fault', (paper) => {
    const template = templateSchema.parse(read(paper))
    expect(judgeTemplate(paper, template)).toBeNull()
  })

  it.each(['cancel', 'exchange', 'buyers'] as const)('change, %s has no fault', (paper) => {
    const templates = read('change')
    const template = templateSchema.parse(
      typeof templates === 'object' && templates !== null ? Reflect.get(templates, paper) : null,
    )
    expect(judgeTemplate(paper, template)).toBeNull()
  })

  it('fields are named once each, and what is obligatory is a field', () => {
    for (const { fields, obligatory } of Object.values(TEMPLATE_FIELDS)) {
      expect(new Set(fields).size).toBe(fields.length)
      expect(obligatory.filter((field) => !fields.some((one) => one === field))).toEqual([])
    }
  })
})

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../resources/papers/${name}.json`, import.meta.url), 'utf8'))
}
