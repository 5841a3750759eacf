/** Colours. */

/** Colours a text, or leaves it. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string
