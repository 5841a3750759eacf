import { mend } from '../mend'

/** Someone who listens is enough for the host not to end the process. */
export default mend({ install: () => void process.on('unhandledRejection', () => {}) })
