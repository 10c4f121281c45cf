import { describe, expect, it } from 'vitest'
import { aRow, aSheet, HEADER, read, type Written } from './a-list'

function saidOf(header: readonly string[], row: readonly Written[]) {
  const { rows, faults, notices } = read(aSheet([header, row]))
  return [
    ...rows.flatMap(({ soldAs, soldAt }) => (soldAs ? [`sold ${soldAs} ${soldAt?.cell ?? ''}`.trim()] : [])),
    ...rows.flatMap(({ withheldAs }) => (withheldAs ? [`withheld ${withheldAs}`] : [])),
    ...faults.map(({ cell, code }) => `${cell} ${code}`),
    ...notices.map(({ cell, text }) => `notice ${cell} ${text}`),
  ]
}

describe('LED-8: what a home is may say that nobody can buy it', () => {
  it.each<[string, string[]]>([
    ['B(已售)', ['sold B(已售) E2']],
    ['样板间', ['withheld 样板间']],
    ['C户型（保留）', ['withheld C户型(保留)']],
    ['三室两厅', []],
    ['A户型-边户', []],
    ['B户型配套车位已售', ['notice E2 B户型配套车位已售']],
  ])('户型 %s', (type, said) => {
    expect(saidOf(HEADER, aRow({ 户型: type }))).toEqual(said)
  })

  it.each<[string, string, string[]]>([
    ['用途', '样板房', ['withheld 样板房']],
    ['用途', '物业用房', ['withheld 物业用房']],
    ['类别', '回迁房', ['withheld 回迁房']],
    ['类别', '住宅（已售）', ['sold 住宅(已售) J2']],
    ['产品类型', '自持', ['withheld 自持']],
    ['用途', '住宅', []],
    ['用途', '办公用房', []],
    ['物业类型', '高层住宅', []],
    ['业态', '商业', []],
  ])('%s %s', (heading, kind, said) => {
    expect(saidOf([...HEADER, heading], [...aRow(), kind])).toEqual(said)
  })
})

describe('LED-8: in the price’s place stand the same words as in a status', () => {
  it.each<[string, string[]]>([
    ['已售（张三）', ['sold 已售(张三)']],
    ['已售-张三', ['sold 已售-张三']],
    ['已签', ['sold 已签']],
    ['已售 5.1', ['sold 已售5.1']],
    ['6月1日已售', ['sold 6月1日已售']],
    ['已交5万定金', ['sold 已交5万定金']],
    ['顶账房', ['withheld 顶账房']],
    ['保留至12月31日', ['withheld 保留至12月31日']],
    ['二期推出', ['withheld 二期推出']],
    ['12000已售', ['sold 已售 H2']],
    ['保留，18650', ['withheld 保留']],
    ['18650（张三）', ['H2 notANumber']],
    ['面议', ['H2 notANumber']],
  ])('%s', (words, said) => {
    expect(saidOf(HEADER, aRow({ 单价: words, 总价: null }))).toEqual(said)
  })
})
