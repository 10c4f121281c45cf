/** How a building is built: what tells it from another of its number wherever it stands. The longer words come first. */
export const BUILT_AS = '小高层|超高层|高层|多层|洋房|别墅|叠墅|叠拼|联排|双拼|合院|排屋'
/** What else it is for, beside homes: 商铺, 写字楼. */
const FOR_OTHERS = '商业|商铺|底商|公寓|写字楼|办公楼?|酒店|SOHO'

/** What may follow a building's name: 1号楼(高层), 1#住宅楼. */
export const BUILDING_USE = `${BUILT_AS}|${FOR_OTHERS}|住宅`
/** What stands before its number and tells it from the bare one: 商1#, 洋房1#. 住宅1# is 1#, what homes are anyway. */
export const USE_APART = `${BUILT_AS}|${FOR_OTHERS}|商`
