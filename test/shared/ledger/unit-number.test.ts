import { describe, expect, it } from 'vitest'
import {
  buildingCode,
  entranceCode,
  floorNumber,
  parseRoom,
  parseWholeNumber,
  unitNumber,
} from '../../../shared/ledger/unit-number'

describe('房号', () => {
  it('is building-entrance-floor+room, the floor in two digits', () => {
    expect(unitNumber({ building: '1', entrance: '1', floor: 12, room: '03' })).toBe('1-1-1203')
    expect(unitNumber({ building: 'A', entrance: '2', floor: 1, room: '01' })).toBe('A-2-0101')
  })

  it.each([
    ['1号楼', '1'],
    ['01栋', '1'],
    ['３幢', '3'],
    ['12#', '12'],
    ['5#楼', '5'],
    ['第十二栋', '12'],
    ['云溪府3栋', '3'],
    ['A座', 'A'],
    ['A1栋', 'A1'],
    ['7', '7'],
  ])('the code of building %s is %s', (name, code) => {
    expect(buildingCode(name)).toBe(code)
  })

  it.each(['云溪府', '一房一价表', 'Sheet1', '3-1栋', '2026'])('%s names no building', (name) => {
    expect(buildingCode(name)).toBeNull()
  })

  it.each([
    ['1单元', '1'],
    ['二单元', '2'],
    ['A单元', 'A'],
    ['2', '2'],
  ])('the code of entrance %s is %s', (name, code) => {
    expect(entranceCode(name)).toBe(code)
  })

  it.each<[string, number | null]>([
    ['12', 12],
    ['12层', 12],
    ['3F', 3],
    ['二十一层', 21],
    ['0', null],
    ['屋顶', null],
    ['1.5', null],
  ])('floor %s is %s', (text, floor) => {
    expect(floorNumber(text)).toBe(floor)
  })

  it('a room shows its floor, or stands on a known one', () => {
    expect(parseRoom('1203', null)).toEqual({ floor: 12, room: '03' })
    expect(parseRoom('101', 1)).toEqual({ floor: 1, room: '01' })
    expect(parseRoom('3', 12)).toEqual({ floor: 12, room: '03' })
    expect(parseRoom('1203A', null)).toEqual({ floor: 12, room: '03A' })
    expect(parseRoom('03', null)).toBeNull()
    expect(parseRoom('12003', null)).toBeNull()
    expect(parseRoom('0003', null)).toBeNull()
  })

  it('a whole number carries building and entrance', () => {
    expect(parseWholeNumber('1号楼-2单元-1203')).toEqual({ building: '1号楼', entrance: '2单元', room: '1203' })
    expect(parseWholeNumber('1203')).toBeNull()
    expect(parseWholeNumber('1--1203')).toBeNull()
  })
})
