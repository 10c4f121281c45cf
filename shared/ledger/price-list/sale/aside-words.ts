import { SURNAMES } from './surnames'

/** Money that somebody paid, owes or lent: 张三已付首付, 诚意金2万, 按揭中. Rule LED-8. */
const PAID =
  /按揭|首[付期]|全款|付清|付讫|结清|已[付交缴收]|[收交付缴]了|一次性|贷款|放款|到账|回款|尾款|[定订]金|诚意金?|认筹|意向金|预[付存]|公积金|银行批/
/** Who has it, or is to: 员工购房, 已租, 转让, 工程款. */
const HELD =
  /员工|职工|出租|已租|租[赁约户给]|返租|转[让卖赠给]|过户|更名|换[房购]|调房|退[房订定购]|工程款|抵[款债账给]|合作[方商]|供应商|施工方|总包|分包|承建|渠道|中介|分销|团购|购房人|购房者|买[家主方受]|业主|客户|顾问|领导|老板|亲[戚属友]|股东/
/** What keeps it from a buyer by law: 法拍, 诉讼, 未解押. */
const BY_LAW = /法拍|法院|司法|拍卖|诉讼|涉诉|起诉|官司|仲裁|纠纷|[解抵质押]押|保全|执行中|争议|产权不清|违建/
/** A day on which homes are handed over says nothing of this one; 交房 alone that it was. */
const HANDED_OVER = /^(?:已经?|可|待|正在)?(?:交房|交楼|交钥匙|收房|入住|入伙|装修中|住人|有人住|过户|办证)(?:中|了)?$/
/** 138…, 0551-1234567: somebody's. */
const PHONE = /(?<!\d)1[3-9]\d(?:\d{8}|[\d*xX.…]{0,8}[*xX.…]+\d{0,4})(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/
/** 上浮2%, 一口价168万, ×1.02: another price than the one that is read. */
const OTHER_PRICE =
  /[上下][浮调]\s*\d|[涨加减降]价\s*\d|(?:一口价|特价|特惠价?|现价|售价)[:为]?\s*\d{2}|[×xX*＊]\s*[01]\.\d|乘以?\s*[01]\.\d/
/** Whether words tell of another price than the figures do. */
export function tellsOtherPrice(text: string): boolean {
  return OTHER_PRICE.test(text)
}
/** ★900000: what the sign means, nobody said. */
const SIGN = /^[★☆◆◇▲△※*]\s*[¥¥]?\d|\d(?:万?元)?\s*[★☆◆◇▲△※*]$/
/** What is offered to whoever comes, and what everybody may do, is said of no buyer. */
const OFFERED =
  /(?:可|支持|接受|能|不可|不能|不支持|仅限|享受?|送)(?:做|办理|使用)?(?:按揭|商?贷款?|公积金(?:贷款)?|分期|全款|一次性)|(?:按揭|一次性|全款|贷款)(?:付款)?(?:优惠|享|打?\d)|\d折/g

const TWICE = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯'
/** What stands in words of a home, and in few names: 高层, 白坯, 江景. */
const OF_HOMES =
  '层户房厅室台园景面边角向装价区位型复跃梯井窗墙楼顶底首东南西北朝双单带送赠无有不未已可好新旧推售盘批期幢栋套间厨卫米宽长厚坯正静馨元头库地下改'
const NAME = new RegExp(
  `^(?:[给由归属为]|业主|客户)?(?:[${SURNAMES}][^\\P{Script=Han}${OF_HOMES}]{1,2}|(?:${TWICE})[^\\P{Script=Han}${OF_HOMES}]{1,2}|[${SURNAMES}]\\p{Script=Han}{0,2}(?:总|董|先生|女士|小姐|太太|老师|经理|主任))(?:定|订|要|留|买|家|的)?$`,
  'u',
)
const MARKS = /[\s,.;:!?、，。；：！？·…|/\\+&~—–\-_()（）[\]【】]+/

/**
 * Whether a remark may tell that a home is somebody's, or that nobody can buy it, though it says no word of a sale: it
 * names money paid, who has it, what the law keeps, a person, a telephone or another price. Rule LED-8.
 */
export function mayBeTaken(text: string): boolean {
  const words = text.replace(OFFERED, ' ')
  if (
    PAID.test(words) ||
    HELD.test(words) ||
    BY_LAW.test(words) ||
    OTHER_PRICE.test(text) ||
    PHONE.test(words) ||
    SIGN.test(words)
  )
    return true
  return words.split(MARKS).some((clause) => HANDED_OVER.test(clause) || NAME.test(clause))
}
