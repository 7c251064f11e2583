// days: the day it is where the house stands, which is not that of UTC late in the evening. day(2): in two days.
const there = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', year: 'numeric', month: '2-digit',
  day: '2-digit' })
export const day = (n = 0) => there.format(new Date(Date.now() + n * 86400000))
