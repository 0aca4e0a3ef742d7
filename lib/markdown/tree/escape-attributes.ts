/** A whole opening tag, as the serializer and KaTeX write it: values in double quotes, which hold no quote. */
const openingTag = /<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>/gi;
const value = /"[^"]*"/g;

/**
 * HTML of our own writing in whose attributes no `<` or `>` stands raw: serializers leave them there, as they may, and what
 * then looks for a tag in the page finds one in a value. Text is not looked at: it holds no raw `<` that begins no tag.
 */
export function withEscapedAttributes(html: string): string {
  return html.replace(openingTag, (tag) => (isPlain(tag) ? tag : tag.replace(value, escaped)));
}

/** Whether no sign but those that begin and end the tag needs escaping; so it is in nearly all of them. */
function isPlain(tag: string): boolean {
  return tag.indexOf('>') === tag.length - 1 && tag.lastIndexOf('<') === 0;
}

function escaped(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
