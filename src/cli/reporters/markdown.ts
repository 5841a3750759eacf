/** What --markdown gives, where a command has it. */

import type { Reporter } from './report'

export const markdown: Reporter = { render: report => report.markdown() }
