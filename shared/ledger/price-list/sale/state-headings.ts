const WHEN = '(?:当前|目前|现在?|最新|实时|系统|案场|项目)?'
const HOME = '(?:商品房|房源|房屋|房间|住宅|公寓|商铺|铺位|车位|车库|储藏[室间]|单元|户|套|房)?'
/** What is done with a home on its way to a buyer. */
const SALE = `(?:${[
  '销售|销控|推售|推盘|推出|推货|出售|售卖|售出|可售|在售|预售|交易|成交|去化|销|售|控',
  '认购|预[定订]|下[定订]|草签|签约|签订|网签|(?:网签|合同)备案|合同(?:签[订约署])?|锁房|锁定|保留|预留',
].join('|')})`
const STATE = '(?:状态|状况|情况)'
const STATE_OF_SALE = new RegExp(
  `^(?:${[
    `${WHEN}${HOME}${WHEN}${SALE}${STATE}`,
    `${WHEN}${HOME}状态`,
    `${WHEN}(?:房态|房控|销况|售况)`,
    'sales?status|status',
  ].join('|')})(?:标[识记]|名称)?$`,
  'i',
)

/** 房间状态, 签约情况, 房态: whether a heading, without spaces, speaks of the state of a home's sale. Rule LED-8. */
export function isStateOfSale(name: string): boolean {
  return STATE_OF_SALE.test(name)
}

/** 签约状态 without 状态: what 是 beneath it says. */
export function withoutState(name: string): string {
  return isStateOfSale(name) ? name.replace(new RegExp(`${STATE}(?:标[识记]|名称)?$`), '') : name
}

/** A filed price is filed, too: only where its cells say no more than yes or no nobody can tell. */
export function isStateOfFiling(name: string): boolean {
  return /^(?:房源|房屋|房间)?备案(?:状态|状况|情况|与否)$|^是否备案$/.test(name)
}
