/**
 * How Koreans and those who write about them spell each sound of Korean in Latin letters. A spelling costs what it is
 * rare: 0 in everyday use, 1 seldom, 2 hardly ever (written `spelling:cost`). Sources: the Revised Romanisation (2000),
 * McCune-Reischauer (1939, with and without its breves), Yale where it is met, and spellings that actors use of
 * themselves. Costs were set by hand on the development half of `bench/names` and are measured on the other half.
 */
export const ONSET_SPELLINGS: Record<string, string> = {
  ㄱ: 'g k gh:1.5 kh:1.5 c:1.8 kk:1.2',
  ㄲ: 'kk gg:.5 k:.5 g:.5',
  ㄴ: 'n',
  ㄷ: 'd t dh:1.5 th:1.8 tt:1.2',
  ㄸ: 'tt dd:.5 t:.5 d:.5',
  ㄹ: 'r l rh:.8 n:.9 ll:1',
  ㅁ: 'm',
  ㅂ: 'b p v:1.8 bh:1.8',
  ㅃ: 'pp bb:.5 p:.5 b:.5',
  ㅅ: 's sh:.9',
  ㅆ: 'ss s:.3',
  ㅇ: ' ',
  ㅈ: 'j ch z:1.2 zh:1.5 dj:1.5 g:1.8',
  ㅉ: 'jj j:.5 ch:.7 tch:1 zz:1.5',
  ㅊ: 'ch tch:1 c:1.5 j:1.6 tsch:2',
  ㅋ: 'k kh:1 c:.9 q:1.2',
  ㅌ: 't th:.8',
  ㅍ: 'p ph:.8 f:1.2',
  ㅎ: 'h wh:1.8',
}

export const VOWEL_SPELLINGS: Record<string, string> = {
  ㅏ: 'a ah:.4 aa:1 ar:1.2',
  ㅐ: 'ae ai:.5 e:.6 ay:.7 eh:1 a:1.6 ea:1.2 aeh:1 ei:1.5',
  ㅑ: 'ya yah:.6 ia:1',
  ㅒ: 'yae ye:.5',
  ㅓ: 'eo u:.2 uh:.3 o:2 eu:1.3 ur:.9 er:1.1 ou:1 eoh:.6 oh:1.3 aw:1.6 au:1.8 ue:1.8',
  ㅔ: 'e ae:.7 eh:.6 ay:.8 ei:1.2 ey:1.2',
  ㅕ: 'yeo yu:.4 you:.6 yuh:.4 yo:1.5 yeu:1 yur:1.2 ieo:1 yeoh:.8 yeou:1 yow:1.8 yeon:9 u:2',
  ㅖ: 'ye yea:.6 yae:.7 e:.9 ae:1.2 yeh:.8 ie:1 ai:1.6 yai:1.2',
  ㅗ: 'o oh:.3 ou:1 ow:1.2 oa:1.5',
  ㅘ: 'wa oa:.6 ua:.9 wah:.7 uah:1.2',
  ㅙ: 'wae oae:.8 we:.6 wai:.8 ue:1.5',
  ㅚ: 'oe oi:0 we:.4 wae:.7 oei:1 wi:1.3 oy:.8 oh:2 ue:1.5',
  ㅛ: 'yo yoh:.5 io:.9 you:1.4 yeo:1.6',
  ㅜ: 'u oo woo:1.2 ou:.6 oe:2 wu:1.5 uh:1.4 eu:1.5 ue:1.2 ew:1.5 uu:1',
  ㅝ: 'wo weo:.1 uo:.6 weon:9 wou:1 ueo:1 wuh:1 oo:2 u:2',
  ㅞ: 'we wae:.8',
  ㅟ: 'wi ui:.5 wee:.3 wie:.8 uy:1 we:1.5 ooi:1.2 wy:1 uie:1',
  ㅠ: 'yu yoo you:.4 yeu:1 iu:.8 yew:1 ew:1.2 yuh:1.3 u:1.6 yeo:2',
  ㅡ: 'eu u:.3 e:1.2 oo:1.5 ou:1.6 uh:1 o:1.7 i:1.7 ew:1.8 ue:1.2 eo:1.6',
  ㅢ: 'ui eui:.2 ee:.2 i:.4 uy:.8 euy:.8 yi:.6 y:.8 ie:.8 ey:.9 e:1.2 ye:1.2 ea:1.5 ui:0',
  ㅣ: 'i ee:.1 y:.5 ie:.6 yi:.6 ih:.6 ea:1 ey:1 ei:1.3 ye:1.4 yee:1 hi:2',
}

export const CODA_SPELLINGS: Record<string, string> = {
  '': ' ',
  ㄱ: 'k g:.1 c:.7 ck:.5 kk:.8 gg:1 gh:1.2 q:1.5 ke:1.3',
  ㄴ: 'n nn:.8 ne:1.2',
  ㄷ: 't d:.3 s:.5 tt:1',
  ㄹ: 'l r:.7 ll:.6 rl:1 lle:1.5',
  ㅁ: 'm mm:.8 me:1.5',
  ㅂ: 'p b:.3 pp:1',
  ㅇ: 'ng gn:1.8',
}

/** 'a x y | b z' and lines, as a record. */
function table(text: string): Record<string, string> {
  const entries = text.trim().split(/\s*[|\n]\s*/u)
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
  )
}

/** Syllables that are spelled by habit, not by rule, wherever they stand. */
export const SYLLABLE_SPELLINGS = table(`
  영 young:0 yung:.3 yeung:1 | 선 sun:0 son:1.2 | 성 sung:0 song:1.6 | 준 june:.5 joon:0 jun:0 jhun:1
  원 won:0 one:.8 | 설 sol:.4 sul:.2 | 진 jean:1 gene:1.4 | 혜 hae:.6 hey:1 hea:1.2
  희 hee:0 hui:0 hi:.5 heui:.3 hie:.7 hey:1 | 석 suk:0 sok:.9 sock:1 suck:1.5 seck:1.2 | 은 eun:0 un:.2 en:1
  연 youn:.3 yun:.5 yon:.9 | 현 hyun:0 hyon:.6 hyoun:.8 | 형 hyung:0 hyoung:.5
  경 kyung:0 kyoung:.4 kyeong:0 gyung:.3 kyong:.6 | 명 myung:0 myoung:.4 | 병 byung:0 byoung:.4
  정 jung:0 chung:.1 joung:.6 jeoung:.5 chong:1 cheong:.2 jeung:1 | 규 kyu:0 gyu:0 q:1
  시 shi:0 si:0 see:.5 shie:1 she:1.3 | 신 shin:0 sin:.1 | 식 sik:0 shik:0 sick:.8 shick:1 | 심 shim:0 sim:.1
  실 shil:.1 sil:0 | 유 yoo:0 yu:0 you:.2 | 우 woo:0 u:.1 wu:.2 wooh:.8 ou:1 | 욱 wook:0 uk:.1 ook:.3 wuk:.4
  운 woon:0 un:.2 oon:.4 | 웅 woong:0 ung:.3 oong:.5 | 태 tae:0 tai:.6 tay:.8 te:.9 | 이 yi:.2 ee:.3 i:0
  인 in:0 een:.5 ihn:.8 | 아 ah:0 a:0 ar:1 | 오 oh:0 o:0 | 율 yul:0 yool:.4 | 지 ji:0 jee:.2 chi:.4 zy:.8 gi:1.2
  승 seung:0 sung:.4 | 슬 seul:0 sul:.4 | 근 keun:0 geun:0 kun:.4 gun:.4 | 금 geum:0 keum:0 kum:.3 gum:.3
  흥 heung:0 hung:.4 | 재 jae:0 jai:.6 jay:.6 che:1 chae:.3 | 배 bae:0 bai:.5 | 해 hae:0 hai:.6 hay:.9
  례 rye:0 ryae:.6 lye:.2 rae:1 | 리 ri:0 lee:.2 ree:.4 rie:.8 li:.1 ry:.8 ly:.9
`)

/**
 * Surnames, each with the spellings that families keep. A name's first syllable is read by this table before the
 * others: 이 is spelled Lee far oftener than I.
 */
export const SURNAME_SPELLINGS = table(`
  김 kim gim:.2 ghim:1 khim:1.2 | 이 lee yi:.2 rhee:.3 li:.3 i:.3 ee:.5 ree:.5 ri:.5 rie:.6 yee:.7 leigh:1 e:1.5
  박 park pak:.2 bak:.2 bark:.7 pahk:.8 back:1.3
  최 choi choe:.1 choy:.4 chwe:.4 chey:1 choei:.7 che:1.2 tchoi:1 tchoe:1
  정 jung jeong chung:.1 cheong:.4 chong:.6 joung:.5 jeoung:.5 jong:1.2 | 강 kang gang:.1
  조 cho jo:0 joe:.6 joh:.6 | 윤 yoon yun youn:.2 yune:1 | 장 jang chang:.2 zhang:1
  임 lim im:0 rim:.3 yim:.2 leem:.8 eem:1 rhim:.6 | 한 han hahn:.4 | 오 oh o:.1
  서 seo suh:.1 so:.7 su:.9 sur:1 seoh:.8 | 신 shin sin:.1 sheen:1
  권 kwon gwon:.1 kweon:.3 gweon:.4 kwun:1 gwen:1.5 | 황 hwang whang:.3 | 안 ahn an:0 | 송 song
  류 ryu ryoo:.1 yoo:.5 yu:.5 lyu:.4 rhyu:.8 liu:.6 ryou:.6 you:.8 lew:1 | 유 yoo yu you:.2 ryu:.6 yoou:1 ryoo:.8
  홍 hong | 전 jeon jun:0 chun:.3 chon:.7 jon:1 cheon:.5 jean:1 | 고 go ko:0 koh:.2 goh:.4 | 문 moon mun:0
  손 son sohn:.2 | 양 yang ryang:.8 | 배 bae pae:.2 bai:.5 bea:1 pai:.9
  백 baek paek:.2 baik:.3 paik:.2 back:.5 beak:.7 baeg:.6 pack:1 | 허 heo hur:.2 huh:.1 her:.4 ho:1 hu:.9 hoe:1.5
  남 nam | 심 shim sim:0 | 노 noh no:0 roh:.2 ro:.5 rho:.6 nho:1 | 하 ha hah:.8 | 곽 kwak gwak:.1 kwag:.7
  성 sung seong:0 song:1.4 | 차 cha tcha:1 | 주 joo ju:0 chu:.4 choo:.6 | 우 woo u:.2 wu:.4 ou:1
  구 koo gu:0 ku:.1 goo:.2 gou:1 | 민 min | 나 na nah:.4 ra:.4 | 라 ra la:.3 na:.4 rah:.6 | 진 jin chin:.3
  지 ji jee:.4 chi:.4 gi:1.3 | 엄 uhm um:0 eom:0 eum:.8 om:1.2 | 채 chae chai:.5 | 원 won weon:.3 one:1.2
  천 chun cheon:0 chon:.7 | 방 bang pang:.3 | 공 gong kong:.1 | 현 hyun hyeon:0 hyon:.6 | 함 ham hahm:.5
  변 byun byeon:0 pyon:.6 byon:.6 pyun:.5 | 염 yeom yum:.1 youm:.3 yom:.7 | 여 yeo yuh:.3 yo:.8 yeu:1 yeoh:.8
  추 choo chu:0 | 도 do doh:.4 to:.5 | 소 so soh:.4 | 석 suk seok:0 sok:.8 | 선 sun seon:0 | 설 seol sul:.2 sol:.3
  마 ma mah:.6 | 길 gil kil:.1 | 연 yeon youn:.3 yun:.6 yon:.8 | 위 wi wee:.4 | 표 pyo phyo:.6 | 명 myung myeong:0
  기 ki gi:.1 kee:.5 | 반 ban pan:.4 bahn:.6 | 왕 wang | 금 geum keum:0 kum:.3 gum:.4 | 옥 ok ock:.5 oak:.8 og:.9
  육 yook yuk:.1 youk:.6 | 인 in ihn:.6 | 맹 maeng | 제 je jae:.7 che:.6 | 모 mo moh:.5 | 탁 tak
  국 kook guk:.1 kuk:.2 gook:.2 | 어 eo uh:.3 u:1 auh:1.2 | 은 eun un:.4 | 편 pyun pyeon:0 | 용 yong | 예 ye yeh:.6
  경 kyung kyeong:.1 gyeong:.1 | 봉 bong pong:.4 | 사 sa | 부 boo bu:0 pu:.5 | 단 dan | 피 pi | 엘 el | 감 gam kam:.1
  동 dong | 태 tae | 빈 bin been:.8 | 호 ho | 계 kye gye:.1 | 복 bok | 온 on ohn:.4 | 팽 paeng | 승 seung
  견 kyun kyeon:.1 | 당 dang | 화 hwa | 범 bum beom:0 | 좌 jwa | 시 si shi:.1 | 목 mok | 빙 bing
  남궁 namgung namgoong:.1 namkung:.1 namkoong:.2 | 선우 sunwoo seonwoo:0 sunu:.4 seonu:.2 | 황보 hwangbo
  제갈 jegal jaegal:.4 chegal:.5 | 독고 dokgo dokko:.2 | 사공 sagong | 서문 seomun seomoon:.1
`)

/**
 * Syllables in given names, from Korean given names in use. A spelling that could be read as one of these and as a
 * syllable in no name means the former, so the others cost UNUSUAL_SYLLABLE more.
 */
export const GIVEN_SYLLABLES = new Set(
  '가각간갑강개건걸검겸경계고곤공관광교구국권규균그근금기길김나난남내년녕노녹누다단달담대덕도동두라란람래려련렬례로록롱루류륜률름리린림마만말망매명모목몽무묵문미민바박반방배백범별병보복본봉부분불비빈빛사산살삼상새색샘생서석선설섬섭성세소솔송수숙순술숭슬승시식신실심아안애야양어언엄업엘여연열엽영예오옥온완왕요용우욱운울웅원월위유육윤율융은을음의이익인일임자작잔잠장재전절점정제조종좌주준중지직진집차찬창채처천철청초촌총추춘출충치칠칸켄크키타탁탄태택토통파판팔평포표풍하학한함항해행향허헌혁현협형혜호홍화환황회효후훈휘휴흔흠흥희히힘결슬솜온봄별윙령룡암늘앙언억역외융합렴료룰참책척철첩촉축침탐탕필할혼활훤휼눈달샘솔벼루돈협쥬쥴잭제니엔린론빈케이든',
)
