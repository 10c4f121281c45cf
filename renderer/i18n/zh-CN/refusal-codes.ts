/** What each refusal says: its title, with the rule, and what to do. */
export const refusalCodes = {
  NOT_SIGNED_IN: { title: '还没有登录', detail: '登录已失效，请重新登录。' },
  LOCKED: { title: '这台电脑已锁屏', detail: '请用 PIN 或密码解锁。' },
  NOT_ALLOWED: { title: '你的岗位没有「{{access}}」的权限', detail: '需要时请找管理员。' },
  INPUT_INVALID: { title: '有 {{number}} 处填写不合要求', detail: '请检查：{{places}}。什么都没有改动。' },
  NOT_FOUND: { title: '找不到这个{{what}}', detail: '它可能已被移走，或不属于当前项目。请返回列表再看。' },
  STALE: { title: '这个{{what}}刚被别人改过', detail: '你填的还在。请重新载入，对照最新内容后再保存。' },
  PROJECT_SET_ASIDE: {
    title: '这个项目已重新开始，这里是收起来的试运行',
    detail: '请重新载入，在同名的新项目里做。这里什么都没有改动。',
  },
  ATTACHMENT_EMPTY: { title: '「{{name}}」是空的', detail: '可能还没拷完或没下载完。请打开看一眼，再重新选。' },
  ATTACHMENT_SIZE: {
    title: '「{{name}}」有 {{size}} MB，最多 {{most}} MB',
    detail: '请把扫描的分辨率调低，或分成几个文件。什么都没有改动。',
  },
  ATTACHMENT_TYPE: {
    title: '「{{name}}」不是 PDF、JPG、PNG 或 HEIC',
    detail: '按文件的内容认，改名没有用。请重新扫描、拍照，或另存为 PDF。什么都没有改动。',
  },
  ATTACHMENT_KNOWN: { title: '「{{name}}」已由 {{by}} 上传', detail: '内容完全相同，不用再传。' },
  ATTACHMENTS_FULL: { title: '这里已有 {{most}} 份附件', detail: '请把其余的合成一个 PDF。什么都没有改动。' },
  ATTACHMENT_CLOSED: {
    title: '「{{state}}」的房号单不能再加附件',
    detail: '已经结束的单保持原样。重新开的单可以加。',
  },
  ATTACHMENT_NO_FOLDER: {
    title: '这个案场还没有放附件的文件夹',
    detail: '几台主机共用一个数据库时，要有一个都能读写的文件夹：请管理员在每台主机上设 FANGHAO_ATTACHMENTS_DIR。',
  },
  ATTACHMENT_MISSING: {
    title: '「{{name}}」的文件不在主机上',
    detail: '请告诉管理员：用 npm run doctor 查，把附件文件夹放回原处，或从备份恢复。',
  },
  ATTACHMENT_ALTERED: {
    title: '「{{name}}」的文件被改动过或已损坏，不能打开',
    detail: '请告诉管理员：用 npm run doctor 查，从备份恢复；也可以把原件重新上传一次。',
  },
  NOT_IN_TRIAL: {
    title: '这个项目不在试运行',
    detail: '正式开盘之后单据都是正式的，不能重新开始：错的单请撤回，错的价格请导入新的一版。',
  },
  OPENING_LACKS: {
    title: '还不能正式开盘，缺：{{lacks}}',
    detail: '请先做完「首次设置」里前面的步骤。什么都没有改动。',
  },
  TRIAL_LEFT: {
    title: '还有 {{tickets}} 张试单、{{specials}} 份试特批',
    detail: '请先「重新开始」，把试运行收起来，再正式开盘。什么都没有改动。',
  },
  TOO_MANY_WINDOWS: {
    title: '开的窗口太多，这一个停止更新',
    detail: '一次登录最多 {{most}} 个窗口同时更新。请关掉不用的，再点一下这个窗口。',
  },
  REQUEST_REUSED: { title: '这次提交与上一次重号', detail: '请再点一次。上一次的结果不变。' },
  DATABASE_AWAY: { title: '连不上数据库，什么都没有保存', detail: '请过一会儿再试；一直不行时告诉管理员。' },
  DATABASE_BUSY: {
    title: '数据库太忙，中途停下了，什么都没有保存',
    detail: '请再点一次；一直这样时告诉管理员：数据库里有人占着锁，或设了时限。',
  },
  OUTCOME_UNKNOWN: {
    title: '保存时与数据库的连接断了，不知道是否已保存',
    detail: '请原样再点一次：已保存的给出原来的结果，没保存的现在办理，绝不会办两次。',
  },
  DISK_FULL: {
    title: '磁盘已满，什么都没有保存',
    detail: '请在主机上腾出空间，再点一次，不用重启。已保存的都在，照常能看。',
  },
  STORAGE_READ_ONLY: {
    title: '数据只能读、不能写，什么都没有保存',
    detail: '请管理员检查主机的硬盘和数据目录的权限，好了再点一次。已保存的都在，照常能看。',
  },
  STORAGE_FAILED: {
    title: '硬盘读写出错，没有确认保存',
    detail: '请原样再点一次，绝不会办两次。仍不行时告诉管理员：停用程序，另存数据目录，检查硬盘。',
  },
  STORAGE_DAMAGED: {
    title: '数据文件已损坏，这一步没有办',
    detail: '请告诉管理员：停用程序，另存数据目录，用 npm run doctor 检查，再用 npm run restore 从备份恢复。',
  },
  DATA_UNREADABLE: {
    title: '这里有加密的内容无法读取，这一步没有办',
    detail:
      '有人在程序之外改过数据库。请告诉管理员：用 npm run doctor 查出是哪一处，按它说的办。买方可作为新客户重新填写。',
  },
  UNEXPECTED: { title: '主机出了意外，什么都没有改动', detail: '请再试一次；仍不行时，把编号 {{id}} 告诉管理员。' },

  LOGIN_TAKEN: { title: '登录名 {{login}} 已有人用', detail: '请换一个登录名。停用的人也占用登录名。' },
  PERSON_KNOWN: {
    title: '这个{{field}}已登记在 {{name}} 名下',
    detail: '一人只能有一个账号。请核对，或修改、启用原来的账号。',
  },
  CONTACT_MISSING: {
    title: '{{role}}须登记手机和身份证，还缺{{missing}}',
    detail: '开单、审批的人两样都要登记，一人两个账号才查得出来。',
  },
  NUMBER_INVALID: { title: '{{field}}不正确', detail: '手机 11 位；身份证 18 位，末位须与前 17 位相符。' },
  ALREADY_SET_UP: { title: '已有管理员，首次设置已做过', detail: '请用管理员的账号登录。' },
  SIGN_IN_FAILED: { title: '登录名或密码不对', detail: '请再试，注意大小写。忘记密码请找管理员重置。' },
  SIGN_IN_LIMITED: {
    title: '试错次数太多，{{until}} 前不能再试',
    detail: '到时再试，或请管理员重置密码。',
  },
  PIN_NOT_HERE: {
    title: '这台电脑上不能用 PIN 进入',
    detail: '请输入密码。今天在这台电脑上用密码登录过、并设了 PIN 的人才能用 PIN。',
  },
  PIN_WRONG: { title: 'PIN 不对，还能试 {{left}} 次', detail: '请再试，或改用密码。' },
  PIN_SHUT: {
    title: 'PIN 错了 {{most}} 次，已停用',
    detail: '只停用你在这台电脑上的 PIN。请输入密码，之后 PIN 照常能用。',
  },
  PIN_TRIVIAL: { title: '这个 PIN 太容易猜：{{why}}', detail: '请换 6 位别人想不到的数字。' },
  LAST_ADMIN: { title: '这是最后一位管理员', detail: '请先让另一个人做管理员，再停用或换岗。' },

  PROJECT_KNOWN: { title: '已有名为「{{name}}」的项目', detail: '请换一个名称，例如加上期数。' },
  PERMIT_KNOWN: { title: '许可证 {{number}} 已登记过', detail: '请核对证号。' },
  PERMIT_IN_FUTURE: { title: '发证日期 {{issuedOn}} 还没到', detail: '请按证上的日期填写。' },
  BUILDING_PERMITTED: {
    title: '{{building}} 已登记许可证 {{number}}',
    detail: '请去掉这栋楼，或核对证上所列楼栋。',
  },

  PERMIT_MISSING: {
    title: '{{building}} 还没有登记预售许可证',
    detail: '登记证号和发证日期后才能推出、收款。在「设置」里登记。',
  },
  UNIT_UNPRICED: { title: '{{unit}} 还没有生效的价格', detail: '请先导入含这套房的价格表，或等价格版本生效。' },
  EXPORT_TOO_LARGE: { title: '导出的行数超过 {{most}}', detail: '请先筛选，分几次导出。' },
  NOTHING_TO_RELEASE: { title: '选中的房源都已推出', detail: '请选未推的楼栋或房源。' },
  RELEASE_IN_PAST: { title: '推出时间 {{from}} 已过', detail: '请选以后的时间，或选「立即」。' },
  FILE_UNREADABLE: { title: '读不懂这个文件：{{reason}}', detail: '{{lookedPart}}{{advice}}' },
  FIRST_IMPORT_ONLY: {
    title: '管理员只能导入第一份价格表',
    detail: '以后的价格由案场经理或营销总监导入。',
  },
  FILE_FAULTY: { title: '文件里还有 {{faults}} 处错误', detail: '整份不导入。请在 Excel 里改好后重新选择文件。' },
  UPLOAD_USED: { title: '{{fileName}} 已经导入过', detail: '要再导一次，请重新选择文件。' },
  VERSION_IN_PAST: { title: '生效时间 {{from}} 已过', detail: '请选以后的时间，或选「立即」。' },
  UNIT_CHANGES_LATER: {
    title: '{{unit}} 的{{field}}有改动，不能等到 {{from}} 才生效',
    detail: '面积、户型、类别、下架一改就生效。请选「立即」，或先导入房源资料，再导入以后的价格。整份没有导入。',
  },
  OFFICE_CHANGED: {
    title: '核对之后情况有变：现在有 {{faults}} 处不能导入，先看 {{unit}}',
    detail: '可能刚有人开了房号单，或备案价有了新版本。请重新读取这个文件，看清后再确认。整份没有导入。',
  },
  PREVIEW_STALE: {
    title: '核对之后情况有变：现在是新增 {{added}} 套、改动 {{changed}} 套、不变 {{unchanged}} 套、未列 {{absent}} 套',
    detail:
      '可能刚有人导入了另一份价格表，或有版本到时生效。请重新读取这个文件，看清后再确认；你的选择会保留。整份没有导入。',
  },
  NOTHING_CHANGES: { title: '与第 {{version}} 版完全相同', detail: '不需要导入。要改价格，请选改过的文件。' },
  OFF_SALE_CLAIMED: {
    title: '{{unit}} 不能下架：{{by}} 于 {{since}} 占用{{untilPart}}',
    detail: '当前为「{{kind}}」。请取消勾选这一套，或等它放回。整份没有导入。',
  },

  TICKET_STATE: { title: '「{{state}}」的房号单不能{{event}}', detail: '请看最新状态，可能刚被别人处理过。' },
  TICKET_EXPIRED: {
    title: '{{number}} 已于 {{until}} 到期，房源已放回',
    detail: '什么都没有改动。如房源仍可售，请新开一张。',
  },
  TICKET_EXTENDED: { title: '{{number}} 已延时过一次', detail: '每张房号单只能延时一次。' },
  CONTACT_INCOMPLETE: {
    title: '{{name}} 还没登记{{missing}}，这一步不能做',
    detail: '请管理员在「人员」里补上，再来审批。审批人和置业顾问的手机、身份证都要登记。',
  },
  OWN_TICKET: { title: '这是 {{consultant}} 自己的房号单', detail: '审批人不能是本单的置业顾问，请另一位经理处理。' },
  UNIT_HELD: {
    title: '{{unit}} 已被 {{by}} 于 {{since}} 锁定{{untilPart}}',
    detail: '当前为「{{kind}}」。你填的都在，可另选一套，或等它放回。',
  },
  UNIT_NOT_FOR_SALE: { title: '{{unit}} 现在是「{{state}}」，不能开房号单', detail: '你填的都在，请另选一套。' },
  PRICE_CHANGED: {
    title: '总价已变：你看到的是 {{shown}} 元，现在是 {{now}} 元',
    detail: '价格或优惠在填写时有了新版本。请核对价格步骤后再提交。',
  },
  DISCOUNT_LAPSED: {
    title: '「{{item}}」过了 {{day}} 未签约，已失效：总价由 {{total}} 元变为 {{now}} 元',
    detail: '待批的单请置业顾问修改，按新总价重新确认后再批；已批的单请经理撤回，按新总价重新开单。',
  },
  SCHEME_IN_PAST: { title: '生效时间 {{from}} 已过', detail: '请选以后的时间，或选「立即」。' },
  SCHEME_UNCHANGED: { title: '与第 {{number}} 版没有不同', detail: '没有改动，不必另存一版。' },
  BELOW_FLOOR: { title: '优惠后的总价低于可售下限', detail: '请减少优惠项。需要更低的价格请走特批。' },
  ABOVE_FILED: {
    title: '总价 {{total}} 元高于备案总价 {{filedTotal}} 元',
    detail: '成交价不能高于备案价。请核对价格表。',
  },
  NOTHING_LEFT: { title: '扣到「{{item}}」时总价已到零', detail: '请核对优惠方案里这一项的数字。' },
  DISCOUNT_NOT_ADMITTED: { title: '「{{item}}」现在不能用', detail: '{{unmet}}。去掉这一项，或补齐条件后再提交。' },
  BUYERS_MISSING: { title: '还没有买方', detail: '至少填一位买方。' },
  BUYER_INVALID: { title: '第 {{buyer}} 位买方的{{field}}不正确', detail: '请补齐或改正后再提交；草稿可以先存。' },
  BUYER_TWICE: { title: '{{name}} 填了两次', detail: '同一人只能出现一次，请去掉一位。' },
  SHARES_NOT_WHOLE: { title: '份额合计 {{sum}}%，应为 100%', detail: '请调整各买方的份额。' },
  CONSENT_MISSING: {
    title: '还没有个人信息使用同意',
    detail: '请全体买方签同意书，勾选后再提交。',
  },
  LIMITS_UNORDERED: {
    title: '特批权限须逐级不减',
    detail: '置业顾问不高于案场经理，案场经理不高于营销总监。什么都没有改动。',
  },
  SPECIAL_LAPSED: {
    title: '特批 {{number}} 已于 {{until}} 过期',
    detail: '不能再用，也不能再批。需要时请重新申请。',
  },
  SPECIAL_NOT_APPROVED: {
    title: '特批 {{number}} 现在是「{{standing}}」',
    detail: '批准后才能用。可先按优惠后价格锁房，批准后再修改房号单。',
  },
  SPECIAL_DIFFERS: {
    title: '特批 {{number}} 是按优惠后价格 {{applied}} 元申请的，现在是 {{now}} 元',
    detail: '房源、价格版本、优惠项和付款方式须与申请时一致。改回去，或撤回后重新申请。',
  },
  SPECIAL_STATE: { title: '「{{standing}}」的特批不能{{event}}', detail: '请看最新状态，可能刚被别人处理过。' },
  OWN_SPECIAL: { title: '这是 {{consultant}} 自己申请的特批', detail: '批准人不能是本单的置业顾问，请另一位处理。' },
  SPECIAL_OVER_LIMIT: {
    title: '超出你的特批权限 {{limit}}%',
    detail: '须由{{next}}批准。申请仍在待批，不用重新提交。',
  },
  SPECIAL_TOO_DEEP: {
    title: '特批超过优惠后价格的 {{limit}}%，超出营销总监的权限',
    detail: '没有人能批。请减少优惠金额后再申请。',
  },
  SPECIAL_TICKET_STATE: {
    title: '「{{state}}」的房号单不能申请特批',
    detail: '草稿或待批的房号单才能申请。要改价请撤回后重开。',
  },
  SPECIAL_OPEN: { title: '这张房号单已有特批 {{number}}', detail: '一张单同时只有一份。请先撤回它，再重新申请。' },
  SPECIAL_IN_USE: {
    title: '特批 {{number}} 已用在房号单上，不能撤回',
    detail: '请先修改房号单，去掉特批，再撤回。',
  },
  UNIT_TIED: {
    title: '{{unit}} 绑定在 {{home}} 上，不能单独处理',
    detail: '请选 {{home}}，绑定的会一起带上；要分开请先解绑。',
  },
  TIED_MISSING: { title: '{{unit}} 绑定的 {{tied}} 没有在单上', detail: '绑定刚有变动。请重新载入后再提交。' },
  LINE_NOT_TIED: {
    title: '{{unit}} 没有绑定 {{home}}，不能同单',
    detail: '绑定刚有变动。请重新载入后再提交，或请案场经理绑定。',
  },
  WITHHOLD_UNTIL: { title: '保留期限 {{until}} 不行', detail: '请选现在之后、{{latest}} 之前的时间。' },
  NOT_WITHHELD: { title: '{{unit}} 现在是「{{state}}」，不在保留中', detail: '什么都没有改动。请看最新状态后重选。' },
  TIE_OF_HOME: { title: '{{unit}} 是住宅，不能绑定到别的房源', detail: '只有车位、储藏室可以绑定到房源。' },
  TIE_TO_OTHER: { title: '不能绑定到 {{unit}}：它是{{kind}}', detail: '请选一套住宅。' },
  TIE_STANDS: { title: '{{unit}} {{stands}}', detail: '什么都没有改动。请看最新状态后再改。' },
  TIES_FULL: { title: '{{home}} 已绑定 {{most}} 个', detail: '一张房号单只列得下这些，请先解绑。' },
  BACKUP_FAILED: { title: '备份没有做成：{{why}}', detail: '数据没有受影响。请处理后再试一次。' },
  BACKUP_NOT_SOUND: { title: '这份备份没有通过试恢复，不能用', detail: '请换一份「已验证」的备份。' },
  PROJECT_NAME_WRONG: { title: '项目名称不一样', detail: '什么都没有改动。请照着输入项目名称。' },
  RESTORE_ELSEWHERE: {
    title: '不能在这里恢复',
    detail: '请关闭所有主机，再在主机上用命令 npm run restore。',
  },
  UNIT_DIFFERS: { title: '修改时不能换房', detail: '要换房请撤回这张，另开一张。' },
}
