import { patch } from '../patch'

/** An item, or the list itself, of a ring: `_idleNext` leads to the newest, `_idlePrev` to the oldest. */
interface Item {
  _idleNext: Item | null
  _idlePrev: Item | null
}

const init = (list: Item): void => {
  list._idleNext = list._idlePrev = list
}
const remove = (item: Item): void => {
  if (item._idleNext) item._idleNext._idlePrev = item._idlePrev
  if (item._idlePrev) item._idlePrev._idleNext = item._idleNext
  item._idleNext = item._idlePrev = null
}
const peek = (list: Item): Item | null => (list._idlePrev === list ? null : list._idlePrev)
const shift = (list: Item): Item | null => {
  const first = peek(list)
  if (first) remove(first)
  return first
}
const append = (list: Item, item: Item): void => {
  remove(item)
  item._idleNext = list._idleNext
  list._idleNext!._idlePrev = item
  item._idlePrev = list
  list._idleNext = item
}
const isEmpty = (list: Item): boolean => list._idleNext === list

export default patch({ makes: { _linklist: () => ({ init, peek, shift, remove, append, isEmpty }) } })
