import { giveBinding } from '../bindings'
import { patch } from '../patch'

/**
 * The host's sources cannot be run by anyone but the host. What programs ran them for is a module of their own with
 * the same members: that is what these sources make.
 */
const sourceOf = (name: string): string =>
  `var host = require(${JSON.stringify(name)});` +
  'Object.getOwnPropertyNames(host).forEach(function (name) {' +
  ' Object.defineProperty(exports, name, Object.getOwnPropertyDescriptor(host, name)); });'

export default patch({
  install: () =>
    giveBinding('natives', host => {
      const names = Object.keys(host() as object).filter(name => !name.includes('/'))
      return Object.fromEntries(names.map(name => [name, sourceOf(name)]))
    }),
})
