import dns from 'node:dns'
import { mend } from '../patch'

export default mend({ install: () => dns.setDefaultResultOrder('ipv4first') })
