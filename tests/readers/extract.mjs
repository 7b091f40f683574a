// The text of a PDF as pdf.js and PDFium read it: node extract.mjs pdfjs|pdfium FILE → JSON, a string a page.
import { readFileSync } from "node:fs";

const [reader, file] = process.argv.slice(2);
const data = new Uint8Array(readFileSync(file));
const pages = [];

if (reader === "pdfjs") {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    // Artifacts (running heads, jump lines) are marked as such: what copies and reads honours that.
    const content = await page.getTextContent({ includeMarkedContent: true });
    let text = "";
    const artifacts = [];
    for (const item of content.items) {
      if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps")
        artifacts.push(item.tag === "Artifact");
      else if (item.type === "endMarkedContent") artifacts.pop();
      else if (!artifacts.includes(true)) text += item.str + (item.hasEOL ? "\n" : "");
    }
    pages.push(text);
  }
} else {
  const { PDFiumLibrary } = await import("@hyzyla/pdfium");
  const library = await PDFiumLibrary.init();
  const pdf = await library.loadDocument(data);
  for (const page of pdf.pages()) pages.push(page.getText());
  pdf.destroy();
  library.destroy();
}
process.stdout.write(JSON.stringify(pages));
