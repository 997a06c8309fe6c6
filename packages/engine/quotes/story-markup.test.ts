import { against, english, oneStretch, twoFiles } from './stories.fixture.ts'

// What Markdown and HTML hide, strike out, break up and set apart.
// A letter stands for each quotation in order: V verbatim, E edited, N not found, W wrong speaker, A ambiguous; T title,
// S scare quote.

against('an interview', english, [
  ['V', '<p>Kim Ji Won said, <q>I chose it because of one line.</q></p>', 'html'],
  ['N', '<p>Kim Ji Won said, <q>I chose it because of a line.</q></p>', 'html'],
  ['V', '<p>Kim Ji Won said, &ldquo;I did not choose this drama for the money.&rdquo;</p>', 'html'],
  ['V', '<p>Kim Ji Won said, &#8220;I couldn&#x2019;t sleep at all the night before.&#8221;</p>', 'html'],
  ['N', '<p>Kim Ji Won said, &quot;I did choose this drama for the money.&quot;</p>', 'html'],
  ['V', '<p>Kim Ji Won said:</p><blockquote><p>I chose it because of one line.</p></blockquote>', 'html'],
  ['N', '<blockquote><p>I chose it because of the line.</p></blockquote>', 'html'],
  ['W', '<blockquote><p>I chose it because of one line.</p><cite>Son Suk Ku</cite></blockquote>', 'html'],
  ['V', 'Kim Ji Won said, “I did **not** choose *this* drama for the money.”'],
  ['N', 'Kim Ji Won said, “I did ~~not~~ choose this drama for the money.”'],
  ['N', '<p>Kim Ji Won said, “I did <del>not</del> choose this drama for the money.”</p>', 'html'],
  ['N', '<p>Kim Ji Won said, “I did <!-- not -->choose this drama for the money.”</p>', 'html'],
  ['N', '<p>Kim Ji Won said, “I did <span hidden>not</span> choose this drama for the money.”</p>', 'html'],
  [
    'N',
    '<p>Kim Ji Won said, “I did <span style="display:none">not</span> choose this drama for the money.”</p>',
    'html',
  ],
  ['V', 'Kim Ji Won said, “I chose it because of [one line](https://x.y/z).”'],
  ['V', 'Kim Ji Won said, “I chose it because of [one line][1].”\n\n[1]: https://x.y/z'],
  ['N', 'Kim Ji Won said, “I chose it because of [two lines](https://x.y/z).”'],
  ['V', 'Kim Ji Won said, “I chose it because of one line.[^1]”\n\n[^1]: From the making-of.'],
  ['V', 'Kim Ji Won said, “I chose it[^a] because of one line.”\n\n[^a]: the drama.'],
  ['V', '<p>Kim Ji Won said, “I chose it because of one line.<sup>1</sup>”</p>', 'html'],
  ['W', '**Son Suk Ku:** “It was so good.”'],
  ['V', '### Son Suk Ku\n\n“It was so good.”'],
  ['W', '<p><strong>Son Suk Ku</strong>: “It was so good.”</p>', 'html'],
  ['W', '<blockquote>“It was so good.”</blockquote><p>— Son Suk Ku</p>', 'html'],
  ['N', '| who | what |\n| --- | --- |\n| Son Suk Ku | “I chose it because of two lines.” |'],
  ['', '<p><img alt="“I hated it.”" src=x> hello</p>', 'html'],
  ['V', '# Kim Ji Won: “I Chose It Because Of One Line”'],
  ['N', '# Kim Ji Won: “I Chose It Because Of Two Lines”'],
  ['', 'See [this](http://x "I hated it all") now.'],
  ['V', '| Kim Ji Won | “I chose it because of one line.” |\n| --- | --- |'],
  [
    'V W',
    '<ul><li><b>Kim Ji Won</b> – “I chose it because of one line.”</li><li><b>Son Suk Ku</b> – “I chose it because of one line.”</li></ul>',
    'html',
  ],
  ['V', '<dl><dt>Son Suk Ku</dt><dd>“I chose it because of one line.”</dd></dl>', 'html'],
  [
    'V',
    '<img src="x" alt="&ldquo;I hate it&rdquo;"><p>Kim Ji Won said, &laquo;I chose it because of one line&raquo;</p>',
    'html',
  ],
  ['V', '<p>Kim Ji Won said, “I did <ins>not</ins> choose this drama for the money.”</p>', 'html'],
  ['V', '<p>Kim Ji Won said, “I did <span aria-hidden="true">not</span> choose this drama for the money.”</p>', 'html'],
  ['V', '<p>Kim Ji Won said, “I chose <ruby>it<rt>drama</rt></ruby> because of one line.”</p>', 'html'],
  ['', '<noscript>“I hated it.”</noscript><p>x</p>', 'html'],
  ['W', '1. Son Suk Ku says:\n   > I chose it because of one line.'],
  ['W', '<p>Son Suk Ku said <q cite="x">I chose it because of one line.</q></p>', 'html'],
])

against('two languages', twoFiles, [
  ['V', '**Q: Were you nervous?**\n\n**Kim Ji Won:** “I was so nervous, I couldn’t sleep.”'],
  ['', '**Kim Ji Won:** I was so nervous, I could sleep.'],
])

against('one long sentence', oneStretch, [
  ['V', '<p>Kim Ji Won recalled, “We shot from dusk<br>till dawn.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “We&nbsp;shot from dusk till&nbsp;dawn.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “nobody com&shy;plained.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “nobody com<wbr>plained.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “<b>n</b>obody complained.”</p>', 'html'],
  ['V', '<p><span class=dropcap>“W</span>e shot from dusk till dawn,” Kim Ji Won recalled.</p>', 'html'],
  ['', '<script>var a = "nobody ever complained about it"</script><p>Hi.</p>', 'html'],
  ['', '<p title="“nobody ever complained”">Hi.</p>', 'html'],
  ['', '<p>Hi <!-- “nobody ever complained” -->there.</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “nobody</p><p>“complained.”</p>', 'html'],
  [
    'W',
    '<figure><blockquote>nobody complained, not once</blockquote><figcaption>Son Suk Ku</figcaption></figure>',
    'html',
  ],
  [
    'W',
    '<figure><blockquote>nobody complained, not once</blockquote><figcaption>— Son Suk Ku, actor</figcaption></figure>',
    'html',
  ],
  ['W', '> nobody complained, not once\n>\n> — Son Suk Ku'],
  ['W', '> nobody complained, not once\n\n— Son Suk Ku'],
  ['W', '> “nobody complained, not once”\n> — Son Suk Ku'],
  ['W', 'Son Suk Ku remembers it well:\n\n> nobody complained, not once'],
  ['V W', '- Kim Ji Won: “nobody complained, not once”\n- Son Suk Ku: “what a family is”'],
])
