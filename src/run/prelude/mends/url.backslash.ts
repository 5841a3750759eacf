import { keepCharacters } from '../kept-characters'
import { mend } from '../mend'

export default mend({ modules: { url: face => keepCharacters(face, '\\') } })
