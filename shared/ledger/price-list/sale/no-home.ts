import { plainName } from '../../unit-number'

/** 物业用房, 消防控制室, 架空层: what of a building nobody buys, and what serves all of it. */
const NO_HOME = new RegExp(
  `^(?:${[
    '(?:物业|社区|公建|公共|管理|服务|配套|设备)(?:管理|服务|配套)?用房?',
    '消控室|监控室|通道|过道|走[道廊]',
    '消防(?:控制[室间]|中心|监控室?|水池|水箱间?|泵房|通道|电梯|用房)?',
    '架空[层区]?',
    '避难[层间区]',
    '设备[层间区]?',
    '[变配]电[室间房所]',
    '(?:强|弱)电[间井室]',
    '(?:电梯|空调|通信|通讯|热力|换热|网络)?机房',
    '(?:生活|给)?水泵房',
    '换热站',
    '电梯[间井厅]?',
    '楼梯间?',
    '(?:入户|入口)?(?:大堂|门厅)',
    '公共(?:区域?|空间|部[位分]|走[道廊])',
    '(?:门卫|值班|监控|垃圾)[室间房]?',
    '公厕|公共卫生间',
  ].join('|')})$`,
)

/** Whether a cell as a whole names a part of the building that is no home and is sold to nobody. Rule LED-8. */
export function isNoHome(text: string): boolean {
  return NO_HOME.test(plainName(text))
}
