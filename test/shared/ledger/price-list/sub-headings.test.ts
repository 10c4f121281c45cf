import { describe, expect, it } from 'vitest'
import type { PriceListRow } from '../../../../shared/ledger/price-list/rows'
import type { Merge, Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, merged, readWith, type Written } from './a-list'

/** A heading with those below it and what stands in their columns; without any, merged over both rows. */
type Group = [heading: string, ...below: [string, Written][]]

/** 1-2-0201 of 89.53 ㎡, 70.21 ㎡ inside, at 18,160 元/㎡ or 1,625,865 元, under headings of two rows. */
function twoRows(groups: readonly Group[], isMerged = true): Sheet {
  const upper: Written[] = ['幢号', '单元', '楼层', '室号']
  const lower: Written[] = [null, null, null, null]
  const home: Written[] = ['1幢', '2单元', 2, '201']
  const merges: Merge[] = [0, 1, 2, 3].map((index) => merged(1, index, 2, index))
  for (const [heading, ...below] of groups) {
    const left = upper.length
    const [only] = below
    if (only && below.length === 1) {
      upper.push(heading)
      lower.push(null)
      home.push(only[1])
      merges.push(merged(1, left, 2, left))
      continue
    }
    for (const [at, [name, figure]] of below.entries()) {
      upper.push(at === 0 ? heading : null)
      lower.push(name)
      home.push(figure)
    }
    merges.push(merged(1, left, 1, left + below.length - 1))
  }
  return aSheet([upper, lower, home], isMerged ? { merges } : {})
}

const UNIT: Group = ['单价', ['', 18_160]]
const TOTAL: Group = ['总价', ['', 1_625_865]]
const AREA: Group = ['建筑面积（㎡）', ['', 89.53]]
const BY_UNIT = { by: 'unitPrice', unitPrice: 18_160_00 } as const

function readAll(groups: readonly Group[], isMerged = true) {
  const { rows, faults, skipped } = readWith([twoRows(groups, isMerged)], { decidedBy: null })
  return { homes: rows.map(figuresOf), faults: faults.map(({ column, code }) => `${column} ${code}`), skipped }
}

function figuresOf({ number, area, innerArea, list }: PriceListRow) {
  return { number, area, innerArea, list }
}

const HOME = { number: '1-2-0201', area: 89_53, innerArea: null, list: BY_UNIT }
const clean = (home: object) => ({ homes: [{ ...HOME, ...home }], faults: [], skipped: [] })

describe('LED-8: words below a size are headings, and 合计 is the size itself', () => {
  const inside: [string, Written] = ['套内', 70.21]
  const shared: [string, Written] = ['公摊', 19.32]
  it.each<[string, Group, number | null]>([
    ['合计', ['建筑面积（㎡）', inside, shared, ['合计', 89.53]], 70_21],
    ['小计', ['建筑面积', inside, shared, ['小计', 89.53]], 70_21],
    ['总计', ['面积（㎡）', inside, shared, ['总计', 89.53]], 70_21],
    ['共计', ['房屋面积', inside, shared, ['共计', 89.53]], 70_21],
    ['计', ['预测建筑面积', inside, shared, ['计', 89.53]], 70_21],
    ['总', ['面积', ['总', 89.53], inside, shared], 70_21],
    ['总面积', ['面积', inside, ['分摊', 19.32], ['总面积', 89.53]], 70_21],
    ['合计面积', ['面积', ['套内面积', 70.21], ['公摊面积', 19.32], ['合计面积', 89.53]], 70_21],
    ['合计(㎡)', ['建筑面积', ['套内(m2)', 70.21], ['公摊(m2)', 19.32], ['合计(m2)', 89.53]], 70_21],
    ['合计 first', ['建筑面积', ['合计', 89.53], ['其中：套内', 70.21], ['其中：公摊', 19.32]], 70_21],
    ['合计 of storeys', ['建筑面积', ['地上', 60], ['地下', 29.53], ['合计', 89.53]], null],
    ['合计 of rooms', ['面积', ['房屋', 60], ['露台', 29.53], ['合计', 89.53]], null],
  ])('%s', (_, group, innerArea) => {
    for (const isMerged of [true, false]) {
      expect(readAll([group, UNIT, TOTAL], isMerged)).toEqual(clean({ innerArea }))
    }
  })

  it('in a third row', () => {
    const sheet = aSheet(
      [
        ['幢号', '单元', '室号', '面积', null, null, '价格', null],
        [null, null, null, '建筑面积', null, null, '单价', '总价'],
        [null, null, null, '套内', '公摊', '合计', null, null],
        ['1幢', '2单元', '201', 70.21, 19.32, 89.53, 18_160, 1_625_865],
      ],
      {
        merges: [
          ...[0, 1, 2].map((index) => merged(1, index, 3, index)),
          ...[merged(1, 3, 1, 5), merged(2, 3, 2, 5), merged(1, 6, 1, 7), merged(2, 6, 3, 6), merged(2, 7, 3, 7)],
        ],
      },
    )
    const { rows, faults } = readWith([sheet], { decidedBy: null })
    expect([rows.map(figuresOf), faults]).toEqual([[{ ...HOME, innerArea: 70_21 }], []])
  })

  it('no 合计: the home’s area is missing, and 套内 is never taken for it', () => {
    for (const second of ['公摊', '分摊面积']) {
      expect(readAll([['建筑面积', inside, [second, 19.32]], UNIT, TOTAL])).toEqual({
        homes: [],
        faults: ['area missing'],
        skipped: [],
      })
    }
  })

  it('no 合计: a person says which column holds', () => {
    const sheet = twoRows([['建筑面积', ['地上', 89.53], ['地下', 19.32]], UNIT, TOTAL])
    const mapping = { headings: [{ heading: '建筑面积 地上', meaning: 'area' as const }], sheets: [] }
    expect(readWith([sheet], { decidedBy: null, mapping }).rows.map(figuresOf)).toEqual([HOME])
  })
})

describe('LED-8: words below a price are headings, and 合计 is the price itself', () => {
  const whole = { list: { by: 'total', total: 1_625_865_00 } }
  it.each<[string, Group[], object]>([
    ['装修款, 房款', [['总价', ['装修款', 100_000], ['房款', 1_525_865], ['合计', 1_625_865]]], whole],
    ['毛坯, 装修', [['总价（元）', ['毛坯', 1_525_865], ['装修', 100_000], ['合计', 1_625_865]]], whole],
    ['in 万元', [['总价', ['毛坯', 152.5865], ['装修', 10], ['合计(万元)', 162.5865]]], whole],
    ['价格 over 毛坯', [['价格', ['毛坯', 1_525_865], ['装修', 100_000], ['合计', 1_625_865]]], whole],
    ['单价', [['价格', ['单价', 18_160], ['合计', 1_625_865]]], {}],
    ['基准价, 层差', [['单价（元/㎡）', ['基准价', 18_000], ['层差', 160], ['合计', 18_160]], TOTAL], {}],
    ['毛坯, 装修 and 均价', [['单价', ['毛坯', 16_160], ['装修', 2_000], ['均价', 18_160]]], {}],
    ['套内 and 建筑', [['单价', ['套内', 23_157], ['建筑', 18_160]], TOTAL], {}],
    ['建筑 and 套内', [['单价', ['建筑', 18_160], ['套内', 23_157]]], {}],
  ])('%s', (_, prices, home) => {
    for (const isMerged of [true, false]) expect(readAll([AREA, ...prices], isMerged)).toEqual(clean(home))
  })

  it('with a parking space in it a person says which holds', () => {
    const prices: Group = ['总价', ['房屋', 1_625_865], ['车位', 100_000], ['合计', 1_725_865]]
    expect(readAll([AREA, prices])).toEqual({ homes: [], faults: ['listTotal columnsDiffer'], skipped: [] })
  })
})

it('LED-8: a sum below headings of one row stays a sum', () => {
  const rows: Written[][] = [
    ['楼栋', '房号', '建筑面积', '单价', '总价'],
    ['合计', null, 89.53, null, 1_625_865],
    ['1幢', '201', 89.53, 18_160, 1_625_865],
    ['小计', null, 89.53, null, 1_625_865],
  ]
  const { rows: homes, skipped } = readWith([aSheet(rows)], { decidedBy: null })
  expect(homes.map(({ number }) => number)).toEqual(['1-1-0201'])
  expect(skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual(['2 subtotal', '4 subtotal'])
})
