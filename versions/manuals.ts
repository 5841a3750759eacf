/** The five manuals that sources cite by number: the version that each was written for. */
export const manuals: Readonly<Record<string, string>> = {
  '000': '0.10.4',
  '001': '0.4.8',
  '002': '12.0.0',
  '003': '0.12',
  '004': 'io.js',
}
