/** What a faulty cell of a price list says, by its fault. Rule LED-8. */
export const priceListFault = {
  missing: '没有填',
  nothing: '空白',
  notANumber: '不是数字',
  dateValue: '是日期，可能被 Excel 自动改过',
  errorValue: '公式出错：{{error}}',
  noResult: '公式没有算出结果，请在 Excel 里打开并保存一次',
  tooFine: '小数位太多，最多两位',
  outOfRange: '超出常理，应在 {{least}} 至 {{most}} 之间',
  unitPriceOutOfRange: '由总价得出的单价 {{unitPrice}} 超出常理，应在 {{least}} 至 {{most}} 之间',
  innerAboveArea: '套内 {{innerArea}} 大于建筑面积 {{area}}',
  totalDiffers: '总价 {{total}}，按面积 × 单价应为 {{expected}}；若为一口价，请选「总价为准」',
  columnsDiffer: '另一列「{{header}}」写的是 {{other}}；请在「识别」里说明以哪一列为准',
  figureUnclear: '「{{text}}」与「{{other}}」说法不一，看不出这些数是什么；请在「识别」里说明，或只留一个说法',
  wordUnclear:
    '「{{text}}」里的「{{other}}」看不出说的是什么价、什么面积，没有读入；请在「识别」里说明这些数是什么，或改个说法',
  figureDoubtful: '「{{text}}」读作{{column}}，这些数对照面积却不像；请在「识别」里说明，或把表名写清楚',
  listAboveFiled: '标价总价 {{list}} 高于备案总价 {{filed}}',
  listFarBelowFiled: '标价总价 {{list}} 不到备案总价 {{filed}} 的十分之一，请核对单位是元还是万元',
  surplusField: '这一行比表头多一格：数字里的逗号（118,650）会拆成两格，请改存 .xlsx，或给数字加引号',
  repeatedHome: '{{number}} 重复，{{firstSheet}} 第 {{firstRow}} 行已有',
  chartDiffers:
    '这里是 {{text}}，「{{sheet}}」{{cell}} 写的是 {{other}}，不知以哪个为准；请改成一样，或在「识别」里把不要的工作表关掉、把这张图的表名设为「不读取」',
  nameUnreadable: '读不出{{column}}',
  otherBuilding:
    '「{{text}}」与「{{other}}」是两栋楼，楼号却一样，房号会混在一起；请改成不同的楼号（如 A1栋、B1栋），或分成两个项目导入',
  buildingsUnclear:
    '「{{text}}」在「{{header}}」一列里有的是「{{one}}」，有的是「{{other}}」，看不出是一栋楼还是两栋；是两栋的请改成不同的楼号（如 A1栋、B1栋），是一栋的请在「识别」里把这一列设为「不读取」',
  sheetsUnclear:
    '「{{text}}」在工作表「{{one}}」和「{{other}}」里都有，看不出是一栋楼还是两栋；是两栋的请改成不同的楼号（如 A1栋、B1栋），是一栋的请放在同一张工作表里',
  otherZone: '「{{text}}」与上面的「{{other}}」不在一个分区，号码里却看不出来；请把分区写进号码（如 A-001、B-001）',
  kindUnclear:
    '上面写着「{{text}}」，从这里起有 {{homes}} 行看不出是住宅、车位还是储藏室；请加一列「类别」，每行写明住宅、车位或储藏室',
  buildingUnknown: '不知道是哪栋楼：楼栋列、房号、标题和工作表名里都没有，或者说的不是同一栋',
  entranceUnclear: '上面写着「{{text}}」，看不出这一套在哪个单元；请加一列「单元」，或在房号里写上',
  prefixUnclear: '「{{text}}」横线前面是楼栋还是单元，看不出来；请加一列，或写全（1-2-1203）',
  sumUnclear:
    '「{{text}}」：这一行像合计，房号里却有字，看不出是合计还是一套房；是合计请清空房号，是房源请去掉合计字样',
  likeSum:
    '「{{text}}」：房号像套数，或面积、总价正好是别的几行之和（或平均），看不出是合计还是一套房；是合计请清空房号，是房源请加一列「楼层」并写上它的楼层',
  likeSumInChart:
    '「{{text}}」：这里的数正好都是旁边各行（列）之和或平均，看不出是合计还是房源；是合计请写明「合计」，是房源请改用每套一行的表',
  figuresUnread:
    '从这里到 {{last}} 有 {{cells}} 个数没有读入（「{{text}}」），可能是房源的面积或价格；不是房源的请点「跳过这些数」，是的请改好表格再导入',
  sheetUnread:
    '工作表「{{text}}」没有读，里面有 {{cells}} 个数可能是别处没有的房源或车位，或房源的实际售价（读到的只有备案价）；请读它（认不出的，指出表头，或在 Excel 里改成每套一行），或点「不读这张表」',
  statesUnread:
    '工作表「{{text}}」像是说 {{homes}} 套已售或保留（如 {{number}}「{{says}}」），价格表里没有写；请点「读这张表」（按已售、保留算）或「不读这张表」',
  homesJoined:
    '这一格横跨「{{text}}」到「{{other}}」，看不出是哪一套：打通合成一套的，请改用每套一行的表写明房号；各是一套的，请分开填',
  floorUnclear: '「{{text}}」是 {{floor}} 层，还是 {{entrance}} 单元的 {{lower}} 层，看不出来；请加一列「楼层」',
  flatUnclear: '「{{text}}」是本层的 {{flat}} 户，还是 {{room}} 室，看不出来；是 {{room}} 室的，请连楼层写全',
  letterUnclear:
    '「{{text}}」是房号还是户型，看不出来；房号只有一个字母的，请写成「{{letter}}室」；是户型，或字母后面还有数字（A1）的，请把房号写成 01、02，下面加一行「户型」写上原来的字，面积按户型另列的也靠这一行；是 Excel 的列号，请删去这一行',
  roomsJoined: '「{{text}}」像是同一层的两套房；请每套写一行，或写全房号（1-2-1203）',
  floorsSeveral: '「{{text}}」是几层，房号里没有楼层：是每层一套，还是一套占几层？请每套写一行，房号写上楼层',
  totalMerged: '「{{text}}」合并在 {{homes}} 行上：是每一套的总价，还是几套相加？请取消合并，每套写各自的总价',
  numberDiffers: '与{{from}}「{{says}}」不一致',
  tooLong: '太长，最多 {{longest}} 字',
  unitClaimed: '{{number}} 已在「{{state}}」，{{column}}不能由 {{was}} 改为 {{now}}；有人占用的房源只能改价格',
  numberClaimed:
    '{{was}} 已在「{{state}}」，这份表里没有它，却新写了同层、同面积户型的 {{number}}，像是改了房号；有人占用的房源不能改房号，请改回 {{was}}；确实是两套房的，点「不是同一套」',
  claimedMissing:
    '{{was}} 已在「{{state}}」，这份表里没有它，而表里有 {{homes}} 套新房源，最像的是 {{number}}：改了楼栋、单元、楼层或房号？是的请改回 {{was}}；不是的，点「不是改号」',
  buildingMissing:
    '{{building}} 不在这份表里，它有 {{homes}} 套有人占用，而新写的 {{number}} 与它的 {{was}} 同层、同房、同面积：改了楼栋名？是的请改回 {{building}}；不是的，点「不是改号」',
  aboveFiledWaiting:
    '{{number}} 在未到时间的第 {{version}} 版里，标价总价 {{list}} 会高于备案总价 {{filed}}；请先为那一版的生效时间导入改好的价格表',
  aboveFiledBefore: '{{number}} 的标价总价 {{list}} 高于沿用的备案总价 {{filed}}；请改低，或写上新的备案价',
  changesAtOnce: '{{number}} 的{{column}}由 {{was}} 改为 {{now}}，只能立即生效；请改为「立即」，或先单独导入它',
  soldTogether:
    '「{{says}}」下面的 {{homes}} 套，系统里没有认购。不在这里卖的，点「不导入已售的」；说的不是它们的，改写这一格',
  soldSheet:
    '工作表名「{{says}}」说它的房源已售，其中 {{homes}} 套系统里没有认购。不在这里卖的，点「不导入已售的」，或在「识别」里关掉这张工作表',
  sectionUnclear:
    '看不出从这一套起是不是还属于「{{text}}」；请在它上面写一行楼号、单元或「可售房源」「保留房源」「已售房源」，或改写「{{text}}」那一行',
  soldElsewhere:
    '{{number}} 写着「{{says}}」，系统里没有它的认购。不在这里卖的，点「不导入已售的」；说的不是这一套的，改写这一格',
  buyersUnclear: '「{{text}}」有 {{homes}} 套有值，看不出是不是已售或保留；请在「识别」里说明',
  statusUnknown: '看不出是可售、保留还是已售；请改成这样的说法，这一列不是销售状态的，在「识别」里改为「不读取」',
  statusUnknownMany:
    '共 {{cells}} 格这样写，看不出是可售、保留还是已售；请改成这样的说法，这一列不是销售状态的，在「识别」里改为「不读取」',
  tiedUnknown: '{{number}} 绑定的 {{home}} 不在这份表里，项目里也没有',
  tiedClaimed: '{{number}} 或 {{home}} 有人占用，不能改绑定',
}
