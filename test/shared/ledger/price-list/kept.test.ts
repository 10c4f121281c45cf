import { describe, expect, it } from 'vitest'
import { keepReading, readKept } from '../../../../shared/ledger/price-list/kept'
import { priceListReadingSchema } from '../../../../shared/ledger/price-list/reading'
import { aSheet, readWith, type Written } from './a-list'

describe('LED-8: a reading that is kept', () => {
  const header = ['房号', '户型', '建筑面积', '套内面积', '单价', '备案单价', '销售状态', '底价']
  const rows: Written[][] = [
    ['201', 'A户型', 89.53, 70.21, 18_160, 18_700, '', 17_000],
    ['202', '', 118.27, '', 18_260, 18_800, '保留', ''],
    ['203', '', 'x', '', 18_260, 18_800, '已售', ''],
  ]
  const reading = readWith([aSheet([header, ...rows], { name: '1号楼' })], { decidedBy: null })

  it('is the same when it is read again', () => {
    expect(reading.rows).toHaveLength(2)
    expect(reading.faults).toHaveLength(1)
    expect(priceListReadingSchema.parse(readKept(keepReading(reading)))).toEqual(reading)
  })

  it('was kept otherwise by offices before, and is read all the same', () => {
    expect(readKept(JSON.stringify(reading))).toEqual(reading)
  })
})
