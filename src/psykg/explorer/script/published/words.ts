/** The words of a text in small letters without accents, one space between them: as `psykg.entities.search.folded`. */
export function folded(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "");
  return (plain.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");
}
