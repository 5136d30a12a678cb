// Names of the graph as names of files.

const encoder = new TextEncoder();
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;

/** A name of the graph as a part of a path, as `psykg.site.addresses.file_name` writes it. */
export function fileName(name: string): string {
  return PLAIN.test(name) ? name : name.replace(/[^A-Za-z0-9_.-]/gu, escaped);
}

function escaped(character: string): string {
  return [...encoder.encode(character)].map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
