/** Verbs with which stories give somebody the word, in their stems; English inflects them regularly but for a few. */
const STEMS =
  'say|tell|ask|add|comment|continu|explain|respond|repl|answer|jok|teas|laugh|exclaim|shout|yell|whisper|remark|not|shar|reveal|' +
  'confess|admit|express|stat|recall|reminisc|mention|quip|declar|announc|claim|insist|gush|prais|thank|describ|call|conclud|' +
  'begin|start|elaborat|emphasiz|emphasis|stress|observ|agree|disagree|murmur|mutter|cr|plead|propos|suggest|promis|wonder|' +
  'think|writ|read|post|caption|hint|chim|interject|interrupt|retort|remember|confid|report|offer|warn|urg|beg|compliment|' +
  'encourag|instruct|order|apologi[sz]|greet|confirm|clarif|reflect|muse|mus|marvel|chuckl|giggl|smil|sigh|groan|scream|sob|' +
  'point|speak|talk|discuss|repeat|sum|put|narrat|argu|assur|counter|acknowledg|prais|boast|brag|complain|deny|den|guess|' +
  'hop|wish|worr|imagin|believ|feel|consider|dub|nickname|label|refer|voic|utter|blurt|deadpan|cheer|sing|hum|open|follow|deliver|ad-lib|improvis|read|pick|select|cit'
const IRREGULAR =
  'said|says|chose|chooses|choosing|told|thought|wrote|began|begun|spoke|sang|felt|went on|goes on|going on|denied|put it|according to|read|' +
  'cries|cried|replies|replied|clarifies|clarified|worries|worried|denies|begged|quipped|hummed|admitted|beginning|hoped|referred'

/** The same in Spanish, French, German, Portuguese and Italian, as far as stories use them beside a quotation. */
const ELSEWHERE =
  'dijo|dice|dicen|decía|afirm(?:a|ó)|coment(?:a|ó)|confes(?:ó|aba)|confiesa|explic(?:a|ó)|añad(?:e|ió)|pregunt(?:a|ó)|respond(?:e|ió)|' +
  'brome(?:a|ó)|cont(?:ó|aba)|cuenta|asegur(?:a|ó)|record(?:ó|aba)|recuerda|admit(?:e|ió)|señal(?:a|ó)|dit|a dit|déclar(?:e|é)|expliqu(?:e|é)|' +
  'ajoute|répond|confie|raconte|avoue|plaisante|lance|sagt|sagte|erklärt|erklärte|meint|meinte|fragt|fragte|antwortet|antwortete|' +
  'fügt|fügte|erzählt|erzählte|verriet|verrät|scherzt|scherzte|lacht|disse|diz|afirmou|contou|comentou|ha detto|dichiara|aggiunge|racconta'

/** One speech verb, as a word of its own. */
export const SPEECH_VERB = new RegExp(
  `(?<![\\p{L}-])(?:${IRREGULAR}|${ELSEWHERE}|(?:${STEMS})(?:s|es|ed|d|e|ing|ting|ting|ies|ied|ying|y)?)(?![\\p{L}'])`,
  'iu',
)
/** A speech verb of those languages, as a word of its own. */
export const ELSEWHERE_VERB = new RegExp(`^(?:${ELSEWHERE})$`, 'iu')

/** What follows a Korean quotation: "…"라고 말했다, '…'며. */
export const KOREAN_QUOTING =
  /^\s*(?:이?라(?:고|며|면서|는\s*(?:말|소감|이야기|말씀|각오|인사|반응|평)|던)|하고|고\s*(?:말|했|하|전|밝|덧붙|설명|털|고백|답|강조|소감|이야기|묻|물|웃|농담|외|속|되|칭찬|언급|회상|감탄|운|입)|며\s|면서\s|는\s*(?:말|소감|질문)|[,，]?\s*(?:라고))/u
export const JAPANESE_QUOTING =
  /^\s*(?:と(?![\p{L}]*いう\s*(?:ドラマ|作品|映画))(?:[、,]|\s*[\p{Script=Han}\p{Script=Hiragana}]{0,12}(?:言|話|語|述|答|笑|聞|尋|叫|明か|コメント|振り返|打ち明|続け|付け加|説明|つぶや|いい|はな))|って)/u
/** A Korean clause that gives somebody the word before the quotation opens. */
export const KOREAN_SAYING =
  /(?:말|대답|답|질문|설명|고백|소감|인터뷰|덧붙|전|밝|털어놓|물|외치|이야기|언급|농담|코멘트|이어|이어서)\p{Script=Hangul}*[,:]?\s*$/u
/** A Chinese clause that gives somebody the word before the quotation opens: 李明说, 王芳坦言这场戏. */
export const CHINESE_SAYING =
  /(?:说|說|表示|坦言|透露|称|稱|问|問|答|笑道|喊道|感叹|感嘆|形容|认为|認為|直言|补充|補充)[\p{Script=Han}]{0,6}[,，:：]?\s*$/u
