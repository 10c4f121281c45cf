import { describe, expect, it } from 'vitest'
import { placeInTitle } from '../../../shared/ledger/said-place'
import {
  buildingCode,
  entranceCode,
  floorNumber,
  parseRoom,
  roomNumber,
  sayBuilding,
  storeyIn,
  storeyOf,
  unitNumber,
} from '../../../shared/ledger/unit-number'
import { homeNumber, parseWholeNumber } from '../../../shared/ledger/whole-number'

describe('房号', () => {
  it.each([
    ['1', '1栋'],
    ['A2', 'A2栋'],
    ['甲', '甲栋'],
    ['1号楼', '1号楼'],
    ['桂园1', '桂园1'],
    ['车位', '车位'],
  ])('a building called %s is said %s', (name, said) => {
    expect(sayBuilding(name)).toBe(said)
  })

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

  it.each(['云溪府', '一房一价表', 'Sheet1', '3-1栋', '2026', '0', '00栋', '99,99', '12.5', '1、2号楼', '1#2#'])(
    '%s names no building',
    (name) => {
      expect(buildingCode(name)).toBeNull()
    },
  )

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
    expect(parseRoom('101', '1')).toEqual({ floor: 1, room: '01' })
    expect(parseRoom('3', '12')).toEqual({ floor: 12, room: '03' })
    expect(parseRoom('1203A', null)).toEqual({ floor: 12, room: '03A' })
    expect(parseRoom('03', null)).toBeNull()
    expect(parseRoom('12003', null)).toBeNull()
    expect(parseRoom('0003', null)).toBeNull()
  })

  it('a whole number carries building and entrance', () => {
    expect(parseWholeNumber('1号楼-2单元-1203')).toMatchObject({ building: '1号楼', entrance: '2单元', room: '1203' })
    expect(parseWholeNumber('1203')).toBeNull()
    expect(parseWholeNumber('1--1203')).toBeNull()
  })
})

describe('房号 as lists write it', () => {
  it.each<[string, number]>([
    ['B1', -1],
    ['-2', -2],
    ['负一层', -1],
    ['地下一层', -1],
    ['17F', 17],
  ])('floor %s is %s', (text, floor) => {
    expect(floorNumber(text)).toBe(floor)
  })

  it('below ground a home’s number says so', () => {
    expect(parseRoom('B101', null)).toEqual({ floor: -1, room: '01' })
    expect(unitNumber({ building: '1', entrance: '1', floor: -1, room: '01' })).toBe('1-1-B101')
  })

  it.each([
    ['1号楼1单元1203', { building: '1号楼', entrance: '1单元', room: '1203' }],
    ['云溪府1栋二单元0301室', { building: '云溪府1栋', entrance: '二单元', room: '0301室' }],
    ['1#1203', { building: '1#', entrance: null, room: '1203' }],
    ['1栋-1203', { building: '1栋', entrance: null, room: '1203' }],
    ['1单元1203', { building: null, entrance: '1单元', room: '1203' }],
    ['1-1203', null],
    ['10102', null],
  ])('%s', (text, whole) => {
    if (whole === null) expect(parseWholeNumber(text)).toBeNull()
    else expect(parseWholeNumber(text)).toMatchObject(whole)
  })

  it.each([
    ['1幢2单元12层1203室', '1-2-1203'],
    ['云溪路88号1幢2单元12层03室', '1-2-1203'],
    ['2栋1单元1203室', '2-1-1203'],
    ['1幢1单元G01', '1-1-G01'],
    ['1幢1单元12A03', '1-1-12A03'],
    ['1-1-12A03', '1-1-12A03'],
  ])('%s is %s', (text, number) => {
    expect(homeNumber(text)).toBe(number)
  })

  it('a number whose floor and room differ is none', () => {
    expect(homeNumber('1幢2单元11层1203室')).toBeNull()
  })

  it.each([
    ['12A层', '03', '1-1-12A03', '12A'],
    ['3A', '01', '1-1-03A01', '3A'],
    ['12', '03', '1-1-1203', '12'],
    ['G层', '01', '1-1-G01', 'G'],
    ['负一层', '01', '1-1-B101', 'B1'],
  ])('on floor %s room %s is %s, and its floor is called %s', (floor, room, number, storey) => {
    const place = parseRoom(room, storeyIn(floor)) ?? { floor: 99, room: '' }
    expect(unitNumber({ building: '1', entrance: '1', ...place })).toBe(number)
    expect(storeyOf(place)).toEqual({ storey, room })
    const whole = parseRoom(roomNumber(place), null)
    expect(whole).toEqual(place)
  })

  it('a home named elsewhere is known by its whole number only', () => {
    expect(homeNumber('1栋一单元101')).toBe('1-1-0101')
    expect(homeNumber('1-1-1203')).toBe('1-1-1203')
    expect(homeNumber('1-1203')).toBeNull()
    expect(homeNumber('1203')).toBeNull()
  })

  it.each([
    ['1号楼一房一价表', '1号楼', null],
    ['云溪府 2 号楼 3单元', '2号楼', '3'],
    ['十二幢', '十二幢', null],
    ['1#', '1#', null],
    ['1、2号楼一房一价表', null, null],
    ['1-3栋', null, null],
    ['1号楼与2号楼', null, null],
    ['Sheet1', null, null],
    ['预售许可证号:云房预字(2026)第018号', null, null],
  ])('%s above a table says building %s, entrance %s', (text, building, entrance) => {
    expect(placeInTitle(text)).toMatchObject({ building, entrance })
  })
})
