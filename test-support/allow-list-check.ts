const elements = new Set(
  `p br hr h3 h4 h5 h6 strong em del sup sub kbd var mark u abbr details summary dl dt dd span blockquote ul ol li a code pre div section table thead tbody tr th td
img picture source figure figcaption
math semantics annotation mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover
mtable mtr mtd mlabeledtr mstyle mpadded mphantom menclose mglyph svg path line`.split(/\s+/),
);
const attributes = new Set(
  `class id href download src srcset sizes type alt loading decoding rel title start scope role tabindex aria-label aria-hidden aria-describedby open dir data-footnotes
data-footnote-ref data-footnote-backref xmlns display encoding mathvariant mathcolor mathbackground stretchy fence
separator form lspace rspace minsize maxsize linethickness scriptlevel displaystyle columnalign columnspacing
rowspacing columnlines rowlines width height depth voffset accent accentunder movablelimits symmetric largeop side
notation viewBox preserveAspectRatio d x1 x2 y1 y2 stroke-width columnwidth align equalcolumns linebreak`.split(
    /\s+/,
  ),
);
const tag = /<(\/?)([A-Za-z][A-Za-z\d]*)((?:\s+[A-Za-z:-]+(?:="[^"<>]*")?)*)\s*(\/?)>/g;

/** What in a rendered page breaks the promise of the allow-list, in words; for tests. */
export function breachesOf(html: string): readonly string[] {
  const breaches: string[] = [];
  const rest = html.replace(tag, (_, __, name: string, list: string) => {
    if (!elements.has(name)) breaches.push(`element ${name}`);
    for (const [, attribute = '', value = ''] of list.matchAll(/([A-Za-z:-]+)(?:="([^"]*)")?/g)) {
      breaches.push(...attributeBreaches(attribute, value));
    }
    return '';
  });
  if (rest.includes('<'))
    breaches.push(`a tag of another shape: ${rest.slice(rest.indexOf('<'), rest.indexOf('<') + 60)}`);
  return breaches;
}

function attributeBreaches(name: string, value: string): readonly string[] {
  if (!attributes.has(name)) return [`attribute ${name}="${value}"`];
  if (name === 'id' && !value.startsWith('user-content-')) return [`id ${value}`];
  if (name === 'href' && !/^(?:https?:\/\/|mailto:|\/(?![/\\])|#user-content-)/i.test(value))
    return [`href ${value}`];
  if (name === 'src' && !/^\/pictures\/[\w.-]+$/.test(value)) return [`src ${value}`];
  if (name === 'srcset' && !/^(?:\/pictures\/[\w.-]+ \d+w(?:, |$))+$/.test(value)) return [`srcset ${value}`];
  return [];
}
