import type { priceListFault as words } from '../zh-CN/price-list-fault'

export const priceListFault: typeof words = {
  missing: 'Empty',
  nothing: 'empty',
  notANumber: 'No number',
  dateValue: 'A date; Excel may have changed it',
  errorValue: 'The formula fails: {{error}}',
  noResult: 'The formula has no result; open the file in Excel and save it once',
  tooFine: 'Too many decimals; two at most',
  outOfRange: 'Beyond reason; between {{least}} and {{most}}',
  unitPriceOutOfRange: 'The unit price from the total, {{unitPrice}}, is beyond reason; between {{least}} and {{most}}',
  innerAboveArea: 'Inner area {{innerArea}} above building area {{area}}',
  totalDiffers:
    'Total {{total}}; area × unit price is {{expected}}; if these are fixed totals, choose “The total (fixed)”',
  columnsDiffer: 'Another column, “{{header}}”, says {{other}}; say under “Recognised” which of them holds',
  figureUnclear:
    '“{{text}}” and “{{other}}” name these figures differently; say under “Recognised” what they are, or keep one name',
  wordUnclear:
    '“{{other}}” in “{{text}}” may name any money or size, so that these figures were not read; say under “Recognised” what they are, or use another name',
  figureDoubtful:
    '“{{text}}” is read as {{column}}, but against the areas the figures cannot be; say under “Recognised” what they are',
  listAboveFiled: 'List total {{list}} above filed total {{filed}}',
  listFarBelowFiled:
    'List total {{list}} is less than a tenth of the filed total {{filed}}: check whether it is in yuan or 10,000 yuan',
  surplusField:
    'More fields than headings: a comma within a figure (118,650) makes two of it; save as .xlsx, or quote the figure',
  repeatedHome: '{{number}} twice; first in row {{firstRow}} of {{firstSheet}}',
  chartDiffers:
    '{{text}} here, and {{other}} in {{cell}} of “{{sheet}}”: which holds? Make them the same, or under “Recognised” switch off the sheet that does not count, or leave out the chart’s title',
  nameUnreadable: 'No {{column}} can be read from it',
  otherBuilding:
    '“{{text}}” and “{{other}}” are two buildings of one number, and their homes would be mixed up; give them different numbers (A1栋, B1栋), or import them into two projects',
  buildingsUnclear:
    'In column “{{header}}” “{{text}}” is “{{one}}” in some rows and “{{other}}” in others: one building or two? Give two different numbers (A1栋, B1栋); of one say under “Recognised” that the column is not read',
  sheetsUnclear:
    '“{{text}}” is on the sheets “{{one}}” and “{{other}}”: one building or two? Give two different numbers (A1栋, B1栋); put one on a single sheet',
  otherZone:
    '“{{text}}” is in another zone than those above (“{{other}}”), and its number does not say so; write the zone into the numbers (A-001, B-001)',
  kindUnclear:
    'Under “{{text}}”, from here on {{homes}} rows may be homes, parking spaces or storerooms; add a column “类别” that says 住宅, 车位 or 储藏室 in each row',
  buildingUnknown: 'Which building? No column, room number, title or sheet name says, or they do not say the same',
  entranceUnclear:
    'Which entrance? “{{text}}” above does not tell; add a column, or write the entrance in the room number',
  prefixUnclear:
    'Is what stands before the dash in “{{text}}” a building or an entrance? Add a column, or write the number in full (1-2-1203)',
  sumUnclear:
    '“{{text}}”: this row looks like a sum, and has a room. Empty the room of a sum; of a home take the words away',
  likeSum:
    '“{{text}}”: the room may be a count of homes, or area and total are those of other rows added up or on average. Empty the room of a sum; of a home add a column with its floor',
  likeSumInChart:
    '“{{text}}”: every figure here is those beside it added up, or on average. Call a sum 合计; of homes make a list with a row for each',
  figuresUnread:
    'From here to {{last}}, {{cells}} figures were not read (“{{text}}”); they may be areas or prices of homes. If not, choose “Skip these figures”; if so, mend the table and import it again',
  sheetUnread:
    'Sheet “{{text}}” was not read, and {{cells}} of its figures may be of homes or spaces that stand nowhere else, or what homes are sold for of which only filed prices were read; have it read (where it is not understood, point at its headings or make it a list with a row for each), or choose “Leave this sheet out”',
  statesUnread:
    'Sheet “{{text}}” seems to name {{homes}} homes as sold or withheld ({{number}}: “{{says}}”), of which the price list says nothing; choose “Read this sheet”, which takes them as such, or “Leave this sheet out”',
  homesJoined:
    'This cell lies over “{{text}}” to “{{other}}”: which home is it? Homes joined into one go in a list with a row for each; of two homes, fill in each cell',
  floorUnclear:
    'Is “{{text}}” on floor {{floor}}, or on floor {{lower}} of entrance {{entrance}}? Add a column with the floor',
  flatUnclear:
    'Is “{{text}}” flat {{flat}} of its floor, or room {{room}}? Write the number in full, floor and {{room}}',
  letterUnclear:
    'Is “{{text}}” a room or a type? Call a room that is a single letter {{letter}}室; of a type, or of a letter with a digit (A1), number the rooms 01, 02 and add a row 户型 below with what stood there, by which areas listed by type are found too; if these are the letters of Excel’s columns, delete the row',
  roomsJoined: '“{{text}}” looks like two homes of one floor; write a row for each, or the number in full (1-2-1203)',
  floorsSeveral:
    '“{{text}}” is several floors, and the room says none: a home on each, or one on all? Write a row for each home, its floor in the room',
  totalMerged:
    '“{{text}}” is merged over {{homes}} rows: of each home, or all added up? Take the merge apart and write each home’s own total',
  numberDiffers: 'Differs from {{from}} “{{says}}”',
  tooLong: 'Too long; at most {{longest}} characters',
  unitClaimed:
    '{{number}} is “{{state}}”: its {{column}} cannot change from {{was}} to {{now}}; of a claimed home only the price can',
  numberClaimed:
    '{{was}} is “{{state}}” and not in this list, which has {{number}} anew: same floor, area and type, as if its number had been changed. The number of a claimed home stays; change it back to {{was}}, or say “Two homes”',
  claimedMissing:
    '{{was}} is “{{state}}” and not in this list, which has {{homes}} new homes, {{number}} the nearest: was its building, entrance, floor or room changed? If so change it back to {{was}}; if not, say “Not renumbered”',
  buildingMissing:
    '{{building}} is not in this list and has {{homes}} claimed homes, while {{number}} is new and has the floor, room and area of its {{was}}: was the building renamed? If so change it back to {{building}}; if not, say “Not renumbered”',
  aboveFiledWaiting:
    'In version {{version}}, which waits, the list total {{list}} of {{number}} would be above the filed total {{filed}}; first import a mended list for the time that version begins',
  aboveFiledBefore:
    'List total {{list}} of {{number}} above the filed total {{filed}} carried forward; lower it, or add the new filed price',
  changesAtOnce:
    '{{number}}: its {{column}} changes from {{was}} to {{now}}, which can only be at once; choose “now”, or take that in first',
  soldTogether:
    '{{homes}} homes under “{{says}}” have no subscription here. If they are not sold here, choose “Leave out the sold”; if that is said of something else, say it otherwise',
  soldSheet:
    'The sheet’s name “{{says}}” says that its homes are sold, and {{homes}} of them have no subscription here. If they are not sold here, choose “Leave out the sold”, or turn the sheet off under “Recognised”',
  sectionUnclear:
    'Nothing tells whether the homes from here on are still of “{{text}}”; write their building, their entrance, or 可售房源, 保留房源 or 已售房源 in a row above, or write “{{text}}” otherwise',
  soldElsewhere:
    '{{number}} says “{{says}}”, but has no subscription here. If it is not sold here, choose “Leave out the sold”; if that is said of something else, say it otherwise',
  buyersUnclear:
    '“{{text}}” has a value for {{homes}} homes, and nothing tells whether they are sold or withheld; say so under “recognised”',
  statusUnknown:
    'Says neither for sale, nor withheld, nor sold; write one of these, or, if this column is no state of sale, leave it out under “Recognised”',
  statusUnknownMany:
    '{{cells}} cells say so: neither for sale, nor withheld, nor sold; write one of these, or, if this column is no state of sale, leave it out under “Recognised”',
  tiedUnknown: '{{number}} goes with {{home}}, which neither this list nor the project has',
  tiedClaimed: '{{number}} or {{home}} is claimed; the tie cannot change',
}
