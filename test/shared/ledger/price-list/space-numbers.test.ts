import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const LIST = aSheet(
  [
    ['房号', '面积', '单价', '总价'],
    ['201', 90, 10_000, 900_000],
    ['302', 90, 10_000, 900_000],
  ],
  { name: '1号楼' },
)

function spacesIn(name: string, rows: Written[][]) {
  const { rows: read, faults } = readWith([LIST, aSheet(rows, { name })], { decidedBy: null, project: '云栖府' })
  const spaces = read.filter(({ kind }) => kind !== 'home')
  return { spaces: spaces.map(({ number }) => number), faults: faults.map(({ cell, code }) => `${cell} ${code}`) }
}

describe('LED-11: spaces whose numbers are headed 编号', () => {
  it.each<[string, string[], Written[][], string]>([
    ['车位', ['序号', '编号', '面积', '总价'], [[1, '001', 12, 100_000]], '车位-001'],
    ['车位', ['编号', '总价'], [['001', 100_000]], '车位-001'],
    ['车位价格表', ['序号', '编号', '总价'], [[1, '001', 100_000]], '车位-001'],
    ['地下车位', ['位号', '总价'], [['001', 100_000]], '车位-001'],
    ['地下车位', ['号码', '总价'], [['001', 100_000]], '车位-001'],
    ['储藏室', ['序号', '编号', '面积', '总价'], [[1, '001', 10, 30_000]], '储藏室-001'],
    ['储藏室', ['编号', '面积', '单价', '总价'], [['001', 10, 3_000, 30_000]], '储藏室-001'],
    ['地下室', ['地下室编号', '面积', '总价'], [['001', 10, 30_000]], '储藏室-001'],
  ])('%s headed %s is read', (name, headings, rows, number) => {
    expect(spacesIn(name, [headings, ...rows])).toEqual({ spaces: [number], faults: [] })
  })

  it('where the title of an unnamed sheet says what they are', () => {
    const rows = [['云栖府车位价格表'], ['编号', '总价'], ['001', 100_000]]
    expect(spacesIn('Sheet2', rows)).toEqual({ spaces: ['车位-001'], faults: [] })
  })

  it('and 编号 is none where a room is named beside it', () => {
    const rows = [
      ['编号', '车位号', '总价'],
      ['77', 'B1-001', 100_000],
    ]
    expect(spacesIn('车位', rows)).toEqual({ spaces: ['车位-B1-001'], faults: [] })
  })
})
