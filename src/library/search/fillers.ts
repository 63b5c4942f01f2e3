/** Words that nearly every text has, and that say nothing of what is sought unless they are put in quotation marks. */
export const fillers: ReadonlySet<string> = new Set(
  'a after an and are as at be been before but by can could did do does for from had has have how in into is it its of on or our so some than that the their them then there these they this those to was we were what when where which while who why will with would'.split(
    ' ',
  ),
)
