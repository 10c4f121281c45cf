/** 开盘准备 and 试运行. */
export const opening = {
  sign: '试运行',
  signHint: '现在开的房号单都带「试」，正式开盘前可以重新开始',
  card: {
    title: '开盘准备',
    next: '还差 {{number}} 步，下一步：{{step}}',
    waits: '还差 {{number}} 步',
    to: '继续开盘准备',
  },
  trial: {
    running: '试运行中：房号单和特批的编号都带「试」，不算正式。',
    left: '已有 {{tickets}} 张试单、{{specials}} 份试特批。要正式开盘，先重新开始。',
    clean: '还没有试单，可以直接正式开盘。',
    whose: '正式开盘和重新开始，由案场经理或营销总监决定。',
  },
  open: {
    act: '正式开盘',
    title: '{{project}} 正式开盘',
    consequence: '从现在起开的房号单都是正式的，编号从 1 号起。正式开盘之后不能再重新开始。',
    done: '{{project}} 已正式开盘',
  },
  startOver: {
    act: '重新开始',
    title: '重新开始 {{project}}',
    backup: '先自动做一份备份，做不成就不重新开始。',
    withdraws: '还占着房的试单全部撤回。',
    hides: '试运行的房源、价格、许可证、单据和客户都收起来：清单和数字里不再出现，记录里一直留着。',
    keeps: '人员、优惠方案和时限设置照旧；价格表重新导入，许可证重新登记。',
    done: '{{project}} 已重新开始，请导入价格表',
  },
  tryOut: {
    others: '这三步由案场经理和置业顾问做。请他们用自己的账号登录，照着走一遍；做到哪一步，这里看得到。',
    release: '案场经理在「销控」点「加推」，推出几套房。',
    write: '置业顾问登录，点一套可售的房，开房号单，提交。',
    decide: '案场经理批准，打印出来看看。',
    trial: '试单的编号带「试」，纸上也有；试完可以重新开始，正式单仍从 1 号起。',
    have: { released: '已推出 {{number}} 套', tickets: '已开 {{number}} 张' },
    waiting: '先登记预售许可证，加上置业顾问和案场经理，才能试。',
  },
  people: {
    whose: '人员由管理员添加。',
    have: '现有 {{people}} 人，其中置业顾问 {{consultants}} 人，能审批的 {{deciders}} 人。',
  },
  discounts: { to: '去优惠方案', whose: '优惠方案由案场经理或营销总监修改。' },
  pass: '跳过这一步',
  passed: '已跳过',
  takeUp: '改为要做',
}
