import { types } from 'node:util'
import type { Profile } from '../../../profile/profile'
import { addMissing, type ModuleView, patch } from '../patch'

const isObject = (value: unknown): boolean => value !== null && typeof value === 'object'
const isFunction = (value: unknown): boolean => typeof value === 'function'

const tests = {
  isArray: Array.isArray,
  isBoolean: (value: unknown) => typeof value === 'boolean',
  isBuffer: Buffer.isBuffer,
  isDate: types.isDate,
  isError: (value: unknown) => types.isNativeError(value) || value instanceof Error,
  isFunction,
  isNull: (value: unknown) => value === null,
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  isNumber: (value: unknown) => typeof value === 'number',
  isObject,
  isPrimitive: (value: unknown) => !isObject(value) && !isFunction(value),
  isRegExp: types.isRegExp,
  isString: (value: unknown) => typeof value === 'string',
  isSymbol: (value: unknown) => typeof value === 'symbol',
  isUndefined: (value: unknown) => value === undefined,
}

const two = (number: number): string => String(number).padStart(2, '0')

/** A line with the time of the day before it. */
function log(view: ModuleView, ...values: unknown[]): void {
  const now = new Date()
  const month = now.toLocaleString('en', { month: 'short' })
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':')
  console.log('%s - %s', `${now.getDate()} ${month} ${time}`, view.format(...values))
}

/** Those that the release had. */
function add(view: ModuleView, _host: ModuleView, { process: { members } }: Profile): void {
  const had = Object.entries(tests).filter(([name]) => Object.hasOwn(members, `util.${name}`))
  addMissing(view, { ...Object.fromEntries(had), log: (...values: unknown[]) => log(view, ...values) })
}

export default patch({ modules: { util: add, sys: add } })
