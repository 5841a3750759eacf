/** Diffs for machines. */

/** JSON has no word for Infinity, which some behaviours are worth: it becomes the text. */
const infinite = (_key: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value)

/** The text of a diff as JSON. */
export const diffJson = (diff: object): string => JSON.stringify(diff, infinite, 1)
