/* The XMP packet and the Info dictionary. */
#include "finish/xmp.h"
#include "base/map.h"
#include "base/moment.h"
#include "pdfio/value.h"
#include <stdio.h>

#define PRODUCER "Paiban"
#define PDFUAID "http://www.aiim.org/pdfua/ns/id/"

static void put_xml(Buf *b, const char *s)
{
    for (; *s; s++) {
        if (*s == '&')
            buf_puts(b, "&amp;");
        else if (*s == '<')
            buf_puts(b, "&lt;");
        else if (*s == '>')
            buf_puts(b, "&gt;");
        else
            buf_putc(b, *s);
    }
}

/* RFC 9562, 5.8: a UUID of our own making (version 8), here of what a document or a file is made of. */
static void put_uuid(Buf *b, uint64_t made_of)
{
    uint64_t high = hash_bytes(made_of, "high", 4), low = hash_bytes(made_of, "low", 3);
    high = (high & ~(uint64_t)0xF000) | 0x8000;
    low = (low & ~((uint64_t)3 << 62)) | (uint64_t)2 << 62;
    buf_printf(b, "urn:uuid:%08x-%04x-%04x-%04x-%012llx", (unsigned)(high >> 32), (unsigned)(high >> 16 & 0xFFFF),
               (unsigned)(high & 0xFFFF), (unsigned)(low >> 48), (unsigned long long)(low & 0xFFFFFFFFFFFF));
}

static void put_id(Buf *b, const char *name, uint64_t made_of)
{
    buf_printf(b, "<xmpMM:%s>", name);
    put_uuid(b, made_of);
    buf_printf(b, "</xmpMM:%s>\n", name);
}

/* Of who and what: Dublin Core. */
static void put_subject(Buf *b, const Metadata *m)
{
    buf_puts(b, "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    put_xml(b, m->title);
    buf_printf(b, "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n",
               lang_tag(m->lang));
    if (m->publisher[0]) {
        buf_puts(b, "<dc:publisher><rdf:Bag><rdf:li>");
        put_xml(b, m->publisher);
        buf_puts(b, "</rdf:li></rdf:Bag></dc:publisher>\n");
    }
}

static void put_making(Buf *b, const Metadata *m)
{
    Moment t = moment_of(m->time);
    char date[40];
    snprintf(date, sizeof date, "%04d-%02d-%02dT%02d:%02d:%02d+08:00", t.year, t.month, t.day, t.hour, t.minute,
             t.second);
    buf_printf(b,
               "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n"
               "<xmp:MetadataDate>%s</xmp:MetadataDate>\n<xmp:CreatorTool>" PRODUCER "</xmp:CreatorTool>\n"
               "<pdf:Producer>" PRODUCER "</pdf:Producer>\n",
               date, date, date);
    put_id(b, "DocumentID", m->id);
    put_id(b, "InstanceID", m->instance);
}

/* Which standards it claims. ISO 19005-2, 6.6.2.3: an identification that XMP does not know by itself (PDF/UA's) is
 * described beside it, in a description that begins so (PDFBox looks no further). */
static void put_claims(Buf *b, const Metadata *m)
{
    if (m->standard) {
        buf_printf(b,
                   "<xmpMM:VersionID>1</xmpMM:VersionID>\n<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
                   "<pdf:Trapped>False</pdf:Trapped>\n<pdfxid:GTS_PDFXVersion>%s</pdfxid:GTS_PDFXVersion>\n",
                   m->standard);
        return;
    }
    if (m->archival)
        buf_puts(b, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n");
    buf_puts(b, "<pdfuaid:part>1</pdfuaid:part>\n");
}

static void put_extension(Buf *b)
{
    buf_puts(b, "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
                "<pdfaSchema:namespaceURI>" PDFUAID "</pdfaSchema:namespaceURI>\n"
                "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                "<pdfaProperty:name>part</pdfaProperty:name>\n"
                "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                "<pdfaProperty:category>internal</pdfaProperty:category>\n"
                "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>\n"
                "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
                "</rdf:Description>\n");
}

static void put_packet(Buf *b, const Metadata *m)
{
    buf_puts(
        b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    if (!m->standard)
        put_extension(b);
    buf_puts(b, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"");
    buf_puts(b, m->standard ? " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n"
                            : " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"" PDFUAID "\">\n");
    put_subject(b, m);
    put_making(b, m);
    put_claims(b, m);
    buf_puts(b, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
}

int metadata_write_xmp(Finisher *to, const Metadata *m)
{
    Buf b = {0};
    put_packet(&b, m);
    int number;
    Buf *entries =
        finish_begin_stream(to, b.data, b.len, FLATE_NOT, &number); /* plain: readable without a PDF reader */
    value_name_entry(entries, "/Type", "/Metadata");
    value_name_entry(entries, "/Subtype", "/XML");
    finish_end_stream(to);
    buf_free(&b);
    return number;
}

int metadata_write_info(Finisher *to, const Metadata *m)
{
    Moment t = moment_of(m->time);
    char date[40];
    snprintf(date, sizeof date, "D:%04d%02d%02d%02d%02d%02d+08'00'", t.year, t.month, t.day, t.hour, t.minute,
             t.second);
    int number = finish_reserve(to);
    Buf *b = finish_begin(to, number);
    value_open(b, '<');
    value_text_entry(b, "/Title", m->title);
    value_text_entry(b, "/Producer", PRODUCER);
    value_text_entry(b, "/Creator", PRODUCER);
    value_text_entry(b, "/CreationDate", date);
    value_text_entry(b, "/ModDate", date);
    if (m->standard) {
        value_text_entry(b, "/GTS_PDFXVersion", m->standard);
        value_name_entry(b, "/Trapped", "/False");
    }
    value_close(b, '>');
    finish_end(to);
    return number;
}
