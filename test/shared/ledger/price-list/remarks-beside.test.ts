import { describe, expect, it } from 'vitest'
import { aSheet, readWith } from './a-list'

function saidOf(...remarks: (string | null)[]) {
  const homes = remarks.map((remark, at) => [`${at + 2}01`, 90, 10_000, 900_000, remark])
  const sheet = aSheet([['房号', '面积', '单价', '总价', '备注'], ...homes], { name: '1号楼' })
  const { rows, faults, notices } = readWith([sheet], { decidedBy: null })
  expect([rows.length, faults]).toEqual([remarks.length, []])
  const taken = rows.filter(({ soldAs, withheldAs }) => soldAs !== null || withheldAs !== null)
  return { taken: taken.length, notices: notices.map(({ cell, home, text }) => `${cell} ${home} ${text}`) }
}

describe('LED-8: a remark that may tell of a buyer is to be looked at', () => {
  it.each(
    (
      '按揭中 办理按揭 张三已付首付 全款 一次性付清 贷款已批 放款 交房 员工购房 诚意金2万 定金2万 李四 138… 13812345678 ' +
      '138****1234 0551-62345678 出租 已租 转让 法拍 诉讼 未解押 工程款 合作方 换房 王总 欧阳娜娜 张伟13812345678 给李四'
    ).split(' '),
  )('%s', (remark) => {
    expect(saidOf(remark, null)).toEqual({ taken: 0, notices: [`E2 1-1-0201 ${remark.replace('…', '...')}`] })
  })

  it.each(
    (
      '毛坯交付 2027年6月交房 南北通透 高层 江景房 可按揭 支持公积金贷款 一次性98折 精装 顶层复式 带露台 边户 楼王 层高3.6米 ' +
      '特价 双阳台 白坯 面积以产证为准 石材外立面 一梯两户 高区 A户型 金角 有挡光 路边 温馨三房'
    ).split(' '),
  )('%s describes the home', (remark) => {
    expect(saidOf(remark, null)).toEqual({ taken: 0, notices: [] })
  })

  it('of every home it is said of none', () => {
    expect(saidOf('按揭', '按揭', '按揭').notices).toEqual([])
    expect(saidOf('按揭', '按揭', null).notices).toHaveLength(2)
  })
})
