import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { aRow, aSheet, HEADER, merged, read, readWith, type Written } from './a-list'

/** What a list says of a home: `clear` takes nothing from it, `fault` names the cell, `notice` is listed to be looked at. */
type Outcome = 'clear' | 'withheld' | 'sold' | 'fault' | 'notice'

const split = (words: string) => words.trim().split(/\s+/)

/** Each status with what it comes to; a space within one is written `_`. */
const STATUSES: Record<'clear' | 'withheld' | 'sold' | 'fault', string> = {
  clear: `可售 可卖 可认购 可选 可定 可对外销售 在售 在售中 在销 在卖 待售 待售中 待销售 待推 未售 尚未售出 未推 未推出 未开盘 未认购 未定 未售出
    正常 正常销售 空 空置 空房 现售 预售 热销中 对外销售 已推出 已开盘 现房 期房 毛坯 精装 已定价 特价 无 — / 本套可售 可_售
    可售，精装 可售（原保留） 在售（已定价） 取消保留 不保留 未保留 已解封 已解押 未抵押 无查封`,
  withheld: `保留 保_留 预留 自留 留 留用 保留中 已保留 暂时保留 领导预留 王总预留 预留给张总 为张总预留 保留-张三 公司自留 保留至6月30日 保留到月底
    保留(2026-06-30) 控 销控 已销控 控房 锁 已锁 锁定 已锁定 锁房 封存 冻结 抵押 抵押中 已抵押 已抵押给银行 银行抵押 在建工程抵押 查封 已查封 法院查封
    被法院查封 工抵 工抵房 工程抵款 工程抵款预留 抵债 限售 停售 暂停销售 暂不销售 暂不对外销售 暂缓销售 不售 不可售 不对外 不对外销售 非售
    顶账房 抵顶房 已抵房 抵给施工单位 总包抵房 拆迁还建 拆迁房 还迁房 政府回购 人才公寓 配建 移交政府 居委会用房 员工房 售楼部 不外售
    二期推出 未取证 未取得预售许可证 暂不推出 暂不开放 自持 自用 回迁 回迁房 安置房 还建房 样板间 样板房 样板间，暂不售 自留不卖 示范单位 关系户 物业用房 公租房 勿售 别卖 停盘 占用`,
  sold: `售 已售 已_售 已卖 卖了 卖出 已售出 售完 售罄 已销售 已出售 销售完毕 已售-张三 已售（张三） 已售给李四 6月1日已售 已售2026.6.1 定 已定 客户已定 订 已订
    预订 预定 已预订 已被预订 已下定 小订 小定 大定 临定 已交定金 付定金 已收定金 交定 认购 认购中 已认购 签 签约 签约中 待签约 已签约 已签合同
    网签 网签中 待网签 已网签 网签备案 已备案 合同已备案 成交 已成交 内购 已内购 已付全款 已交首付 已过户 已交房 已入住 已有客户 有人已定 可售，已售
    已出 已认 已清 清盘 已清盘 有主 名花有主 卖掉 定了 定金已付 已交5万定金 已选房 已选 业主:张三 业主姓名：张三`,
  fault: `√ × 是 否 Y A 1 0 代码3 待定 销售 出售 未签约 未网签 未备案 认筹 已认筹 意向 退房 退定 换房 电梯预留 预留空调位 车位已售 可售（车位已售）
    保留（另一套已售） 已签约精修公司 已定于6月开盘 已定6月开盘 非售楼处样板 已售后处理 1-1-1203已售 张三 见备注`,
}

/** Remarks are whole sentences: one a line. */
const REMARKS: Record<'clear' | 'withheld' | 'sold' | 'notice', string> = {
  clear: `
边户
南北通透，采光好
推荐户型
已定价
未抵押
精装交付
2026年12月交付
按备案价执行
仅余一套
一房一价
无`,
  withheld: `
保留
本套保留
该房预留
王总预留
李先生预留
客户预留
领导预留
边户；王总预留
南北通透（保留）
保留至6月30日
保留到月底
预留给张总
为张总预留
由公司保留
样板间
样板间，暂不售
自留不卖
暂不销售
不对外销售
抵押
已抵押
本套已抵押给银行
在建工程抵押
查封
该房已被查封
法院查封
工抵房
工程抵款预留
回迁房
自持
物业用房
限售
顶账房
抵顶房
已抵房
抵给施工单位
总包抵房
拆迁还建
还迁房
政府回购
人才公寓
配建
移交政府
居委会用房
员工房
售楼部
不外售
二期推出
未取证`,
  sold: `
已售
已售-张三
已售 张三
边户，已售
本套已售
该套已认购
该房源已签约
售罄
已定
客户已定
王总已定
王女士已定
本套客户已定
已定（王总）
6月1日已定
2026-06-01 已认购
已交定金
客户已交定金
已付定金
已下定
小订
已预订
已网签
2026/06/01网签
网签备案
合同已备案
已备案
已卖给李先生
业主已入住
内部认购
已有客户
现已售出
【已售】
定金已付
已交5万定金
已选房
业主:张三
边户，业主：李四`,
  notice: `
定金2万
预留空调位
预留燃气口
预留管井
预留电梯井
电梯预留
燃气管道预留
车位不出售
配套车位已售
储藏室已售
不售后返租
露台不对外开放
送花园，保留外立面
赠送自留地
该户型已售罄，仅余一套
本层已售罄
1号楼已售完
隔壁已售
已签约精修公司
已售楼处公示
已售后处理
签约有礼
认购优惠2万
价格已备案
待成交
已定于6月开盘
已定6月开盘
张三已定
有意向客户
退房
1-1-1203已售
非售楼处样板间
客户:张三
抵给某某建设二标段的工程款
拆迁户优先
部分回购
已交部分定金另议`,
}

const HEAD = [...HEADER, '销售状态', '备注']

function outcomeOf(status: string, remark: Written): Outcome {
  const { rows, faults, notices } = read(aSheet([HEAD, [...aRow(), status, remark]]))
  if (faults.length > 0) {
    expect(faults).toMatchObject([
      { cell: 'J2', code: 'statusUnknown', data: { text: status.normalize('NFKC'), cells: 1 } },
    ])
    return 'fault'
  }
  const [row] = rows
  if (row?.soldAs) return 'sold'
  if (row?.withheldAs) return 'withheld'
  return notices.length > 0 ? 'notice' : 'clear'
}

function countOf(table: Record<string, string>, parts: (words: string) => string[]): number {
  return Object.values(table).flatMap(parts).length
}

describe('LED-8: the status of a home is one of the words an office uses, or a fault', () => {
  for (const outcome of ['clear', 'withheld', 'sold', 'fault'] as const) {
    it.each(split(STATUSES[outcome]).map((status) => status.replaceAll('_', ' ')))(`${outcome}: %s`, (status) => {
      expect(outcomeOf(status, null)).toBe(outcome)
    })
  }

  it('is tried with many of them', () => {
    expect(countOf(STATUSES, split)).toBeGreaterThan(200)
  })
})

describe('LED-8: a remark counts where a whole clause of it is such a word, and is noticed where it only names one', () => {
  const lines = (words: string) => words.trim().split('\n')
  for (const outcome of ['clear', 'withheld', 'sold', 'notice'] as const) {
    it.each(lines(REMARKS[outcome]))(`${outcome}: %s`, (remark) => {
      expect(outcomeOf('可售', remark)).toBe(outcome)
    })
  }

  it('is tried with many of them', () => {
    expect(countOf(REMARKS, lines)).toBeGreaterThan(100)
  })
})

describe('LED-8: where a list says it', () => {
  it('a word nobody knows is one fault however many cells say it, each word its own', () => {
    const statuses = ['甲', '可售', '乙', '甲', '甲']
    const rows = statuses.map((status, at) => [...aRow({ 房号: `12${String(at + 1).padStart(2, '0')}` }), status, null])
    expect(read(aSheet([HEAD, ...rows])).faults).toMatchObject([
      { cell: 'J2', column: 'status', home: '1-1-1201', code: 'statusUnknown', data: { text: '甲', cells: 3 } },
      { cell: 'J4', column: 'status', home: '1-1-1203', code: 'statusUnknown', data: { text: '乙', cells: 1 } },
    ])
  })

  it('a column that a person says holds no status, or no remarks, is not looked at', () => {
    const sheets = [aSheet([HEAD, [...aRow(), '甲', '已售']])]
    const ignoring = (...headings: string[]) => {
      const said = headings.map((heading) => ({ heading, meaning: 'ignored' as const }))
      return readWith(sheets, { decidedBy: 'unitPrice', mapping: { ...NO_MAPPING, headings: said } })
    }
    expect(ignoring('销售状态')).toMatchObject({ faults: [], rows: [{ soldAs: '已售' }] })
    expect(ignoring('销售状态', '备注')).toMatchObject({ faults: [], rows: [{ soldAs: null }] })
    const [sheet] = ignoring('销售状态', '备注').sheets
    expect(sheet?.unreadColumns.map(({ header }) => header)).toEqual(['销售状态', '备注'])
  })

  it('a column that a person says is remarks is read as such', () => {
    const header = [...HEADER, '客户情况']
    const mapping = { ...NO_MAPPING, headings: [{ heading: '客户情况', meaning: 'remarks' as const }] }
    const sheets = [aSheet([header, [...aRow(), '南北通透，客户已定']])]
    expect(readWith(sheets, { decidedBy: 'unitPrice' }).rows).toMatchObject([{ soldAs: null }])
    expect(readWith(sheets, { decidedBy: 'unitPrice', mapping }).rows).toMatchObject([{ soldAs: '南北通透,客户已定' }])
  })

  it('it is found in every column of remarks, and its own cell is named', () => {
    const header = [...HEADER, '备注', '说明']
    const reading = read(
      aSheet([header, [...aRow(), '边户', '已认购'], [...aRow({ 房号: '1202' }), '配套车位已售', null]]),
    )
    expect(reading.rows[0]).toMatchObject({
      soldAs: '已认购',
      soldAt: { sheet: '价目', cell: 'K2', row: 2, column: 'remarks' },
    })
    expect(reading.notices).toEqual([
      { sheet: '价目', cell: 'J3', row: 3, column: 'remarks', home: '1-1-1202', text: '配套车位已售' },
    ])
  })

  it('what stands merged over several rows is said of each of them', () => {
    const rows = ['1201', '1202', '1203'].map((room, at) => [
      ...aRow({ 房号: room }),
      at === 0 ? '已售' : null,
      at === 1 ? '王总预留' : null,
    ])
    const reading = read(aSheet([HEAD, ...rows], { merges: [merged(2, 9, 3, 9), merged(3, 10, 4, 10)] }))
    expect(reading.rows.map(({ soldAs, withheldAs }) => [soldAs, withheldAs])).toEqual([
      ['已售', null],
      ['已售', '王总预留'],
      [null, '王总预留'],
    ])
  })

  it('a home that is withheld by its status and sold by its remark is sold', () => {
    const { rows, notices } = read(aSheet([HEAD, [...aRow(), '保留', '已售，配套车位已售']]))
    expect(rows).toMatchObject([{ withheldAs: '保留', soldAs: '已售,配套车位已售', soldAt: { cell: 'K2' } }])
    expect(notices).toMatchObject([{ cell: 'K2' }])
  })
})
